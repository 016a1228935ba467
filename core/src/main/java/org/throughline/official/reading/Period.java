package org.throughline.official.reading;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/// The time that a number is about.
///
/// @param kind what kind of time
/// @param start its first day
/// @param end its last day, as far as the table's date says
public record Period(Kind kind, LocalDate start, LocalDate end) {

  /// Kinds of periods.
  public enum Kind {
    DAY,
    MONTH,
    QUARTER,
    YEAR_TO_DATE,
    FISCAL_YEAR;

    /// As it is written.
    public String shown() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static Period day(LocalDate day) {
    return new Period(Kind.DAY, day, day);
  }

  static Period month(YearMonth month) {
    return new Period(Kind.MONTH, month.atDay(1), month.atEndOfMonth());
  }

  static Period quarter(int fiscalYear, int quarter) {
    LocalDate start = FiscalYear.start(fiscalYear).plusMonths(3L * (quarter - 1));
    return new Period(Kind.QUARTER, start, start.plusMonths(3).minusDays(1));
  }

  static Period fiscalYear(int year) {
    return new Period(Kind.FISCAL_YEAR, FiscalYear.start(year), FiscalYear.end(year));
  }

  /// As far as it is over on a day: a year that is not over becomes a year to date, a month ends early.
  Period asOf(LocalDate day) {
    if (!day.isBefore(end) || day.isBefore(start)) {
      return kind == Kind.YEAR_TO_DATE && !day.isBefore(end)
          ? new Period(Kind.FISCAL_YEAR, start, end)
          : this;
    }
    Kind now = kind == Kind.FISCAL_YEAR ? Kind.YEAR_TO_DATE : kind;
    return new Period(now, start, day);
  }
}
