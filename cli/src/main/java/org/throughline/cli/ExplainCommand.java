package org.throughline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.throughline.disclosure.Policy;
import org.throughline.measures.CellRecord;
import org.throughline.measures.Explainer;
import org.throughline.measures.Nearest;
import org.throughline.pipeline.Method;
import org.throughline.reconcile.OfficialFigures;
import org.throughline.reconcile.Reconciler;
import org.throughline.reconcile.Reconciliation;
import org.throughline.verify.PublishedTitle;
import org.throughline.workspace.BuildFolder;
import org.throughline.workspace.CellsFile;
import org.throughline.workspace.PolicyFile;
import org.throughline.workspace.Publications;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline explain`
@Command(name = "explain", description = "Say how a published number came about. Never shows rows.")
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReportFormat format = new ReportFormat();

  @Mixin private EngineOptions engine = new EngineOptions();

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of a build.")
  private Path out = Path.of("out");

  @Parameters(
      index = "1",
      paramLabel = "NUMBER",
      description = "The number's identifier, as the page and the CSV files give it.")
  private String id = "";

  @Override
  public Integer call() throws Exception {
    Path build = BuildFolder.requireCurrent(out);
    if (!Files.exists(CellsFile.in(build))) {
      throw new RefusedException(
          Reason.NO_SUCH_NUMBER,
          out
              + " holds a comparison: older and newer counts side by side, explained on its page."
              + " Valid: the folder of a build");
    }
    @Nullable CellRecord cell = CellsFile.find(build, id.toLowerCase(Locale.ROOT)).orElse(null);
    if (cell == null) {
      Optional<Report> worked = WorkedNumbers.find(build, id.toLowerCase(Locale.ROOT));
      if (worked.isEmpty()) {
        throw unknown(build);
      }
      format.print(worked.get(), spec);
      return ExitCode.OK;
    }
    if (cell.instead() != null) {
      throw new RefusedException(
          Reason.NO_SUCH_NUMBER,
          String.format(
              Locale.ROOT,
              "'%s' was published as %,d, rounded or with noise. To say how it came about would tell the"
                  + " count behind it.",
              id,
              cell.instead()));
    }
    if (!cell.published()) {
      throw new RefusedException(
          Reason.NO_SUCH_NUMBER,
          Publications.before(build)
              .find(cell.id())
              .map(
                  number ->
                      String.format(
                          Locale.ROOT,
                          "'%s' waits for an update: %,d was published on %s, and stands. The new"
                              + " number would tell by how few it changed.",
                          id,
                          number.value(),
                          number.on()))
              .orElse(
                  "'%s' is suppressed. To say how it came about would disclose it.".formatted(id)));
    }
    try (Method method = Method.over(build, engine.choice())) {
      Explainer explainer = new Explainer(method.engine(), method.measures());
      Policy policy = PolicyFile.read(build, 0);
      format.print(
          new ExplanationReport(
              explainer.explain(
                  cell, CellsFile.all(build), policy.threshold(), out.resolve("analysis")),
              policy,
              PublishedTitle.of(build.resolve("published"), cell.id()),
              official(method, cell)),
          spec);
    }
    return ExitCode.OK;
  }

  /// What an agency published about the same thing, with its address.
  private static List<Reconciliation.Compared> official(Method method, CellRecord cell) {
    return new Reconciler(method.engine(), method.measures(), OfficialFigures.all(method.engine()))
        .reconcile(List.of(cell.scope())).stream()
            .filter(Reconciliation.Compared.class::isInstance)
            .map(Reconciliation.Compared.class::cast)
            .filter(pair -> pair.where().equals(cell.coordinates()))
            .toList();
  }

  private RefusedException unknown(Path build) throws IOException {
    List<String> nearest =
        Nearest.to(id, CellsFile.all(build).stream().map(CellRecord::id).toList());
    return new RefusedException(
        Reason.NO_SUCH_NUMBER,
        "'%s' names no number of this build. Valid: an identifier from the page or from the column `id` of a CSV file; nearest: %s"
            .formatted(id, nearest.isEmpty() ? "none" : nearest.getFirst()));
  }
}
