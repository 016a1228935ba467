package org.throughline.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.throughline.disclosure.TableDecision;
import org.throughline.engine.DuckDbEngine;
import org.throughline.pipeline.Build;
import org.throughline.pipeline.BuildOptions;
import org.throughline.pipeline.BuildProgress;
import org.throughline.pipeline.LakeSource;
import org.throughline.publish.Publisher;
import org.throughline.releases.UnreadableReleaseException;
import org.throughline.table.CountTable;
import org.throughline.workspace.BuildFolder;
import org.throughline.workspace.PublicationFile;
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
  /// @param tables the exact tables, in the order of the comparison
  /// @param outcomes what may be shown of them
  public record Result(
      Comparison comparison, List<DriftTables.Made> tables, List<TableDecision> outcomes) {
    public Result {
      tables = List.copyOf(tables);
      outcomes = List.copyOf(outcomes);
    }
  }

  /// Compares two places and writes the page, if it is wanted.
  public Result of(Path old, Path newer, Optional<Path> out)
      throws RefusedException, IOException, UnreadableReleaseException {
    if (out.isPresent()) {
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
      Result result = result(Comparison.of(DriftSpec.load(), older, latest));
      if (out.isPresent()) {
        write(result, new DriftAssembly(result, older, latest), out.get());
      }
      return result;
    }
  }

  private Result result(Comparison comparison) throws IOException, RefusedException {
    progress.stage("Protecting and auditing tables");
    List<DriftTables.Made> tables = DriftTables.of(comparison);
    List<TableDecision> outcomes =
        options.publications().protect(all(tables), List.of(), options.policy());
    return new Result(comparison, tables, outcomes);
  }

  private static List<CountTable> all(List<DriftTables.Made> tables) {
    return tables.stream().flatMap(made -> made.all().stream()).toList();
  }

  private void write(Result result, DriftAssembly assembly, Path root)
      throws RefusedException, IOException {
    progress.stage("Publishing");
    try (BuildFolder folder = BuildFolder.open(root)) {
      Path build = folder.begin();
      Publisher.write(assembly.publication(), build.resolve("published"));
      DriftFiles.write(result.comparison(), build.resolve("published"));
      PublicationFile.write(
          build,
          root,
          options.publications().record(all(result.tables()), result.outcomes(), List.of()));
      folder.makeCurrent(build);
    }
  }
}
