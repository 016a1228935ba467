package org.throughline.disclosure.problem;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// One homogeneous equation: the sum of coefficient times cell is zero.
public final class LinearRow {

  /// By cells, then by coefficients.
  static final Comparator<LinearRow> BY_CELLS =
      Comparator.<LinearRow, int[]>comparing(row -> row.cells, Arrays::compare)
          .thenComparing(row -> row.coefficients, Arrays::compare);

  private final int[] cells;
  private final long[] coefficients;

  public LinearRow(int[] cells, long[] coefficients) {
    if (cells.length != coefficients.length) {
      throw new IllegalArgumentException(
          "Row has " + cells.length + " cells but " + coefficients.length + " coefficients");
    }
    this.cells = cells.clone();
    this.coefficients = coefficients.clone();
  }

  /// The row of a total: parts count once, the total minus once. The total comes first.
  public static LinearRow ofTotal(int total, int[] parts) {
    int[] cells = new int[parts.length + 1];
    long[] coefficients = new long[parts.length + 1];
    cells[0] = total;
    coefficients[0] = -1;
    System.arraycopy(parts, 0, cells, 1, parts.length);
    Arrays.fill(coefficients, 1, coefficients.length, 1);
    return new LinearRow(cells, coefficients);
  }

  /// The same over cells with other indices, in their order; a total stays first.
  ///
  /// @param places the new index of each cell
  LinearRow inOrder(int[] places) {
    int fixed = isTotal() ? 1 : 0;
    int[] sorted =
        IntStream.concat(
                IntStream.range(0, fixed),
                IntStream.range(fixed, cells.length)
                    .boxed()
                    .sorted(Comparator.comparingInt(place -> places[cells[place]]))
                    .mapToInt(Integer::intValue))
            .toArray();
    return new LinearRow(
        Arrays.stream(sorted).map(place -> places[cells[place]]).toArray(),
        Arrays.stream(sorted).mapToLong(place -> coefficients[place]).toArray());
  }

  /// Whether this says that the first cell is the sum of the others.
  public boolean isTotal() {
    return coefficients[0] == -1
        && Arrays.stream(coefficients).skip(1).allMatch(coefficient -> coefficient == 1);
  }

  /// How many cells take part.
  public int size() {
    return cells.length;
  }

  /// The indices of its cells.
  public IntStream cells() {
    return Arrays.stream(cells);
  }

  /// The index of the cell at a place of this row.
  public int cell(int place) {
    return cells[place];
  }

  /// The coefficient at a place of this row, never zero.
  public long coefficient(int place) {
    return coefficients[place];
  }

  /// Left-hand side at a point, exactly.
  ///
  /// @throws ArithmeticException on overflow, rather than a wrong sum
  public long at(long[] point) {
    long sum = 0;
    for (int place = 0; place < cells.length; place++) {
      sum = Math.addExact(sum, Math.multiplyExact(coefficients[place], point[cells[place]]));
    }
    return sum;
  }
}
