package org.throughline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.throughline.disclosure.Policy;
import org.throughline.pipeline.Build;
import org.throughline.pipeline.BuildOptions;
import org.throughline.pipeline.BuildProgress;
import org.throughline.releases.UnreadableReleaseException;
import org.throughline.workspace.RefusedException;

/// A build as a user sees it: progress while it runs, a report at its end.
///
/// @param out the folder of the build
/// @param quiet no progress
record BuildRun(Path out, BuildOptions options, boolean quiet) {

  /// Builds `input`.
  BuildReport of(Path input) throws RefusedException, IOException, UnreadableReleaseException {
    long start = System.nanoTime();
    Build.Result result;
    Build build;
    try (TerminalProgress progress = TerminalProgress.onStandardError()) {
      build = new Build(options, quiet ? BuildProgress.none() : progress);
      result = build.run(input, out);
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    return new BuildReport(
        result, inForce(options.policy(), result.policy()), build.stages(), elapsed, out);
  }

  /// What is said where publications before withheld more than was asked for.
  static Optional<String> inForce(Policy asked, Policy inForce) {
    return asked.threshold() == inForce.threshold()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s So the threshold is %d and not %d. Valid for a lower one: another ledger"
                    + " (--ledger), with new folders for what is published from now on",
                inForce.reason(),
                inForce.threshold(),
                asked.threshold()));
  }

  /// The line that a command ends with: an address that a terminal opens.
  ///
  /// @param out the folder of a build or comparison
  static String open(Path out) {
    return "Open " + address(out);
  }

  /// The address of the page of a build or comparison.
  static String address(Path out) {
    return out.toAbsolutePath().normalize().resolve("published/index.html").toUri().toString();
  }
}
