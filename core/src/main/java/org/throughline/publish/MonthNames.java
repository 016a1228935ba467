package org.throughline.publish;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import org.throughline.table.Category;

/// Names of months for readers, whatever their label: `2015-10` is "October 2015".
final class MonthNames {

  private static final String MONTH = "[0-9]{4}-(0[1-9]|1[0-2])";

  private MonthNames() {}

  static boolean isMonth(Category category) {
    return category.id().matches(MONTH);
  }

  /// The category's name on the page.
  static String label(Category category) {
    return isMonth(category)
        ? name(category, TextStyle.FULL) + " " + year(category)
        : category.label();
  }

  /// The month's short name, without its year.
  static String brief(Category month) {
    return name(month, TextStyle.SHORT);
  }

  static String year(Category month) {
    return month.id().substring(0, 4);
  }

  private static String name(Category month, TextStyle style) {
    return Month.of(Integer.parseInt(month.id().substring(5)))
        .getDisplayName(style, Locale.ENGLISH);
  }
}
