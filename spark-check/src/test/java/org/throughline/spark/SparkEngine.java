package org.throughline.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.throughline.engine.Column;
import org.throughline.engine.Dialect;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// Runs the method's SQL on Spark: with two local threads, or on a cluster.
final class SparkEngine implements SqlEngine {

  private final SparkSession session;
  private final Path folder;
  private final Dialect dialect = Dialect.named("spark");

  private SparkEngine(SparkSession session, Path folder) {
    this.session = session;
    this.folder = folder;
  }

  /// @param folder where the tables it makes are kept
  static SparkEngine open(Path folder) {
    return open("local[2]", folder, Map.of());
  }

  /// @param master where Spark runs
  /// @param folder where the tables it makes are kept; on a cluster, one that every worker sees
  /// @param settings of Spark, beyond the method's own
  static SparkEngine open(String master, Path folder, Map<String, Object> settings) {
    return new SparkEngine(
        SparkSession.builder()
            .master(master)
            .appName("throughline")
            .config("spark.ui.enabled", "false")
            .config("spark.log.level", "WARN")
            .config("spark.sql.ansi.enabled", "true")
            .config("spark.sql.ansi.doubleQuotedIdentifiers", "true")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.datetime.java8API.enabled", "true")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config(settings)
            .getOrCreate(),
        folder);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public void read(String table, Path parquet) {
    session.read().parquet(parquet.toString()).createOrReplaceTempView(table);
  }

  @Override
  public void create(String table, String script) {
    // Kept as a file, as the embedded engine does: a table that stayed a plan would be planned and
    // run again by every table made from it.
    Path file = folder.resolve(table);
    session.sql(dialect.expand(script)).write().mode(SaveMode.Overwrite).parquet(file.toString());
    read(table, file);
  }

  @Override
  public void define(String table, String script) {
    // Kept as well: Spark would work a view out again for each of its many readers.
    create(table, script);
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

  @Override
  public void write(String table, String order, Path parquet, Map<String, String> notes) {
    session
        .sql("select * from " + table + " order by " + order)
        .write()
        .parquet(parquet.toString());
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
  }
}
