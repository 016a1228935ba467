package org.throughline.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.throughline.engine.Column;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// An engine that remembers how long each table took to make.
final class TimedEngine implements SqlEngine {

  private static final double NANOS = 1e9;

  private final SqlEngine engine;
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  TimedEngine(SqlEngine engine) {
    this.engine = engine;
  }

  /// Seconds of wall time by table, in the order in which they were made.
  Map<String, Double> seconds() {
    return seconds;
  }

  @Override
  public void read(String table, Path parquet) {
    engine.read(table, parquet);
  }

  @Override
  public void create(String table, String script) {
    long begin = System.nanoTime();
    engine.create(table, script);
    seconds.put(table, (System.nanoTime() - begin) / NANOS);
  }

  @Override
  public void define(String table, String script) {
    long begin = System.nanoTime();
    engine.define(table, script);
    seconds.put(table, (System.nanoTime() - begin) / NANOS);
  }

  @Override
  public void fill(String table, List<Column> columns, List<Row> rows) {
    engine.fill(table, columns, rows);
  }

  @Override
  public void write(String table, String order, Path parquet, Map<String, String> notes) {
    engine.write(table, order, parquet, notes);
  }

  @Override
  public List<Row> rows(String script, Object... parameters) {
    return engine.rows(script, parameters);
  }

  @Override
  public void close() {
    engine.close();
  }
}
