package org.throughline.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How complete counts are that are still being reported: the chain ladder, with negative binomial errors fitted to its
/// own past errors (as baselinenowcast does it).
///
/// A row is a reference period of a group: what was known of it at each lag, cumulative, NaN where nobody looked. From one
/// lag to the next all rows grow by one factor, the sum of the later counts over the sum of the earlier ones. Lags need
/// not be evenly spaced; the last is taken for complete.
public final class ChainLadder {

  private static final double SMALLEST_SIZE = 0.01;
  private static final double LARGEST_SIZE = 1e7;
  private static final int STEPS = 200;

  private final double[] completeness;
  private final double[] sizes;

  private ChainLadder(double[] completeness, double[] sizes) {
    this.completeness = completeness;
    this.sizes = sizes;
  }

  /// The ladder of rows that are as known today, without errors.
  public static ChainLadder of(double[][] rows) {
    double[] completeness = completeness(rows);
    double[] sizes = new double[completeness.length];
    Arrays.fill(sizes, LARGEST_SIZE);
    return new ChainLadder(completeness, sizes);
  }

  /// What a ladder of an earlier time said of a count, and what became of it.
  ///
  /// @param lag where the count stood
  /// @param remainder what the ladder expected to be reported later
  /// @param reported what was
  public record Miss(int lag, double remainder, double reported) {}

  /// The ladder with the scatter of its past errors.
  public ChainLadder with(List<Miss> errors) {
    double[] fitted = sizes.clone();
    for (int lag = 0; lag < fitted.length; lag++) {
      List<Miss> ofLag = new ArrayList<>();
      for (Miss error : errors) {
        if (error.lag() == lag) {
          ofLag.add(error);
        }
      }
      fitted[lag] = size(ofLag);
    }
    return new ChainLadder(completeness, fitted);
  }

  /// The share of the final count that is known at each lag. May exceed 1 where records are taken back.
  public double[] completeness() {
    return completeness.clone();
  }

  private static double[] completeness(double[][] rows) {
    int lags = rows[0].length;
    double[] shares = new double[lags];
    shares[lags - 1] = 1;
    for (int lag = lags - 2; lag >= 0; lag--) {
      double earlier = 0;
      double later = 0;
      for (double[] row : rows) {
        if (!Double.isNaN(row[lag]) && !Double.isNaN(row[lag + 1])) {
          earlier += row[lag];
          later += row[lag + 1];
        }
      }
      shares[lag] = earlier > 0 && later > 0 ? shares[lag + 1] * earlier / later : Double.NaN;
    }
    return shares;
  }

  /// What is expected to be reported later of a count.
  public double remainder(int lag, double count) {
    double share = completeness[lag];
    // One more than the count keeps zeros alive.
    return share >= 1 ? 0 : (count + 1 - share) * (1 - share) / share;
  }

  /// The estimated final count with its interval.
  ///
  /// @param expected the estimate
  /// @param low the smallest final count at the level
  /// @param high the largest
  public record Final(double expected, double low, double high) {}

  /// The final count of a row of which `count` is known at `lag`; where more is known than stays, it shrinks to it.
  ///
  /// @param level of the interval, for example 0.8
  public Final estimate(int lag, double count, double level) {
    double share = completeness[lag];
    if (Double.isNaN(share)) {
      return new Final(Double.NaN, Double.NaN, Double.NaN);
    }
    if (share >= 1) {
      return new Final(count / share, count / share, Math.max(count, count / share));
    }
    NegativeBinomial later = new NegativeBinomial(remainder(lag, count), sizes[lag]);
    return new Final(
        count + later.mean(),
        count + later.quantile((1 - level) / 2),
        count + later.quantile((1 + level) / 2));
  }

  /// The size under which the errors are most likely: a golden section over its logarithm.
  private static double size(List<Miss> errors) {
    if (errors.isEmpty()) {
      return LARGEST_SIZE;
    }
    double low = Math.log(SMALLEST_SIZE);
    double high = Math.log(LARGEST_SIZE);
    double ratio = (Math.sqrt(5) - 1) / 2;
    for (int step = 0; step < STEPS; step++) {
      double a = high - ratio * (high - low);
      double b = low + ratio * (high - low);
      if (likelihood(errors, Math.exp(a)) < likelihood(errors, Math.exp(b))) {
        low = a;
      } else {
        high = b;
      }
    }
    return Math.exp((low + high) / 2);
  }

  private static double likelihood(List<Miss> errors, double size) {
    double sum = 0;
    for (Miss error : errors) {
      if (error.remainder() > 0) {
        sum +=
            new NegativeBinomial(error.remainder(), size)
                .logMass(Math.max(0, Math.round(error.reported())));
      }
    }
    return sum;
  }
}
