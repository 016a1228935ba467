package org.throughline.disclosure.secondary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The relaxed choice of cells to hide: the cheapest values from 0 to 1 so that every cut is covered.
/// A dual simplex method, which starts from "nothing is hidden", costs being positive, and goes on
/// from where it stopped when a cut is added.
///
/// Each solved variable is a row over the variables of the columns. Variables below `size` are cells,
/// those above are surpluses of cuts.
final class MasterProblem {

  private static final double EPSILON = 1e-9;

  /// How a search ended.
  enum End {
    SOLVED,
    /// The cuts cannot all be covered.
    IMPOSSIBLE,
    /// Too many steps; nothing is known.
    GAVE_UP
  }

  private final int size;
  private final double[] lower;
  private final double[] upper;
  private final double[] reduced;
  private final int[] columns;
  private final List<double[]> rows = new ArrayList<>();
  private final List<Integer> solved = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private final int[] rowOf;
  private long work;

  /// @param costs all positive
  /// @param bounds per cell: -1 free from 0 to 1, otherwise fixed at 0 or 1
  MasterProblem(double[] costs, int[] bounds) {
    size = costs.length;
    lower = new double[size];
    upper = new double[size];
    columns = new int[size];
    rowOf = new int[size];
    Arrays.fill(rowOf, -1);
    for (int cell = 0; cell < size; cell++) {
      lower[cell] = bounds[cell] == 1 ? 1 : 0;
      upper[cell] = bounds[cell] == 0 ? 0 : 1;
      columns[cell] = cell;
      values.add(lower[cell]);
    }
    reduced = costs.clone();
  }

  /// Numbers touched so far.
  long work() {
    return work;
  }

  /// Adds a cut: the sum of coefficient times cell is at least 1.
  void add(double[] cut) {
    double[] row = new double[size];
    double surplus = -1;
    for (int column = 0; column < size; column++) {
      row[column] = columns[column] < size ? cut[columns[column]] : 0;
    }
    for (int cell = 0; cell < size; cell++) {
      if (cut[cell] != 0) {
        surplus += cut[cell] * values.get(cell);
        if (rowOf[cell] >= 0) {
          addTo(row, rows.get(rowOf[cell]), cut[cell]);
        }
      }
    }
    solved.add(values.size());
    values.add(surplus);
    rows.add(row);
  }

  private void addTo(double[] target, double[] source, double factor) {
    work += size;
    for (int column = 0; column < size; column++) {
      target[column] += factor * source[column];
    }
  }

  /// The value of every cell.
  double[] point() {
    double[] point = new double[size];
    for (int cell = 0; cell < size; cell++) {
      point[cell] = Math.clamp(values.get(cell), 0, 1);
    }
    return point;
  }

  /// Finds the cheapest point.
  End solve() {
    int limit = 500 + 20 * (size + rows.size());
    for (int step = 0; step < limit; step++) {
      int row = mostViolated();
      if (row < 0) {
        return End.SOLVED;
      }
      int variable = solved.get(row);
      boolean isLow = values.get(variable) < low(variable);
      int column = entering(rows.get(row), isLow ? 1 : -1);
      if (column < 0) {
        return End.IMPOSSIBLE;
      }
      pivot(row, column, isLow ? low(variable) : high(variable));
    }
    return End.GAVE_UP;
  }

  private double low(int variable) {
    return variable < size ? lower[variable] : 0;
  }

  private double high(int variable) {
    return variable < size ? upper[variable] : Double.POSITIVE_INFINITY;
  }

  private int mostViolated() {
    int worst = -1;
    double most = EPSILON;
    for (int row = 0; row < rows.size(); row++) {
      int variable = solved.get(row);
      double value = values.get(variable);
      double violation = Math.max(low(variable) - value, value - high(variable));
      if (violation > most) {
        most = violation;
        worst = row;
      }
    }
    return worst;
  }

  /// The column that mends a row at the least cost.
  private int entering(double[] row, int direction) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int column = 0; column < size; column++) {
      double rate = row[column] * direction;
      int variable = columns[column];
      boolean canMove = low(variable) < high(variable);
      boolean isHigh = values.get(variable) >= high(variable) - EPSILON;
      if (canMove && (isHigh ? rate < -EPSILON : rate > EPSILON)) {
        double price = Math.abs(reduced[column]) / Math.abs(rate);
        if (price < least) {
          least = price;
          best = column;
        }
      }
    }
    return best;
  }

  private void pivot(int row, int column, double bound) {
    double[] source = rows.get(row);
    int leaving = solved.get(row);
    int entering = columns[column];
    double step = (bound - values.get(leaving)) / source[column];
    for (int other = 0; other < rows.size(); other++) {
      int variable = solved.get(other);
      values.set(variable, values.get(variable) + rows.get(other)[column] * step);
    }
    values.set(leaving, bound);
    values.set(entering, values.get(entering) + step);
    solve(source, column);
    for (int other = 0; other < rows.size(); other++) {
      if (other != row) {
        substitute(rows.get(other), column, source);
      }
    }
    substitute(reduced, column, source);
    columns[column] = leaving;
    solved.set(row, entering);
    note(leaving, -1);
    note(entering, row);
  }

  private void note(int variable, int row) {
    if (variable < size) {
      rowOf[variable] = row;
    }
  }

  /// Turns a row around so that it gives the variable of a column.
  private void solve(double[] row, int column) {
    double pivot = row[column];
    for (int at = 0; at < size; at++) {
      row[at] = at == column ? 1 / pivot : -row[at] / pivot;
    }
    work += size;
  }

  private void substitute(double[] row, int column, double[] source) {
    double factor = row[column];
    if (factor == 0) {
      return;
    }
    row[column] = 0;
    addTo(row, source, factor);
  }
}
