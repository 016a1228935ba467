package org.throughline.releases;

import java.util.List;

/// A canonical table of the lake.
///
/// @param table its name
/// @param row what one row is, in a sentence
/// @param key the columns whose date says when the event was; the first that a sheet has counts
/// @param columns in lake order
public record TableSpec(String table, String row, List<String> key, List<ColumnSpec> columns) {

  public TableSpec {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    long distinct = columns.stream().map(ColumnSpec::name).distinct().count();
    if (distinct != columns.size()) {
      throw new IllegalArgumentException("Table '" + table + "' repeats a column");
    }
  }

  /// The column called `name`.
  public ColumnSpec column(String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("Table '" + table + "' has no column '" + name + "'"));
  }

  /// The columns that the lake has.
  public List<ColumnSpec> lakeColumns() {
    return columns.stream().filter(column -> column.privacy().inLake()).toList();
  }
}
