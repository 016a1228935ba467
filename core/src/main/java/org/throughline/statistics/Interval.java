package org.throughline.statistics;

/// Confidence limits.
public record Interval(double lower, double upper) {

  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "Limits %s and %s are in no order".formatted(lower, upper));
    }
  }
}
