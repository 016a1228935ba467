package org.throughline.synth;

import java.time.LocalDate;
import java.util.Locale;

/// Points in time as minutes since 1899-12-30 00:00, day 0 of workbooks; local, without a zone.
final class Moments {

  static final int HOUR = 60;
  static final int DAY = 24 * HOUR;

  /// No point in time.
  static final long NEVER = Long.MIN_VALUE;

  private static final long DAY_ZERO = LocalDate.of(1899, 12, 30).toEpochDay();

  private Moments() {}

  static long of(LocalDate date) {
    return (date.toEpochDay() - DAY_ZERO) * DAY;
  }

  static long of(int year, int month, int day) {
    return of(LocalDate.of(year, month, day));
  }

  static LocalDate date(long moment) {
    return LocalDate.ofEpochDay(Math.floorDiv(moment, DAY) + DAY_ZERO);
  }

  static long midnight(long moment) {
    return Math.floorDiv(moment, DAY) * DAY;
  }

  /// The US federal fiscal year, which begins on 1 October.
  static int fiscalYear(long moment) {
    return date(moment).plusMonths(3).getYear();
  }

  /// ISO date, or ISO date and minute when `withTime`; empty for [#NEVER].
  static String text(long moment, boolean withTime) {
    if (moment == NEVER) {
      return "";
    }
    String date = date(moment).toString();
    long minute = Math.floorMod(moment, DAY);
    return withTime
        ? String.format(Locale.ROOT, "%sT%02d:%02d", date, minute / HOUR, minute % HOUR)
        : date;
  }
}
