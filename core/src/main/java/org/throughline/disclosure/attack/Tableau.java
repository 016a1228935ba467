package org.throughline.disclosure.attack;

import java.util.Arrays;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.LinearRow;

/// A block's equations solved for a basis: each basic column plus its row over the other columns
/// is constant. Dense storage; zeros are skipped.
final class Tableau {

  /// Coefficients of count tables are small whole numbers or simple fractions; smaller is noise.
  private static final double ZERO = 1e-9;

  private static final int NONBASIC = -1;

  private final double[][] rows;
  private final int[] basis;
  private final int[] rowOf;

  Tableau(Block block) {
    double[][] matrix = matrix(block);
    rowOf = new int[block.size()];
    Arrays.fill(rowOf, NONBASIC);
    int[] pivots = new int[matrix.length];
    int rank = 0;
    for (int row = 0; row < matrix.length; row++) {
      int column = pivotColumn(matrix[row]);
      if (column < 0) {
        continue;
      }
      double[] swapped = matrix[rank];
      matrix[rank] = matrix[row];
      matrix[row] = swapped;
      eliminate(matrix, rank, column);
      pivots[rank] = column;
      rowOf[column] = rank;
      rank++;
    }
    rows = Arrays.copyOf(matrix, rank);
    basis = Arrays.copyOf(pivots, rank);
  }

  private static double[][] matrix(Block block) {
    double[][] matrix = new double[block.rows().size()][block.size()];
    for (int row = 0; row < matrix.length; row++) {
      LinearRow equation = block.rows().get(row);
      for (int place = 0; place < equation.size(); place++) {
        int column = block.column(equation.cell(place));
        if (column >= 0) {
          matrix[row][column] += equation.coefficient(place);
        }
      }
    }
    return matrix;
  }

  private static int pivotColumn(double[] row) {
    int best = -1;
    for (int column = 0; column < row.length; column++) {
      double size = Math.abs(row[column]);
      if (size > ZERO && (best < 0 || Math.abs(size - 1) < Math.abs(Math.abs(row[best]) - 1))) {
        best = column;
      }
    }
    return best;
  }

  private static void eliminate(double[][] matrix, int pivotRow, int column) {
    double[] source = matrix[pivotRow];
    double pivot = source[column];
    int[] filled = new int[source.length];
    int count = 0;
    for (int at = 0; at < source.length; at++) {
      if (Math.abs(source[at]) > ZERO) {
        source[at] /= pivot;
        filled[count++] = at;
      } else {
        source[at] = 0;
      }
    }
    for (int row = 0; row < matrix.length; row++) {
      double factor = matrix[row][column];
      if (row != pivotRow && factor != 0) {
        subtract(matrix[row], source, factor, Arrays.copyOf(filled, count));
        matrix[row][column] = 0;
      }
    }
  }

  private static void subtract(double[] target, double[] source, double factor, int[] filled) {
    for (int at : filled) {
      double value = target[at] - factor * source[at];
      target[at] = Math.abs(value) < ZERO ? 0 : value;
    }
  }

  int rank() {
    return basis.length;
  }

  /// The column that a row is solved for.
  int basicColumn(int row) {
    return basis[row];
  }

  /// The row that is solved for a column, or negative.
  int rowOf(int column) {
    return rowOf[column];
  }

  boolean isBasic(int column) {
    return rowOf[column] != NONBASIC;
  }

  double at(int row, int column) {
    return rows[row][column];
  }

  /// Solves a row for another column.
  void pivot(int row, int column) {
    eliminate(rows, row, column);
    rowOf[basis[row]] = NONBASIC;
    rowOf[column] = row;
    basis[row] = column;
  }

  /// An upper bound as a number to compare with.
  static double bound(long upper) {
    return upper == Attack.UNBOUNDED ? Double.POSITIVE_INFINITY : upper;
  }
}
