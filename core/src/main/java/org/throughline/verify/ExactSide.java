package org.throughline.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.disclosure.Policy;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.CellRecord;
import org.throughline.measures.Counts;
import org.throughline.measures.Scope;
import org.throughline.pipeline.Method;
import org.throughline.recoding.Fold;
import org.throughline.recoding.RecodedTable;
import org.throughline.table.CountTable;
import org.throughline.workspace.CellsFile;
import org.throughline.workspace.ExactTablesFile;
import org.throughline.workspace.RecodingFile;

/// What is behind a published folder and stays on this machine: counted anew from the lake of a build, or as
/// a comparison kept it.
public sealed interface ExactSide extends AutoCloseable {

  /// Opens what is behind a published folder.
  static ExactSide open(Path build) throws IOException {
    if (ExactTablesFile.exists(build)) {
      return new OfComparison(DuckDbEngine.open(), ExactTablesFile.read(build));
    }
    Method method = Method.over(build);
    try {
      Counts counts = new Counts(method.engine(), method.measures());
      List<Scope> scopes = counts.scopes();
      List<CountTable> tables = new ArrayList<>();
      scopes.forEach(scope -> tables.addAll(Counts.made(counts.tables(scope))));
      Map<String, List<Fold>> folds = RecodingFile.read(build);
      tables.replaceAll(table -> RecodedTable.of(table, folds.getOrDefault(table.id(), List.of())));
      return new OfBuild(method, scopes, tables, counts.alone(), CellsFile.all(build));
    } catch (IOException | RuntimeException e) {
      method.close();
      throw e;
    }
  }

  /// Reads the CSV files.
  SqlEngine engine();

  List<CountTable> tables();

  /// The cells of everybody who is alone in several.
  List<Set<String>> alone();

  /// The numbers that official figures may be about.
  List<CellRecord> cells();

  /// What is wrong with the published counts of rows that rules exclude.
  ///
  /// @param published rows by rule, by table
  List<String> excludedRowsProblems(Map<String, Map<String, Long>> published, Policy policy);

  @Override
  void close();

  /// A build's.
  record OfBuild(
      Method method,
      List<Scope> scopes,
      List<CountTable> tables,
      List<Set<String>> alone,
      List<CellRecord> cells)
      implements ExactSide {

    @Override
    public SqlEngine engine() {
      return method.engine();
    }

    @Override
    public List<String> excludedRowsProblems(
        Map<String, Map<String, Long>> published, Policy policy) {
      return new ExcludedRowsCheck(method, scopes).problems(published, policy);
    }

    @Override
    public void close() {
      method.close();
    }
  }

  /// A comparison's, which counts every row.
  record OfComparison(SqlEngine engine, List<CountTable> tables) implements ExactSide {

    @Override
    public List<Set<String>> alone() {
      return List.of();
    }

    @Override
    public List<CellRecord> cells() {
      return List.of();
    }

    @Override
    public List<String> excludedRowsProblems(
        Map<String, Map<String, Long>> published, Policy policy) {
      return published.entrySet().stream()
          .filter(table -> !table.getValue().isEmpty())
          .map(
              table ->
                  "The metadata of table '%s' say that rules exclude rows; a comparison excludes none"
                      .formatted(table.getKey()))
          .toList();
    }

    @Override
    public void close() {
      engine.close();
    }
  }
}
