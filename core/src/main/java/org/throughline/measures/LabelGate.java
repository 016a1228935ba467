package org.throughline.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.engine.Column;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// The second gate of a label, before it is counted: reading lets a text pass that looks like nothing else, this one
/// only what the registry knows or ten records of the release have. Whatever else stands in a column is counted
/// together, so that no text of a single record is published.
public final class LabelGate {

  /// The label of all labels that are not recognised.
  public static final String OTHER = "other values, not recognised";

  private static final String HIDDEN = "hidden_labels";

  private LabelGate() {}

  /// Puts [#OTHER] for every label of `table` that is not recognised.
  ///
  /// @param columns those that hold released labels, each with the lake columns it is made from
  public static void close(
      SqlEngine engine, String table, Map<String, ? extends Iterable<String>> columns) {
    String shown = shown(engine, table, columns);
    if (!shown.equals(all(table))) {
      engine.create(table + "_shown", shown);
      engine.create(table, all(table + "_shown"));
    }
  }

  /// What selects the rows of `table` with [#OTHER] for every label that is not recognised.
  ///
  /// @param columns as above
  static String shown(
      SqlEngine engine, String table, Map<String, ? extends Iterable<String>> columns) {
    List<Row> hidden = hidden(engine, columns);
    if (hidden.isEmpty()) {
      return all(table);
    }
    engine.fill(
        HIDDEN,
        List.of(Column.text("release"), Column.text("shown_in"), Column.text("label")),
        hidden);
    // A column without a hidden label needs no look at each of its rows.
    Set<String> gated = hidden.stream().map(row -> row.text(1)).collect(Collectors.toSet());
    return script(engine.columns(table), table, gated);
  }

  private static String all(String table) {
    return "select * from " + table;
  }

  private static List<Row> hidden(
      SqlEngine engine, Map<String, ? extends Iterable<String>> columns) {
    List<Row> hidden = new ArrayList<>();
    columns.forEach(
        (column, sources) ->
            hidden.addAll(
                engine.rows(
                    """
                    select distinct release, '%s' as shown_in, label from other_labels
                    where not is_shown and column_name in ('%s')
                    """
                        .formatted(column, String.join("', '", sources)))));
    return hidden;
  }

  private static String script(List<String> all, String table, Set<String> gated) {
    List<String> selected = new ArrayList<>();
    StringBuilder joins = new StringBuilder();
    for (String column : all) {
      if (gated.contains(column)) {
        selected.add(
            "case when %1$s_gate.label is not null then '%2$s' else %3$s.%1$s end as %1$s"
                .formatted(column, OTHER, table));
        joins.append(
            """

            left join %3$s %1$s_gate on %1$s_gate.release = %2$s.release
              and %1$s_gate.shown_in = '%1$s' and %1$s_gate.label = %2$s.%1$s\
            """
                .formatted(column, table, HIDDEN));
      } else {
        selected.add(table + "." + column);
      }
    }
    return "select %s from %s%s".formatted(String.join(", ", selected), table, joins);
  }
}
