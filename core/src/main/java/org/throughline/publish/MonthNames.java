package org.throughline.publish;

import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.throughline.table.Category;

/// Names of months for readers, whatever their label: `2015-10` is "October 2015".
final class MonthNames {

  private static final Pattern SPAN = Pattern.compile("_r_(\\d{4}-\\d{2})-to-(\\d{4}-\\d{2})-.*");

  private static final String MONTH = "[0-9]{4}-(0[1-9]|1[0-2])";

  private MonthNames() {}

  static boolean isMonth(Category category) {
    return isMonth(category.id());
  }

  static boolean isMonth(String id) {
    return id.matches(MONTH);
  }

  /// The month's name with its year, as the language has it.
  static String label(Category month, Locale locale) {
    return name(month, TextStyle.FULL_STANDALONE, locale)
        + (locale.getLanguage().equals("es") ? " de " : " ")
        + year(month);
  }

  /// Whether a category stands for months that were put together.
  static boolean isSpan(Category category) {
    return SPAN.matcher(category.id()).matches();
  }

  /// The first and the last of months that were put together.
  static List<Category> ends(Category span) {
    Matcher months = SPAN.matcher(span.id());
    return months.matches()
        ? List.of(
            new Category(months.group(1), months.group(1)),
            new Category(months.group(2), months.group(2)))
        : List.of(span, span);
  }

  /// The month for a file that a spreadsheet may open: with a word between, it is not taken for a date.
  static String inFile(Category month) {
    return name(month, TextStyle.FULL_STANDALONE, Locale.US) + " of " + year(month);
  }

  /// The month's short name, without its year.
  static String brief(Category month, Locale locale) {
    return name(month, TextStyle.SHORT_STANDALONE, locale);
  }

  static String year(Category month) {
    return month.id().substring(0, 4);
  }

  private static String name(Category month, TextStyle style, Locale locale) {
    return Month.of(Integer.parseInt(month.id().substring(5))).getDisplayName(style, locale);
  }

  /// How many months the category of an id stands for: one, or those from first to last that were put together.
  static long months(String id) {
    Matcher span = SPAN.matcher(id);
    return span.matches()
        ? 1
            + YearMonth.parse(span.group(1))
                .until(YearMonth.parse(span.group(2)), ChronoUnit.MONTHS)
        : 1;
  }
}
