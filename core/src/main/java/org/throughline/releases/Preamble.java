package org.throughline.releases;

import java.time.DateTimeException;
import java.time.LocalDate;
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
  private static final Pattern THROUGH =
      Pattern.compile("(?i)through (\\d{1,2})/(\\d{1,2})/(\\d{4})");

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
    return lines.isEmpty() ? sheetName : lines.getLast().strip();
  }

  /// The single fiscal year that title or sheet name state.
  public OptionalInt fiscalYear() {
    return FiscalYears.only(title() + " " + sheetName);
  }

  /// The date through which the title says the sheet goes.
  public Optional<LocalDate> through() {
    Matcher matcher = THROUGH.matcher(title());
    if (!matcher.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(matcher.group(3)),
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Whether the sheet says it was made up.
  public boolean synthetic() {
    return lines.stream().anyMatch(line -> line.contains("SYNTHETIC"));
  }
}
