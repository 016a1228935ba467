package org.throughline.publish;

import java.time.LocalDate;
import java.util.Comparator;
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

  /// The day of which numbers are that all stand; empty where newer ones are beside them.
  private final Optional<LocalDate> standing;

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
    standing =
        table.cells().stream().noneMatch(ProtectedCell.Published.class::isInstance)
            ? table.cells().stream()
                .flatMap(cell -> Optional.ofNullable(earlier.get(cell.id())).stream())
                .map(EarlierNumbers.Dated::on)
                .max(Comparator.naturalOrder())
            : Optional.empty();
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
        if (number == null) {
          yield new GridCell(s.id(), "", Suppression.SYMBOL, true, total, partial);
        }
        boolean isComparable = standing.filter(number.on()::equals).isPresent();
        yield GridCell.waiting(
            s.id(),
            isComparable ? Long.toString(number.value()) : "",
            Wording.count(number.value()),
            number.on(),
            total);
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
