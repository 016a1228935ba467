package org.throughline.disclosure.secondary;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.throughline.disclosure.linear.Neighbourhood;

/// A change of cells that leaves every equation balanced: the cells that change, in ascending
/// order, and by how much. Immutable.
final class FeasibleMove {

  private final int[] cells;
  private final double[] changes;

  FeasibleMove(Neighbourhood place, double[] change) {
    int[] moved = IntStream.range(0, change.length).filter(at -> change[at] != 0).toArray();
    cells = Arrays.stream(moved).map(place::cell).toArray();
    changes = Arrays.stream(moved).mapToDouble(at -> change[at]).toArray();
  }

  private FeasibleMove() {
    cells = new int[0];
    changes = new double[0];
  }

  /// Leaves everything as it is.
  static FeasibleMove nowhere() {
    return new FeasibleMove();
  }

  /// How much a cell changes.
  double change(int cell) {
    int at = Arrays.binarySearch(cells, cell);
    return at < 0 ? 0 : changes[at];
  }

  /// Whether any of these cells changes.
  boolean touches(Set<Integer> others) {
    return others.stream().anyMatch(cell -> change(cell) != 0);
  }

  int[] cells() {
    return cells.clone();
  }
}
