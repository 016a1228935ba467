package org.throughline.official.reading;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fiscal years of the United States: FY2025 is October 2024 to September 2025.
final class FiscalYear {

  private static final Pattern NAMED =
      Pattern.compile("(?i)(?:EO)?FY[ _-]?(20\\d\\d|\\d\\d)(?!\\d)");

  private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d( \\(FYTD\\))?");

  private FiscalYear() {}

  static LocalDate start(int year) {
    return LocalDate.of(year - 1, 10, 1);
  }

  static LocalDate end(int year) {
    return LocalDate.of(year, 9, 30);
  }

  static YearMonth month(int year, int month) {
    return YearMonth.of(month >= 10 ? year - 1 : year, month);
  }

  /// The last fiscal year that a text names, such as `EOFY2020` or `FY21 YTD`.
  static OptionalInt in(String text) {
    Matcher matcher = NAMED.matcher(text);
    OptionalInt year = OptionalInt.empty();
    while (matcher.find()) {
      year = OptionalInt.of(full(matcher.group(1)));
    }
    return year;
  }

  /// The fiscal year that a text names, where it names one and no other.
  static OptionalInt only(String text) {
    int[] years =
        NAMED.matcher(text).results().mapToInt(one -> full(one.group(1))).distinct().toArray();
    return years.length == 1 ? OptionalInt.of(years[0]) : OptionalInt.empty();
  }

  /// The fiscal year that a label of a row or column is: a bare year, or what a text names.
  static OptionalInt labelled(String label) {
    return YEAR.matcher(label).matches()
        ? OptionalInt.of(Integer.parseInt(label.substring(0, 4)))
        : in(label);
  }

  static int full(String digits) {
    int year = Integer.parseInt(digits);
    return year < 100 ? 2000 + year : year;
  }
}
