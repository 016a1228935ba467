package org.throughline.releases;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
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
      Pattern.compile("(?i)(?:\\bYTD\\b|\\bto[- ]date)(?:.{0,40}\\bas of |[ (:,–-]{1,4})" + DAY);
  private static final Pattern STATE = Pattern.compile("(?i)\\bas of " + DAY);

  /// A month, or a day, whose year the fiscal year tells: `FY2018 through June`, `FY2018 (Oct-Jun)`, `FY2018 thru 06/30`.
  private static final Pattern WITHOUT_YEAR =
      Pattern.compile(
          "(?i)(?:(?<=\\b(?:through|thru|until|ending|as of|ytd|from|since|to|and) )|(?<=[(–-] ?)|(?<=\\b(?:FY|fiscal"
              + " year) ?\\d{2,4},? ))(?:("
              + MONTH
              + ")( \\d{1,2})?(?![\\w/]|,? ?\\d)|(\\d{1,2})/(\\d{1,2})(?![\\d/]))");

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
  private static final Pattern SOME_QUARTERS =
      Pattern.compile(
          "(?i)\\bQ([1-4]) ?(?:-|–|—|to|thru|through) ?Q?([1-4])\\b|\\b(first|second) half\\b");
  private static final Pattern ORDINAL = Pattern.compile("(?i)(?<=\\d)(?:st|nd|rd|th)\\b");

  /// Calendar years, or several fiscal years: `calendar year 2024`, `CY2023-CY2024`, `FY2024-FY2025`. What stands in front may
  /// make a bound of it.
  private static final Pattern YEARS =
      Pattern.compile(
          "(?i)(?<!\\p{Alnum})(?<!(?:prior|to|before|since|through|thru|until) {0,2})"
              + "(from )?(?:(FY|fiscal years?)|CY|calendar(?: years?)?)[ -]?(\\d{4}|\\d{2})(?!\\d)"
              + "(?: ?(?:-|–|—|to|thru|through) ?(?:[FC]Y|(?:fiscal|calendar) year)?[ -]?(\\d{4}|\\d{2})(?!\\d))?");

  private static final int CENTURY = 2000;

  /// October, the first month of a fiscal year.
  private static final int FIRST_MONTH = 10;

  private static final List<String> QUARTERS = List.of("first", "second", "third", "fourth");

  private static final String ISO = "\\d{4}-\\d{2}-\\d{2}";
  private static final Pattern ISO_PAIR = Pattern.compile("(" + ISO + ")(?: |/)(?=" + ISO + ")");
  private static final Pattern ISO_MONTH =
      Pattern.compile("(?<![\\w/.-])((?:19|20)\\d{2})-(0[1-9]|1[0-2])(?![\\w/.]|-\\d)");
  private static final Pattern EIGHT_FIGURES =
      Pattern.compile(
          "(?<![\\w.])((?:19|20)\\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?![\\w.])");
  private static final Pattern DASHES =
      Pattern.compile("(?<![\\w/.-])(\\d{1,2})-(\\d{1,2})-((?:19|20)\\d{2})(?![\\w/.])");
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

  /// Title and sheet name, with the days in them written as the patterns know them.
  private String statement() {
    String text = (title() + " " + sheetName).replace('_', ' ');
    text = EIGHT_FIGURES.matcher(text).replaceAll("$1-$2-$3");
    text = ISO_PAIR.matcher(text).replaceAll("$1 to ");
    text = ISO_MONTH.matcher(text).replaceAll("$2/$1");
    text = ORDINAL.matcher(DASHES.matcher(text).replaceAll("$1/$2/$3")).replaceAll("");
    OptionalInt year = fiscalYear();
    return year.isEmpty()
        ? text
        : WITHOUT_YEAR.matcher(text).replaceAll(found -> withYear(found, year.getAsInt()));
  }

  /// A month or a day of a fiscal year, with the calendar year it is in.
  private static String withYear(MatchResult found, int fiscalYear) {
    if (found.group(1) == null) {
      int month = Integer.parseInt(found.group(3));
      return found.group() + "/" + (month >= FIRST_MONTH ? fiscalYear - 1 : fiscalYear);
    }
    boolean isBefore = found.group(1).toLowerCase(Locale.ROOT).matches("(?:oct|nov|dec).*");
    return found.group() + " " + (isBefore ? fiscalYear - 1 : fiscalYear);
  }

  /// The first day that title or sheet name say the sheet covers: `(10/1/2018 - 8/31/2019)`.
  public Optional<LocalDate> from() {
    String text = statement();
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
    return quarters(text, false).or(() -> years(text, false));
  }

  /// The first or the last day of the calendar years, or of the several fiscal years, that a text states.
  private static Optional<LocalDate> years(String text, boolean last) {
    Matcher years = YEARS.matcher(text);
    while (years.find()) {
      int first = year(years.group(3));
      int end = years.group(4) == null ? first : year(years.group(4));
      boolean fiscal = years.group(2) != null;
      boolean isOneYear = end == first && !fiscal && years.group(1) == null;
      if (end > first || isOneYear) {
        int begins = fiscal ? 3 : 0;
        LocalDate newYear = LocalDate.of(last ? end + 1 : first, 1, 1).minusMonths(begins);
        return Optional.of(last ? newYear.minusDays(1) : newYear);
      }
    }
    return Optional.empty();
  }

  private static int year(String figures) {
    int year = Integer.parseInt(figures);
    return year < 100 ? CENTURY + year : year;
  }

  /// A month of such a range, with its day if it has one.
  private static Optional<LocalDate> ofYear(Matcher months, int group, boolean last) {
    String day = months.group(group + 1) == null ? "" : months.group(group + 1);
    return day(months.group(group) + day + " " + months.group(5), last);
  }

  /// The first or the last day of the quarters of the one fiscal year that a text states.
  private Optional<LocalDate> quarters(String text, boolean last) {
    if (fiscalYear().isEmpty()) {
      return Optional.empty();
    }
    Matcher some = SOME_QUARTERS.matcher(text);
    if (some.find()) {
      boolean half = some.group(3) != null;
      int first = half ? half(some.group(3)) : Integer.parseInt(some.group(1));
      return quarter(last ? (half ? first + 1 : Integer.parseInt(some.group(2))) : first, last);
    }
    Matcher quarter = QUARTER.matcher(text);
    if (!quarter.find()) {
      return Optional.empty();
    }
    int of =
        quarter.group(1) == null
            ? 1 + QUARTERS.indexOf(quarter.group(2).toLowerCase(Locale.ROOT))
            : Integer.parseInt(quarter.group(1));
    return quarter.find() ? Optional.empty() : quarter(of, last);
  }

  /// The first quarter of a half of a year.
  private static int half(String name) {
    return name.equalsIgnoreCase("first") ? 1 : 3;
  }

  private Optional<LocalDate> quarter(int quarter, boolean last) {
    LocalDate first =
        LocalDate.of(fiscalYear().orElseThrow() - 1, FIRST_MONTH, 1).plusMonths(3L * (quarter - 1));
    return Optional.of(last ? first.plusMonths(3).minusDays(1) : first);
  }

  /// The last day that title or sheet name say the sheet covers: `YTD through 04/27/2018`.
  public Optional<LocalDate> through() {
    String text = statement();
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
        : quarters(text, true).or(() -> years(text, true)).or(() -> state(text));
  }

  /// The day within the one fiscal year of which the data is, so that nothing after it is there.
  private Optional<LocalDate> state(String text) {
    Matcher state = STATE.matcher(text);
    if (fiscalYear().isEmpty() || !state.find()) {
      return Optional.empty();
    }
    LocalDate end = LocalDate.of(fiscalYear().getAsInt(), FIRST_MONTH, 1).minusDays(1);
    return day(state.group(1), true)
        .filter(day -> day.isBefore(end) && day.isAfter(end.minusYears(1)));
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
