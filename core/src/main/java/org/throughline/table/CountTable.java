package org.throughline.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A table of exact counts: inner cells, margins and the equations between them.
///
/// Exact counts are for the local machine only. What may leave it is a protected table, which
/// `disclosure` makes from this one.
///
/// @param within what all records behind it have in common
/// @param people for cells whose records are of fewer people: of how many, as far as records say
/// @param behind ids of those cells that nobody publishes: what other cells were put together from
/// @param keys for cells with records: the sum of their record keys, by which noise is drawn; empty where none is
public record CountTable(
    String id,
    String title,
    String unit,
    List<Dimension> dimensions,
    List<Cell> cells,
    List<Equation> equations,
    List<Restriction> within,
    Set<String> behind,
    Map<String, Long> people,
    Map<String, Long> keys) {

  /// A table of records that have nothing in common, each of another person as far as anybody knows, all of whose cells
  /// are for publication.
  public CountTable(
      String id,
      String title,
      String unit,
      List<Dimension> dimensions,
      List<Cell> cells,
      List<Equation> equations) {
    this(id, title, unit, dimensions, cells, equations, List.of(), Set.of(), Map.of(), Map.of());
  }

  /// The same table, where records of some cells are of fewer people.
  public CountTable withPeople(Map<String, Long> some) {
    return new CountTable(
        id, title, unit, dimensions, cells, equations, within, behind, some, keys);
  }

  /// The same table, whose numbers get the noise of their records wherever these are counted.
  ///
  /// @param sums of the keys of the records of each cell that has any
  public CountTable withRecordKeys(Map<String, Long> sums) {
    return new CountTable(
        id, title, unit, dimensions, cells, equations, within, behind, people, sums);
  }

  /// What its numbers are of, as their names say; empty where they say nothing of the kind.
  public Optional<Series> series() {
    return CellId.find(cells.getFirst().id()).map(CellId::series);
  }

  /// How many people the records of a cell are of, as far as they say so; else how many records.
  public long people(Cell cell) {
    return people.getOrDefault(cell.id(), cell.count());
  }

  /// The same table, of records that have this in common.
  public CountTable within(List<Restriction> restrictions) {
    return new CountTable(
        id, title, unit, dimensions, cells, equations, restrictions, behind, people, keys);
  }

  /// Whether it says only when events happened or which source says so, of records that have nothing else in
  /// common.
  public boolean saysOnlyWhen() {
    return Stream.concat(
            dimensions.stream().map(Dimension::kind), within.stream().map(Restriction::kind))
        .allMatch(
            kind ->
                switch (kind) {
                  case TIME, SOURCE -> true;
                  case PLACE, OFFICE, EVENT, PERSONAL -> false;
                });
  }

  /// The same table with more cells that nobody publishes.
  ///
  /// @param known those that readers know from elsewhere, or take to be there
  /// @param ties the equations between them and the cells of the table
  public CountTable withBehind(List<Cell> known, List<Equation> ties) {
    List<Cell> allCells = new ArrayList<>(cells);
    allCells.addAll(known);
    List<Equation> allEquations = new ArrayList<>(equations);
    allEquations.addAll(ties);
    Set<String> all = new HashSet<>(behind);
    known.forEach(cell -> all.add(cell.id()));
    return new CountTable(
        id, title, unit, dimensions, allCells, allEquations, within, all, people, keys);
  }

  /// Whether numbers that nobody publishes follow from it which are not of its own, such as differences from another table:
  /// cells that were put together have a place in it.
  public boolean tellsOthers() {
    return cells.stream().anyMatch(cell -> cell.position().isEmpty() && behind.contains(cell.id()));
  }

  /// The cells that are for publication, as numbers or withheld.
  public List<Cell> shown() {
    return behind.isEmpty()
        ? cells
        : cells.stream().filter(cell -> !behind.contains(cell.id())).toList();
  }

  /// The table as it is published: the cells for publication, and the equations between them.
  public CountTable withoutBehind() {
    if (behind.isEmpty()) {
      return this;
    }
    Predicate<String> hidden = behind::contains;
    List<Equation> between =
        equations.stream()
            .filter(one -> !behind.contains(one.total()) && one.parts().stream().noneMatch(hidden))
            .toList();
    return new CountTable(
        id, title, unit, dimensions, shown(), between, within, Set.of(), people, keys);
  }

  public CountTable {
    within = List.copyOf(within);
    behind = Set.copyOf(behind);
    people = Map.copyOf(people);
    keys = Map.copyOf(keys);
    dimensions = List.copyOf(dimensions);
    cells = List.copyOf(cells);
    equations = List.copyOf(equations);
    requireAdditive(id, cells, equations);
  }

  private static void requireAdditive(String id, List<Cell> cells, List<Equation> equations) {
    Map<String, Long> counts = new HashMap<>();
    for (Cell cell : cells) {
      if (counts.put(cell.id(), cell.count()) != null) {
        throw new IllegalArgumentException("Table '" + id + "' repeats cell '" + cell.id() + "'");
      }
    }
    for (Equation equation : equations) {
      long total = countOf(id, counts, equation.total());
      long sum = 0;
      for (String part : equation.parts()) {
        sum = Math.addExact(sum, countOf(id, counts, part));
      }
      if (sum != total) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Table '%s' does not add up: cell '%s' is %d, its parts sum to %d",
                id,
                equation.total(),
                total,
                sum));
      }
    }
  }

  private static long countOf(String id, Map<String, Long> counts, String cell) {
    Long count = counts.get(cell);
    if (count == null) {
      throw new IllegalArgumentException(
          "Table '" + id + "' has an equation over the unknown cell '" + cell + "'");
    }
    return count;
  }
}
