package org.throughline.serve;

import java.time.Duration;

/// Until when one request may be worked on.
///
/// @param at as `System.nanoTime` counts
record Deadline(long at) {

  static Deadline in(Duration longest) {
    return new Deadline(System.nanoTime() + longest.toNanos());
  }

  /// @throws Problem when it is over
  void check() {
    if (System.nanoTime() - at >= 0) {
      throw Problem.later(
          503,
          "It takes too long",
          "The request needs more time than one may take. Valid: fewer conditions, columns to sort"
              + " by, or rows");
    }
  }
}
