package org.throughline.lake;

import java.time.LocalDate;
import java.time.Month;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.throughline.releases.DateTexts;
import org.throughline.releases.Preamble;

/// What the dates of one column say about the order of day and month. Not thread-safe.
final class DateEvidence {

  /// A date of three numbers of two digits, whatever follows.
  private static final Pattern SHORT_YEAR =
      Pattern.compile("(\\d{2})[-/.]\\d{1,2}[-/.](\\d{2})(?!\\d).*");

  private static final int FIRST_YEAR = 1900;
  private static final int MOST_MONTHS = 12;
  private static final int OF_A_YEAR = MOST_MONTHS * MOST_MONTHS;

  /// So many dates of a column that is not stored tell its habit.
  private static final int ENOUGH = 1000;

  /// So many dates are no chance.
  private static final int FEWEST_TEXTS = 5;

  private static final int FEWEST_DAYS = 8;

  /// Days stored as numbers, until one is above the twelfth of its month.
  private final Set<LocalDate> stored = new HashSet<>();

  private boolean isLateInAMonth;
  private long monthFirst;
  private long dayFirst;

  /// The first and the last numbers of dates that begin with no month and end with two digits.
  private final BitSet firstNumbers = new BitSet();

  private final BitSet lastNumbers = new BitSet();

  /// Dates that could be read either way, each once: year, month and day as they are if the month is first.
  private final BitSet eitherWay = new BitSet();

  /// A date in its usual shape, `M/D/YYYY` unless `yearFirst`, as it is if the month comes first.
  void usual(LocalDate date, boolean yearFirst) {
    if (yearFirst) {
      return;
    }
    if (date.getDayOfMonth() > MOST_MONTHS) {
      monthFirst++;
    } else {
      either(date);
    }
  }

  private void either(LocalDate date) {
    if (date.getDayOfMonth() != date.getMonthValue() && date.getYear() >= FIRST_YEAR) {
      eitherWay.set(
          (date.getYear() - FIRST_YEAR) * OF_A_YEAR
              + (date.getMonthValue() - 1) * MOST_MONTHS
              + date.getDayOfMonth()
              - 1);
    }
  }

  /// A day that is stored as a number.
  void stored(long day) {
    if (!isLateInAMonth) {
      LocalDate date = LocalDate.ofEpochDay(day);
      isLateInAMonth = date.getDayOfMonth() > MOST_MONTHS;
      if (date.getDayOfMonth() != date.getMonthValue()) {
        stored.add(date);
      }
    }
  }

  /// Whether a spreadsheet program of another country took the day for the month wherever it could: none of its numbers is
  /// above the twelfth of a month, and all dates that it left as texts are.
  boolean isTurnedAround() {
    return !isLateInAMonth
        && eitherWay.isEmpty()
        && monthFirst + dayFirst >= FEWEST_TEXTS
        && stored.size() >= FEWEST_DAYS
        && stored.stream().map(LocalDate::getMonth).distinct().count() > 1;
  }

  /// A text of a column of dates.
  void text(String text) {
    switch (DateTexts.evidence(text)) {
      case MONTH_FIRST -> monthFirst++;
      case DAY_FIRST -> {
        dayFirst++;
        Matcher numbers = SHORT_YEAR.matcher(text);
        if (numbers.matches()) {
          firstNumbers.set(Integer.parseInt(numbers.group(1)));
          lastNumbers.set(Integer.parseInt(numbers.group(2)));
        }
      }
      case EITHER ->
          DateTexts.parse(text, DateTexts.Order.MONTH_FIRST)
              .ifPresent(when -> either(when.toLocalDate()));
      case NONE -> {
        // It has another shape, or reads the same either way.
      }
    }
  }

  /// A text of a column of dates that is not stored.
  void passing(String text) {
    if (monthFirst + dayFirst < ENOUGH) {
      text(text);
    }
  }

  /// What was found.
  DateOrder.Seen seen() {
    return new DateOrder.Seen(
        monthFirst, dayFirst, lastNumbers.cardinality() > firstNumbers.cardinality());
  }

  /// Whether there are dates that could be read either way.
  boolean isAmbiguous() {
    return !eitherWay.isEmpty();
  }

  /// Whether it is no wonder that no day is above the twelfth: the dates are few, or of one month if the month is first, and
  /// would else be the same day of many months.
  boolean isAsAmericansWrite() {
    return eitherWay.cardinality() < FEWEST_DAYS
        || eitherWay.stream().map(date -> date / MOST_MONTHS).distinct().count() == 1;
  }

  /// What the days that the sheet says it covers make of the dates that could be read either way.
  DateOrder.Seen within(Window window) {
    long months = 0;
    long days = 0;
    for (int at = eitherWay.nextSetBit(0); at >= 0; at = eitherWay.nextSetBit(at + 1)) {
      int year = FIRST_YEAR + at / OF_A_YEAR;
      int first = 1 + at % OF_A_YEAR / MOST_MONTHS;
      int second = 1 + at % MOST_MONTHS;
      boolean asMonth = window.holds(LocalDate.of(year, first, second));
      boolean asDay = window.holds(LocalDate.of(year, second, first));
      months += asMonth && !asDay ? 1 : 0;
      days += asDay && !asMonth ? 1 : 0;
    }
    return new DateOrder.Seen(months, days, false);
  }

  /// The days that a sheet says it covers.
  record Window(LocalDate from, LocalDate through) {

    /// One that holds every day and so says nothing.
    static final Window ALL = new Window(LocalDate.MIN, LocalDate.MAX);

    /// The days that title or name of a sheet state, or else the name of its file.
    static Window of(Preamble sheet, String file) {
      Window stated = of(sheet);
      return stated.equals(ALL) ? of(new Preamble(List.of(), file)) : stated;
    }

    private static Window of(Preamble preamble) {
      Window stated =
          new Window(
              preamble.from().orElse(LocalDate.MIN), preamble.through().orElse(LocalDate.MAX));
      OptionalInt year = preamble.fiscalYear();
      return year.isEmpty() ? stated : stated.within(fiscalYear(year.getAsInt()));
    }

    private static Window fiscalYear(int year) {
      LocalDate begins = LocalDate.of(year - 1, Month.OCTOBER, 1);
      return new Window(begins, begins.plusYears(1).minusDays(1));
    }

    private Window within(Window other) {
      return new Window(
          from.isAfter(other.from) ? from : other.from,
          through.isBefore(other.through) ? through : other.through);
    }

    boolean holds(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(through);
    }
  }
}
