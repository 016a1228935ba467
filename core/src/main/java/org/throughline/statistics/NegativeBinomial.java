package org.throughline.statistics;

import org.apache.commons.numbers.gamma.LogGamma;

/// Counts that scatter more than Poisson counts of the same mean: their variance is mean + mean² / size.
///
/// @param mean 0 or more
/// @param size more than 0; the larger, the nearer to Poisson
public record NegativeBinomial(double mean, double size) {

  public NegativeBinomial {
    if (!(mean >= 0) || !(size > 0)) {
      throw new IllegalArgumentException(
          "Mean %s and size %s; valid are 0 or more, and more than 0".formatted(mean, size));
    }
  }

  /// The smallest count that with `probability` is not exceeded.
  public long quantile(double probability) {
    if (mean == 0) {
      return 0;
    }
    double failure = mean / (mean + size);
    double mass = Math.exp(-size * Math.log1p(mean / size));
    double sum = mass;
    long count = 0;
    // Far from 0 the first mass is 0 in double precision: begin where there is some.
    if (mass == 0) {
      count = Math.max(0, (long) (mean - 12 * Math.sqrt(mean + mean * mean / size)));
      mass = Math.exp(logMass(count));
      sum = mass;
    }
    while (sum < probability && mass > 0) {
      mass *= (count + size) / (count + 1) * failure;
      sum += mass;
      count++;
    }
    return count;
  }

  /// The logarithm of the probability of a count.
  public double logMass(long count) {
    if (mean == 0) {
      return count == 0 ? 0 : Double.NEGATIVE_INFINITY;
    }
    return LogGamma.value(count + size)
        - LogGamma.value(size)
        - LogGamma.value(count + 1.0)
        + count * Math.log(mean / (mean + size))
        - size * Math.log1p(mean / size);
  }
}
