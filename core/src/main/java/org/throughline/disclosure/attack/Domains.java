package org.throughline.disclosure.attack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.LinearRow;

/// The whole numbers that are left for each column of a part: an interval per column, narrowed by the
/// equations until they say no more. In exact arithmetic.
final class Domains {

  /// Ends beyond this are no ends.
  static final long FAR = Long.MAX_VALUE / 4;

  /// So often may every equation be looked at; a limit in steps, so that verdicts do not depend on the
  /// machine.
  private static final int ROUNDS = 1_000;

  private final Block part;
  private final long[] low;
  private final long[] high;
  private final List<List<LinearRow>> rowsOf;

  private Domains(Block part, long[] low, long[] high, List<List<LinearRow>> rowsOf) {
    this.part = part;
    this.low = low;
    this.high = high;
    this.rowsOf = rowsOf;
  }

  /// What is known to begin with.
  static Domains of(Block part) {
    long[] low = new long[part.size()];
    long[] high = new long[part.size()];
    List<List<LinearRow>> rowsOf = new ArrayList<>();
    for (int column = 0; column < low.length; column++) {
      Attack attack = part.attack();
      low[column] = Math.max(-FAR, attack.lower(part.cell(column)));
      high[column] = Math.min(FAR, attack.upper(part.cell(column)));
      rowsOf.add(new ArrayList<>());
    }
    for (LinearRow row : part.rows()) {
      for (int place = 0; place < row.size(); place++) {
        int column = part.column(row.cell(place));
        if (column >= 0) {
          rowsOf.get(column).add(row);
        }
      }
    }
    return new Domains(part, low, high, rowsOf);
  }

  Domains copy() {
    return new Domains(part, low.clone(), high.clone(), rowsOf);
  }

  long low(int column) {
    return low[column];
  }

  long high(int column) {
    return high[column];
  }

  boolean isOpen(int column) {
    return low[column] < high[column];
  }

  /// Narrows by all equations; false if nothing is left for some column.
  boolean narrow() {
    return narrow(new ArrayDeque<>(part.rows()));
  }

  /// Leaves a column these values only, and narrows the others; false if nothing is left.
  boolean limit(int column, long from, long to) {
    low[column] = Math.max(low[column], from);
    high[column] = Math.min(high[column], to);
    return low[column] <= high[column] && narrow(new ArrayDeque<>(rowsOf.get(column)));
  }

  /// @throws IllegalStateException if it gave up: contradictory equations over columns without an end
  ///     raise each other one by one and for ever
  private boolean narrow(Deque<LinearRow> queue) {
    long left = (long) ROUNDS * Math.max(1, part.rows().size());
    while (!queue.isEmpty()) {
      if (left-- == 0) {
        throw new IllegalStateException("Gave up narrowing after " + ROUNDS + " rounds");
      }
      LinearRow row = queue.remove();
      Reach reach = reach(row);
      for (int place = 0; place < row.size(); place++) {
        int column = part.column(row.cell(place));
        if (column >= 0
            && narrow(reach.without(term(row, place)), row.coefficient(place), column)) {
          if (low[column] > high[column]) {
            return false;
          }
          reach = reach(row);
          rowsOf.get(column).stream().filter(other -> !queue.contains(other)).forEach(queue::add);
        }
      }
    }
    return true;
  }

  /// Whether a row whose other places have this reach leaves a column less than before.
  private boolean narrow(Reach others, long coefficient, int column) {
    // coefficient * value = -rest
    long from = others.largest() == FAR ? -FAR : -others.largest();
    long to = others.smallest() == -FAR ? FAR : -others.smallest();
    long newLow = coefficient > 0 ? ceiling(from, coefficient) : ceiling(negated(to), -coefficient);
    long newHigh = coefficient > 0 ? floor(to, coefficient) : floor(negated(from), -coefficient);
    boolean narrower = newLow > low[column] || newHigh < high[column];
    low[column] = Math.max(low[column], newLow);
    high[column] = Math.min(high[column], newHigh);
    return narrower;
  }

  private static long negated(long end) {
    return -end;
  }

  private static long ceiling(long end, long divisor) {
    return Math.abs(end) == FAR ? end : Math.ceilDiv(end, divisor);
  }

  private static long floor(long end, long divisor) {
    return Math.abs(end) == FAR ? end : Math.floorDiv(end, divisor);
  }

  /// Smallest and largest sum of places of a row: of those with an end, and how many have none.
  private record Reach(long low, int endlessBelow, long high, int endlessAbove) {

    private static final Reach NOTHING = new Reach(0, 0, 0, 0);

    long smallest() {
      return endlessBelow > 0 ? -FAR : low;
    }

    long largest() {
      return endlessAbove > 0 ? FAR : high;
    }

    Reach with(Reach other) {
      return new Reach(
          Math.addExact(low, other.low),
          endlessBelow + other.endlessBelow,
          Math.addExact(high, other.high),
          endlessAbove + other.endlessAbove);
    }

    Reach without(Reach other) {
      return new Reach(
          Math.subtractExact(low, other.low),
          endlessBelow - other.endlessBelow,
          Math.subtractExact(high, other.high),
          endlessAbove - other.endlessAbove);
    }
  }

  private Reach reach(LinearRow row) {
    Reach reach = Reach.NOTHING;
    for (int place = 0; place < row.size(); place++) {
      reach = reach.with(term(row, place));
    }
    return reach;
  }

  /// What a coefficient makes of the values left for its cell.
  private Reach term(LinearRow row, int place) {
    long coefficient = row.coefficient(place);
    int column = part.column(row.cell(place));
    if (column < 0) {
      long fixed = Math.multiplyExact(coefficient, part.attack().system().count(row.cell(place)));
      return new Reach(fixed, 0, fixed, 0);
    }
    long below = coefficient > 0 ? low[column] : high[column];
    long above = coefficient > 0 ? high[column] : low[column];
    boolean isEndlessBelow = Math.abs(below) == FAR;
    boolean isEndlessAbove = Math.abs(above) == FAR;
    return new Reach(
        isEndlessBelow ? 0 : Math.multiplyExact(coefficient, below),
        isEndlessBelow ? 1 : 0,
        isEndlessAbove ? 0 : Math.multiplyExact(coefficient, above),
        isEndlessAbove ? 1 : 0);
  }
}
