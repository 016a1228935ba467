package org.throughline.disclosure.problem;

import java.util.Arrays;

/// What all readers know of each unknown before they look at an equation, and how many of the
/// unknowns are cells; the others are slacks.
final class Bounds {

  /// A lower bound that says nothing.
  static final long NOTHING_KNOWN = Long.MIN_VALUE;

  private final int cells;
  private final long[] least;
  private final long[] most;

  private Bounds(int cells, long[] least, long[] most) {
    this.cells = cells;
    this.least = least;
    this.most = most;
  }

  /// Of so many cells nothing is known.
  static Bounds none(int cells) {
    long[] least = new long[cells];
    long[] most = new long[cells];
    Arrays.fill(least, NOTHING_KNOWN);
    Arrays.fill(most, Attack.UNBOUNDED);
    return new Bounds(cells, least, most);
  }

  /// The same, where one cell is at least this.
  Bounds atLeast(int cell, long value) {
    long[] higher = least.clone();
    higher[cell] = Math.max(least[cell], value);
    return new Bounds(cells, higher, most);
  }

  /// The same, where one cell is at most this.
  Bounds atMost(int cell, long value) {
    long[] lower = most.clone();
    lower[cell] = Math.min(most[cell], value);
    return new Bounds(cells, least, lower);
  }

  /// The same, where cells lie within these bounds as well.
  Bounds within(long[] atLeast, long[] atMost) {
    long[] higher = least.clone();
    long[] lower = most.clone();
    for (int cell = 0; cell < atLeast.length; cell++) {
      higher[cell] = Math.max(least[cell], atLeast[cell]);
      lower[cell] = Math.min(most[cell], atMost[cell]);
    }
    return new Bounds(cells, higher, lower);
  }

  /// The same with one more slack.
  Bounds withSlack(long atLeast) {
    int slack = least.length;
    long[] longerLeast = Arrays.copyOf(least, slack + 1);
    long[] longerMost = Arrays.copyOf(most, slack + 1);
    longerLeast[slack] = atLeast;
    longerMost[slack] = Attack.UNBOUNDED;
    return new Bounds(cells, longerLeast, longerMost);
  }

  /// The same of cells in another order, slacks last.
  Bounds inOrder(int[] order) {
    return new Bounds(
        cells,
        Arrays.stream(order).mapToLong(cell -> least[cell]).toArray(),
        Arrays.stream(order).mapToLong(cell -> most[cell]).toArray());
  }

  int cells() {
    return cells;
  }

  long least(int cell) {
    return least[cell];
  }

  long most(int cell) {
    return most[cell];
  }
}
