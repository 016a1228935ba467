package org.throughline.publish.chart;

import java.util.List;

/// A row of a table of the page.
///
/// @param key the id of the row's category, or ids with `/` between them
/// @param heads the names of the row's categories
/// @param share the row's share of the total in per cent; empty where there is none
/// @param total whether the row sums over others
public record GridRow(
    String key, List<String> heads, List<GridCell> cells, String share, boolean total) {

  public GridRow {
    heads = List.copyOf(heads);
    cells = List.copyOf(cells);
  }

  public String label() {
    return String.join(", ", heads);
  }

  public GridCell first() {
    return cells.getFirst();
  }
}
