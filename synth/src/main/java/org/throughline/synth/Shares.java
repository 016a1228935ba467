package org.throughline.synth;

import java.util.Arrays;
import java.util.List;

/// Things with shares, to pick from.
final class Shares<T> {

  private final List<T> things;
  private final double[] cumulative;

  /// Shares need not add up to anything; they must be positive and as many as the things.
  Shares(List<T> things, double[] shares) {
    if (things.isEmpty() || things.size() != shares.length) {
      throw new IllegalArgumentException(
          things.size() + " things with " + shares.length + " shares; valid is one share each");
    }
    this.things = List.copyOf(things);
    cumulative = shares.clone();
    Arrays.parallelPrefix(cumulative, Double::sum);
  }

  T pick(Dice dice) {
    double mark = dice.unit() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, mark);
    int place = found < 0 ? -found - 1 : found + 1;
    return things.get(Math.min(place, things.size() - 1));
  }

  List<T> things() {
    return things;
  }
}
