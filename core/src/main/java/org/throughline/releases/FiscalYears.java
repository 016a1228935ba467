package org.throughline.releases;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fiscal years as files, sheets and titles state them: `FY2023`, `FY 23`, also between underscores.
final class FiscalYears {

  /// What stands in front says that it is not the year itself: `Prior FY2023` is everything before it.
  private static final Pattern STATED =
      Pattern.compile(
          "(?<![A-Za-z0-9])(prior(?: to)?|before|since|from|through|to|thru)?[ _]*FY[ _-]?(\\d{4}|\\d{2})(?!\\d)"
              + "(\\s*[-–]\\s*(?:FY)?\\d{2,4}(?!\\d))?",
          Pattern.CASE_INSENSITIVE);

  private static final int CENTURY = 2000;

  private FiscalYears() {}

  /// The single year a text states; empty when it states none, several, a range, or only a bound.
  static OptionalInt only(String text) {
    int year = 0;
    Matcher found = STATED.matcher(text);
    while (found.find()) {
      int stated = Integer.parseInt(found.group(2));
      int full = stated < 100 ? CENTURY + stated : stated;
      boolean bound = found.group(1) != null || found.group(3) != null;
      if (bound || (year != 0 && year != full)) {
        return OptionalInt.empty();
      }
      year = full;
    }
    return year == 0 ? OptionalInt.empty() : OptionalInt.of(year);
  }
}
