package org.throughline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.throughline.pipeline.Build;
import org.throughline.pipeline.StageLog;

/// What a build did: the summary in words, and its numbers.
///
/// @param result what came of it
/// @param inForce what is said where publications before withheld more than was asked for
/// @param stages what each took
/// @param elapsed from begin to end
/// @param out the folder of the build
record BuildReport(
    Build.Result result,
    Optional<String> inForce,
    List<StageLog.Stage> stages,
    Duration elapsed,
    Path out)
    implements Report {

  private static final double MILLIS = 1000;

  BuildReport {
    stages = List.copyOf(stages);
  }

  /// The text but for its last line, which opens the page.
  void printSummary(PrintWriter to) {
    to.print(new BuildSummary(result).text(elapsed));
    inForce.ifPresent(to::println);
    to.print(BuildSummary.stages(stages));
    to.flush();
  }

  @Override
  public void print(PrintWriter to) {
    printSummary(to);
    to.println(BuildRun.open(out));
  }

  @Override
  public Object fields() {
    return new Fields(
        BuildFigures.of(result),
        inForce,
        elapsed.toMillis() / MILLIS,
        StageLog.listed(stages),
        BuildRun.address(out));
  }

  /// @param stages as `build.json` has them
  private record Fields(
      BuildFigures figures,
      Optional<String> inForce,
      double seconds,
      List<Map<String, Object>> stages,
      String page) {}
}
