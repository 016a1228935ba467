package org.throughline.measures;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A period of a calendar.
///
/// @param start its first day
public record Period(Every every, LocalDate start) {

  private static final Pattern TEXT =
      Pattern.compile(
          "(?i)(?:fy(?<fy>\\d{4}))|(?<y>\\d{4})(?:-q(?<q>[1-4])|-w(?<w>\\d{2})|-(?<m>\\d{2})(?:-(?<d>\\d{2}))?)?");

  public Period {
    if (!every.start(start).equals(start)) {
      throw new IllegalArgumentException(
          "No %s begins on %s".formatted(every.text().replace('-', ' '), start));
    }
  }

  /// The period that holds `day`.
  public static Period of(Every every, LocalDate day) {
    return new Period(every, every.start(day));
  }

  /// The period called `text`.
  ///
  /// @throws IllegalArgumentException saying how periods are written
  public static Period parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw notAPeriod(text);
    }
    try {
      return parsed(matcher);
    } catch (DateTimeException e) {
      throw notAPeriod(text);
    }
  }

  private static IllegalArgumentException notAPeriod(String text) {
    return new IllegalArgumentException(
        "'%s' is no period; valid are 2016-03-31, 2016-W13, 2016-03, 2016-Q1, 2016 and FY2016"
            .formatted(text));
  }

  private static Period parsed(Matcher matcher) {
    if (matcher.group("fy") != null) {
      return of(Every.FISCAL_YEAR, LocalDate.of(number(matcher, "fy"), 1, 1));
    }
    int year = number(matcher, "y");
    if (matcher.group("q") != null) {
      return of(Every.QUARTER, LocalDate.of(year, number(matcher, "q") * 3, 1));
    }
    if (matcher.group("w") != null) {
      LocalDate day =
          LocalDate.of(year, 7, 1).with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(matcher, "w"));
      return of(Every.WEEK, day);
    }
    if (matcher.group("d") != null) {
      return of(Every.DAY, LocalDate.of(year, number(matcher, "m"), number(matcher, "d")));
    }
    return matcher.group("m") == null
        ? of(Every.YEAR, LocalDate.of(year, 1, 1))
        : of(Every.MONTH, LocalDate.of(year, number(matcher, "m"), 1));
  }

  private static int number(Matcher matcher, String group) {
    return Integer.parseInt(matcher.group(group));
  }

  /// Its last day.
  public LocalDate end() {
    return every.next(start).minusDays(1);
  }

  /// The period after it.
  public Period next() {
    return new Period(every, every.next(start));
  }

  /// As [#parse] reads it.
  @Override
  public String toString() {
    return switch (every) {
      case DAY -> start.toString();
      case WEEK ->
          String.format(
              Locale.ROOT,
              "%d-W%02d",
              start.get(IsoFields.WEEK_BASED_YEAR),
              start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> start.toString().substring(0, 7);
      case QUARTER ->
          String.format(
              Locale.ROOT, "%d-Q%d", start.getYear(), start.get(IsoFields.QUARTER_OF_YEAR));
      case YEAR -> String.valueOf(start.getYear());
      case FISCAL_YEAR -> "FY" + end().getYear();
    };
  }
}
