package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.throughline.disclosure.primary.Rule;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Equation;

/// Groups nearly all of whose members are in one cell (k-disclosure). For each of them there is one
/// more unknown, the members that are elsewhere, which nobody publishes and of which enough must stay
/// possible.
final class Groups {

  private final int coalition;
  private final List<CountTable> tables = new ArrayList<>();
  private final Map<String, String> cellOf = new HashMap<>();

  /// @param protectedTables tables whose groups count
  /// @param coalition how many members elsewhere are too few; 0 for no rule
  Groups(List<CountTable> protectedTables, int coalition) {
    this.coalition = coalition;
    if (coalition > 0) {
      protectedTables.forEach(this::find);
    }
  }

  private void find(CountTable table) {
    Map<String, Cell> cells = new HashMap<>();
    table.cells().forEach(cell -> cells.put(cell.id(), cell));
    for (Equation equation : table.equations()) {
      Cell group = cells.get(equation.total());
      for (String part : equation.parts()) {
        Cell cell = cells.get(part);
        if (group != null
            && cell != null
            && equation.parts().size() > 1
            && Rule.disclosesGroup(group.count(), cell.count(), coalition)) {
          add(group, cell);
        }
      }
    }
  }

  private void add(Cell group, Cell cell) {
    String elsewhere = group.id() + " outside " + cell.id();
    if (cellOf.put(elsewhere, cell.id()) == null) {
      tables.add(
          new CountTable(
              elsewhere,
              elsewhere,
              "people",
              List.of(),
              List.of(group, cell, new Cell(elsewhere, List.of(), group.count() - cell.count())),
              List.of(new Equation(group.id(), List.of(cell.id(), elsewhere)))));
    }
  }

  /// The groups as tables that nobody publishes.
  List<CountTable> tables() {
    return tables;
  }

  /// The ids of the unknowns, each with the cell that its group is in.
  Map<String, String> cells() {
    return cellOf;
  }

  /// So many members elsewhere must stay possible.
  int least() {
    return coalition + 1;
  }
}
