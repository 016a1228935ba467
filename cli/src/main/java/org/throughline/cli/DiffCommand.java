package org.throughline.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.throughline.compare.DriftRun;
import org.throughline.disclosure.Policy;
import org.throughline.pipeline.BuildOptions;
import org.throughline.pipeline.BuildProgress;
import org.throughline.workspace.Publications;
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
      "This comparison was not held against what builds of its releases published: they keep"
          + " ledgers of their own. Publish both only with one: --ledger FILE here and with build.";

  @Spec private CommandSpec spec = CommandSpec.create();

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

  @Option(names = "--quiet", description = "No progress, only the comparison.")
  private boolean quiet;

  @Override
  public Integer call() throws Exception {
    Policy policy = policies.forCounts();
    Publications publications = noise.of(ledger.publications(Optional.ofNullable(out)));
    try (TerminalProgress terminal = TerminalProgress.onStandardError()) {
      BuildProgress progress = quiet ? BuildProgress.none() : terminal;
      DriftRun.Result result =
          new DriftRun(BuildOptions.of(policy, publications), progress)
              .of(old, newer, Optional.ofNullable(out));
      spec.commandLine().getOut().print(new DriftReport(result).text());
    }
    if (out != null) {
      if (!ledger.isShared()) {
        spec.commandLine().getErr().println(UNRELATED);
      }
      spec.commandLine().getOut().println(BuildRun.open(out));
    }
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
