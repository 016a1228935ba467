package org.throughline.disclosure.format;

import java.util.List;
import java.util.function.UnaryOperator;
import org.throughline.table.Equation;

/// Tables of amounts or counts from elsewhere, as cells and sums.
///
/// @param name what the set is called
/// @param cells in the order of the file; ids are distinct
/// @param sums over ids of cells
public record TableSet(String name, List<SetCell> cells, List<Equation> sums) {

  public TableSet {
    cells = List.copyOf(cells);
    sums = List.copyOf(sums);
  }

  /// The same set with every cell changed.
  public TableSet with(UnaryOperator<SetCell> change) {
    return new TableSet(name, cells.stream().map(change).toList(), sums);
  }

  /// The same set, where zeros that need no protection are published.
  public TableSet showingZeros() {
    return with(
        cell ->
            cell.value().signum() == 0 && cell.standing() == SetCell.Standing.OPEN
                ? cell.shown()
                : cell);
  }

  /// Whether it says of any cell who contributes to it.
  public boolean hasContributions() {
    return cells.stream().anyMatch(cell -> cell.contributions().isPresent());
  }
}
