package org.throughline.disclosure.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.throughline.disclosure.system.Attack;
import org.throughline.disclosure.system.LinearRow;

/// The whole numbers that are left for each column of a part: an interval per column, narrowed by the
/// equations until they say no more. In exact arithmetic.
final class Domains {

  /// Ends beyond this are no ends.
  static final long FAR = Long.MAX_VALUE / 4;

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

  private boolean narrow(Deque<LinearRow> queue) {
    while (!queue.isEmpty()) {
      LinearRow row = queue.remove();
      for (int place = 0; place < row.size(); place++) {
        int column = part.column(row.cell(place));
        if (column >= 0 && narrow(row, place, column)) {
          if (low[column] > high[column]) {
            return false;
          }
          rowsOf.get(column).stream().filter(other -> !queue.contains(other)).forEach(queue::add);
        }
      }
    }
    return true;
  }

  /// Whether the row leaves a column less than before.
  private boolean narrow(LinearRow row, int place, int column) {
    long[] others = rest(row, place);
    long coefficient = row.coefficient(place);
    // coefficient * value = -rest
    long from = others[1] == FAR ? -FAR : -others[1];
    long to = others[0] == -FAR ? FAR : -others[0];
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

  /// Smallest and largest sum of all other places of a row.
  private long[] rest(LinearRow row, int without) {
    long smallest = 0;
    long largest = 0;
    for (int place = 0; place < row.size(); place++) {
      if (place != without) {
        long coefficient = row.coefficient(place);
        long[] ends = ends(row.cell(place));
        smallest = sum(smallest, times(coefficient, coefficient > 0 ? ends[0] : ends[1]));
        largest = sum(largest, times(coefficient, coefficient > 0 ? ends[1] : ends[0]));
      }
    }
    return new long[] {smallest, largest};
  }

  private long[] ends(int cell) {
    int column = part.column(cell);
    if (column < 0) {
      long count = part.attack().system().count(cell);
      return new long[] {count, count};
    }
    return new long[] {low[column], high[column]};
  }

  private static long times(long coefficient, long end) {
    return Math.abs(end) == FAR
        ? Math.multiplyExact(Long.signum(coefficient), end)
        : Math.multiplyExact(coefficient, end);
  }

  private static long sum(long one, long other) {
    if (Math.abs(one) == FAR) {
      return one;
    }
    return Math.abs(other) == FAR ? other : Math.addExact(one, other);
  }
}
