package org.throughline.lake;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a file was posted, as far as its name or its folder's says: `…_late July.xlsx`, `2025-07-15/…`, `…07082021.xlsx`.
final class PostingDate {

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<!\\d)(20\\d\\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?([0-2]\\d|3[01])(?!\\d)");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("(?<!\\d)(0[1-9]|1[0-2])[-_. ]?([0-2]\\d|3[01])[-_. ]?(20\\d\\d)(?!\\d)");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Pattern MONTH =
      Pattern.compile(
          "(?<![a-z])(?:(early|mid|late|end)[-_"
              + " ]?)?(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*(?:[-_"
              + " ]*(20\\d\\d))?(?![a-z])");

  private PostingDate() {}

  /// Compares two names; 0 where either says nothing, or both say the same.
  static int compare(String a, String b) {
    long one = of(a);
    long other = of(b);
    // A month without a year is compared with another such month only.
    return one == 0 || other == 0 || one < 10_000 != other < 10_000 ? 0 : Long.compare(one, other);
  }

  /// Whether a name states the year of its date; months without one go round: January is after December.
  static boolean hasYear(String name) {
    return of(name) >= 10_000;
  }

  /// A number that grows with the date; 0 when the name states none.
  private static long of(String name) {
    String text = name.toLowerCase(Locale.ROOT);
    Matcher date = YEAR_FIRST.matcher(text);
    if (date.find()) {
      return number(
          date.group(1), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)));
    }
    date = MONTH_FIRST.matcher(text);
    if (date.find()) {
      return number(
          date.group(3), Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)));
    }
    Matcher month = MONTH.matcher(text);
    if (!month.find()) {
      return 0;
    }
    int day =
        switch (month.group(1)) {
          case "early" -> 1;
          case "late", "end" -> 28;
          case null, default -> 15;
        };
    String year = month.group(3) == null ? "0" : month.group(3);
    return number(year, MONTHS.indexOf(month.group(2).substring(0, 3)) + 1, day);
  }

  private static long number(String year, int month, int day) {
    return Long.parseLong(year) * 10_000 + month * 100L + day;
  }
}
