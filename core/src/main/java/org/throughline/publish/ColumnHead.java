package org.throughline.publish;

import org.throughline.table.Category;

/// The head of a column.
///
/// @param label the category's full name
/// @param top what fits a narrow column
/// @param below a second line under it; may be empty
record ColumnHead(String label, String top, String below, boolean total) {

  static ColumnHead of(Category category) {
    return MonthNames.isMonth(category)
        ? new ColumnHead(
            MonthNames.label(category),
            MonthNames.brief(category),
            MonthNames.year(category),
            false)
        : new ColumnHead(category.label(), category.label(), "", false);
  }

  static ColumnHead named(String label, boolean total) {
    return new ColumnHead(label, label, "", total);
  }
}
