package org.throughline.publish;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import org.throughline.table.Category;

/// The head of a column.
///
/// @param label the category's full name
/// @param top what fits a narrow column
/// @param below a second line under it; may be empty
record ColumnHead(String label, String top, String below, boolean total) {

  static ColumnHead of(Category category) {
    return category.id().matches("[0-9]{4}-(0[1-9]|1[0-2])")
        ? month(category)
        : new ColumnHead(category.label(), category.label(), "", false);
  }

  static ColumnHead named(String label, boolean total) {
    return new ColumnHead(label, label, "", total);
  }

  private static ColumnHead month(Category category) {
    Month month = Month.of(Integer.parseInt(category.id().substring(5)));
    String name = month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    return new ColumnHead(category.label(), name, category.id().substring(0, 4), false);
  }
}
