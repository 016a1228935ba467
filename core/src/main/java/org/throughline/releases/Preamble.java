package org.throughline.releases;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
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
  private static final String DAY = "(\\d{1,2}/\\d{1,2}/(?:\\d{4}|\\d{2}))(?!\\d)";
  private static final Pattern RANGE =
      Pattern.compile("(?i)" + DAY + " ?(?:-|–|to|thru|through) ?" + DAY);
  private static final Pattern THROUGH =
      Pattern.compile("(?i)(?:through|thru|until|ending) " + DAY);

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
    Matcher range = RANGE.matcher(title() + " " + sheetName);
    return range.find() ? day(range.group(1)) : Optional.empty();
  }

  /// The last day that title or sheet name say the sheet covers: `YTD through 04/27/2018`.
  public Optional<LocalDate> through() {
    String text = title() + " " + sheetName;
    Matcher range = RANGE.matcher(text);
    if (range.find()) {
      return day(range.group(2));
    }
    Matcher through = THROUGH.matcher(text);
    return through.find() ? day(through.group(1)) : Optional.empty();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return DateTexts.parse(text, DateTexts.Order.MONTH_FIRST).map(LocalDateTime::toLocalDate);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Whether the sheet says it was made up.
  public boolean synthetic() {
    return lines.stream().anyMatch(line -> line.contains("SYNTHETIC"));
  }
}
