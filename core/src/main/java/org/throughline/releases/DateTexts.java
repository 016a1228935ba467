package org.throughline.releases;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates as people type them: `11/4/2024 10:30:00 AM`, `2024-11-06T10:30`, `08-NOV-2024`, `November 9, 2024`.
///
/// A time of day and a time zone may follow; the zone is read and the clock time kept as it stands. Years
/// of two digits from 00 to 49 are of this century, the others of the last.
public final class DateTexts {

  /// Years of two digits below this are after 2000.
  static final int PIVOT = 50;

  private static final int CENTURY = 100;
  private static final int THIS_CENTURY = 2000;
  private static final int LAST_MONTH = 12;
  private static final int LONGEST = 40;

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,4})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{1,2})");
  private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)");
  private static final Pattern DAY_FIRST_NAME =
      Pattern.compile("(?i)(\\d{1,2})[- ]([a-z]{3,9})\\.?,?[- ](\\d{4}|\\d{2})");
  private static final Pattern NAME_FIRST =
      Pattern.compile("(?i)([a-z]{3,9})\\.?[- ](\\d{1,2})(?:st|nd|rd|th)?,?[- ](\\d{4}|\\d{2})");
  private static final Pattern TIME =
      Pattern.compile(
          "(?i)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?(?: ?([ap])\\.?m\\.?)?(?:"
              + " ?(?:z|utc|gmt|[ecmp][sd]t|[-+]\\d{2}:?(?:\\d{2})?))?");
  private static final Pattern DATE_AND_TIME =
      Pattern.compile("(?i)(.*?\\d)(?:, ?|[ t]|:(?=\\d{1,2}:\\d{2}:))(\\d{1,2}:\\d{2}.*)");

  private DateTexts() {}

  /// Which of two numbers that could both be a month is one.
  public enum Order {
    MONTH_FIRST,
    DAY_FIRST,
    /// The column gives evidence for both; such a date says nothing.
    UNDECIDED
  }

  /// What one text says about the order in its column.
  public enum Evidence {
    /// It is no date of two numbers and a year, or could be read either way.
    NONE,
    MONTH_FIRST,
    DAY_FIRST
  }

  /// The moment a stripped text states; empty when it states none.
  public static Optional<LocalDateTime> parse(String text, Order order) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    LocalDateTime quick = order == Order.MONTH_FIRST ? QuickDate.of(text) : null;
    return quick == null ? slowly(text, order) : Optional.of(quick);
  }

  /// The moment that a text in one of the two usual shapes states, `M/D/YYYY` and `YYYY-MM-DD`, with a time or without;
  /// null when it has another shape or states none.
  public static @Nullable LocalDateTime quick(String text) {
    return QuickDate.of(text);
  }

  private static Optional<LocalDateTime> slowly(String text, Order order) {
    String folded = text.replaceAll("\\s+", " ");
    Matcher both = DATE_AND_TIME.matcher(folded);
    try {
      return both.matches()
          ? date(both.group(1), order).map(date -> date.atTime(time(both.group(2))))
          : date(folded, order).map(date -> date.atTime(LocalTime.MIDNIGHT));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> date(String text, Order order) {
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.matches()) {
      return ofNumbers(
          numbers.group(1), Integer.parseInt(numbers.group(3)), numbers.group(4), order);
    }
    Matcher compact = COMPACT.matcher(text);
    if (compact.matches()) {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(compact.group(1)),
              Integer.parseInt(compact.group(2)),
              Integer.parseInt(compact.group(3))));
    }
    Matcher dayFirst = DAY_FIRST_NAME.matcher(text);
    if (dayFirst.matches()) {
      return named(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1));
    }
    Matcher nameFirst = NAME_FIRST.matcher(text);
    return nameFirst.matches()
        ? named(nameFirst.group(3), nameFirst.group(1), nameFirst.group(2))
        : Optional.empty();
  }

  private static Optional<LocalDate> ofNumbers(
      String first, int second, String third, Order order) {
    int a = Integer.parseInt(first);
    if (first.length() == 4) {
      return third.length() == 4
          ? Optional.empty()
          : Optional.of(LocalDate.of(a, second, Integer.parseInt(third)));
    }
    if (first.length() > 2 || third.length() == 1 || third.length() == 3) {
      return Optional.empty();
    }
    int year = year(third);
    boolean eitherWay = a <= LAST_MONTH && second <= LAST_MONTH && a != second;
    if (order == Order.UNDECIDED) {
      return eitherWay
          ? Optional.empty()
          : Optional.of(LocalDate.of(year, Math.min(a, second), Math.max(a, second)));
    }
    return Optional.of(
        order == Order.MONTH_FIRST ? LocalDate.of(year, a, second) : LocalDate.of(year, second, a));
  }

  private static Optional<LocalDate> named(String year, String month, String day) {
    String name = month.toLowerCase(Locale.ROOT);
    int number = MONTHS.indexOf(name.substring(0, 3)) + 1;
    return number == 0
        ? Optional.empty()
        : Optional.of(LocalDate.of(year(year), number, Integer.parseInt(day)));
  }

  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    if (digits.length() > 2) {
      return year;
    }
    return year < PIVOT ? THIS_CENTURY + year : THIS_CENTURY - CENTURY + year;
  }

  private static LocalTime time(String text) {
    Matcher time = TIME.matcher(text.strip());
    if (!time.matches()) {
      throw new DateTimeException("No time of day: " + text);
    }
    int hour = Integer.parseInt(time.group(1));
    if (time.group(4) != null) {
      if (hour == 0 || hour > LAST_MONTH) {
        throw new DateTimeException("No hour of half a day: " + hour);
      }
      hour = hour % LAST_MONTH + (time.group(4).equalsIgnoreCase("p") ? LAST_MONTH : 0);
    }
    int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
    return LocalTime.of(hour, Integer.parseInt(time.group(2)), second);
  }

  /// What a stripped text says about its column's order: a number above 12 is no month.
  public static Evidence evidence(String text) {
    int end = text.indexOf(' ');
    Matcher numbers = NUMBERS.matcher(end < 0 ? text : text.substring(0, end));
    if (!numbers.matches() || numbers.group(1).length() > 2 || numbers.group(4).length() != 4) {
      return Evidence.NONE;
    }
    int a = Integer.parseInt(numbers.group(1));
    int b = Integer.parseInt(numbers.group(3));
    if (a > LAST_MONTH == b > LAST_MONTH) {
      return Evidence.NONE;
    }
    return a > LAST_MONTH ? Evidence.DAY_FIRST : Evidence.MONTH_FIRST;
  }

  /// Whether a stripped text looks like a date, right or wrong.
  public static boolean looksLikeDate(String text) {
    if (text.length() > LONGEST || text.chars().noneMatch(Character::isDigit)) {
      return false;
    }
    Matcher both = DATE_AND_TIME.matcher(text);
    String date = both.matches() ? both.group(1) : text;
    boolean version = date.matches("\\d{1,2}([.])\\d{1,2}\\1\\d{1,2}");
    return !version && (NUMBERS.matcher(date).matches() || date(date));
  }

  private static boolean date(String text) {
    try {
      return date(text, Order.MONTH_FIRST).isPresent();
    } catch (DateTimeException e) {
      return true;
    }
  }
}
