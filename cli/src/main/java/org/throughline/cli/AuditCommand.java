package org.throughline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.throughline.disclosure.AttackKind;
import org.throughline.disclosure.KnowledgeSource;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PublishedAudit;
import org.throughline.disclosure.ReadBack;
import org.throughline.disclosure.attack.Interval;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.disclosure.history.Fact;
import org.throughline.disclosure.history.Vintages;
import org.throughline.disclosure.history.WithheldCounts;
import org.throughline.pipeline.Build;
import org.throughline.reconcile.OfficialFigures;
import org.throughline.table.CountTable;
import org.throughline.verify.AuditReportFile;
import org.throughline.verify.ExactSide;
import org.throughline.verify.KnownNumbers;
import org.throughline.verify.LedgerCheck;
import org.throughline.verify.PublishedFolder;
import org.throughline.verify.ShownFigures;
import org.throughline.verify.SiteCheck;
import org.throughline.workspace.BuildFolder;
import org.throughline.workspace.ExactTablesFile;
import org.throughline.workspace.PolicyFile;
import org.throughline.workspace.PublicationFile;
import org.throughline.workspace.Publications;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline audit`
@Command(
    name = "audit",
    description =
        "Attack everything that the published files of a build or comparison show, with all that"
            + " was published before.")
final class AuditCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "The folder of a build or a comparison.")
  private Path out = Path.of("out");

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Write what was proved about every protected cell as CSV. It names small counts: keep"
              + " it.")
  private @Nullable Path report;

  @Option(
      names = "--known",
      paramLabel = "FILE",
      description = "Numbers that readers know from elsewhere, a fact in JSON to a line.")
  private @Nullable Path known;

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description = "The ledger of what was published before (default: that of the build).")
  private @Nullable Path ledger;

  @Option(
      names = "--insiders",
      paramLabel = "K",
      description =
          "Attack also with what up to K of the counted know together (default: the policy's).")
  private @Nullable Integer insiders;

  @Override
  public Integer call() throws Exception {
    requireInsiders();
    if (report != null) {
      AuditReportFile.requireOurs(report);
    }
    Path build = BuildFolder.requireCurrent(out);
    requireTables(build);
    PublicationFile stand = PublicationFile.read(build);
    LedgerCheck ledgerCheck = ledgerCheck(stand);
    PublishedAudit audit;
    Map<String, Interval> intervals = Map.of();
    AuditWords words;
    try (ExactSide behind = ExactSide.open(build)) {
      PublishedFolder shown = PublishedFolder.read(build.resolve("published"), behind.engine());
      Policy policy = policy(build, shown);
      List<CountTable> exact = behind.tables();
      KnownNumbers elsewhere = elsewhere(build, behind);
      List<Fact> before = ledgerCheck.ledger().before(stand.publication());
      Vintages vintages = vintages(ledgerCheck, before, exact);
      ShownFigures figures = ShownFigures.of(shown, exact, policy);
      List<KnowledgeSource> knowledge =
          List.of(
              new KnowledgeSource(AttackKind.FIGURES, figures.right()),
              elsewhere.learned(),
              new KnowledgeSource(
                  AttackKind.DIFFERENCING, vintages.earlier().withAlone(behind.alone())));
      List<String> problems = new ArrayList<>(shown.problems());
      problems.addAll(figures.problems());
      problems.addAll(ledgerCheck.problems(stand.mark()));
      problems.addAll(behind.excludedRowsProblems(shown.excluded(), policy));
      // The exact tables with the changes that nobody may learn.
      List<CountTable> attacked = policy.method().isExact() ? vintages.withChanges() : exact;
      ReadBack read = ReadBack.of(attacked, shown.tables(), knowledge, policy);
      audit = audit(build, behind, shown, read, EarlierNumbers.of(before)).and(problems);
      if (report != null) {
        intervals = PublishedAudit.intervals(attacked, shown.tables(), knowledge, policy);
      }
      words =
          new AuditWords(
              shown.tables().size(),
              figures.right().figures().size(),
              elsewhere.size(),
              before.size(),
              policy.counts().insiders());
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.DISCLOSES, "NOT PASSED: " + e.getMessage());
    }
    writeReport(audit, intervals);
    PrintWriter to = spec.commandLine().getOut();
    to.print(words.text(audit));
    to.flush();
    return audit.passed() ? ExitCode.OK : ExitCode.DISCLOSES;
  }

  /// With what the rest of the site says beyond its tables, where those pass.
  private static PublishedAudit audit(
      Path build, ExactSide behind, PublishedFolder shown, ReadBack tables, EarlierNumbers earlier)
      throws IOException {
    return tables.audit().passed()
        ? tables
            .audit()
            .and(SiteCheck.problems(build.resolve("published"), behind, shown, tables, earlier))
        : tables.audit();
  }

  private void requireInsiders() throws RefusedException {
    if (insiders != null && insiders < 0) {
      throw new RefusedException(
          Reason.USAGE, "--insiders " + insiders + "; valid are 0 and above");
    }
  }

  private void writeReport(PublishedAudit audit, Map<String, Interval> intervals)
      throws RefusedException {
    if (report != null) {
      try {
        AuditReportFile.write(audit, intervals, report);
      } catch (IOException e) {
        throw new RefusedException(Reason.BAD_OUTPUT, "Cannot write " + report + ": " + e);
      }
    }
  }

  private void requireTables(Path build) throws RefusedException {
    if (!Files.isDirectory(build.resolve("published").resolve("tables"))
        || !(Files.isDirectory(build.resolve("lake")) || ExactTablesFile.exists(build))) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          out
              + " holds no published tables with what they were counted from. Valid: a folder that"
              + " `build` or `diff --out` made");
    }
  }

  private Policy policy(Path build, PublishedFolder shown) throws Exception {
    Policy policy = PolicyFile.read(build, shown.threshold());
    return insiders == null ? policy : policy.withInsiders(insiders);
  }

  private KnownNumbers elsewhere(Path build, ExactSide behind) throws Exception {
    KnownNumbers numbers =
        new KnownNumbers(behind.tables()).withOfficial(OfficialFigures.load(), behind.cells());
    Path reconciliation = build.resolve(Build.OFFICIAL).resolve("reconciliation.parquet");
    if (Files.exists(reconciliation)) {
      numbers.withSeries(behind.engine(), reconciliation, behind.cells());
    }
    return known == null ? numbers : numbers.withFile(known);
  }

  private LedgerCheck ledgerCheck(PublicationFile stand) throws Exception {
    Path file = ledger == null ? stand.ledger(out) : Publications.require(ledger);
    return new LedgerCheck(file, Publications.read(file));
  }

  private static Vintages vintages(LedgerCheck ledger, List<Fact> before, List<CountTable> exact)
      throws RefusedException {
    try {
      return new Vintages(before, WithheldCounts.read(Publications.withheld(ledger.file())), exact);
    } catch (IOException e) {
      throw new RefusedException(Reason.BAD_INPUT, String.valueOf(e.getMessage()));
    }
  }
}
