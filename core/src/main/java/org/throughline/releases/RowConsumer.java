package org.throughline.releases;

/// Takes the rows of one sheet in order.
@FunctionalInterface
public interface RowConsumer {

  /// Takes one row; the instance is reused for the next.
  ///
  /// @return false to stop reading the sheet
  boolean accept(CellRow row);
}
