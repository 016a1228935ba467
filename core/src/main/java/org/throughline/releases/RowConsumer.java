package org.throughline.releases;

/// Takes the rows of one sheet in order.
@FunctionalInterface
public interface RowConsumer {

  /// Takes one row; the instance is reused for the next.
  ///
  /// @return false to stop reading the sheet
  boolean accept(CellRow row);

  /// Takes cells of one row that are shown as one, once the sheet's rows are behind; only workbooks have such.
  ///
  /// @param row 1-based, as [CellRow#number()]
  /// @param from the first column, 0-based; only its cell has a value
  /// @param to the last column
  default void merged(int row, int from, int to) {}
}
