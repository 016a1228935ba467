package org.throughline.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.publish.chart.GridCell;
import org.throughline.table.Category;

/// A table's cells by their position.
final class CellIndex {

  private final Map<List<String>, ProtectedCell> byPosition = new HashMap<>();
  private final int dimensions;
  private final Map<String, EarlierNumbers.Dated> earlier;
  private final Set<String> incomplete;

  CellIndex(PublishedTable table) {
    this(table, Set.of());
  }

  /// @param incomplete ids of months of which the release covers a part only
  CellIndex(PublishedTable published, Set<String> incomplete) {
    this.incomplete = incomplete;
    ProtectedTable table = published.table();
    earlier = published.earlier();
    dimensions = table.dimensions().size();
    table.cells().forEach(cell -> byPosition.put(cell.position(), cell));
  }

  boolean has(List<String> position) {
    return byPosition.containsKey(position);
  }

  GridCell at(List<String> position) {
    boolean total = position.contains(Category.TOTAL);
    ProtectedCell cell = byPosition.get(position);
    return cell == null
        ? GridCell.gap(total)
        : cell(cell, total, position.stream().anyMatch(incomplete::contains));
  }

  /// A cell as readers see it.
  private GridCell cell(ProtectedCell cell, boolean total, boolean partial) {
    return switch (cell) {
      case ProtectedCell.Published p ->
          new GridCell(
              p.id(), Long.toString(p.count()), Wording.count(p.count()), false, total, partial);
      case ProtectedCell.Suppressed s -> {
        EarlierNumbers.Dated number = earlier.get(s.id());
        yield number == null
            ? new GridCell(s.id(), "", Suppression.SYMBOL, true, total, partial)
            : GridCell.waiting(s.id(), Wording.count(number.value()), number.on(), total);
      }
    };
  }

  /// The table's total, where it has one and it is published.
  Optional<ProtectedCell.Published> total() {
    List<String> position = java.util.Collections.nCopies(dimensions, Category.TOTAL);
    return Optional.ofNullable(byPosition.get(position))
        .filter(ProtectedCell.Published.class::isInstance)
        .map(ProtectedCell.Published.class::cast);
  }
}
