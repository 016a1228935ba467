package org.throughline.table;

import java.util.List;

/// One count in a table.
///
/// @param id names the number everywhere it is published; two tables that share a cell (a common
///     margin) use the same id
/// @param position one category id per dimension of the table, [Category#TOTAL] for a margin
/// @param count how many events; never negative
public record Cell(String id, List<String> position, long count) {

  public Cell {
    position = List.copyOf(position);
    if (count < 0) {
      throw new IllegalArgumentException("Cell '" + id + "' has a negative count: " + count);
    }
  }

  /// Whether the cell sums over at least one dimension.
  public boolean isMargin() {
    return position.contains(Category.TOTAL);
  }
}
