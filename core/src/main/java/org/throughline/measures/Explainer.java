package org.throughline.measures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.Coverage.Input;

/// Recounts a published number from the lake and says where its rows come from. Never shows a row.
public final class Explainer {

  private final SqlEngine engine;
  private final Measures measures;

  public Explainer(SqlEngine engine, Measures measures) {
    this.engine = engine;
    this.measures = measures;
  }

  /// @param all every number of the build
  /// @param threshold the smallest count that may be shown
  /// @param analysis the folder with the tables meant for analysis, as a reader reaches it
  /// @throws IllegalArgumentException when the number is not published
  public Explanation explain(CellRecord cell, List<CellRecord> all, int threshold, Path analysis) {
    if (!cell.published()) {
      throw new IllegalArgumentException("Number '" + cell.id() + "' is not published");
    }
    MeasureSpec spec = measures.measure(cell.scope().measure());
    List<Input> inputs = inputs(spec, cell);
    // The parts of a published number are numbers too: less those of others, one gives a withheld
    // count, as the file of an office does that was put together with others.
    boolean isWhole =
        cell.coordinates().isEmpty()
            && inputs.stream().allMatch(i -> i.rows() >= threshold)
            && all.stream()
                .filter(other -> other.scope().equals(cell.scope()))
                .allMatch(CellRecord::saysAll);
    return new Explanation(
        cell,
        spec,
        measures.shownSql(spec),
        query(spec, cell, analysis),
        inputs.stream().mapToLong(Input::rows).sum(),
        isWhole || inputs.size() == 1 ? inputs : List.of(),
        excluded(engine, spec, cell.scope()));
  }

  /// What counts the number from the file that researchers read: it runs in DuckDB as it stands.
  private static String query(MeasureSpec spec, CellRecord cell, Path analysis) {
    AnalysisTable table = AnalysisTable.madeFrom(spec.sqlTable());
    StringBuilder query =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "select count(*) from '%s'\nwhere %s%s = %d and excluded_by is null",
                quoted(analysis.resolve(table.table() + ".parquet").toString()),
                cell.scope().combined()
                    ? ""
                    : "release = '%s' and ".formatted(quoted(cell.scope().release())),
                table.named(spec.rows().year()),
                cell.scope().fiscalYear()));
    cell.coordinates()
        .keySet()
        .forEach(
            dimension ->
                query.append(
                    "\n  and %s %s"
                        .formatted(table.named(dimension), isOneOf(cell.labels(dimension)))));
    return query.toString();
  }

  private static String isOneOf(List<String> labels) {
    String all =
        labels.stream().map(one -> "'" + quoted(one) + "'").collect(Collectors.joining(", "));
    return labels.size() == 1 ? "= " + all : "in (" + all + ")";
  }

  private static String quoted(String text) {
    return text.replace("'", "''");
  }

  private List<Input> inputs(MeasureSpec spec, CellRecord cell) {
    StringBuilder where = new StringBuilder();
    List<Object> parameters =
        new ArrayList<>(List.of(cell.scope().release(), cell.scope().fiscalYear()));
    cell.coordinates()
        .keySet()
        .forEach(
            dimension -> {
              List<String> labels = cell.labels(dimension);
              where
                  .append(" and m.")
                  .append(measures.dimension(dimension).dimension())
                  .append(" in (")
                  .append(String.join(", ", Collections.nCopies(labels.size(), "?")))
                  .append(")");
              parameters.addAll(labels);
            });
    List<Input> inputs = new ArrayList<>();
    for (Row row :
        engine.rows(
            Coverage.INPUTS.formatted(spec.sqlTable(), spec.rows().year(), where),
            parameters.toArray())) {
      inputs.add(Coverage.input(row));
    }
    return inputs;
  }

  /// Rows of a whole scope that rules exclude, by rule, and what was lost while the release was read.
  public static Map<String, Long> excluded(SqlEngine engine, MeasureSpec spec, Scope scope) {
    Map<String, Long> excluded = new TreeMap<>();
    for (Row row :
        engine.rows(
            """
            select excluded_by, count(*) from %s
            where ? in (release, 'combined') and %s = ? and excluded_by is not null
            group by excluded_by
            """
                .formatted(spec.sqlTable(), spec.rows().year()),
            scope.release(),
            scope.fiscalYear())) {
      excluded.put(row.text(0), row.number(1));
    }
    excluded.putAll(Losses.of(engine, spec, scope));
    return excluded;
  }
}
