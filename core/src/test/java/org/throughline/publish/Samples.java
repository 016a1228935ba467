package org.throughline.publish;

import java.util.List;
import java.util.stream.IntStream;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.UncheckedTable;
import org.throughline.table.Category;
import org.throughline.table.Dimension;

/// Tables of the shapes that [Tables#list] does not make.
final class Samples {

  private Samples() {}

  static PublishedTable figure(String id) {
    return table(id, List.of(), List.of(Tables.cell(id + "/all", List.of(), 4_321)));
  }

  /// Citizenship down, months across; one cell is suppressed and one is absent.
  static PublishedTable matrix(String id) {
    return table(
        id,
        List.of(Tables.citizenship("Mexico", "Tonga"), Tables.months()),
        List.of(
            Tables.cell(id + "/1", List.of("c1", "2015-10"), 71),
            Tables.cell(id + "/2", List.of("c1", "2015-11"), -1),
            Tables.cell(id + "/3", List.of("c2", "2015-10"), 0),
            Tables.cell(id + "/4", List.of("c1", Category.TOTAL), 90)));
  }

  static PublishedTable cube(String id) {
    Dimension more =
        new Dimension(
            "m",
            "More",
            org.throughline.table.DimensionKind.EVENT,
            List.of(new Category("x", "X")));
    return table(
        id,
        List.of(Tables.citizenship("Mexico"), Tables.months(), more),
        List.of(
            Tables.cell(id + "/1", List.of("c1", "2015-10", "x"), 17),
            Tables.cell(id + "/2", List.of("c1", "2015-11", Category.TOTAL), -1)));
  }

  /// A table of citizenships `C1`, `C2`, ... with the given counts and no total.
  static PublishedTable citizenships(String id, long... counts) {
    String[] labels =
        IntStream.rangeClosed(1, counts.length).mapToObj(n -> "C" + n).toArray(String[]::new);
    return Tables.list(id, Tables.citizenship(labels), counts);
  }

  private static PublishedTable table(
      String id, List<Dimension> dimensions, List<ProtectedCell> cells) {
    return new PublishedTable(UncheckedTable.of(id, dimensions, cells), Tables.how());
  }
}
