package org.throughline.lake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.Registry;
import org.throughline.releases.TableSpec;

/// A text in a column that publications show, which the registry does not know: a new country, a new spelling, or
/// something that is no label at all.
///
/// @param column canonical name
/// @param records of the release that have it, in every table
/// @param shown whether so many have it that it is a word of the agency's and is published
public record OtherLabel(String release, String column, String label, long records, boolean shown) {

  private static final List<String> DEFINITIONS =
      List.of(
          "release varchar",
          "column_name varchar",
          "label varchar",
          "records bigint",
          "is_shown boolean");

  /// Counts them over the whole lake.
  ///
  /// @param empty tables without rows, which would cost as much as others with few
  static List<OtherLabel> in(Path lake, Registry registry, Set<String> empty) {
    Map<List<String>, Long> counts = new TreeMap<>(OtherLabel::inOrder);
    try (DuckDbEngine engine = DuckDbEngine.openWithin(lake)) {
      for (TableSpec table : registry.tables()) {
        List<ColumnSpec> columns = columns(table, registry);
        if (!columns.isEmpty() && !empty.contains(table.table())) {
          engine.read(table.table(), lake.resolve(table.table()));
          for (Row row : engine.rows(query(table, columns))) {
            count(row, table, registry, counts);
          }
        }
      }
    }
    List<OtherLabel> labels = new ArrayList<>();
    counts.forEach(
        (key, records) ->
            labels.add(
                new OtherLabel(
                    key.get(0), key.get(1), key.get(2), records, records >= SheetIngest.FREQUENT)));
    return labels;
  }

  private static int inOrder(List<String> a, List<String> b) {
    for (int i = 0; i < a.size(); i++) {
      int byPart = a.get(i).compareTo(b.get(i));
      if (byPart != 0) {
        return byPart;
      }
    }
    return 0;
  }

  private static List<ColumnSpec> columns(TableSpec table, Registry registry) {
    return table.lakeColumns().stream()
        .filter(column -> column.type() == ColumnSpec.Type.TEXT)
        .filter(column -> registry.values().labels(column).isPresent())
        .toList();
  }

  private static String query(TableSpec table, List<ColumnSpec> columns) {
    return String.join(
        " union all ",
        columns.stream()
            .map(
                column ->
                    "select release, '%1$s', \"%1$s\", count(*) from %2$s where \"%1$s\" is not null group by release, \"%1$s\""
                        .formatted(column.name(), table.table()))
            .toList());
  }

  private static void count(
      Row row, TableSpec table, Registry registry, Map<List<String>, Long> counts) {
    ColumnSpec column = table.column(row.text(1));
    boolean known =
        registry.values().labels(column).filter(set -> set.knows(row.text(2))).isPresent();
    if (!known) {
      counts.merge(List.of(row.text(0), row.text(1), row.text(2)), row.number(3), Long::sum);
    }
  }

  /// Writes the table `other_labels`.
  static void write(LakeStore store, List<OtherLabel> labels) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (OtherLabel one : labels) {
      rows.add(Arrays.asList(one.release, one.column, one.label, one.records, one.shown));
    }
    store.write("other_labels", DEFINITIONS, rows);
  }
}
