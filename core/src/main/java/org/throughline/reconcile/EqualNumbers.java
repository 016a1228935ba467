package org.throughline.reconcile;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.CellRecord;
import org.throughline.measures.Every;
import org.throughline.measures.Period;
import org.throughline.reconcile.ComparisonRules.Axis;
import org.throughline.reconcile.ComparisonRules.Category;

/// Numbers of ours that an official series prints as well: whoever has the agency's workbook knows them.
public final class EqualNumbers {

  private final ComparisonRules rules = ComparisonRules.load();

  private EqualNumbers() {}

  /// Counts of months and fiscal years, in total or in categories each of which is one label of ours.
  ///
  /// @param reconciliation the table that a build keeps
  /// @param cells its numbers
  public static List<CellRecord> of(SqlEngine engine, Path reconciliation, List<CellRecord> cells) {
    EqualNumbers numbers = new EqualNumbers();
    List<CellRecord> equal = new ArrayList<>();
    engine.read("reconciled_series", reconciliation);
    for (Row row :
        engine.rows(
            """
            select measure, period_kind, period_start, period_end, cast(official as bigint), dimensions
            from reconciled_series
            where verdict = 'equal' and statistic = 'flow' and period_kind in ('month', 'fiscal-year')
            order by measure, period_start, period_end, dimensions
            """)) {
      equal.addAll(numbers.equal(row, cells));
    }
    return equal;
  }

  private List<CellRecord> equal(Row row, List<CellRecord> cells) {
    Map<String, String> where = coordinates(row.text(5));
    if (row.text(1).equals("month")) {
      where.put("month", row.text(2).substring(0, 7));
    }
    int year = Period.of(Every.FISCAL_YEAR, LocalDate.parse(row.text(3))).end().getYear();
    return cells.stream()
        .filter(cell -> cell.scope().measure().equals(row.text(0)))
        .filter(cell -> cell.scope().fiscalYear() == year)
        .filter(cell -> cell.coordinates().keySet().equals(where.keySet()))
        .filter(cell -> cell.count() == row.number(4))
        .filter(cell -> where.entrySet().stream().allMatch(one -> fits(cell, one)))
        .toList();
  }

  /// The categories of an official number by our dimensions.
  private Map<String, String> coordinates(String dimensions) {
    Map<String, String> where = new TreeMap<>();
    for (String part : dimensions.split("; ", -1)) {
      if (!part.isEmpty()) {
        String axis = part.substring(0, part.indexOf('='));
        where.put(
            axis(axis).map(Axis::dimension).orElse(axis), part.substring(part.indexOf('=') + 1));
      }
    }
    return where;
  }

  private Optional<Axis> axis(String name) {
    return rules.axes().stream().filter(axis -> axis.axis().equals(name)).findFirst();
  }

  private boolean fits(CellRecord cell, Map.Entry<String, String> asked) {
    String label = String.valueOf(cell.coordinates().get(asked.getKey()));
    List<Category> categories =
        rules.axes().stream()
            .filter(axis -> axis.dimension().equals(asked.getKey()))
            .flatMap(axis -> axis.categories().stream())
            .toList();
    return categories.isEmpty()
        ? label.equals(asked.getValue())
        : categories.stream()
            .filter(one -> one.category().equals(asked.getValue()))
            .anyMatch(one -> label.toLowerCase(Locale.ROOT).contains(one.holds()));
  }
}
