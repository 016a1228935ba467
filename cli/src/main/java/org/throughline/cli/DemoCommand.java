package org.throughline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.throughline.disclosure.PolicyReader;
import org.throughline.pipeline.BuildOptions;
import org.throughline.synth.SynthReport;
import org.throughline.synth.SynthRequest;
import org.throughline.workspace.Publications;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `throughline demo`
@Command(
    name = "demo",
    description = "Make up a small release, build it, and say which page to open.")
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  private static final int STAYS = 3000;
  private static final long SEED = 7;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "demo",
      description = "Where release and build go (default: ${DEFAULT-VALUE}).")
  private Path directory = Path.of("demo");

  @Option(names = "--quiet", description = "No progress, only the summary.")
  private boolean quiet;

  @Override
  public Integer call() throws Exception {
    Path release = directory.resolve("release");
    Path out = directory.resolve("out");
    PrintWriter to = spec.commandLine().getOut();
    spec.commandLine().getErr().println("Making up a release of people who do not exist …");
    SynthReport report = SynthFolder.write(new SynthRequest("V3", STAYS, SEED, release));
    BuildOptions options =
        BuildOptions.of(
            PolicyReader.bundled("default"), Publications.in(out.resolve(Publications.LEDGER)));
    new BuildRun(out, options, quiet).of(release).printSummary(to);
    to.println();
    to.println("Files written:");
    report.files().forEach(f -> to.printf("  %s (%s)%n", f.file(), Amount.of(f.rows(), "row")));
    to.println("  " + report.truth() + " (what the made-up release should come to)");
    for (String part : List.of("lake", "analysis", "measures", "published")) {
      to.println("  " + out.resolve(part));
    }
    to.println(BuildRun.open(out));
    to.flush();
    return ExitCode.OK;
  }
}
