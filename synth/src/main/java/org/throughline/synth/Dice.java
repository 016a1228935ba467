package org.throughline.synth;

import java.util.SplittableRandom;

/// Chance that depends only on a seed and a path of numbers, so that any part of the population can
/// be told again, alone and in any order.
final class Dice {

  private final SplittableRandom random;

  private Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  static Dice of(long seed, long... path) {
    return new Dice(hash(seed, path));
  }

  /// Mixes a seed and a path into one number (the finaliser of SplitMix64).
  static long hash(long seed, long... path) {
    long mixed = seed;
    for (long step : path) {
      mixed += 0x9E3779B97F4A7C15L * (step + 1);
      mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
      mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
      mixed ^= mixed >>> 31;
    }
    return mixed;
  }

  double unit() {
    return random.nextDouble();
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /// Uniform, 0 to `bound - 1`.
  int below(int bound) {
    return random.nextInt(bound);
  }

  /// Uniform, both ends included.
  long between(long least, long most) {
    return least + random.nextLong(most - least + 1);
  }

  /// Standard normal, by Box and Muller; `StrictMath`, so that every machine agrees.
  double bell() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }

  /// Log-normal with the given median; `spread` is the standard deviation of the logarithm.
  double lognormal(double median, double spread) {
    return median * StrictMath.exp(spread * bell());
  }
}
