package org.throughline.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.throughline.engine.Column;
import org.throughline.engine.Dialect;
import org.throughline.engine.EngineException;
import org.throughline.engine.NoEngineException;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// Runs the method's SQL on Spark: with two local threads, or on a cluster. Every table it makes is a folder of Parquet files
/// in one that is removed when the engine is closed.
final class SparkEngine implements SqlEngine {

  /// So many bytes go together in a file before they are packed: tables are read by the embedded engine too, which reads
  /// such groups side by side.
  private static final int GROUP = 16 * 1024 * 1024;

  private final SparkSession session;
  private final Path folder;
  private final Dialect dialect = Dialect.named("spark");
  private int made;

  private SparkEngine(SparkSession session, Path folder) {
    this.session = session;
    this.folder = folder;
  }

  /// @param master where Spark runs
  /// @param folder where the tables it makes are kept until it is closed; on a cluster, one that every worker sees
  /// @param settings of Spark, beyond the method's own
  static SparkEngine open(String master, Path folder, Map<String, Object> settings) {
    try {
      SparkSession session =
          SparkSession.builder()
              .master(master)
              .appName("throughline")
              .config(settings)
              .config("spark.sql.ansi.enabled", "true")
              .config("spark.sql.ansi.doubleQuotedIdentifiers", "true")
              .config("spark.sql.session.timeZone", "UTC")
              .config("spark.sql.datetime.java8API.enabled", "true")
              .config("spark.sql.parquet.compression.codec", "zstd")
              .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
              .config("spark.hadoop.parquet.block.size", GROUP)
              .config("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
              .getOrCreate();
      // A master that does not answer is noticed by the first thing that is asked of it.
      session.range(1).count();
      return new SparkEngine(session, folder);
    } catch (Exception e) { // Its language throws what it does not declare.
      remove(folder);
      throw new NoEngineException(
          "Spark does not start at %s: %s. Valid: the URL that its master shows"
              .formatted(
                  master,
                  String.valueOf(e.getMessage())
                      .lines()
                      .findFirst()
                      .orElse("")
                      .replaceFirst("\\.+$", "")),
          e);
    }
  }

  @Override
  public void read(String table, Path parquet) {
    // A cluster's own file system may be another one than that of its machines.
    session.read().parquet(parquet.toUri().toString()).createOrReplaceTempView(table);
  }

  @Override
  public void create(String table, String script) {
    // Kept as a file, as the embedded engine does: a table that stayed a plan would be planned and
    // run again by every table made from it.
    // Under a new name each time: a script may read the table that it makes anew.
    Path file = folder.resolve(table + "-" + made++);
    session.sql(dialect.expand(script)).write().parquet(file.toUri().toString());
    read(table, file);
  }

  @Override
  public void define(String table, String script) {
    // Not kept: who reads it reads few of its columns, and Spark reads no others.
    session.sql(dialect.expand(script)).createOrReplaceTempView(table);
  }

  @Override
  public void fill(String table, List<Column> columns, List<Row> rows) {
    StructType schema = new StructType();
    for (Column column : columns) {
      schema = schema.add(column.name(), type(column.kind()));
    }
    session
        .createDataFrame(
            rows.stream().map(row -> RowFactory.create(row.values().toArray())).toList(), schema)
        .createOrReplaceTempView(table);
  }

  private static DataType type(Column.Kind kind) {
    return switch (kind) {
      case TEXT -> DataTypes.StringType;
      case NUMBER -> DataTypes.LongType;
      case TRUTH -> DataTypes.BooleanType;
    };
  }

  /// Spark writes the rows in pieces, each of which follows on the one before. They become one file, as of the embedded
  /// engine, so that who reads it need not know what wrote it.
  @Override
  public void write(String table, String order, Path parquet, Map<String, String> notes) {
    Path pieces = folder.resolve("pieces-" + made++);
    session
        .sql(
            "select * from "
                + table
                + " order by "
                + order.replace(",", " nulls last,")
                + " nulls last")
        .write()
        .parquet(pieces.toUri().toString());
    try {
      Pieces.join(pieces, parquet, notes);
    } catch (IOException e) {
      throw new EngineException("The pieces of " + table + " do not become one file", e);
    }
  }

  @Override
  public List<Row> rows(String script, Object... parameters) {
    List<Row> rows = new ArrayList<>();
    for (org.apache.spark.sql.Row row :
        session.sql(dialect.expand(script), parameters).collectAsList()) {
      List<@Nullable Object> values = new ArrayList<>(row.size());
      for (int i = 0; i < row.size(); i++) {
        values.add(row.isNullAt(i) ? null : row.get(i));
      }
      rows.add(new Row(values));
    }
    return rows;
  }

  @Override
  public void close() {
    session.stop();
    remove(folder);
  }

  private static void remove(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new EngineException("What Spark made is still in " + folder, e);
    }
  }
}
