package org.throughline.lake;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.throughline.engine.EmbeddedDatabase;
import org.throughline.engine.EngineException;
import org.throughline.engine.FileNotes;

/// Writes small tables into the folder of a lake: the accounts, and tables that no sheet filled.
public final class LakeStore implements AutoCloseable {

  private final Path directory;
  private final DuckDBConnection database;

  /// @param directory the folder of the lake
  public LakeStore(Path directory) {
    this.directory = directory;
    try {
      database = EmbeddedDatabase.open();
    } catch (SQLException e) {
      throw new EngineException("The embedded engine does not start", e);
    }
  }

  /// Writes rows to `NAME.parquet` in their order.
  ///
  /// @param definitions `name type` of each column
  public void write(String name, List<String> definitions, List<List<@Nullable Object>> rows) {
    try {
      run("create table %s (%s)".formatted(name, String.join(", ", definitions)));
      try (DuckDBAppender appender = database.createAppender("main", name)) {
        for (List<@Nullable Object> row : rows) {
          appender.beginRow();
          for (Object value : row) {
            append(appender, value);
          }
          appender.endRow();
        }
      }
      FileNotes notes =
          new FileNotes(
              "the table %s, described in docs/reference".formatted(name),
              "",
              "the files that were read",
              "",
              new LinkedHashMap<>());
      copy("select * from " + name, directory.resolve(name + ".parquet"), notes.asMap());
    } catch (SQLException e) {
      throw new EngineException("The table " + name + " cannot be written", e);
    }
  }

  /// Writes a file with the table's columns and no rows.
  void writeEmpty(LakeTable table, Path file) {
    try {
      copy(table.nothing(), file, table.notes("no file has rows of it"));
    } catch (SQLException e) {
      throw new EngineException("The table " + table.name() + " cannot be written", e);
    }
  }

  private void copy(String query, Path file, Map<String, String> notes) throws SQLException {
    run(
        "copy (%s) to '%s' (format parquet, compression zstd%s)"
            .formatted(query, file.toString().replace("'", "''"), FileNotes.option(notes)));
  }

  private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
    switch (value) {
      case null -> appender.appendNull();
      case String text -> appender.append(text);
      case Long number -> appender.append(number.longValue());
      case Integer number -> appender.append(number.intValue());
      case Boolean flag -> appender.append(flag.booleanValue());
      case LocalDate date -> appender.append(date);
      default -> throw new IllegalArgumentException("No column type for " + value.getClass());
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    try {
      database.close();
    } catch (SQLException e) {
      throw new EngineException("The embedded engine does not close", e);
    }
  }
}
