package org.throughline.reconcile;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.CellRecord;
import org.throughline.measures.Every;
import org.throughline.measures.Measures;
import org.throughline.measures.Period;
import org.throughline.measures.Scope;
import org.throughline.reconcile.ComparisonRules.Axis;
import org.throughline.reconcile.ComparisonRules.Category;
import org.throughline.reconcile.OfficialFigures.Figure;

/// Numbers of ours that an agency prints as well: whoever has the agency's publication knows them. One that differs
/// counts something else, and says nothing exact.
public final class EqualNumbers {

  private final ComparisonRules rules = ComparisonRules.load();
  private final List<CellRecord> cells;
  private final Map<Kind, List<CellRecord>> alike = new HashMap<>();
  private final Map<Kind, List<Official>> official = new LinkedHashMap<>();

  /// @param cells the numbers of a build
  public EqualNumbers(List<CellRecord> cells) {
    this.cells = List.copyOf(cells);
    cells.forEach(cell -> alike.computeIfAbsent(Kind.of(cell), any -> new ArrayList<>()).add(cell));
  }

  /// What numbers are of: a measure in a fiscal year by some dimensions.
  private record Kind(String measure, int fiscalYear, Set<String> dimensions) {

    static Kind of(CellRecord cell) {
      return new Kind(
          cell.scope().measure(), cell.scope().fiscalYear(), cell.coordinates().keySet());
    }
  }

  /// What an agency prints, and the cells of ours of which it is the sum; most often one.
  public record Printed(List<String> cells, long value) {
    public Printed {
      cells = List.copyOf(cells);
    }
  }

  /// An official number.
  ///
  /// @param release the only one it is about; empty for any
  /// @param where its category by our dimensions
  private record Official(String release, Map<String, String> where, long value) {

    boolean isOf(CellRecord cell) {
      return release.isEmpty() || release.equals(cell.scope().release());
    }
  }

  private void add(String measure, int fiscalYear, Official number) {
    official
        .computeIfAbsent(
            new Kind(measure, fiscalYear, number.where().keySet()), any -> new ArrayList<>())
        .add(number);
  }

  /// With figures that ship with the program, or that releases state of themselves.
  public EqualNumbers withFigures(List<OfficialFigures> figures) {
    for (OfficialFigures publication : figures) {
      for (Figure one : publication.figures()) {
        add(
            one.measure(),
            one.fiscalYear(),
            new Official(publication.release(), one.where(), one.value()));
      }
    }
    return this;
  }

  /// With counts of months and fiscal years, and of years to date, that the records of a build come to.
  ///
  /// @param reconciliation the table that a build keeps
  public EqualNumbers withSeries(SqlEngine engine, Path reconciliation) {
    engine.read("reconciled_series", reconciliation);
    for (Row row :
        engine.rows(
            """
            select measure, period_kind, cast(period_start as varchar), cast(period_end as varchar),
              cast(official as bigint), dimensions
            from reconciled_series
            where verdict = 'equal' and statistic = 'flow'
              and period_kind in ('month', 'fiscal-year', 'year-to-date')
            order by measure, period_start, period_end, dimensions
            """)) {
      Map<String, String> where = coordinates(row.text(5));
      if (row.text(1).equals("month")) {
        where.put("month", row.text(2).substring(0, 7));
      }
      LocalDate last = LocalDate.parse(row.text(3).substring(0, 10));
      int year = Period.of(Every.FISCAL_YEAR, last).end().getYear();
      add(row.text(0), year, new Official("", where, row.number(4)));
    }
    return this;
  }

  /// Numbers of ours beside counts of the same months and fiscal years that agencies posted, where one number of ours is of
  /// just what the agency counted.
  ///
  /// @param reconciliation the table that a build keeps
  public List<Reconciliation.Compared> beside(
      SqlEngine engine, Measures measures, Path reconciliation) {
    engine.read("posted_series", reconciliation);
    List<Reconciliation.Compared> beside = new ArrayList<>();
    for (Row row :
        engine.rows(
            """
            select measure, period_kind, cast(period_start as varchar), cast(period_end as varchar),
              cast(official as bigint), dimensions, file, sheet, cell, reason
            from posted_series
            where verdict in ('equal', 'within revisions', 'differs') and statistic = 'flow'
              and period_kind in ('month', 'fiscal-year')
            order by measure, period_start, period_end, dimensions
            """)) {
      beside(row, measures.known(row.text(0)).title()).ifPresent(beside::add);
    }
    return beside;
  }

