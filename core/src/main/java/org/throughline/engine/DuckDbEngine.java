package org.throughline.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.throughline.temporary.TemporaryFolder;

/// The embedded engine. Every table it makes is a Parquet file in a folder of its own, so that memory does
/// not grow with the rows; the folder is removed when the engine is closed.
public final class DuckDbEngine implements SqlEngine {

  private final DuckDBConnection connection;
  private final Thread removal = new Thread(this::removeAtTheEnd);
  private final Dialect dialect = Dialect.embedded();
  private Optional<Path> folder = Optional.empty();
  private Optional<TemporaryFolder> temporary = Optional.empty();

  private DuckDbEngine(DuckDBConnection connection) {
    this.connection = connection;
    Runtime.getRuntime().addShutdownHook(removal);
  }

  /// A fresh engine. A folder for it among the system's temporary files is made when it makes its first table, so that a
  /// program that is killed leaves none that nobody needed; until then it works in memory alone.
  public static DuckDbEngine open() {
    try {
      DuckDbEngine engine = new DuckDbEngine(EmbeddedDatabase.open());
      engine.run("set temp_directory = ''");
      // No table of the method has an order of rows; what is written in an order says so.
      engine.run("set preserve_insertion_order = false");
      return engine;
    } catch (SQLException e) {
      throw new EngineException("The embedded engine does not start", e);
    }
  }

  /// A fresh engine, whose tables are in a folder inside `place`: rows about people do not leave it, whatever ends
  /// the program. Where nothing can be written there, the system's folder for temporary files is used.
  public static DuckDbEngine openWithin(Path place) {
    DuckDbEngine engine = open();
    try {
      if (Files.isWritable(place)) {
        engine.use(Files.createTempDirectory(place, "work"));
      } else {
        engine.useTemporary();
      }
      return engine;
    } catch (IOException e) {
      engine.close();
      throw new EngineException("The embedded engine has no place for its tables", e);
    }
  }

  private void useTemporary() throws IOException {
    TemporaryFolder made = TemporaryFolder.make("engine");
    temporary = Optional.of(made);
    use(made.path());
  }

  private void use(Path place) {
    folder = Optional.of(place);
    run("set temp_directory = " + quoted(place.resolve("spill")));
  }

  private synchronized Path folder() {
    if (folder.isEmpty()) {
      try {
        useTemporary();
      } catch (IOException e) {
        throw new EngineException("The embedded engine has no place for its tables", e);
      }
    }
    return folder.get();
  }

  /// After Ctrl-C. What the engine still writes then is removed with the build that it stands in.
  private void removeAtTheEnd() {
    try {
      removeFolder();
    } catch (IOException e) {
      // The program ends; nobody can be told any more.
    }
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
    Path file = folder().resolve(table + ".parquet");
    run("copy (%s) to %s (format parquet)".formatted(dialect.expand(script), quoted(file)));
    read(table, file);
  }

  @Override
  public void define(String table, String script) {
    run("create or replace view %s as %s".formatted(table, dialect.expand(script)));
  }

  @Override
  public void fill(String table, List<Column> columns, List<Row> rows) {
    String types =
        columns.stream()
            .map(column -> column.name() + " " + type(column.kind()))
            .collect(Collectors.joining(", "));
    run("create or replace table %s (%s)".formatted(table, types));
    try (DuckDBAppender appender = connection.createAppender(table)) {
      for (Row row : rows) {
        append(appender, row);
      }
    } catch (SQLException e) {
      throw new EngineException("Rows do not fit into table " + table, e);
    }
  }

  private static String type(Column.Kind kind) {
    return switch (kind) {
      case TEXT -> "varchar";
      case NUMBER -> "bigint";
      case TRUTH -> "boolean";
    };
  }

  private static void append(DuckDBAppender appender, Row row) throws SQLException {
    appender.beginRow();
    for (Object value : row.values()) {
      switch (value) {
        case null -> appender.appendNull();
        case Long number -> appender.append(number.longValue());
        case Boolean truth -> appender.append(truth.booleanValue());
        default -> appender.append(value.toString());
      }
    }
    appender.endRow();
  }

  @Override
  public void write(String table, String order, Path parquet, Map<String, String> notes) {
    run(
        "copy (select * from %s order by %s) to %s (format parquet, compression zstd%s)"
            .formatted(table, order, quoted(parquet), FileNotes.option(notes)));
  }

  /// Writes a query's result as Parquet, in the order that it says itself.
  public void writeRows(String script, Path parquet) {
    run(
        "copy (%s) to %s (format parquet, compression zstd)"
            .formatted(dialect.expand(script), quoted(parquet)));
  }

  /// Writes a query's result in the given order as comma-separated text: UTF-8, with a header.
  public void writeText(String script, String order, Path csv) {
    run(
        "copy (select * from (%s) order by %s) to %s (format csv, header)"
            .formatted(dialect.expand(script), order, quoted(csv)));
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

  /// Whether the end of the program would remove the folder; asking takes the thread off and puts it back.
  boolean waitsForTheEnd() {
    boolean waits = Runtime.getRuntime().removeShutdownHook(removal);
    if (waits) {
      Runtime.getRuntime().addShutdownHook(removal);
    }
    return waits;
  }

  @Override
  public void close() {
    try {
      connection.close();
      removeFolder();
      Runtime.getRuntime().removeShutdownHook(removal);
    } catch (IllegalStateException e) {
      // The program is ending, and the hook does what is left.
    } catch (IOException | SQLException e) {
      throw new EngineException("The embedded engine does not close", e);
    }
  }

  private void removeFolder() throws IOException {
    if (temporary.isPresent()) {
      temporary.get().close();
      return;
    }
    if (folder.isEmpty() || !Files.exists(folder.get())) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder.get())) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
