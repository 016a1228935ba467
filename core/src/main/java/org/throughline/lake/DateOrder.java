package org.throughline.lake;

import org.throughline.releases.DateTexts.Order;

/// Decides whether a column writes the month or the day first, from its dates in which only one of two
/// numbers can be a month. American agencies write the month first, so little evidence does not overturn it.
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
  record Seen(long monthFirst, long dayFirst, boolean lastVaries) {}

  static Order of(Seen seen) {
    long all = seen.monthFirst() + seen.dayFirst();
    if (seen.dayFirst() < ENOUGH || seen.dayFirst() <= MISTAKES * all) {
      return Order.MONTH_FIRST;
    }
    if (seen.monthFirst() > MISTAKES * all) {
      return Order.UNDECIDED;
    }
    return seen.lastVaries() ? Order.YEAR_FIRST : Order.DAY_FIRST;
  }
}
