package org.throughline.measures;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.throughline.engine.Row;

/// The lengths that a calendar is cut into.
public enum Every {
  DAY,
  /// Monday to Sunday, numbered as ISO 8601 does.
  WEEK,
  MONTH,
  /// Of the calendar year; fiscal quarters begin in the same months.
  QUARTER,
  YEAR,
  /// October to September, called by the year in which it ends.
  FISCAL_YEAR;

  private static final int FISCAL_START = 10;

  /// As written on a command line: `fiscal-year`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The first day of the period that holds `day`.
  public LocalDate start(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
      case YEAR -> day.withDayOfYear(1);
      case FISCAL_YEAR ->
          LocalDate.of(
              day.getMonthValue() >= FISCAL_START ? day.getYear() : day.getYear() - 1,
              FISCAL_START,
              1);
    };
  }

  /// The first day of the next period.
  LocalDate next(LocalDate start) {
    return switch (this) {
      case DAY -> start.plusDays(1);
      case WEEK -> start.plusWeeks(1);
      case MONTH -> start.plusMonths(1);
      case QUARTER -> start.plusMonths(3);
      case YEAR, FISCAL_YEAR -> start.plus(1, ChronoUnit.YEARS);
    };
  }

  /// The SQL for what tells the period of a row: its first day, or the fiscal year.
  String sql(Rows rows) {
    return switch (this) {
      case DAY -> rows.date();
      case WEEK, MONTH, QUARTER, YEAR ->
          "cast(date_trunc('%s', %s) as date)".formatted(text(), rows.date());
      case FISCAL_YEAR -> rows.year();
    };
  }

  /// The same for a column of days.
  String sql(String day) {
    return switch (this) {
      case DAY -> day;
      case WEEK, MONTH, QUARTER, YEAR ->
          "cast(date_trunc('%s', %s) as date)".formatted(text(), day);
      case FISCAL_YEAR -> "{{fiscal_year|%s}}".formatted(day);
    };
  }

  /// The period that such a value stands for.
  Period read(Row row, int column) {
    return this == FISCAL_YEAR
        ? Period.of(this, LocalDate.of(Math.toIntExact(row.number(column)), 1, 1))
        : new Period(this, LocalDate.parse(row.text(column)));
  }
}
