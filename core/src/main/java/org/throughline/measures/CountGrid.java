package org.throughline.measures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CellId;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.Equation;

/// Fills the whole grid of a table from its non-empty groups: zeros, margins and equations.
final class CountGrid {

  private final CellIds ids;
  private final List<String> dimensionIds;
  private final Map<List<String>, Long> counts = new HashMap<>();
  private final Map<List<String>, Long> people = new HashMap<>();
  private final Map<List<String>, Long> keys = new HashMap<>();

  CountGrid(Scope scope, List<String> dimensionIds) {
    this(coordinates -> new CellId(scope.series(), coordinates), dimensionIds);
  }

  /// A grid whose numbers are called otherwise than by one scope.
  CountGrid(CellIds ids, List<String> dimensionIds) {
    this.ids = ids;
    this.dimensionIds = List.copyOf(dimensionIds);
  }

  /// The id of a number by its coordinates, margins left out.
  interface CellIds {
    CellId of(SortedMap<String, String> coordinates);
  }

  /// Id, title and unit of the table.
  record Heading(String id, String title, String unit) {}

  /// Counts a group into its inner cell and into every margin above it.
  ///
  /// @param key the sum of the keys of the group's records; 0 where records have none
  void add(List<String> position, long count, long key) {
    for (int margins = 0; margins < 1 << position.size(); margins++) {
      List<String> cell = new ArrayList<>(position);
      for (int i = 0; i < position.size(); i++) {
        if ((margins & 1 << i) != 0) {
          cell.set(i, Category.TOTAL);
        }
      }
      counts.merge(cell, count, Long::sum);
      if (key != 0) {
        keys.merge(cell, key, Long::sum);
      }
    }
  }

  /// Notes how many people the records of a cell or margin are of.
  void notePeople(List<String> position, long some) {
    people.put(position, some);
  }

  CountTable table(Heading heading, List<Dimension> dimensions) {
    List<Cell> cells = new ArrayList<>();
    List<Equation> equations = new ArrayList<>();
    for (List<String> position : positions(dimensions)) {
      cells.add(new Cell(id(position), position, counts.getOrDefault(position, 0L)));
      for (int i = 0; i < dimensions.size(); i++) {
        if (position.get(i).equals(Category.TOTAL)) {
          equations.add(new Equation(id(position), parts(position, i, dimensions.get(i))));
        }
      }
    }
    Map<String, Long> fewer = new HashMap<>();
    Map<String, Long> sums = new HashMap<>();
    for (Cell cell : cells) {
      Long some = people.get(cell.position());
      if (some != null && some < cell.count()) {
        fewer.put(cell.id(), some);
      }
      Long key = keys.get(cell.position());
      if (key != null) {
        sums.put(cell.id(), key);
      }
    }
    return new CountTable(
            heading.id(), heading.title(), heading.unit(), dimensions, cells, equations)
        .withPeople(fewer)
        .withRecordKeys(sums);
  }

  /// Every combination of categories and margins, margins last.
  private static List<List<String>> positions(List<Dimension> dimensions) {
    List<List<String>> positions = List.of(List.of());
    for (Dimension dimension : dimensions) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> start : positions) {
        dimension.categories().forEach(category -> longer.add(append(start, category.id())));
        longer.add(append(start, Category.TOTAL));
      }
      positions = longer;
    }
    return positions;
  }

  private static List<String> append(List<String> start, String last) {
    List<String> longer = new ArrayList<>(start);
    longer.add(last);
    return longer;
  }

  private List<String> parts(List<String> margin, int dimension, Dimension over) {
    List<String> parts = new ArrayList<>();
    for (Category category : over.categories()) {
      List<String> part = new ArrayList<>(margin);
      part.set(dimension, category.id());
      parts.add(id(part));
    }
    return parts;
  }

  /// The id of a number, margins too.
  String id(List<String> position) {
    SortedMap<String, String> coordinates = new TreeMap<>();
    for (int i = 0; i < position.size(); i++) {
      if (!position.get(i).equals(Category.TOTAL)) {
        coordinates.put(dimensionIds.get(i), position.get(i));
      }
    }
    return ids.of(coordinates).toString();
  }
}
