package org.throughline.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `throughline build`
@Command(
    name = "build",
    description = "Read released files and build lake, measures and the published page.")
final class BuildCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "RELEASES",
      description = "A released file, or a folder of them.")
  private Path input = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "Where the build goes (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("out");

  @Option(
      names = "--threshold",
      paramLabel = "N",
      description = "Do not publish counts of people from 1 to N-1 (default: the policy's, 11).")
  private int threshold;

  @Option(names = "--quiet", description = "No progress, only the summary.")
  private boolean quiet;

  @Override
  public Integer call() throws Exception {
    Policy standard = PolicyReader.bundled("default");
    Policy policy = threshold == 0 ? standard : standard.withThreshold(threshold);
    run(input, out, policy, quiet);
    return ExitCode.OK;
  }

  /// Builds and prints the summary.
  static void run(Path input, Path out, Policy policy, boolean quiet) throws Exception {
    long start = System.nanoTime();
    Build.Result result;
    try (TerminalProgress progress = TerminalProgress.onStandardError()) {
      result = new Build(policy, quiet ? BuildProgress.none() : progress).run(input, out);
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    System.out.print(new BuildSummary(result).text(elapsed));
    System.out.println("Open " + out.resolve("published").resolve("index.html"));
  }
}
