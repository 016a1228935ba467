package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.throughline.disclosure.attack.AuditReport;
import org.throughline.disclosure.attack.Finding;
import org.throughline.disclosure.attack.Interval;
import org.throughline.disclosure.primary.Zeros;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;

/// Audits what is actually in a folder of published tables, whoever made it.
///
/// @param cells one per small count, those closest to disclosure first; for the local machine only
/// @param problems everything that is wrong with the files themselves, each naming table and cell
/// @param solverFailures how often a solver failed; what it might have proved counts as disclosed
public record PublishedAudit(List<AuditedCell> cells, List<String> problems, int solverFailures) {

  public PublishedAudit {
    cells = List.copyOf(cells);
    problems = List.copyOf(problems);
  }

  /// What was proved, without names.
  public List<Finding> findings() {
    return cells.stream().map(AuditedCell::finding).toList();
  }

  /// The counts that are given away.
  public List<AuditedCell> disclosed() {
    return cells.stream().filter(cell -> !cell.isSafe()).toList();
  }

  /// Whether nothing is disclosed and the files show what they should.
  public boolean passed() {
    return problems.isEmpty() && disclosed().isEmpty();
  }

  /// The same with more that is wrong with the files.
  public PublishedAudit and(List<String> more) {
    List<String> all = new ArrayList<>(problems);
    all.addAll(more);
    return new PublishedAudit(cells, all, solverFailures);
  }

  /// Attacks everything shown together, after earlier publications.
  public static PublishedAudit of(
      List<CountTable> exact, List<ShownTable> shown, AttackerKnowledge earlier, Policy policy) {
    return of(exact, shown, List.of(new KnowledgeSource(AttackKind.DIFFERENCING, earlier)), policy);
  }

  /// Attacks everything shown together.
  ///
  /// @param exact every exact table of the build; those not shown count as withheld
  /// @param shown what the published files show
  /// @param knowledge what else readers know, where numbers are exact or withheld, in the order in which a report should blame it
  /// @throws IllegalArgumentException if a shown table has no exact table, or something known is not
  ///     so
  public static PublishedAudit of(
      List<CountTable> exact,
      List<ShownTable> shown,
      List<KnowledgeSource> knowledge,
      Policy policy) {
    if (!policy.method().isExact()) {
      return PerturbedAudit.of(exact, shown, everything(knowledge), policy);
    }
    Map<String, CountTable> tables =
        exact.stream().collect(Collectors.toMap(CountTable::id, Function.identity()));
    List<String> problems = new ArrayList<>();
    for (ShownTable table : shown) {
      CountTable source = tables.get(table.tableId());
      if (source == null) {
        throw new IllegalArgumentException("Unknown table '" + table.tableId() + "'");
      }
      problems.addAll(differences(source, table, policy));
    }
    AttackerKnowledge earlier = everything(knowledge);
    Set<String> suppressed = suppressed(exact, shown, earlier, policy);
    Set<String> withheld = withheld(exact, shown);
    Reader.Shown seen = new Reader.Shown(suppressed, earlier);
    AuditReport report = attacked(exact, withheld, seen, policy);
    List<Finding> findings = new ArrayList<>(report.findings());
    Set<String> small = DisclosureControl.printedAndSmall(exact, earlier, policy);
    if (!small.isEmpty()) {
      // What agencies print is no secret, and what is withheld must not be told by the tables to
      // those who did not read it.
      Reader.Shown less = new Reader.Shown(suppressed, earlier.withoutPrinted(Set.of()));
      attacked(exact, withheld, less, policy).findings().stream()
          .filter(finding -> small.contains(finding.cellId()))
          .forEach(findings::add);
    }
    findings.sort(Comparator.comparingLong(Finding::margin).thenComparing(Finding::cellId));
    if (findings.stream().allMatch(Finding::isSafe)) {
      return new PublishedAudit(
          findings.stream().map(finding -> new AuditedCell(finding, Optional.empty())).toList(),
          problems,
          report.solverFailures());
    }
    AttackClassification naming =
        new AttackClassification(exact, withheld, suppressed, knowledge, policy);
    return new PublishedAudit(
        findings.stream().map(finding -> new AuditedCell(finding, naming.of(finding))).toList(),
        problems,
        report.solverFailures());
  }

