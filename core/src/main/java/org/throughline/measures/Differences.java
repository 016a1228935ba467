package org.throughline.measures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.throughline.table.Cell;
import org.throughline.table.CellId;
import org.throughline.table.CountTable;
import org.throughline.table.Equation;
import org.throughline.table.Series;

/// Differences between equal cells of two measures that count the same records by different rules, such as removals
/// and removals excluding lag. Readers subtract one from the other, so each difference is a count of records too,
/// which nobody publishes.
public final class Differences {

  /// Stands in the name of a difference before the measure that is subtracted.
  static final String LESS = "less";

  private final Measures measures;
  private final Map<String, Cell> cells = new HashMap<>();

  private Differences(List<CountTable> tables, Measures measures) {
    this.measures = measures;
    tables.forEach(
        table ->
            table
                .cells()
                .forEach(
                    cell ->
                        cells.putIfAbsent(
                            cell.id(), new Cell(cell.id(), List.of(), cell.count()))));
  }

  /// The tables, those of a measure that is read beside another with the differences between them.
  ///
  /// @param tables as they are published, after recoding
  public static List<CountTable> tied(List<CountTable> tables, Measures measures) {
    Differences differences = new Differences(tables, measures);
    return tables.stream().map(differences::tied).toList();
  }

  private CountTable tied(CountTable table) {
    Map<String, Cell> behind = new LinkedHashMap<>();
    List<Equation> ties = new ArrayList<>();
    for (Cell cell : table.cells()) {
      CellId.find(cell.id()).ifPresent(id -> tie(cell, id, behind, ties));
    }
    return ties.isEmpty() ? table : table.withBehind(List.copyOf(behind.values()), ties);
  }

  private void tie(Cell cell, CellId id, Map<String, Cell> behind, List<Equation> ties) {
    if (!(id.series() instanceof Series.Count series)) {
      return;
    }
    for (String beside : measures.measure(series.measure()).beside().keySet()) {
      Series other = new Series.Count(series.release(), beside, series.period());
      Cell there = cells.get(new CellId(other, id.coordinates()).toString());
      if (there != null) {
        long more = there.count() - cell.count();
        Cell difference = new Cell(id.at(LESS, beside).toString(), List.of(), Math.abs(more));
        behind.put(there.id(), there);
        behind.put(difference.id(), difference);
        ties.add(
            more >= 0
                ? new Equation(there.id(), List.of(cell.id(), difference.id()))
                : new Equation(cell.id(), List.of(there.id(), difference.id())));
      }
    }
  }
}
