package org.throughline.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.throughline.pipeline.PrintedNumbers;
import org.throughline.table.CountTable;
import org.throughline.workspace.BuildFolder;
import org.throughline.workspace.ExactTablesFile;
import org.throughline.workspace.PolicyFile;
import org.throughline.workspace.PublicationFile;
import org.throughline.workspace.Publications;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import org.throughline.workspace.Subtraction;

/// Attacks everything that the current build or comparison of a folder shows, with all that was published before and what
/// is known from elsewhere.
///
/// @param root the folder of the builds
/// @param known numbers that readers know from elsewhere
/// @param ledger the ledger of what was published before; that of the build if empty
/// @param insiders how many of the counted may put together what they know, 0 or more; the policy's if empty
public record Audit(
    Path root, Optional<Path> known, Optional<Path> ledger, Optional<Integer> insiders) {

  /// What was found, and what was attacked with what.
  ///
  /// @param intervals what linear programming leaves possible, by cell id; empty unless it was asked for
  /// @param tables how many tables were attacked together
  /// @param figures how many shares and other figures of the page
  /// @param known how many facts known from elsewhere
  /// @param before how many facts published before
  /// @param insiders how many of the counted were let loose together
  public record Result(
      PublishedAudit found,
      Map<String, Interval> intervals,
      int tables,
      int figures,
      int known,
      int before,
      int insiders) {
    public Result {
      intervals = Map.copyOf(intervals);
    }
  }

  /// Runs all attacks.
  ///
  /// @param withIntervals whether the feasibility intervals are worked out too
  /// @throws RefusedException when the folder holds nothing that can be audited, or its files contradict each other
  public Result run(boolean withIntervals) throws Exception {
    Path build = BuildFolder.requireCurrent(root);
    requireTables(build);
    if (known.isPresent()) {
      // Before anything takes time: whether it can be read.
      KnownNumbers.requireFacts(known.get());
    }
    PublicationFile stand = PublicationFile.read(build);
    LedgerCheck ledgerCheck = ledgerCheck(stand);
    try (ExactSide behind = ExactSide.open(build)) {
      PublishedFolder shown = PublishedFolder.read(build.resolve("published"), behind.engine());
      Policy policy = policy(build, shown);
      List<CountTable> exact = withoutSetAside(behind.tables(), shown);
      KnownNumbers elsewhere = elsewhere(build, behind, policy);
      List<Fact> before = stand.before(ledgerCheck.ledger());
      Vintages vintages = vintages(ledgerCheck, before, exact);
      ShownFigures figures = ShownFigures.of(shown, exact, policy);
      List<KnowledgeSource> knowledge =
          List.of(
              new KnowledgeSource(AttackKind.FIGURES, figures.right()),
              elsewhere.learned(),
              new KnowledgeSource(
                  AttackKind.DIFFERENCING, vintages.earlier().withAlone(behind.alone())));
      List<String> problems = new ArrayList<>(shown.problems());
      EarlierNumbers earlier = EarlierNumbers.of(before);
      problems.addAll(notEarlier(shown, earlier));
      problems.addAll(figures.problems());
      problems.addAll(ledgerCheck.problems(stand.mark()));
      problems.addAll(behind.excludedRowsProblems(shown.excluded(), policy, earlier));
      problems.addAll(ProvenanceCheck.choices(build, shown));
      // The exact tables with the changes that nobody may learn.
      List<CountTable> attacked = vintages.withChanges();
      ReadBack read = ReadBack.of(attacked, shown.tables(), knowledge, policy);
      PublishedAudit found = withSite(build, behind, shown, read, earlier).and(problems);
      return new Result(
          found,
          withIntervals
              ? PublishedAudit.intervals(attacked, shown.tables(), knowledge, policy)
              : Map.of(),
          shown.tables().size(),
          figures.right().figures().size(),
          elsewhere.size(),
          before.size(),
          policy.counts().insiders());
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.DISCLOSES, "NOT PASSED: " + e.getMessage());
    }
  }

  /// The tables without those that were set aside before any was protected: nothing of them is shown.
  private static List<CountTable> withoutSetAside(List<CountTable> tables, PublishedFolder shown) {
    return tables.stream()
        .filter(table -> !Subtraction.isReason(shown.withheld().getOrDefault(table.id(), "")))
        .toList();
  }

  /// Numbers that are said to have been published before and were not: they would be news.
  private static List<String> notEarlier(PublishedFolder shown, EarlierNumbers earlier) {
    List<String> problems = new ArrayList<>();
    shown
        .earlier()
        .forEach(
            (id, value) -> {
              if (earlier.find(id).filter(number -> number.value() == value).isEmpty()) {
                problems.add(
                    "Cell '%s' shows %s as published before, and no earlier publication of the ledger did"
                        .formatted(id, value));
              }
            });
    return problems;
  }

  /// With what the rest of the site says beyond its tables, where those pass.
  private static PublishedAudit withSite(
      Path build, ExactSide behind, PublishedFolder shown, ReadBack tables, EarlierNumbers earlier)
      throws IOException {
    return tables.audit().passed()
        ? tables
            .audit()
            .and(SiteCheck.problems(build.resolve("published"), behind, shown, tables, earlier))
        : tables.audit();
  }

  private void requireTables(Path build) throws RefusedException {
    if (!Files.isDirectory(build.resolve("published").resolve("tables"))
        || !(Files.isDirectory(build.resolve("lake")) || ExactTablesFile.exists(build))) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          root
              + " holds no published tables with what they were counted from. Valid: a folder that"
              + " `build` or `diff --out` made");
    }
  }

  private Policy policy(Path build, PublishedFolder shown) {
    Policy policy = PolicyFile.read(build, shown.threshold());
    return insiders.map(policy::withInsiders).orElse(policy);
  }

  private KnownNumbers elsewhere(Path build, ExactSide behind, Policy policy)
      throws RefusedException {
    KnownNumbers numbers = new KnownNumbers(behind.tables());
    if (behind instanceof ExactSide.OfBuild counted) {
      numbers.withPrinted(PrintedNumbers.of(counted.engine(), build, counted.cells(), policy));
    }
    return known.isPresent() ? numbers.withFile(known.get()) : numbers;
  }

  private LedgerCheck ledgerCheck(PublicationFile stand) throws IOException, RefusedException {
    Path file = ledger.isEmpty() ? stand.ledger(root) : Publications.require(ledger.get());
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
