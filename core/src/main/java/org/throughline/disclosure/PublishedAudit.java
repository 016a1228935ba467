package org.throughline.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
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
import java.util.stream.Stream;
import org.throughline.disclosure.attack.AuditReport;
import org.throughline.disclosure.attack.Finding;
import org.throughline.disclosure.attack.Interval;
import org.throughline.disclosure.history.Vintages;
import org.throughline.disclosure.primary.Zeros;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Series;

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
  /// @param files what the published files show
  /// @param knowledge what else readers know, where numbers are exact or withheld, in the order in which a report should blame it
  /// @throws IllegalArgumentException if a shown table has no exact table, or something known is not
  ///     so
  public static PublishedAudit of(
      List<CountTable> exact,
      List<ShownTable> files,
      List<KnowledgeSource> knowledge,
      Policy policy) {
    Map<String, CountTable> tables =
        exact.stream().collect(Collectors.toMap(CountTable::id, Function.identity()));
    List<String> problems = new ArrayList<>();
    Set<String> waiting = waiting(exact, files, policy);
    List<ShownTable> shown = telling(files, waiting);
    for (ShownTable table : files) {
      CountTable source = tables.get(table.tableId());
      if (source == null) {
        throw new IllegalArgumentException("Unknown table '" + table.tableId() + "'");
      }
      problems.addAll(problems(source, table, policy, waiting.contains(table.tableId())));
    }
    AttackerKnowledge earlier = everything(knowledge);
    if (!policy.method().isExact()) {
      AuditReport report =
          perturbed(new PerturbedReader(exact, earlier, policy), tables, shown, policy);
      return new PublishedAudit(
          audited(
              told(report.findings(), exact, shown, knowledge),
              any -> Optional.of(AttackKind.ROUNDING)),
          problems,
          report.solverFailures());
    }
    Set<String> suppressed = suppressed(exact, shown, earlier, policy);
    Set<String> withheld = withheld(exact, shown);
    Reader.Shown seen = new Reader.Shown(suppressed, earlier);
    AuditReport report = attacked(exact, withheld, seen, policy);
    List<Finding> all = new ArrayList<>(report.findings());
    Set<String> small = DisclosureControl.printedAndSmall(exact, earlier, policy);
    if (!small.isEmpty()) {
      // What agencies print is no secret, and what is withheld must not be told by the tables to
      // those who did not read it.
      Reader.Shown less = new Reader.Shown(suppressed, earlier.withoutPrinted(Set.of()));
      attacked(exact, withheld, less, policy).findings().stream()
          .filter(finding -> small.contains(finding.cellId()))
          .forEach(all::add);
    }
    List<Finding> findings = told(all, exact, shown, knowledge);
    Function<Finding, Optional<AttackKind>> naming =
        findings.stream().allMatch(Finding::isSafe)
            ? any -> Optional.empty()
            : new AttackClassification(exact, withheld, suppressed, knowledge, policy)::of;
    return new PublishedAudit(audited(findings, naming), problems, report.solverFailures());
  }

  private static List<AuditedCell> audited(
      List<Finding> findings, Function<Finding, Optional<AttackKind>> naming) {
    return findings.stream()
        .sorted(Comparator.comparingLong(Finding::margin).thenComparing(Finding::cellId))
        .map(one -> new AuditedCell(one, one.isSafe() ? Optional.empty() : naming.apply(one)))
        .toList();
  }

  /// What a reader finds out who knows the method by which numbers were rounded or got noise.
  private static AuditReport perturbed(
      PerturbedReader reader,
      Map<String, CountTable> exact,
      List<ShownTable> shown,
      Policy policy) {
    for (ShownTable table : shown) {
      for (Cell cell : requireNonNull(exact.get(table.tableId())).shown()) {
        Optional.ofNullable(table.numbers().get(cell.id()))
            .filter(number -> problem(cell, number, policy.method()).isEmpty())
            .ifPresent(number -> reader.see(cell, number));
      }
    }
    return reader.attack();
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
    return new AuditReport(without(hopeless, report.findings()), report.solverFailures());
  }

  private static List<Finding> without(Set<String> cells, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.isSafe() || !cells.contains(finding.cellId()))
        .toList();
  }

  /// What is found out, less what this publication says nothing about.
  private static List<Finding> told(
      List<Finding> findings,
      List<CountTable> exact,
      List<ShownTable> shown,
      List<KnowledgeSource> knowledge) {
    return findings.stream().allMatch(Finding::isSafe)
        ? findings
        : without(untold(exact, withheld(exact, shown), knowledge), findings);
  }

  /// The cells of parts of which neither a number nor a figure is shown: what follows there is told by others and by earlier
  /// publications, not by this one.
  private static Set<String> untold(
      List<CountTable> exact, Set<String> withheld, List<KnowledgeSource> knowledge) {
    Set<String> figures =
        knowledge.stream()
            .filter(source -> source.kind() == AttackKind.FIGURES)
            .flatMap(source -> source.what().figures().stream())
            .flatMap(figure -> figure.cells().stream())
            .collect(Collectors.toSet());
    Set<String> untold = new HashSet<>();
    for (PublicationPart part : PublicationPart.of(exact, everything(knowledge))) {
      Set<String> cells =
          Stream.concat(part.tables().stream(), part.known().tables().stream())
              .flatMap(table -> table.cells().stream())
              .map(Cell::id)
              .collect(Collectors.toSet());
      if (withheld.containsAll(ids(part.tables())) && Collections.disjoint(cells, figures)) {
        untold.addAll(cells);
      }
    }
    return untold;
  }

  /// The feasibility interval of every withheld cell, by id: what linear programming leaves possible for
  /// an outsider who has everything shown and known. Nothing for numbers with rounding or noise, and
  /// nothing for cells that hang together with too many others.
  ///
  /// @param exact as for [#of], and so are the others
  public static Map<String, Interval> intervals(
      List<CountTable> exact,
      List<ShownTable> files,
      List<KnowledgeSource> knowledge,
      Policy policy) {
    if (!policy.method().isExact()) {
      return Map.of();
    }
    List<ShownTable> shown = telling(files, waiting(exact, files, policy));
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

  /// Tables all of whose numbers wait: something changed in their series, of which nothing is shown but what needs no protection. They
  /// say nothing of what is today, zeros included.
  private static Set<String> waiting(
      List<CountTable> exact, List<ShownTable> files, Policy policy) {
    if (!policy.method().isExact()) {
      return Set.of();
    }
    Set<String> open = Publication.openCells(exact, policy);
    Map<String, ShownTable> byId =
        files.stream().collect(Collectors.toMap(ShownTable::tableId, Function.identity()));
    Map<Optional<Series>, List<CountTable>> guarded =
        exact.stream()
            .filter(table -> byId.containsKey(table.id()))
            .filter(table -> Publication.needsProtection(table, policy))
            .collect(Collectors.groupingBy(CountTable::series));
    return guarded.values().stream()
        .filter(
            tables ->
                tables.stream()
                    .flatMap(table -> table.behind().stream())
                    .anyMatch(Vintages::isChange))
        .filter(
            tables ->
                tables.stream()
                    .map(table -> requireNonNull(byId.get(table.id())))
                    .allMatch(table -> open.containsAll(table.numbers().keySet())))
        .flatMap(List::stream)
        .map(CountTable::id)
        .collect(Collectors.toSet());
  }

  private static List<ShownTable> telling(List<ShownTable> files, Set<String> waiting) {
    return files.stream().filter(file -> !waiting.contains(file.tableId())).toList();
  }

  private static Set<String> withheld(List<CountTable> exact, List<ShownTable> shown) {
    Set<String> withheld = new TreeSet<>(ids(exact));
    shown.stream().map(ShownTable::tableId).forEach(withheld::remove);
    return withheld;
  }

  /// Small counts that are known even if every table that can be withheld is.
  static Set<String> disclosedByOpenTables(
      List<CountTable> exact, AttackerKnowledge earlier, Policy policy) {
    Set<String> all =
        ids(exact.stream().filter(table -> Publication.needsProtection(table, policy)).toList());
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

  private static List<String> problems(
      CountTable exact, ShownTable shown, Policy policy, boolean waits) {
    List<String> problems = new ArrayList<>();
    Set<String> unknown = new TreeSet<>(shown.numbers().keySet());
    unknown.addAll(shown.suppressed());
    for (Cell cell : exact.shown()) {
      unknown.remove(cell.id());
      problem(cell, shown, policy)
          .filter(any -> !waits || shown.numbers().containsKey(cell.id()))
          .ifPresent(one -> problems.add("Table '" + exact.id() + "' " + one));
    }
    unknown.forEach(id -> problems.add("Table '%s' has no cell '%s'".formatted(exact.id(), id)));
    return problems;
  }

  private static Optional<String> problem(Cell cell, ShownTable shown, Policy policy) {
    Long number = shown.numbers().get(cell.id());
    if (!shown.suppressed().contains(cell.id())) {
      return number == null
          ? Optional.of("lacks cell '" + cell.id() + "'")
          : problem(cell, number, policy.method());
    }
    if (number != null) {
      return Optional.of("shows cell '" + cell.id() + "' and withholds it");
    }
    if (!policy.method().isExact()) {
      return Optional.of("withholds cell '" + cell.id() + "'");
    }
    return cell.count() == 0 && policy.counts().zeros() == Zeros.SHOWN
        ? Optional.of("withholds the zero in cell '" + cell.id() + "'")
        : Optional.empty();
  }

  private static Optional<String> problem(Cell cell, long number, Method method) {
    Optional<long[]> sources = method.sources(number);
    if (sources.filter(some -> some[0] <= cell.count() && cell.count() <= some[1]).isPresent()) {
      return Optional.empty();
    }
    String shows = String.format(Locale.ROOT, "shows %d in cell '%s'", number, cell.id());
    String exact = String.format(Locale.ROOT, ", which is %d", cell.count());
    return Optional.of(
        sources.isEmpty()
            ? shows + ": the method makes that of no count"
            : method.isExact()
                ? shows + exact
                : String.format(
                    Locale.ROOT,
                    "%s%s: the method makes it of %d to %d only",
                    shows,
                    exact,
                    sources.get()[0],
                    sources.get()[1]));
  }
}
