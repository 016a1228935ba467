package org.throughline.reconcile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.engine.Column;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.engine.SqlScript;
import org.throughline.measures.CoverageWindow;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Measures;
import org.throughline.measures.Quantity;
import org.throughline.reconcile.ComparisonRules.Axis;
import org.throughline.reconcile.ComparisonRules.Pair;

/// Puts the official series, as read from the agencies' postings, beside the numbers of a build. What it writes is
/// exact: it stays with the build and is not published.
public final class OfficialComparison {

  private static final String TABLE = "reconciled";
  private static final String FILE = "reconciliation.parquet";

  private final SqlEngine engine;
  private final Measures measures;
  private final ComparisonRules rules = ComparisonRules.load();

  public OfficialComparison(SqlEngine engine, Measures measures) {
    this.engine = engine;
    this.measures = measures;
  }

  /// How many official numbers are equal, within the revisions ever made, different, or without one of ours.
  public record Verdicts(Map<String, Long> numbers) {

    public Verdicts {
      numbers = Map.copyOf(new TreeMap<>(numbers));
    }

    /// The numbers with this verdict.
    public long of(String verdict) {
      return numbers.getOrDefault(verdict, 0L);
    }
  }

  /// Compares, and writes the table `reconciliation` and a page of it beside the series.
  ///
  /// @param official the folder with the official series
  public Verdicts write(Path official) throws IOException {
    engine.read("official_series", official.resolve("series.parquet"));
    engine.read("official_bands", official.resolve("revision-sizes.parquet"));
    pairs();
    axes();
    windows();
    countedDays();
    for (SqlScript script : SqlScript.inOrder("/sql/reconcile")) {
      engine.create(script.makes(), script.text());
    }
    engine.write(
        TABLE, "series, period_start, period_end, dimensions, period_kind", official.resolve(FILE));
    Files.writeString(official.resolve("reconciliation.md"), ReconciliationPage.of(engine, TABLE));
    return verdicts(engine, official.resolve(FILE));
  }

  /// The verdicts in a table that was written.
  public static Verdicts read(Path reconciliation) {
    try (SqlEngine engine = DuckDbEngine.open()) {
      return verdicts(engine, reconciliation);
    }
  }

  private static Verdicts verdicts(SqlEngine engine, Path reconciliation) {
    engine.read("kept_reconciliation", reconciliation);
    Map<String, Long> numbers = new TreeMap<>();
    engine
        .rows("select verdict, count(*) from kept_reconciliation group by verdict")
        .forEach(row -> numbers.put(row.text(0), row.number(1)));
    return new Verdicts(numbers);
  }

  private static String statistic(MeasureSpec spec) {
    return spec.quantity().kind();
  }

  private boolean has(MeasureSpec spec, String axis) {
    return rules.axes().stream()
        .anyMatch(one -> one.axis().equals(axis) && spec.dimensions().containsKey(one.dimension()));
  }

  private static Row row(Object... values) {
    return new Row(List.of(values));
  }

  private void pairs() {
    List<Row> rows = new ArrayList<>();
    for (Pair pair : rules.comparisons()) {
      MeasureSpec spec = measures.measure(pair.measure());
      rows.add(
          row(
              pair.series(),
              pair.measure(),
              statistic(spec),
              pair.differ(),
              has(spec, "agency"),
              has(spec, "criminality"),
              has(spec, "release_reason"),
              pair.byFacility()));
    }
    engine.fill(
        "compared_measures",
        List.of(
            Column.text("series"),
            Column.text("measure"),
            Column.text("statistic"),
            Column.text("differ"),
            Column.truth("has_agency"),
            Column.truth("has_criminality"),
            Column.truth("has_cause"),
            Column.truth("has_facility")),
        rows);
  }

  private void axes() {
    List<Row> rows = new ArrayList<>();
    for (Axis axis : rules.axes()) {
      axis.categories().forEach(one -> rows.add(row(axis.axis(), one.category())));
    }
    engine.fill("compared_axes", List.of(Column.text("axis"), Column.text("category")), rows);
  }

