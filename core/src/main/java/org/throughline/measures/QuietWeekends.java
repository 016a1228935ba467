package org.throughline.measures;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// Where the records of a release begin on a Monday the third of October, the release begins with the month: offices that work from
/// Monday to Friday have few records of a Saturday or Sunday, and none of one weekend says nothing.
///
/// @param release limits it to one release; empty for all
record QuietWeekends(SqlEngine engine, MeasureSpec spec, Optional<String> release) {

  /// A weekend is quiet if its days have less than half of the records of others.
  private static final long PART = 2;

  /// The first day of the month of the first record, if only a quiet weekend lies between them.
  LocalDate begin(LocalDate first) {
    LocalDate month = first.withDayOfMonth(1);
    return isWeekend(month, first) && areQuiet() ? month : first;
  }

  /// The last day of the month of the last record, if only a quiet weekend lies between them.
  LocalDate end(LocalDate last) {
    LocalDate month = last.withDayOfMonth(last.lengthOfMonth());
    return isWeekend(last.plusDays(1), month.plusDays(1)) && areQuiet() ? month : last;
  }

  private static boolean isWeekend(LocalDate from, LocalDate before) {
    return from.isBefore(before) && from.datesUntil(before).allMatch(QuietWeekends::isWeekend);
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private boolean areQuiet() {
    long weekends = 0;
    long others = 0;
    for (Row row :
        engine.rows(
            "select %1$s, count(*) from %2$s where excluded_by is null and %1$s is not null%3$s group by %1$s"
                .formatted(
                    spec.rows().date(),
                    spec.sqlTable(),
                    release.isPresent() ? " and ? in (release, 'combined')" : ""),
            release.stream().toArray())) {
      if (isWeekend(LocalDate.parse(row.text(0).substring(0, 10)))) {
        weekends += row.number(1);
      } else {
        others += row.number(1);
      }
    }
    return weekends * 5 * PART < others * 2;
  }
}
