package org.throughline.publish.chart;

import java.util.List;

/// A table of the page: heads, rows and cells in reading order.
///
/// @param rowHeads what the row heads name, a column each
/// @param shares whether the rows carry their share of the total
public record Grid(
    List<String> rowHeads, List<ColumnHead> columns, List<GridRow> rows, boolean shares) {

  public Grid {
    rowHeads = List.copyOf(rowHeads);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// The rows that do not sum over others.
  public List<GridRow> inner() {
    return rows.stream().filter(row -> !row.total()).toList();
  }

  public Grid withRows(List<GridRow> chosen) {
    return new Grid(rowHeads, columns, chosen, shares);
  }
}
