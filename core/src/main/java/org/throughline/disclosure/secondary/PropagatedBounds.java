package org.throughline.disclosure.secondary;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;

/// Between which values every cell lies by single equations, each with what those before left possible, when
/// everything that may be withheld is. What lies outside is out of reach of every pattern; what lies within may be out of
/// reach too.
final class PropagatedBounds {

  /// Whole numbers can be tightened by one for ever so long; stopping early only leaves bounds wider.
  private static final int MOST_VISITS = 30;

  private final JointSystem system;
  private final double[] low;
  private final double[] high;
  private final int[] visits;
  private final Deque<Integer> queue = new ArrayDeque<>();
  private final boolean[] waiting;

  private PropagatedBounds(JointSystem system, double[] low, double[] high) {
    this.system = system;
    this.low = low;
    this.high = high;
    visits = new int[system.rows().size()];
    waiting = new boolean[visits.length];
  }

  /// What an outsider knows.
  static PropagatedBounds of(Task task) {
    JointSystem system = task.system();
    double[] low = new double[system.size()];
    double[] high = new double[system.size()];
    for (int cell = 0; cell < low.length; cell++) {
      boolean mayMove = !task.fixed().contains(cell);
      low[cell] = (double) system.count(cell) - (mayMove ? task.roomBelow(cell) : 0);
      high[cell] = (double) system.count(cell) + (mayMove ? task.roomAbove(cell) : 0);
    }
    PropagatedBounds bounds = new PropagatedBounds(system, low, high);
    for (int row = 0; row < bounds.visits.length; row++) {
      bounds.await(row);
    }
    bounds.propagate();
    return bounds;
  }

  /// What those know who know some cells besides.
  PropagatedBounds knowing(Set<Integer> cells) {
    PropagatedBounds bounds = new PropagatedBounds(system, low.clone(), high.clone());
    for (int cell : cells) {
      bounds.take(cell, (double) system.count(cell), (double) system.count(cell));
    }
    bounds.propagate();
    return bounds;
  }

  private void propagate() {
    while (!queue.isEmpty()) {
      int row = queue.remove();
      waiting[row] = false;
      tighten(system.rows().get(row));
    }
  }

  double low(int cell) {
    return low[cell];
  }

  double high(int cell) {
    return high[cell];
  }

  private void await(int row) {
    if (!waiting[row] && visits[row]++ < MOST_VISITS) {
      waiting[row] = true;
      queue.add(row);
    }
  }

  /// The least and the most of the terms of an equation, and how many of them are not bounded.
  private static final class Reach {
    private double sum;
    private int unbounded;

    void add(double end) {
      if (Double.isInfinite(end)) {
        unbounded++;
      } else {
        sum += end;
      }
    }

    /// The same without one term; infinite where another is not bounded.
    double without(double end, double infinite) {
      boolean isOwn = Double.isInfinite(end);
      return unbounded > (isOwn ? 1 : 0) ? infinite : isOwn ? sum : sum - end;
    }
  }

  private void tighten(LinearRow row) {
    Reach least = new Reach();
    Reach most = new Reach();
    for (int place = 0; place < row.size(); place++) {
      least.add(end(row, place, true));
      most.add(end(row, place, false));
    }
    double[] lows = new double[row.size()];
    double[] highs = new double[row.size()];
    for (int place = 0; place < row.size(); place++) {
      double coefficient = (double) row.coefficient(place);
      double below = -most.without(end(row, place, false), Double.POSITIVE_INFINITY) / coefficient;
      double above = -least.without(end(row, place, true), Double.NEGATIVE_INFINITY) / coefficient;
      lows[place] = Math.ceil(Math.min(below, above) - 1e-9);
      highs[place] = Math.floor(Math.max(below, above) + 1e-9);
    }
    for (int place = 0; place < row.size(); place++) {
      take(row.cell(place), lows[place], highs[place]);
    }
  }

  /// The least or the most of a term.
  private double end(LinearRow row, int place, boolean isLeast) {
    long coefficient = row.coefficient(place);
    double[] ends = (coefficient > 0) == isLeast ? low : high;
    return coefficient * ends[row.cell(place)];
  }

  private void take(int cell, double least, double most) {
    if (least > low[cell] || most < high[cell]) {
      low[cell] = Math.max(low[cell], least);
      high[cell] = Math.min(high[cell], most);
      system.rowsOf(cell).forEach(this::await);
    }
  }
}
