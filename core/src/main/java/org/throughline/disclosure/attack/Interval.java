package org.throughline.disclosure.attack;

import org.throughline.disclosure.problem.Attack;

/// The values an outsider cannot exclude for a cell, by linear programming.
///
/// @param min smallest; whole numbers inside the interval are what the outsider is left with
/// @param max largest, or [Double#POSITIVE_INFINITY]
public record Interval(double min, double max) {

  public Interval {
    if (min > max) {
      throw new IllegalArgumentException("Interval is empty: " + min + " above " + max);
    }
  }

  /// The smallest whole number of the interval.
  public long low() {
    return (long) Math.ceil(min - Block.TOLERANCE);
  }

  /// The largest whole number of the interval, or [Attack#UNBOUNDED].
  public long high() {
    return Double.isInfinite(max) ? Attack.UNBOUNDED : (long) Math.floor(max + Block.TOLERANCE);
  }
}
