package org.throughline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline reconcile`
@Command(
    name = "reconcile",
    description = "Put the numbers of a build beside the official figures.")
final class ReconcileCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReportFormat format = new ReportFormat();

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of a build.")
  private Path out = Path.of("out");

  @Override
  public Integer call() throws Exception {
    Path build = BuildFolder.requireCurrent(out);
    ReconciliationReport report;
    try (Method method = Method.over(build)) {
      List<Scope> scopes = new Counts(method.engine(), method.measures()).scopes();
      List<Reconciliation> all =
          new Reconciler(method.engine(), method.measures(), OfficialFigures.all(method.engine()))
              .reconcile(scopes);
      report = new ReconciliationReport(all, losses(method, scopes), series(build));
    }
    format.print(report, spec);
    return report.differs() ? ExitCode.DIFFERS : ExitCode.OK;
  }

  /// What was lost while reading and could be why a number differs, once for each release and measure.
  private static List<ReconciliationReport.Lost> losses(Method method, List<Scope> scopes) {
    Set<String> said = new HashSet<>();
    List<ReconciliationReport.Lost> all = new ArrayList<>();
    for (Scope scope : scopes) {
      MeasureSpec measure = method.measures().measure(scope.measure());
      Map<String, Long> lost = Losses.of(method.engine(), measure, scope);
      if (!lost.isEmpty() && said.add(scope.release() + "/" + scope.measure())) {
        all.add(new ReconciliationReport.Lost(measure.title(), scope.release(), lost));
      }
    }
    return all;
  }

  /// What the build found beside the series that agencies posted.
  private static Optional<ReconciliationReport.Series> series(Path build) {
    Path kept = build.resolve(Build.OFFICIAL).resolve("reconciliation.parquet");
    return Files.isRegularFile(kept)
        ? Optional.of(ReconciliationReport.Series.of(OfficialComparison.read(kept), kept))
        : Optional.empty();
  }
}
