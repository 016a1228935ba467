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
  private static final int LONGEST = 50;

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2}|\\d{4})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{1,2})");
  private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)");
  private static final Pattern DAY_FIRST_NAME =
      Pattern.compile(
          "(?i)(\\d{1,2})(?:st|nd|rd|th)?[-/ ]?([a-z]{3,9})\\.?,?[-/ ]?(\\d{4}|\\d{2})");
  private static final Pattern NAME_FIRST =
      Pattern.compile("(?i)([a-z]{3,9})\\.?[- ](\\d{1,2})(?:st|nd|rd|th)?,?[- ](\\d{4}|\\d{2})");
  private static final Pattern YEAR_FIRST_NAME =
      Pattern.compile("(?i)(\\d{4})[- ]([a-z]{3,9})\\.?[- ](\\d{1,2})");
  private static final Pattern TIME =
      Pattern.compile(
          "(?i)(\\d{1,2})(?:[:.]?(\\d{2}))?(?:[:.]?(\\d{2})(?:[.,]\\d{1,9})?)?(?:"
              + " ?([ap])\\.? ?m\\.?)?(?:"
              + " ?(?:z|utc|gmt|[ecmp][sd]t|[-+]\\d{2}:?(?:\\d{2})?)(?:\\[[\\w/]+\\])?)?(?: ?(?:hrs?|h|hours)\\.?)?");
  private static final Pattern DATE_AND_TIME =
      Pattern.compile(
          "(?i)(.*?\\d)(?: at |, ?|["
              + " t]|[-:](?=\\d{1,2}[:.]\\d{2}[:.]))(\\d{1,2}[:.]\\d{2}.*|\\d{4,6}(?:z|[-+]\\d{4}| ?(?:hrs?|h|hours)\\.?)?|\\d{1,2}"
              + " ?[ap]\\.?m\\.?.*)");
  private static final Pattern COMPACT_BOTH = Pattern.compile("((?:19|20)\\d{6})(\\d{6})");

  /// What programs put around a date: a day of the week, an apostrophe, marks of the direction of writing.
  private static final Pattern AROUND =
      Pattern.compile(
          "(?i)^(?:'|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?"
              + " )|[\\u200E\\u200F\\u202A-\\u202C\\uFEFF]");

  /// What Unix and Java write: `Nov 04 08:00:00 EST 2024`.
  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "(?i)([a-z]{3,9} \\d{1,2}) (\\d{1,2}:\\d{2}(?::\\d{2})?)(?: [a-z]{1,5})? (\\d{4})");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern LOOSE = Pattern.compile(" ?/ ?|(?<=\\d)\\.$");

  private DateTexts() {}

  /// Which of two numbers that could both be a month is one.
  public enum Order {
    MONTH_FIRST,
    DAY_FIRST,
    /// A year of two digits stands before the month, and the day last.
    YEAR_FIRST,
    /// The column gives evidence for both; such a date says nothing.
    UNDECIDED
  }

  /// What one text says about the order in its column.
  public enum Evidence {
    /// It is no date of two numbers and a year, or reads the same either way.
    NONE,
    /// Each of its two numbers could be the month.
    EITHER,
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
    String bare = bare(text);
    try {
      Optional<LocalDate> whole = date(bare, order);
      if (whole.isPresent()) {
        return whole.map(LocalDate::atStartOfDay);
      }
      Matcher compact = COMPACT_BOTH.matcher(bare);
      Matcher both = compact.matches() ? compact : DATE_AND_TIME.matcher(bare);
      return both.matches()
          ? date(both.group(1), order).map(date -> date.atTime(time(both.group(2))))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// The text without what programs put around a date.
  private static String bare(String text) {
    String bare =
        AROUND.matcher(SPACES.matcher(text).replaceAll(" ").strip()).replaceAll("").strip();
    Matcher yearLast = YEAR_LAST.matcher(bare);
    return yearLast.matches()
        ? yearLast.replaceFirst("$1 $3 $2")
        : LOOSE.matcher(bare).replaceAll(mark -> mark.group().endsWith(".") ? "" : "/");
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
    Matcher yearFirst = YEAR_FIRST_NAME.matcher(text);
    if (yearFirst.matches()) {
      return named(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
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
    if (order == Order.YEAR_FIRST) {
      return third.length() == 4
          ? Optional.empty()
          : Optional.of(LocalDate.of(year(first), second, Integer.parseInt(third)));
    }
    if (third.length() == 1) {
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
    for (int i = 0; i < MONTHS.size(); i++) {
      if (MONTHS.get(i).startsWith(name)) {
        return Optional.of(LocalDate.of(year(year), i + 1, Integer.parseInt(day)));
      }
    }
    return Optional.empty();
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
      hour = ofHalfDay(hour, time.group(4).equalsIgnoreCase("p"));
    }
    int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
    int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
    return LocalTime.of(hour, minute, second);
  }

  /// The hour of a day; `22:30 PM` is said twice and means one thing.
  private static int ofHalfDay(int hour, boolean afternoon) {
    if (hour == 0 || (hour > LAST_MONTH && !afternoon)) {
      throw new DateTimeException("No hour of half a day: " + hour);
    }
    return hour > LAST_MONTH ? hour : hour % LAST_MONTH + (afternoon ? LAST_MONTH : 0);
  }

  /// What a stripped text says about its column's order: a number above 12 is no month.
  public static Evidence evidence(String text) {
    String bare = bare(text);
    int end = 0;
    while (end < bare.length() && "0123456789-/.".indexOf(bare.charAt(end)) >= 0) {
      end++;
    }
    Matcher numbers = NUMBERS.matcher(bare.substring(0, end));
    if (!numbers.matches() || numbers.group(1).length() > 2 || numbers.group(4).length() == 1) {
      return Evidence.NONE;
    }
    int a = Integer.parseInt(numbers.group(1));
    int b = Integer.parseInt(numbers.group(3));
    if (a > LAST_MONTH == b > LAST_MONTH) {
      return a > LAST_MONTH || a == b ? Evidence.NONE : Evidence.EITHER;
    }
    return a > LAST_MONTH ? Evidence.DAY_FIRST : Evidence.MONTH_FIRST;
  }

  /// Whether a stripped text looks like a date, right or wrong.
  public static boolean looksLikeDate(String text) {
    if (text.length() > LONGEST || text.chars().noneMatch(Character::isDigit)) {
      return false;
    }
    String bare = bare(text);
    Matcher both = DATE_AND_TIME.matcher(bare);
    return isDate(bare) || (both.matches() && isDate(both.group(1)));
  }

  private static boolean isDate(String date) {
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
