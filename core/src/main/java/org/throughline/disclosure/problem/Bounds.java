package org.throughline.disclosure.problem;

import java.util.Arrays;

/// What all readers know of each unknown before they look at an equation, and how many of the
/// unknowns are cells; the others are slacks. Systems share them; whoever narrows takes a copy.
final class Bounds {

  /// A lower bound that says nothing.
  private static final long NOTHING_KNOWN = Long.MIN_VALUE;

  private final int cells;
  private long[] least;
  private long[] most;

  private Bounds(int cells, long[] least, long[] most) {
    this.cells = cells;
    this.least = least;
    this.most = most;
  }

  /// Of so many cells nothing is known.
  static Bounds none(int cells) {
    Bounds none = new Bounds(cells, new long[cells], new long[cells]);
    Arrays.fill(none.least, NOTHING_KNOWN);
    Arrays.fill(none.most, Attack.UNBOUNDED);
    return none;
  }

  Bounds copy() {
    return new Bounds(cells, least.clone(), most.clone());
  }

  void atLeast(int cell, long value) {
    least[cell] = Math.max(least[cell], value);
  }

  void atMost(int cell, long value) {
    most[cell] = Math.min(most[cell], value);
  }

  void addSlack(long atLeast) {
    int slack = least.length;
    least = Arrays.copyOf(least, slack + 1);
    most = Arrays.copyOf(most, slack + 1);
    least[slack] = atLeast;
    most[slack] = Attack.UNBOUNDED;
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
