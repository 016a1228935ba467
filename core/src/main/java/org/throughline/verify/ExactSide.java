package org.throughline.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughline.compare.ComparisonFile;
import org.throughline.compare.DriftAssembly;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.CellRecord;
import org.throughline.measures.Counts;
import org.throughline.measures.Counts.Counted;
import org.throughline.measures.Differences;
import org.throughline.measures.Scope;
import org.throughline.measures.ScopeFacts;
import org.throughline.pipeline.Assembly;
import org.throughline.pipeline.Method;
import org.throughline.publish.Imprint;
import org.throughline.publish.Publication;
import org.throughline.recoding.Fold;
import org.throughline.reconcile.OfficialFigures;
import org.throughline.reconcile.Reconciler;
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
      Optional<ComparisonFile> behind =
          ComparisonFile.exists(build) ? Optional.of(ComparisonFile.read(build)) : Optional.empty();
      return new OfComparison(DuckDbEngine.open(), ExactTablesFile.read(build), behind);
    }
    Method method = Method.over(build);
    try {
      Counts counts = new Counts(method.engine(), method.measures());
      List<Scope> scopes = counts.scopes();
      List<Counted> counted = new ArrayList<>();
      scopes.forEach(scope -> counted.addAll(counts.tables(scope)));
      return new OfBuild(
          build,
          method,
          scopes,
          counted,
          RecodingFile.read(build),
          counts.alone(),
          CellsFile.all(build));
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
  /// @param earlier the numbers that publications before it had shown
  List<String> excludedRowsProblems(
      Map<String, Map<String, Long>> published, Policy policy, EarlierNumbers earlier);

  /// What would be published with these tables as they were shown; empty where what lies behind it is not
  /// kept.
  ///
  /// @param earlier the numbers that publications before it had shown
  Optional<Publication> publication(
      List<TableDecision> decisions, Imprint imprint, EarlierNumbers earlier);

  @Override
  void close();

  /// A build's.
  record OfBuild(
      Path build,
      Method method,
      List<Scope> scopes,
      List<Counted> counted,
      Map<String, List<Fold>> folds,
      List<Set<String>> alone,
      List<CellRecord> cells)
      implements ExactSide {

    @Override
    public SqlEngine engine() {
      return method.engine();
    }

    @Override
    public List<String> excludedRowsProblems(
        Map<String, Map<String, Long>> published, Policy policy, EarlierNumbers earlier) {
      return new ExcludedRowsCheck(method, scopes).problems(published, policy, earlier);
    }

    @Override
    public List<CountTable> tables() {
      return Differences.tied(Counts.made(Assembly.recoded(counted, folds)), method.measures());
    }

    @Override
    public Optional<Publication> publication(
        List<TableDecision> decisions, Imprint imprint, EarlierNumbers earlier) {
      Reconciler reconciler =
          new Reconciler(
              method.engine(),
              method.measures(),
              OfficialFigures.all(method.engine()),
              new ScopeFacts(method.engine(), method.measures()));
      return Optional.of(
          Assembly.over(method, counted, folds, decisions)
              .after(earlier)
              .withPostings(build)
              .publication(reconciler.reconcile(scopes), imprint));
    }

    @Override
    public void close() {
      method.close();
    }
  }

  /// A comparison's, which counts every row.
  ///
  /// @param behind what its pages were made from
  record OfComparison(SqlEngine engine, List<CountTable> tables, Optional<ComparisonFile> behind)
      implements ExactSide {

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
        Map<String, Map<String, Long>> published, Policy policy, EarlierNumbers earlier) {
      return published.entrySet().stream()
          .filter(table -> !table.getValue().isEmpty())
          .map(
              table ->
                  "The metadata of table '%s' say that rules exclude rows; a comparison excludes none"
                      .formatted(table.getKey()))
          .toList();
    }

    @Override
    public Optional<Publication> publication(
        List<TableDecision> decisions, Imprint imprint, EarlierNumbers earlier) {
      return behind.map(kept -> new DriftAssembly(kept, decisions).publication(imprint));
    }

    @Override
    public void close() {
      engine.close();
    }
  }
}
