package org.throughline.measures;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;
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
        "'%s' is no period; %svalid are 2016-03-31, 2016-W13, 2016-03, 2016-Q1, 2016 and FY2016"
            .formatted(text, nearest(text).map(one -> "nearest is " + one + "; ").orElse("")));
  }

  private static final Pattern LIKE =
      Pattern.compile(
          "(?i)(?<fy>fy *)?(?<y>(?:19|20)?\\d{2})(?:[-/. ]*(?:(?<q>q)|(?<w>w))?(?<n>\\d{1,2})(?:[-/. ]+(?<d>\\d{1,2}))?)?");

  /// What somebody may mean who writes almost a period: one that is written another way, or one that the calendar has not.
  private static Optional<Period> nearest(String text) {
    Matcher matcher = LIKE.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int year = number(matcher, "y") + (matcher.group("y").length() == 2 ? 2000 : 0);
    if (matcher.group("fy") != null) {
      return Optional.of(of(Every.FISCAL_YEAR, LocalDate.of(year, 1, 1)));
    }
    if (matcher.group("n") == null) {
      return Optional.of(of(Every.YEAR, LocalDate.of(year, 1, 1)));
    }
    int number = Math.max(1, number(matcher, "n"));
    if (matcher.group("q") != null) {
      return Optional.of(of(Every.QUARTER, LocalDate.of(year, 3 * Math.min(4, number), 1)));
    }
    if (matcher.group("w") != null) {
      return Optional.of(
          of(Every.WEEK, LocalDate.of(year, 1, 4).plusWeeks(Math.min(52, number) - 1L)));
    }
    LocalDate month = LocalDate.of(year, Math.min(12, number), 1);
    if (matcher.group("d") == null) {
      return Optional.of(of(Every.MONTH, month));
    }
    int day = Math.max(1, Math.min(month.lengthOfMonth(), number(matcher, "d")));
    return Optional.of(of(Every.DAY, month.withDayOfMonth(day)));
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