  /// When each measure is complete, and why it cannot be compared at all.
  private void windows() {
    List<Row> measured = new ArrayList<>();
    List<Row> stretches = new ArrayList<>();
    for (String measure : rules.comparisons().stream().map(Pair::measure).distinct().toList()) {
      MeasureSpec spec = measures.measure(measure);
      CoverageWindow window = complete(spec);
      if (!window.stretches().isEmpty()) {
        measured.add(
            new Row(Arrays.asList(measure, window.toString(), offices(spec), obstacle(spec))));
        window
            .stretches()
            .forEach(
                days ->
                    stretches.add(
                        row(measure, days.first().toEpochDay(), days.last().toEpochDay())));
      }
    }
    engine.fill(
        "compared_windows",
        List.of(
            Column.text("measure"),
            Column.text("words"),
            Column.number("offices"),
            Column.text("obstacle")),
        measured);
    engine.fill(
        "compared_stretches",
        List.of(Column.text("measure"), Column.number("first_day"), Column.number("last_day")),
        stretches);
  }

  /// After months without records those who came in them are not in custody, so far as we know.
  private CoverageWindow complete(MeasureSpec spec) {
    CoverageWindow window = CoverageWindow.of(engine, spec, Optional.empty());
    return spec.quantity() instanceof Quantity.Stock
        ? new CoverageWindow(
            window.stretches().stream().limit(1).toList(), window.undated(), window.releases())
        : window;
  }

  private long offices(MeasureSpec spec) {
    return engine
        .rows(
            "select count(distinct {{area|aor}}) from %s where excluded_by is null"
                .formatted(spec.sqlTable()))
        .getFirst()
        .number(0);
  }

  private @Nullable String obstacle(MeasureSpec spec) {
    boolean synthetic =
        !engine
            .rows(
                "select 1 from ledger where synthetic and release in (select release from %s where excluded_by is null) limit 1"
                    .formatted(spec.sqlTable()))
            .isEmpty();
    if (synthetic) {
      return "the release is synthetic";
    }
    return measures.countsOnce(engine, spec)
        ? null
        : "several releases count the same months and no rule says which owns them";
  }

  private void countedDays() {
    engine.create(
        "counted_days",
        rules.comparisons().stream()
            .map(this::counted)
            .collect(Collectors.joining("\nunion all\n")));
  }

  private String counted(Pair pair) {
    MeasureSpec spec = measures.measure(pair.measure());
    StringBuilder where =
        new StringBuilder("excluded_by is null and (" + spec.rows().where() + ")");
    pair.only()
        .forEach(
            (dimension, values) ->
                where.append(
                    " and %s in ('%s')".formatted(dimension, String.join("', '", values))));
    String facility = pair.byFacility() ? "facility" : "''";
    String what =
        facility
            + " as facility"
            + category(spec, "agency")
            + category(spec, "criminality")
            + category(spec, "release_reason");
    String moves =
        switch (spec.quantity()) {
          case Quantity.Stock stock -> {
            String from = pair.byFacility() ? "place_from" : "nation_from";
            yield """
            select %1$s as day_number, %2$s, 1 as amount, 0 as weight from %3$s where %4$s and nights_to > %1$s
            union all
            select nights_to as day_number, %2$s, -1 as amount, 0 as weight from %3$s where %4$s and nights_to > %1$s
            """
                .formatted(from, what, spec.sqlTable(), where);
          }
          case Quantity.Duration duration ->
              "select {{day|%1$s}} as day_number, %2$s, days as amount, 1 as weight from %3$s where %4$s and %1$s is not null"
                  .formatted(spec.rows().date(), what, spec.sqlTable(), where);
          default ->
              "select {{day|%1$s}} as day_number, %2$s, 1 as amount, 0 as weight from %3$s where %4$s and %1$s is not null"
                  .formatted(spec.rows().date(), what, spec.sqlTable(), where);
        };
    return """
    select '%s' as series, day_number, facility, agency, criminality, release_reason,
      cast(sum(amount) as double) as amount, cast(sum(weight) as bigint) as weight
    from (%s) moves
    group by day_number, facility, agency, criminality, release_reason\
    """
        .formatted(pair.series(), moves.strip());
  }

  private String category(MeasureSpec spec, String axis) {
    String sql =
        rules.axes().stream()
            .filter(one -> one.axis().equals(axis))
            .filter(one -> spec.dimensions().containsKey(one.dimension()))
            .map(Axis::sql)
            .findFirst()
            .orElse("cast(null as {{text}})");
    return ", %s as %s".formatted(sql, axis);
  }
}
