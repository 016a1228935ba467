package org.throughline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.throughline.measures.Counts;
import org.throughline.pipeline.Build;
import org.throughline.pipeline.Method;
import org.throughline.reconcile.OfficialComparison;
import org.throughline.reconcile.OfficialFigures;
import org.throughline.reconcile.Reconciler;
import org.throughline.reconcile.Reconciliation;
import org.throughline.workspace.BuildFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline reconcile`
@Command(
    name = "reconcile",
    description = "Put the numbers of a build beside the official figures.")
final class ReconcileCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of a build.")
  private Path out = Path.of("out");

  @Override
  public Integer call() throws Exception {
    Path build = BuildFolder.requireCurrent(out);
    List<Reconciliation> results;
    try (Method method = Method.over(build)) {
      results =
          new Reconciler(method.engine(), method.measures(), OfficialFigures.load())
              .reconcile(new Counts(method.engine(), method.measures()).scopes());
    }
    boolean differs = false;
    for (Reconciliation result : results) {
      spec.commandLine().getOut().println(text(result));
      differs |= result instanceof Reconciliation.Compared pair && !pair.equal();
    }
    boolean seriesDiffer = series(build);
    return differs || seriesDiffer ? ExitCode.DIFFERS : ExitCode.OK;
  }

  /// What the build found beside the series that agencies posted; whether any number differs.
  private boolean series(Path build) {
    Path kept = build.resolve(Build.OFFICIAL).resolve("reconciliation.parquet");
    if (!Files.isRegularFile(kept)) {
      return false;
    }
    OfficialComparison.Verdicts verdicts = OfficialComparison.read(kept);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "Official series: %,d numbers equal, %,d within revisions, %,d differ, %,d not"
                + " comparable: %s%n",
            verdicts.of("equal"),
            verdicts.of("within revisions"),
            verdicts.of("differs"),
            verdicts.of("not comparable"),
            kept);
    return verdicts.of("differs") > 0;
  }

  private static String text(Reconciliation result) {
    return switch (result) {
      case Reconciliation.Compared pair ->
          String.format(
              Locale.ROOT,
              "%s%n  ours      %,12d  (%s)%n  official  %,12d  (%s)%n  %s%n",
              pair.what(),
              pair.ours(),
              pair.scope().release(),
              pair.official(),
              pair.source(),
              pair.equal()
                  ? "equal"
                  : String.format(Locale.ROOT, "differs by %,+d", pair.difference()));
      case Reconciliation.NotComparable none ->
          "%s%n  cannot be compared: %s%n".formatted(none.what(), none.reason());
    };
  }
}
