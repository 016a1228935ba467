package org.throughline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.throughline.compare.DriftRun;
import org.throughline.disclosure.Policy;
import org.throughline.pipeline.BuildOptions;
import org.throughline.pipeline.BuildProgress;
import org.throughline.workspace.NewFile;
import org.throughline.workspace.Publications;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline diff`
@Command(
    name = "diff",
    description =
        "Compare two releases or builds: columns, values, and counts by month. Never rows or"
            + " people.")
final class DiffCommand implements Callable<Integer> {

  private static final String UNRELATED =
      "This comparison was held against what the builds it was made from have published, where it"
          + " was made from builds. Other builds of its releases, and later ones, know nothing of it:"
          + " publish both only with one ledger, --ledger FILE here and with build.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReportFormat format = new ReportFormat();

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "The older one: a build's folder, a released file, or a folder of them.")
  private Path old = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The newer one, likewise.")
  private Path newer = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where a page and CSV files of the comparison go (default: nowhere).")
  private @Nullable Path out;

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Mixin private NoiseOption noise = new NoiseOption();

  @Mixin private LedgerOptions ledger = new LedgerOptions();

  @Option(
      names = "--numbers",
      paramLabel = "FILE",
      description =
          "Write every published number that differs between two builds as CSV: a new file.")
  private @Nullable Path numbers;

  @Option(names = "--quiet", description = "No progress, only the comparison.")
  private boolean quiet;

  private void writeNumbers(DriftRun.Result result) throws IOException, RefusedException {
    if (numbers == null) {
      return;
    }
    if (result.published().isEmpty()) {
      throw new RefusedException(
          Reason.USAGE,
          "--numbers compares what two builds published; valid are OLD and NEW that `build` made");
    }
    List<String> lines = new ArrayList<>(List.of("id,older,newer"));
    result
        .published()
        .get()
        .changes()
        .forEach(
            change -> lines.add(String.join(",", change.id(), change.older(), change.newer())));
    NewFile.write(numbers, draft -> Files.write(draft, lines));
  }

  @Override
  public Integer call() throws Exception {
    if (numbers != null) {
      NewFile.require(numbers);
    }
    Policy policy = policies.forCounts();
    Publications publications = noise.of(ledger.publications(Optional.ofNullable(out)));
    try (TerminalProgress terminal = TerminalProgress.onStandardError()) {
      BuildProgress progress = quiet ? BuildProgress.none() : terminal;
      DriftRun.Result result =
          new DriftRun(BuildOptions.of(policy, publications), progress)
              .of(old, newer, Optional.ofNullable(out));
      format.print(new DriftReport(result, Optional.ofNullable(out)), spec);
      BuildRun.inForce(policy, result.policy()).ifPresent(spec.commandLine().getErr()::println);
      writeNumbers(result);
    }
    if (out != null && !ledger.isShared()) {
      spec.commandLine().getErr().println(UNRELATED);
    }
    return ExitCode.OK;
  }
}
