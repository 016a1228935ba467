package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    for (CountTable table : protectedTables) {
      Map<String, Long> counts =
          table.cells().stream().collect(Collectors.toMap(Cell::id, Cell::count));
      find(table.equations(), counts, coalition).forEach(group -> add(group, counts));
    }
  }

  /// A group and the cell that nearly all of it are in.
  record Group(String all, String cell) {
    String elsewhere() {
      return all + " outside " + cell;
    }
  }

  /// The groups among totals of several parts.
  ///
  /// @param counts by cell
  static Set<Group> find(List<Equation> sums, Map<String, Long> counts, int coalition) {
    Set<Group> found = new LinkedHashSet<>();
    for (Equation sum : sums) {
      Long all = counts.get(sum.total());
      for (String part : sum.parts()) {
        Long count = counts.get(part);
        if (coalition > 0
            && all != null
            && count != null
            && sum.parts().size() > 1
            && Rule.disclosesGroup(all, count, coalition)) {
          found.add(new Group(sum.total(), part));
        }
      }
    }
    return found;
  }

  private void add(Group group, Map<String, Long> counts) {
    String elsewhere = group.elsewhere();
    long all = counts.getOrDefault(group.all(), 0L);
    long inside = counts.getOrDefault(group.cell(), 0L);
    if (cellOf.put(elsewhere, group.cell()) == null) {
      tables.add(
          new CountTable(
              elsewhere,
              elsewhere,
              "people",
              List.of(),
              List.of(
                  new Cell(group.all(), List.of(), all),
                  new Cell(group.cell(), List.of(), inside),
                  new Cell(elsewhere, List.of(), all - inside)),
              List.of(new Equation(group.all(), List.of(group.cell(), elsewhere)))));
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