  /// What a reader finds out, less what nobody could hide.
  private static AuditReport attacked(
      List<CountTable> exact, Set<String> withheld, Reader.Shown seen, Policy policy) {
    Reader reader = new Reader(exact, withheld, seen, policy);
    AuditReport report = reader.attackAll();
    if (report.passed()) {
      return report;
    }
    Set<String> hopeless = disclosedByOpenTables(exact, seen.earlier(), policy);
    hopeless.removeIf(reader.publication()::isShownSomewhere);
    List<Finding> findings = new ArrayList<>(report.findings());
    findings.removeIf(finding -> !finding.isSafe() && hopeless.contains(finding.cellId()));
    return new AuditReport(findings, report.solverFailures());
  }

  /// The feasibility interval of every withheld cell, by id: what linear programming leaves possible for
  /// an outsider who has everything shown and known. Nothing for numbers with rounding or noise, and
  /// nothing for cells that hang together with too many others.
  ///
  /// @param exact as for [#of], and so are the others
  public static Map<String, Interval> intervals(
      List<CountTable> exact,
      List<ShownTable> shown,
      List<KnowledgeSource> knowledge,
      Policy policy) {
    if (!policy.method().isExact()) {
      return Map.of();
    }
    AttackerKnowledge earlier = everything(knowledge);
    Reader.Shown seen = new Reader.Shown(suppressed(exact, shown, earlier, policy), earlier);
    return new Reader(exact, withheld(exact, shown), seen, policy).intervals();
  }

  private static Set<String> ids(List<CountTable> tables) {
    return tables.stream().map(CountTable::id).collect(Collectors.toSet());
  }

  private static AttackerKnowledge everything(List<KnowledgeSource> knowledge) {
    return knowledge.stream()
        .map(KnowledgeSource::what)
        .reduce(AttackerKnowledge.NOTHING, AttackerKnowledge::and);
  }

  private static Set<String> suppressed(
      List<CountTable> exact, List<ShownTable> shown, AttackerKnowledge earlier, Policy policy) {
    Set<String> suppressed = new HashSet<>(earlier.hidden());
    shown.forEach(table -> suppressed.addAll(table.suppressed()));
    shown.forEach(table -> suppressed.removeAll(table.numbers().keySet()));
    if (policy.counts().zeros() == Zeros.SHOWN) {
      // One that a file withholds all the same is a problem of the file; readers take it for a
      // count.
      exact.forEach(table -> suppressed.removeAll(zeros(table)));
    }
    return suppressed;
  }

  private static Set<String> withheld(List<CountTable> exact, List<ShownTable> shown) {
    Set<String> withheld = new TreeSet<>(ids(exact));
    shown.stream().map(ShownTable::tableId).forEach(withheld::remove);
    return withheld;
  }

  /// Small counts that are known even if every table that can be withheld is.
  private static Set<String> disclosedByOpenTables(
      List<CountTable> exact, AttackerKnowledge earlier, Policy policy) {
    Set<String> all = ids(exact);
    Reader.Shown nothing = new Reader.Shown(earlier.hidden(), earlier);
    return new Reader(exact, all, nothing, policy)
        .attackAll().failures().stream()
            .map(Finding::cellId)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> zeros(CountTable table) {
    return table.cells().stream()
        .filter(cell -> cell.count() == 0)
        .map(Cell::id)
        .collect(Collectors.toSet());
  }

  private static List<String> differences(CountTable exact, ShownTable shown, Policy policy) {
    List<String> problems = new ArrayList<>();
    Set<String> unknown = new TreeSet<>(shown.numbers().keySet());
    unknown.addAll(shown.suppressed());
    for (Cell cell : exact.shown()) {
      unknown.remove(cell.id());
      Long number = shown.numbers().get(cell.id());
      boolean isSuppressed = shown.suppressed().contains(cell.id());
      if (number == null && !isSuppressed) {
        problems.add("Table '%s' lacks cell '%s'".formatted(exact.id(), cell.id()));
      } else if (number != null && isSuppressed) {
        problems.add(
            "Table '%s' shows cell '%s' and withholds it".formatted(exact.id(), cell.id()));
      } else if (number != null && number != cell.count()) {
        problems.add(
            String.format(
                Locale.ROOT,
                "Table '%s' shows %d in cell '%s', which is %d",
                exact.id(),
                number,
                cell.id(),
                cell.count()));
      } else if (isSuppressed && cell.count() == 0 && policy.counts().zeros() == Zeros.SHOWN) {
        problems.add("Table '%s' withholds the zero in cell '%s'".formatted(exact.id(), cell.id()));
      }
    }
    unknown.forEach(id -> problems.add("Table '%s' has no cell '%s'".formatted(exact.id(), id)));
    return problems;
  }
}
