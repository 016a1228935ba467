package org.throughline.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The embedded engine. Its database lives in memory; what must last is written to Parquet.
public final class DuckDbEngine implements SqlEngine {

  private final Connection connection;
  private final Dialect dialect = Dialect.named("duckdb");

  private DuckDbEngine(Connection connection) {
    this.connection = connection;
  }

  /// A fresh engine.
  public static DuckDbEngine open() {
    try {
      return new DuckDbEngine(DriverManager.getConnection("jdbc:duckdb:"));
    } catch (SQLException e) {
      throw new EngineException("The embedded engine does not start", e);
    }
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public void read(String table, Path parquet) {
    run(
        "create or replace view "
            + table
            + " as select * from read_parquet("
            + quoted(Files.isDirectory(parquet) ? parquet.resolve("*.parquet") : parquet)
            + ")");
  }

  @Override
  public void create(String table, String script) {
    run("create or replace table " + table + " as " + dialect.expand(script));
  }

  @Override
  public void write(String table, String order, Path parquet) {
    run(
        "copy (select * from %s order by %s) to %s (format parquet, compression zstd)"
            .formatted(table, order, quoted(parquet)));
  }

  @Override
  public List<Row> rows(String script, Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(dialect.expand(script))) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet results = statement.executeQuery()) {
        return rows(results);
      }
    } catch (SQLException e) {
      throw new EngineException("Query failed: " + e.getMessage() + "\n" + script, e);
    }
  }

  private static List<Row> rows(ResultSet results) throws SQLException {
    int columns = results.getMetaData().getColumnCount();
    List<Row> rows = new ArrayList<>();
    while (results.next()) {
      List<@Nullable Object> values = new ArrayList<>(columns);
      for (int i = 1; i <= columns; i++) {
        values.add(results.getObject(i));
      }
      rows.add(new Row(values));
    }
    return rows;
  }

  private void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new EngineException("Statement failed: " + e.getMessage() + "\n" + sql, e);
    }
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new EngineException("The embedded engine does not close", e);
    }
  }
}
