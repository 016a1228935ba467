package org.throughline.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.table.Category;

/// A table's cells by their position.
final class CellIndex {

  private final Map<List<String>, ProtectedCell> byPosition = new HashMap<>();
  private final int dimensions;

  CellIndex(ProtectedTable table) {
    dimensions = table.dimensions().size();
    table.cells().forEach(cell -> byPosition.put(cell.position(), cell));
  }

  boolean has(List<String> position) {
    return byPosition.containsKey(position);
  }

  GridCell at(List<String> position) {
    boolean total = position.contains(Category.TOTAL);
    ProtectedCell cell = byPosition.get(position);
    return cell == null ? GridCell.gap(total) : GridCell.of(cell, total);
  }

  /// The table's total, where it has one and it is published.
  Optional<ProtectedCell.Published> total() {
    List<String> position = java.util.Collections.nCopies(dimensions, Category.TOTAL);
    return Optional.ofNullable(byPosition.get(position))
        .filter(ProtectedCell.Published.class::isInstance)
        .map(ProtectedCell.Published.class::cast);
  }
}
