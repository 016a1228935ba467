package org.throughline.disclosure.statistics;

import java.util.Locale;

/// Quantiles. A quantile is somebody's value. So at least the threshold of people lie on either side of it, and it is rounded
/// to whole bins. No minimum, maximum, first or last value is one.
public final class Quantiles {

  private Quantiles() {}

  /// @param probability for example 0.5
  /// @param people distinct
  /// @param bin width of the bins, for example 1 day; their middle is shown
  /// @param threshold on people
  public static Shown of(double value, double probability, long people, double bin, int threshold) {
    double side = Math.min(probability, 1 - probability) * people;
    if (side < threshold) {
      return new Shown.Withheld(
          String.format(
              Locale.ROOT,
              "fewer than %d people on one side of it; it takes %d",
              threshold,
              (long) Math.ceil(threshold / Math.min(probability, 1 - probability))));
    }
    return Shown.rounded(value, bin);
  }
}
