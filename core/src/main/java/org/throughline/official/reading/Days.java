package org.throughline.official.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days as workbooks print them.
final class Days {

  static final Pattern EXTRACT_DAY =
      Pattern.compile("(?i)EID as of\\D{0,4}(\\d{1,2}/\\d{1,2}/\\d{2,4})");
  private static final Pattern PARTS = Pattern.compile("(\\d{1,2})[./](\\d{1,2})[./](\\d{2,4})");
  private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

  private Days() {}

  /// Whether a printed day may stand in a text: nearly all texts are told without a pattern.
  static boolean mayHold(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += text.charAt(i) >= '0' && text.charAt(i) <= '9' ? 1 : 0;
    }
    return digits >= 4 && (text.indexOf('/') > 0 || text.indexOf('.') > 0);
  }

  /// A printed day, month first.
  static Optional<LocalDate> of(String printed) {
    Matcher matcher = PARTS.matcher(printed);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return day(
        FiscalYear.full(matcher.group(3)),
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)));
  }

  static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// The days that the first group of a pattern finds in a text.
  static List<LocalDate> all(Pattern pattern, String text) {
    List<LocalDate> days = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      of(matcher.group(1)).ifPresent(days::add);
    }
    return days;
  }

  /// The day that a spreadsheet's number stands for; nothing where it is no day of these years.
  static Optional<LocalDate> serial(double number) {
    boolean day = number == Math.rint(number) && number > 36_000 && number < 73_000;
    return day ? Optional.of(EPOCH.plusDays((long) number)) : Optional.empty();
  }
}
