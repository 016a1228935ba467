package org.throughline.disclosure.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.throughline.disclosure.problem.LinearRow;

/// The equations over the cells of a neighbourhood, by their index in it, solved for some of them. A change of the other
/// cells determines the change of these.
public final class Basis {

  /// Coefficients of count tables are whole numbers or simple fractions. What is no larger than this is left of errors of
  /// arithmetic: to solve a row for it would multiply them all.
  public static final double NOISE = 1e-5;

  /// What is nearer than this to a whole number is that number.
  private static final double ZERO = 1e-9;

  private final double[][] rows;
  private final int[] cells;
  private final int[] rowOf;

  public Basis(Neighbourhood place) {
    rowOf = new int[place.size()];
    Arrays.fill(rowOf, -1);
    List<double[]> solved = new ArrayList<>();
    List<Integer> leaders = new ArrayList<>();
    for (LinearRow equation : place.rows()) {
      double[] row = reduced(dense(equation, place), solved, leaders);
      int leader = leader(row);
      if (leader >= 0) {
        scale(row, row[leader]);
        int[] filled = filled(row);
        for (double[] earlier : solved) {
          add(earlier, row, -earlier[leader], filled);
        }
        solved.add(row);
        leaders.add(leader);
      }
    }
    rows = solved.toArray(double[][]::new);
    cells = leaders.stream().mapToInt(Integer::intValue).toArray();
    for (int row = 0; row < cells.length; row++) {
      rowOf[cells[row]] = row;
    }
  }

  private static double[] dense(LinearRow equation, Neighbourhood place) {
    double[] row = new double[place.size()];
    for (int at = 0; at < equation.size(); at++) {
      int cell = place.indexOf(equation.cell(at));
      if (cell >= 0) {
        row[cell] += equation.coefficient(at);
      }
    }
    return row;
  }

  private static double[] reduced(double[] row, List<double[]> solved, List<Integer> leaders) {
    for (int at = 0; at < solved.size(); at++) {
      double factor = row[leaders.get(at)];
      if (factor != 0) {
        add(row, solved.get(at), -factor, filled(solved.get(at)));
      }
    }
    return row;
  }

  private static int leader(double[] row) {
    int best = -1;
    for (int cell = 0; cell < row.length; cell++) {
      if (Math.abs(row[cell]) > (best < 0 ? NOISE : Math.abs(row[best]) + ZERO)) {
        best = cell;
      }
    }
    return best;
  }

  private static void scale(double[] row, double divisor) {
    for (int cell = 0; cell < row.length; cell++) {
      row[cell] /= divisor;
    }
  }

  private static int[] filled(double[] row) {
    int[] filled = new int[row.length];
    int count = 0;
    for (int cell = 0; cell < row.length; cell++) {
      if (row[cell] != 0) {
        filled[count++] = cell;
      }
    }
    return Arrays.copyOf(filled, count);
  }

  private static void add(double[] target, double[] source, double factor, int[] filled) {
    if (factor == 0) {
      return;
    }
    for (int cell : filled) {
      target[cell] = clean(target[cell] + factor * source[cell]);
    }
  }

  /// A number without what errors of arithmetic have added to it, if it should be a whole one.
  public static double clean(double value) {
    double whole = Math.rint(value);
    return Math.abs(value - whole) < ZERO ? whole : value;
  }

  /// How many rows there are: one for each cell that is solved for.
  public int size() {
    return cells.length;
  }

  /// The cell that a row is solved for.
  public int cell(int row) {
    return cells[row];
  }

  /// The row solved for a cell, or negative if the cell is free.
  public int rowOf(int cell) {
    return rowOf[cell];
  }

  /// The coefficient of a cell in a row.
  public double at(int row, int cell) {
    return rows[row][cell];
  }

  /// Adds a multiple of a row to a vector over cells.
  public void addTo(double[] vector, int row, double factor) {
    for (int cell = 0; cell < vector.length; cell++) {
      vector[cell] += factor * rows[row][cell];
    }
  }

  /// Solves a row for a cell that was free.
  public void exchange(int row, int cell) {
    double[] source = rows[row];
    scale(source, source[cell]);
    int[] filled = filled(source);
    for (int other = 0; other < rows.length; other++) {
      if (other != row) {
        add(rows[other], source, -rows[other][cell], filled);
      }
    }
    rowOf[cells[row]] = -1;
    rowOf[cell] = row;
    cells[row] = cell;
  }
}
