package org.throughline.publish;

import java.util.List;

/// A row of a table of the page.
///
/// @param heads the names of the row's categories
/// @param share the row's share of the total in per cent; empty where there is none
/// @param total whether the row sums over others
record GridRow(List<String> heads, List<GridCell> cells, String share, boolean total) {

  GridRow {
    heads = List.copyOf(heads);
    cells = List.copyOf(cells);
  }

  String label() {
    return String.join(", ", heads);
  }

  GridCell first() {
    return cells.getFirst();
  }
}
