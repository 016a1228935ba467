package org.throughline.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.history.Fact;
import org.throughline.engine.DuckDbEngine;
import org.throughline.pipeline.Build;
import org.throughline.pipeline.BuildOptions;
import org.throughline.pipeline.BuildProgress;
import org.throughline.pipeline.LakeSource;
import org.throughline.publish.AuditDay;
import org.throughline.publish.Publisher;
import org.throughline.releases.UnreadableReleaseException;
import org.throughline.table.CountTable;
import org.throughline.workspace.BuildFolder;
import org.throughline.workspace.ExactTablesFile;
import org.throughline.workspace.LedgerTransaction;
import org.throughline.workspace.PolicyFile;
import org.throughline.workspace.PublicationFile;
import org.throughline.workspace.Publications;
import org.throughline.workspace.RefusedException;

/// A comparison of two lakes, from its inputs to its page.
public final class DriftRun {

  private final BuildOptions options;
  private final BuildProgress progress;

  public DriftRun(BuildOptions options, BuildProgress progress) {
    this.options = options;
    this.progress = progress;
  }

  /// What came of it.
  ///
  /// @param policy the one in force: asked for, or that with the threshold of publications before
  /// @param tables the exact tables, in the order of the comparison
  /// @param outcomes what may be shown of them
  /// @param published what the two builds published; empty unless both are builds
  public record Result(
      Policy policy,
      Comparison comparison,
      List<DriftTables.Made> tables,
      List<TableDecision> outcomes,
      Optional<PublishedNumbers> published) {
    public Result {
      tables = List.copyOf(tables);
      outcomes = List.copyOf(outcomes);
    }
  }

  /// Compares two places and writes the page, if it is wanted.
  public Result of(Path old, Path newer, Optional<Path> out)
      throws RefusedException, IOException, UnreadableReleaseException {
    if (out.isPresent()) {
      BuildFolder.requireComparisons(out.get());
      Build.requireDay();
    }
    Build build = new Build(options, progress);
    try (LakeSource before = LakeSource.of(old, build);
        LakeSource after = LakeSource.of(newer, build);
        DuckDbEngine first = DuckDbEngine.open();
        DuckDbEngine second = DuckDbEngine.open()) {
      progress.stage("Comparing");
      Edition older = Edition.of(first, before.lake());
      Edition latest = Edition.of(second, after.lake());
      Comparison comparison = Comparison.of(DriftSpec.load(), older, latest);
      Optional<PublishedNumbers> published = published(old, newer, first);
      if (out.isEmpty()) {
        try (LedgerTransaction history = options.publications().begin(progress::stage)) {
          return result(comparison, older, latest, published, history);
        }
      }
      try (BuildFolder folder = BuildFolder.openForComparison(out.get());
          LedgerTransaction history = options.publications().begin(progress::stage)) {
        if (options.publications().file().isPresent()) {
          history.besides(ofBuilds(old, newer));
        }
        Result result = result(comparison, older, latest, published, history);
        progress.stage("Publishing");
        Path made = folder.begin();
        ComparisonFile behind = ComparisonFile.of(comparison, older, latest);
        Publisher.write(
            new DriftAssembly(behind, result.outcomes()).publication(options.imprint()),
            made.resolve("published"));
        behind.write(made);
        ExactTablesFile.write(made, all(result.tables()));
        PolicyFile.write(made, result.policy());
        PublicationFile.write(
            made,
            out.get(),
            history.record(all(result.tables()), result.outcomes(), List.of(), AuditDay.today()));
        folder.makeCurrent(made);
        return result;
      }
    }
  }

  private static Optional<PublishedNumbers> published(Path old, Path newer, DuckDbEngine engine)
      throws IOException {
    Optional<Path> before = BuildFolder.current(old).map(build -> build.resolve("published"));
    Optional<Path> after = BuildFolder.current(newer).map(build -> build.resolve("published"));
    boolean areBuilds =
        before.filter(Files::isDirectory).isPresent()
            && after.filter(Files::isDirectory).isPresent();
    return areBuilds
        ? Optional.of(PublishedNumbers.between(before.get(), after.get(), engine))
        : Optional.empty();
  }

  /// What the builds that are compared have published, each by its own ledger.
  private static List<Fact> ofBuilds(Path old, Path newer) throws IOException, RefusedException {
    List<Fact> facts = new ArrayList<>(Publications.of(old));
    facts.addAll(Publications.of(newer));
    return facts;
  }

  private Result result(
      Comparison comparison,
      Edition older,
      Edition newer,
      Optional<PublishedNumbers> published,
      LedgerTransaction history)
      throws IOException, RefusedException {
    progress.stage("Protecting and auditing tables");
    List<DriftTables.Made> tables = DriftTables.of(comparison);
    Policy policy = history.inForce(options.policy());
    List<TableDecision> outcomes =
        DriftRemainders.without(
            tables,
            older,
            newer,
            history.protect(all(tables), List.of(), List.of(), policy),
            policy);
    return new Result(policy, comparison, tables, outcomes, published);
  }

  private static List<CountTable> all(List<DriftTables.Made> tables) {
    return tables.stream().flatMap(made -> made.all().stream()).toList();
  }
}
