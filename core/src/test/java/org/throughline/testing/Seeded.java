package org.throughline.testing;

import java.util.Random;

/// Tries a property on many made-up cases. Each case has a generator of its own, so that a failure can
/// be repeated alone from the seed that it names.
public final class Seeded {

  /// What has to hold of whatever is drawn.
  @FunctionalInterface
  public interface Property {
    void check(Random random) throws Exception;
  }

  private Seeded() {}

  /// Tries the cases of the seeds `seed * 1_000_000 + 0, 1, 2 …`.
  ///
  /// @throws AssertionError naming the seed of the first case that fails
  public static void check(int cases, long seed, Property property) {
    for (int at = 0; at < cases; at++) {
      long own = seed * 1_000_000 + at;
      try {
        property.check(new Random(own));
      } catch (Exception | AssertionError | StackOverflowError e) {
        throw new AssertionError("Case " + at + ", new Random(" + own + "L): " + e.getMessage(), e);
      }
    }
  }
}
