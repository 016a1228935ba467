package org.throughline.lake;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.releases.DateTexts.Order;

/// Decides whether a column writes the month or the day first: by its dates in which only one of two numbers can be a
/// month, else by the days that the sheet says it covers, else by the other columns of dates beside it, else as American
/// files do where dates are few or of one month, else by what the agency's own texts are known to write. American agencies
/// write the month first, so little evidence does not overturn it; without any, nobody can tell.
final class DateOrder {

  /// Fewer dates than this are mistakes of typing.
  private static final int ENOUGH = 5;

  /// Nor does a smaller share of the evidence make a habit.
  private static final double MISTAKES = 0.05;

  private DateOrder() {}

  /// Dates that can be read one way only.
  ///
  /// @param lastVaries whether dates that begin with no month and end with two digits have fewer first numbers than last
  ///     ones: years are few, days are many
  record Seen(long monthFirst, long dayFirst, boolean lastVaries) {

    /// Whether they tell anything: a few days first, and nothing else, may be mistakes and may be all there is.
    private boolean tells() {
      return monthFirst > 0 || dayFirst >= ENOUGH;
    }
  }

  /// The order in a column.
  ///
  /// @param window the days that the column's dates are of; [DateEvidence.Window#ALL] where nothing says it
  /// @param sheet what all columns of dates of the sheet say
  /// @param known what releases of this kind are known to write, where the sheet says nothing
  static Order of(
      DateEvidence column, DateEvidence.Window window, Stream<DateEvidence> sheet, Order known) {
    Seen seen = column.seen();
    if (seen.tells() || !column.isAmbiguous()) {
      return of(seen);
    }
    Seen within = column.within(window);
    if (within.monthFirst() + within.dayFirst() > 0) {
      return ofWindow(within);
    }
    Set<Order> others =
        sheet
            .map(DateEvidence::seen)
            .filter(Seen::tells)
            .map(DateOrder::of)
            .collect(Collectors.toSet());
    if (others.isEmpty() && seen.dayFirst() == 0) {
      return column.isAsAmericansWrite() ? Order.MONTH_FIRST : known;
    }
    return others.size() == 1 ? others.iterator().next() : Order.UNDECIDED;
  }

  private static Order of(Seen seen) {
    long all = seen.monthFirst() + seen.dayFirst();
    if (seen.dayFirst() < ENOUGH || seen.dayFirst() <= MISTAKES * all) {
      return Order.MONTH_FIRST;
    }
    if (seen.monthFirst() > MISTAKES * all) {
      return Order.UNDECIDED;
    }
    return seen.lastVaries() ? Order.YEAR_FIRST : Order.DAY_FIRST;
  }

  private static Order ofWindow(Seen within) {
    long all = within.monthFirst() + within.dayFirst();
    if (within.dayFirst() <= MISTAKES * all) {
      return Order.MONTH_FIRST;
    }
    return within.monthFirst() <= MISTAKES * all ? Order.DAY_FIRST : Order.UNDECIDED;
  }
}
