package org.throughline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.throughline.measures.Counts;
import org.throughline.measures.Losses;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Scope;
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
    boolean differs = false;
    try (Method method = Method.over(build)) {
      List<Scope> scopes = new Counts(method.engine(), method.measures()).scopes();
      for (Reconciliation result :
          new Reconciler(method.engine(), method.measures(), OfficialFigures.all(method.engine()))
              .reconcile(scopes)) {
        spec.commandLine().getOut().println(text(result));
        differs |= result instanceof Reconciliation.Compared pair && !pair.equal();
      }
      losses(method, scopes);
    }
    boolean seriesDiffer = series(build);
    return differs || seriesDiffer ? ExitCode.DIFFERS : ExitCode.OK;
  }

  /// What was lost while reading and could be why a number differs, once for each release and measure.
  private void losses(Method method, List<Scope> scopes) {
    Set<String> said = new HashSet<>();
    for (Scope scope : scopes) {
      MeasureSpec measure = method.measures().measure(scope.measure());
      Map<String, Long> lost = Losses.of(method.engine(), measure, scope);
      if (!lost.isEmpty() && said.add(scope.release() + "/" + scope.measure())) {
        spec.commandLine()
            .getOut()
            .printf("Not counted in %s (%s):%n", measure.title(), scope.release());
        lost.forEach(
            (what, rows) ->
                spec.commandLine().getOut().printf(Locale.ROOT, "  %,12d  %s%n", rows, what));
      }
    }
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
              "%s%n  ours      %,12d  (%s)%n  official  %,12d  (%s)%n%s  %s%n",
              pair.what(),
              pair.ours(),
              pair.scope().release(),
              pair.official(),
              pair.source(),
              pair.url().isEmpty() ? "" : "%26s%s%n".formatted("", pair.url()),
              pair.equal()
                  ? "equal"
                  : String.format(Locale.ROOT, "differs by %,+d", pair.difference()));
      case Reconciliation.NotComparable none ->
          "%s%n  cannot be compared: %s%n".formatted(none.what(), none.reason());
    };
  }
}
