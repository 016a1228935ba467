package org.throughline.browser;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Splits a total into whole parts by weights.
final class Split {

  private Split() {}

  /// Parts that sum to the total; the first part takes what rounding leaves.
  static long[] of(long total, double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    long[] parts = new long[weights.length];
    for (int w = 1; w < weights.length; w++) {
      parts[w] = (long) (total * weights[w] / sum);
    }
    parts[0] = total - LongStream.of(parts).sum();
    return parts;
  }

  /// Weights that fall off like the shares of countries do.
  static double[] falling(int count, double steepness) {
    return IntStream.range(0, count).mapToDouble(n -> Math.pow(n + 1.0, -steepness)).toArray();
  }
}
