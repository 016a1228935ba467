package org.throughline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.ProtectedCount;
import org.throughline.measures.CellRecord;
import org.throughline.measures.Coverage;
import org.throughline.measures.Explainer;
import org.throughline.measures.Explanation;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline explain`
@Command(name = "explain", description = "Say how a published number came about. Never shows rows.")
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

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
      throw unknown(build);
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
    try (Method method = Method.over(build)) {
      Explainer explainer = new Explainer(method.engine(), method.measures());
      Policy policy = PolicyFile.read(build, 0);
      PrintWriter to = spec.commandLine().getOut();
      Explanation explanation = explainer.explain(cell, policy.threshold());
      Optional<PublishedTitle> title = PublishedTitle.of(build.resolve("published"), cell.id());
      title.ifPresent(one -> to.printf("%s%n%n", one.title()));
      print(explanation, policy, to);
      official(method, cell, to);
      title.ifPresent(
          one ->
              to.printf(
                  Locale.ROOT,
                  "%nTo cite%n  %s Number %s: %,d.%n",
                  one.citation(),
                  cell.id(),
                  explanation.count()));
      to.flush();
    }
    return ExitCode.OK;
  }

  /// What an agency published about the same thing, with its address.
  private static void official(Method method, CellRecord cell, PrintWriter out) {
    List<Reconciliation> all =
        new Reconciler(method.engine(), method.measures(), OfficialFigures.all(method.engine()))
            .reconcile(List.of(cell.scope()));
    for (Reconciliation one : all) {
      if (one instanceof Reconciliation.Compared pair && pair.where().equals(cell.coordinates())) {
        out.printf(
            Locale.ROOT,
            "Official figure%n  %,12d  %s%n%s",
            pair.official(),
            pair.source(),
            pair.url().isEmpty() ? "" : "%16s%s%n".formatted("", pair.url()));
      }
    }
  }

  private RefusedException unknown(Path build) throws IOException {
    List<String> nearest =
        Nearest.to(id, CellsFile.all(build).stream().map(CellRecord::id).toList());
    return new RefusedException(
        Reason.NO_SUCH_NUMBER,
        "'%s' names no number of this build. Valid: an identifier from the page or from the column `id` of a CSV file; nearest: %s"
            .formatted(id, nearest.isEmpty() ? "none" : nearest.getFirst()));
  }

  private static void print(Explanation explanation, Policy policy, PrintWriter out) {
    CellRecord cell = explanation.cell();
    out.printf("%s%n%n", cell.id());
    out.printf(
        Locale.ROOT, "Number      %,d %s%n", explanation.count(), explanation.measure().unit());
    out.printf("Measure     %s%n", explanation.measure().title());
    out.printf("Release     %s, %s%n", cell.scope().release(), cell.scope().fiscalYearLabel());
    cell.coordinates().forEach((dimension, label) -> out.printf("%-11s %s%n", dimension, label));
    if (explanation.count() != cell.count()) {
      out.printf(
          Locale.ROOT, "The build published %,d; the lake has changed since.%n", cell.count());
    }
    out.printf("%nDefinition%n  %s%n", explanation.measure().definition());
    explanation.measure().caveats().forEach(caveat -> out.printf("  - %s%n", caveat));
    out.printf("%nRows that count, by file and sheet%n");
    if (explanation.inputs().isEmpty()) {
      out.println(
          "  not shown: it is counted from several sheets, and its parts would tell what is"
              + " withheld");
    }
    for (Coverage.Input input : explanation.inputs()) {
      out.printf(
          Locale.ROOT,
          "  %,12d  %s%s%n                sha256 %s%n",
          input.rows(),
          input.file(),
          input.sheet().isEmpty() ? "" : ", sheet '" + input.sheet() + "'",
          input.sha256());
      if (!input.title().isEmpty()) {
        out.printf("                titled \u201c%s\u201d%n", input.title());
      }
    }
    out.printf("%nRows excluded by rule, over the whole fiscal year%n");
    if (explanation.excluded().isEmpty()) {
      out.println("  none");
    }
    explanation
        .excluded()
        .forEach(
            (rule, rows) ->
                ProtectedCount.of(rows, policy)
                    .shown()
                    .ifPresentOrElse(
                        shown -> out.printf(Locale.ROOT, "  %,12d  %s%n", shown, rule),
                        () -> out.printf("  %12s  %s%n", "[c]", rule)));
    out.printf(
        "%nSQL of the measure%n%s%nSQL of the number%n%s%n",
        explanation.sql().indent(2), explanation.query().indent(2));
  }
}
