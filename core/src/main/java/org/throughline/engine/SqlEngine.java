package org.throughline.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// An engine that runs the method's SQL. One thread at a time.
public interface SqlEngine extends AutoCloseable {

  /// Makes the rows of a Parquet file readable under `table`.
  void read(String table, Path parquet);

  /// Runs a script in this engine's dialect and keeps its result as `table`.
  void create(String table, String script);

  /// Gives a script's result a name without working it out: whoever reads `table` runs the script.
  void define(String table, String script);

  /// Makes `table` of rows that a program has found. For small tables and for what SQL cannot express.
  void fill(String table, List<Column> columns, List<Row> rows);

  /// Writes a table in the given order.
  ///
  /// @param order column names, comma-separated; what makes two runs write the same bytes
  default void write(String table, String order, Path parquet) {
    write(table, order, parquet, Map.of());
  }

  /// Writes a table in the given order.
  ///
  /// @param notes what the file says of itself, by name: Parquet's key-value metadata
  void write(String table, String order, Path parquet, Map<String, String> notes);

  /// All rows of a small result.
  ///
  /// @param parameters values of the `?` in the script, in order
  List<Row> rows(String script, Object... parameters);

  /// The columns of a table, in its order.
  default List<String> columns(String table) {
    return rows("describe " + table).stream().map(row -> row.text(0)).toList();
  }

  @Override
  void close();
}
