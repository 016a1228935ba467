package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.Derived;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import org.throughline.table.Equation;

/// Synthetic tables for tests.
public final class Tables {

  private Tables() {}

  /// One dimension with its total. Cell ids are `name/c0`, ... and `total`.
  public static CountTable list(String name, DimensionKind kind, long... counts) {
    List<Cell> cells = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    long total = 0;
    for (int at = 0; at < counts.length; at++) {
      cells.add(new Cell(name + "/c" + at, List.of("c" + at), counts[at]));
      parts.add(name + "/c" + at);
      total += counts[at];
    }
    cells.add(new Cell("total", List.of(Category.TOTAL), total));
    return new CountTable(
        name,
        "List " + name,
        "records",
        List.of(dimension(name, kind, counts.length)),
        cells,
        List.of(new Equation("total", parts)));
  }

  /// An outsider who knows other bounds of one cell.
  public static Attack bounding(Attack attack, int cell, long lower, long upper) {
    int size = attack.system().size();
    long[] lowers = IntStream.range(0, size).mapToLong(attack::lower).toArray();
    long[] uppers = IntStream.range(0, size).mapToLong(attack::upper).toArray();
    lowers[cell] = lower;
    uppers[cell] = upper;
    return Attack.within(attack.system(), lowers, uppers).against(attack.levels());
  }

  /// What a number that was rounded says about a cell.
  static Derived.Range range(Method method, String cell, long published) {
    long[] sources = method.sources(published).orElseThrow();
    return new Derived.Range(cell + " rounded", cell, sources[0], sources[1]);
  }

  /// Rows (offices) by columns with all margins. Margins are `row/r0`, `columnName/c0`, `total`, so
  /// that tables over the same rows or columns share them.
  public static CountTable grid(String name, String columns, DimensionKind kind, long[][] counts) {
    int height = counts.length;
    int width = counts[0].length;
    List<Cell> cells = new ArrayList<>();
    List<Equation> equations = new ArrayList<>();
    for (int row = 0; row <= height; row++) {
      for (int column = 0; column <= width; column++) {
        String id = gridId(name, columns, new int[] {row, column, height, width});
        cells.add(
            new Cell(
                id,
                List.of(
                    row == height ? Category.TOTAL : "r" + row,
                    column == width ? Category.TOTAL : "c" + column),
                sum(counts, row, column)));
      }
    }
    for (int row = 0; row <= height; row++) {
      int at = row;
      equations.add(
          new Equation(
              gridId(name, columns, new int[] {row, width, height, width}),
              IntStream.range(0, width)
                  .mapToObj(c -> gridId(name, columns, new int[] {at, c, height, width}))
                  .toList()));
    }
    for (int column = 0; column <= width; column++) {
      int at = column;
      equations.add(
          new Equation(
              gridId(name, columns, new int[] {height, column, height, width}),
              IntStream.range(0, height)
                  .mapToObj(r -> gridId(name, columns, new int[] {r, at, height, width}))
                  .toList()));
    }
    return new CountTable(
        name,
        "Grid " + name,
        "records",
        List.of(
            dimension("row", DimensionKind.OFFICE, "r", height),
            dimension(columns, kind, "c", width)),
        cells,
        equations);
  }

  private static String gridId(String name, String columns, int[] place) {
    boolean rowTotal = place[0] == place[2];
    boolean columnTotal = place[1] == place[3];
    if (rowTotal && columnTotal) {
      return "total";
    }
    if (rowTotal) {
      return columns + "/c" + place[1];
    }
    return columnTotal ? "row/r" + place[0] : name + "/r" + place[0] + "/c" + place[1];
  }

  private static long sum(long[][] counts, int row, int column) {
    long sum = 0;
    for (int r = 0; r < counts.length; r++) {
      for (int c = 0; c < counts[0].length; c++) {
        if ((row == counts.length || row == r) && (column == counts[0].length || column == c)) {
          sum += counts[r][c];
        }
      }
    }
    return sum;
  }

  static Dimension dimension(String id, DimensionKind kind, int size) {
    return dimension(id, kind, "c", size);
  }

  private static Dimension dimension(String id, DimensionKind kind, String prefix, int size) {
    return new Dimension(
        id,
        id,
        kind,
        IntStream.range(0, size)
            .mapToObj(
                at -> new Category(prefix + at, prefix.toUpperCase(java.util.Locale.ROOT) + at))
            .toList());
  }

  /// What readers see of a table, by id: -1 for what is withheld, nothing of a table that is.
  public static Map<String, Long> printed(TableDecision decision) {
    Map<String, Long> printed = new TreeMap<>();
    if (decision instanceof TableDecision.Publishable(ProtectedTable table)) {
      table
          .cells()
          .forEach(
              cell ->
                  printed.put(
                      cell.id(),
                      cell instanceof ProtectedCell.Published shown ? shown.count() : -1L));
    }
    return printed;
  }

  /// What is shown of the tables that are published.
  public static List<ShownTable> shown(List<TableDecision> decisions) {
    return decisions.stream()
        .filter(TableDecision.Publishable.class::isInstance)
        .map(decision -> ShownTable.of(((TableDecision.Publishable) decision).table()))
        .toList();
  }
}
