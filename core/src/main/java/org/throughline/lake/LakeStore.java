package org.throughline.lake;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.throughline.engine.EngineException;

/// Stages rows in a database file of its own, which spills to disk, and writes them as Parquet.
final class LakeStore implements AutoCloseable {

  private static final String STAGING = "staging.duckdb";

  private final Path directory;
  private final DuckDBConnection connection;
  private final Map<LakeTable, DuckDBAppender> appenders = new LinkedHashMap<>();

  LakeStore(Path directory, List<LakeTable> tables) {
    this.directory = directory;
    try {
      connection =
          (DuckDBConnection)
              DriverManager.getConnection("jdbc:duckdb:" + directory.resolve(STAGING));
      for (LakeTable table : tables) {
        run(table.createStatement());
        appenders.put(table, connection.createAppender("main", table.name()));
      }
    } catch (SQLException e) {
      throw new EngineException("The lake cannot be staged in " + directory, e);
    }
  }

  /// Appends one row; values are in the order of the table's columns.
  void append(LakeTable table, List<@Nullable Object> values) {
    DuckDBAppender appender = appenders.get(table);
    if (appender == null || values.size() != table.definitions().size()) {
      throw new IllegalArgumentException(
          "%d values for table %s".formatted(values.size(), table.name()));
    }
    try {
      appender.beginRow();
      for (Object value : values) {
        append(appender, value);
      }
      appender.endRow();
    } catch (SQLException e) {
      throw new EngineException("A row cannot be stored in table " + table.name(), e);
    }
  }

  private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
    switch (value) {
      case null -> appender.appendNull();
      case String text -> appender.append(text);
      case Long number -> appender.append(number.longValue());
      case Integer number -> appender.append(number.intValue());
      case Boolean flag -> appender.append(flag.booleanValue());
      case LocalDate date -> appender.append(date);
      case LocalDateTime time -> appender.append(time);
      case BigDecimal number -> appender.append(number);
      default -> throw new IllegalArgumentException("No column type for " + value.getClass());
    }
  }

  /// Writes every table to `NAME.parquet` and removes the staging file.
  void finish() throws IOException {
    try {
      for (DuckDBAppender appender : appenders.values()) {
        appender.close();
      }
      for (LakeTable table : new ArrayList<>(appenders.keySet())) {
        Path file = directory.resolve(table.name() + ".parquet");
        run(
            "copy (select * from %s order by %s) to '%s' (format parquet, compression zstd)"
                .formatted(table.name(), table.order(), file.toString().replace("'", "''")));
      }
      connection.close();
    } catch (SQLException e) {
      throw new EngineException("The lake cannot be written to " + directory, e);
    }
    Files.deleteIfExists(directory.resolve(STAGING));
    Files.deleteIfExists(directory.resolve(STAGING + ".wal"));
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new EngineException("The staged lake cannot be closed", e);
    }
  }
}
