package org.throughline.publish.chart;

/// The head of a column.
///
/// @param key the id of the column's category
/// @param label the category's full name
/// @param top what fits a narrow column
/// @param below a second line under it; may be empty
public record ColumnHead(String key, String label, String top, String below, boolean total) {

  /// A head in one line.
  public static ColumnHead named(String key, String label, boolean total) {
    return new ColumnHead(key, label, label, "", total);
  }
}
