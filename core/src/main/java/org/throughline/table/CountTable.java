package org.throughline.table;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A table of exact counts: inner cells, margins and the equations between them.
///
/// Exact counts are for the local machine only. What may leave it is a protected table, which
/// `disclosure` makes from this one.
///
/// @param within what all records behind it have in common
public record CountTable(
    String id,
    String title,
    String unit,
    List<Dimension> dimensions,
    List<Cell> cells,
    List<Equation> equations,
    List<Restriction> within) {

  /// A table of records that have nothing in common.
  public CountTable(
      String id,
      String title,
      String unit,
      List<Dimension> dimensions,
      List<Cell> cells,
      List<Equation> equations) {
    this(id, title, unit, dimensions, cells, equations, List.of());
  }

  /// The same table, of records that have this in common.
  public CountTable within(List<Restriction> restrictions) {
    return new CountTable(id, title, unit, dimensions, cells, equations, restrictions);
  }

  public CountTable {
    within = List.copyOf(within);
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
