package org.throughline.releases;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a sheet says about itself above its header row and in its name.
///
/// @param lines non-blank texts above the header row, top to bottom
/// @param sheetName the sheet's name
public record Preamble(List<String> lines, String sheetName) {

  private static final Pattern RELEASE_NUMBER = Pattern.compile("\\d{4}-IC[A-Z]{2}[-_ ]\\d{5}");
  private static final String MONTH =
      "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?";

  /// A day in figures or with the month's name, or a month.
  private static final String DAY =
      "(\\d{1,2}/\\d{1,2}/(?:\\d{4}|\\d{2})|\\d{1,2}\\.\\d{1,2}\\.\\d{4}|\\d{4}-\\d{2}-\\d{2}|"
          + MONTH
          + " \\d{1,2},? \\d{4}|\\d{1,2} "
          + MONTH
          + " \\d{4}|"
          + MONTH
          + " \\d{4}|\\d{1,2}-"
          + MONTH
          + "-(?:\\d{4}|\\d{2})|(?:0?[1-9]|1[0-2])/(?:19|20)\\d{2})(?![\\d/])";

  private static final Pattern RANGE =
      Pattern.compile("(?i)(?<![\\w/.-])" + DAY + " ?(?:-|–|—|to|thru|through|until|and) ?" + DAY);
  private static final Pattern SINCE = Pattern.compile("(?i)\\b(?:since|from|beginning) " + DAY);
  private static final Pattern THROUGH =
      Pattern.compile("(?i)\\b(?:through|thru|until|ending) " + DAY);
  private static final Pattern AS_OF =
      Pattern.compile("(?i)(?:\\bYTD\\b|\\bto[- ]date).{0,40}\\bas of " + DAY);

  /// Of one year, or across its end: `October - December 2024`, `October 1 - December 31, 2024`.
  private static final Pattern OF_ONE_YEAR =
      Pattern.compile(
          "(?i)(?<![\\w/.-])("
              + MONTH
              + ")( \\d{1,2})? ?(?:-|–|—|to|thru|through) ?("
              + MONTH
              + ")( \\d{1,2})?,? (\\d{4})");

  private static final Pattern QUARTER =
      Pattern.compile("(?i)\\bQ([1-4])\\b|\\b(first|second|third|fourth) quarter\\b");

  private static final List<String> QUARTERS = List.of("first", "second", "third", "fourth");

  private static final Pattern WHOLE_MONTH = Pattern.compile("\\p{L}+\\.? \\d{4}");
  private static final Pattern MONTH_IN_FIGURES = Pattern.compile("(\\d{1,2})/(\\d{4})");

  public Preamble {
    lines = List.copyOf(lines);
  }

  /// The release number in a text, such as 2019-ICFO-53623.
  public static Optional<String> releaseNumberIn(String text) {
    Matcher matcher = RELEASE_NUMBER.matcher(text);
    return matcher.find() ? Optional.of(matcher.group().replaceAll("[_ ]", "-")) : Optional.empty();
  }

  /// The release number the sheet states.
  public Optional<String> releaseNumber() {
    return lines.stream().flatMap(line -> releaseNumberIn(line).stream()).findFirst();
  }

  /// The last line, which is the title in all releases seen so far; the sheet's name without one.
  public String title() {
    return lines.isEmpty() ? sheetName : PersonalTexts.withoutPersons(lines.getLast().strip());
  }

  /// The single fiscal year that title or sheet name state.
  public OptionalInt fiscalYear() {
    return FiscalYears.only(title() + " " + sheetName);
  }

  /// The first day that title or sheet name say the sheet covers: `(10/1/2018 - 8/31/2019)`.
  public Optional<LocalDate> from() {
    String text = title() + " " + sheetName;
    Matcher range = RANGE.matcher(text);
    if (range.find()) {
      return day(range.group(1), false);
    }
    Matcher since = SINCE.matcher(text);
    if (since.find()) {
      return day(since.group(1), false);
    }
    Matcher months = OF_ONE_YEAR.matcher(text);
    if (months.find()) {
      Optional<LocalDate> first = ofYear(months, 1, false);
      Optional<LocalDate> last = ofYear(months, 3, true);
      boolean isOfYearBefore =
          first.isPresent() && last.isPresent() && first.get().isAfter(last.get());
      return isOfYearBefore ? first.map(day -> day.minusYears(1)) : first;
    }
    return quarter(text);
  }

  /// A month of such a range, with its day if it has one.
  private static Optional<LocalDate> ofYear(Matcher months, int group, boolean last) {
    String day = months.group(group + 1) == null ? "" : months.group(group + 1);
    return day(months.group(group) + day + " " + months.group(5), last);
  }

  /// The first day of the quarter of the one fiscal year that a text states.
  private Optional<LocalDate> quarter(String text) {
    Matcher quarter = QUARTER.matcher(text);
    if (fiscalYear().isEmpty() || !quarter.find()) {
      return Optional.empty();
    }
    int of =
        quarter.group(1) == null
            ? 1 + QUARTERS.indexOf(quarter.group(2).toLowerCase(Locale.ROOT))
            : Integer.parseInt(quarter.group(1));
    if (quarter.find()) {
      return Optional.empty();
    }
    return Optional.of(LocalDate.of(fiscalYear().getAsInt() - 1, 10, 1).plusMonths(3L * (of - 1)));
  }

  /// The last day that title or sheet name say the sheet covers: `YTD through 04/27/2018`.
  public Optional<LocalDate> through() {
    String text = title() + " " + sheetName;
    Matcher range = RANGE.matcher(text);
    if (range.find()) {
      return day(range.group(2), true);
    }
    for (Pattern last : List.of(THROUGH, AS_OF)) {
      Matcher through = last.matcher(text);
      if (through.find()) {
        return day(through.group(1), true);
      }
    }
    Matcher months = OF_ONE_YEAR.matcher(text);
    return months.find()
        ? ofYear(months, 3, true)
        : quarter(text).map(first -> first.plusMonths(3).minusDays(1));
  }

  /// @param last whether the last day of a month is meant where only a month is stated, and not its first
  private static Optional<LocalDate> day(String text, boolean last) {
    if (WHOLE_MONTH.matcher(text).matches()) {
      int space = text.lastIndexOf(' ');
      return ofMonth(text.substring(0, space) + " 1" + text.substring(space), last);
    }
    Matcher figures = MONTH_IN_FIGURES.matcher(text);
    if (figures.matches()) {
      return ofMonth(figures.replaceFirst("$1/1/$2"), last);
    }
    try {
      return DateTexts.parse(text, DateTexts.Order.MONTH_FIRST).map(LocalDateTime::toLocalDate);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> ofMonth(String first, boolean last) {
    return day(first, last).map(day -> last ? day.with(TemporalAdjusters.lastDayOfMonth()) : day);
  }

  /// Whether the sheet says it was made up.
  public boolean synthetic() {
    return lines.stream().anyMatch(line -> line.contains("SYNTHETIC"));
  }
}