  private Optional<Reconciliation.Compared> beside(Row row, String title) {
    Map<String, String> where = coordinates(row.text(5));
    String period = row.text(2).substring(0, 7);
    boolean month = row.text(1).equals("month");
    String named =
        month ? title + ", posted for " + period : title + ", FY" + row.text(3).substring(0, 4);
    String categories = String.join(", ", where.values());
    if (month) {
      where.put("month", period);
    }
    LocalDate last = LocalDate.parse(row.text(3).substring(0, 10));
    int year = Period.of(Every.FISCAL_YEAR, last).end().getYear();
    List<CellRecord> ours =
        alike.getOrDefault(new Kind(row.text(0), year, where.keySet()), List.of()).stream()
            .filter(cell -> isIn(cell, where))
            .toList();
    if (ours.size() != 1) {
      return Optional.empty();
    }
    String source =
        "%s, %s, %s".formatted(row.text(6), row.text(7).strip(), row.text(8))
            + (row.isNull(9) || row.text(9).isEmpty() ? "" : "; " + row.text(9));
    CellRecord cell = ours.getFirst();
    return Optional.of(
        new Reconciliation.Compared(
            cell.scope(),
            categories.isEmpty() ? named : named + ", " + categories,
            cell.coordinates(),
            cell.count(),
            row.number(4),
            source,
            ""));
  }

  /// The numbers of ours that these are, or that they are the sum of.
  public List<Printed> printed() {
    List<Printed> printed = new ArrayList<>();
    official.forEach(
        (kind, numbers) ->
            numbers.forEach(
                one -> printed.addAll(printed(one, alike.getOrDefault(kind, List.of())))));
    cells.stream()
        .filter(cell -> !cell.folded().isEmpty() && sum(cell) == cell.count())
        .map(cell -> new Printed(List.of(cell.id()), cell.count()))
        .forEach(printed::add);
    return printed.stream().distinct().toList();
  }

  private List<Printed> printed(Official one, List<CellRecord> some) {
    Map<Scope, List<CellRecord>> byScope = new LinkedHashMap<>();
    for (CellRecord cell : some) {
      if (one.isOf(cell) && isIn(cell, one.where())) {
        byScope.computeIfAbsent(cell.scope(), any -> new ArrayList<>()).add(cell);
      }
    }
    return byScope.values().stream()
        .filter(all -> all.stream().mapToLong(CellRecord::count).sum() == one.value())
        .map(all -> new Printed(all.stream().map(CellRecord::id).toList(), one.value()))
        .toList();
  }

  /// What official numbers of the labels that were put together come to; less than 0 where one of them is missing.
  private long sum(CellRecord cell) {
    List<Map<String, String>> labels = List.of(Map.of());
    for (String dimension : cell.coordinates().keySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> some : labels) {
        for (String label : cell.labels(dimension)) {
          Map<String, String> one = new HashMap<>(some);
          one.put(dimension, label);
          longer.add(one);
        }
      }
      labels = longer;
    }
    long sum = 0;
    for (Map<String, String> one : labels) {
      Optional<Official> number =
          official.getOrDefault(Kind.of(cell), List.of()).stream()
              .filter(some -> some.isOf(cell))
              .filter(some -> one.keySet().stream().allMatch(d -> fits(d, one, some.where())))
              .findFirst();
      if (number.isEmpty()) {
        return -1;
      }
      sum += number.get().value();
    }
    return sum;
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

  /// Whether all that a cell counts is of these categories.
  private boolean isIn(CellRecord cell, Map<String, String> where) {
    return where.keySet().stream()
        .allMatch(
            dimension ->
                cell.labels(dimension).stream()
                    .allMatch(label -> fits(dimension, Map.of(dimension, label), where)));
  }

  private boolean fits(String dimension, Map<String, String> labels, Map<String, String> where) {
    String label = String.valueOf(labels.get(dimension));
    String asked = String.valueOf(where.get(dimension));
    List<Category> categories =
        rules.axes().stream()
            .filter(axis -> axis.dimension().equals(dimension))
            .flatMap(axis -> axis.categories().stream())
            .toList();
    return label.equals(asked)
        || categories.stream()
            .filter(one -> one.category().equals(asked))
            .anyMatch(one -> label.toLowerCase(Locale.ROOT).contains(one.holds()));
  }
}
