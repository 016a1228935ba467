package org.throughline.publish.chart;

import java.util.Arrays;
import java.util.List;
import org.throughline.table.Category;

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

  /// Whether the row is what is left over of a list: no category of its own, so none that leads or sets a scale.
  public boolean leftOver() {
    return Arrays.stream(key.split("/")).anyMatch(Category::isLeftOver);
  }

  public GridCell first() {
    return cells.getFirst();
  }
}
