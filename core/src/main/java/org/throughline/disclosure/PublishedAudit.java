package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.throughline.disclosure.audit.AuditReport;
import org.throughline.disclosure.audit.Auditor;
import org.throughline.disclosure.audit.Finding;
import org.throughline.disclosure.suppress.Pattern;
import org.throughline.disclosure.system.Demand;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;

/// Audits what is actually in a folder of published tables, whoever made it.
///
/// @param findings one per small count, those closest to disclosure first; for the local machine
///     only
/// @param problems everything that is wrong with the files themselves, each naming table and cell
public record PublishedAudit(List<Finding> findings, List<String> problems) {

  public PublishedAudit {
    findings = List.copyOf(findings);
    problems = List.copyOf(problems);
  }

  /// Whether nothing is disclosed and the files show what they should.
  public boolean passed() {
    return problems.isEmpty() && findings.stream().allMatch(Finding::isSafe);
  }

  /// Attacks everything shown together.
  ///
  /// @param exact every exact table of the build; those not shown count as withheld
  /// @param shown what the published files show
  /// @throws IllegalArgumentException if a shown table has no exact table
  public static PublishedAudit of(
      List<CountTable> exact, List<ShownTable> shown, Earlier earlier, Policy policy) {
    Map<String, CountTable> tables =
        exact.stream().collect(Collectors.toMap(CountTable::id, Function.identity()));
    List<String> problems = new ArrayList<>();
    Set<String> suppressed = new HashSet<>(earlier.hidden());
    Set<String> withheld = new TreeSet<>(tables.keySet());
    for (ShownTable table : shown) {
      CountTable source = tables.get(table.tableId());
      if (source == null) {
        throw new IllegalArgumentException("Unknown table '" + table.tableId() + "'");
      }
      withheld.remove(table.tableId());
      suppressed.addAll(table.suppressed());
      problems.addAll(differences(source, table));
    }
    shown.forEach(table -> suppressed.removeAll(table.numbers().keySet()));
    Publication publication = new Publication(exact, withheld, earlier, policy);
    List<Finding> findings = new ArrayList<>(findings(publication, suppressed).findings());
    Set<String> hopeless = disclosedByOpenTables(exact, tables.keySet(), earlier, policy);
    hopeless.removeIf(publication::isShownSomewhere);
    findings.removeIf(finding -> !finding.isSafe() && hopeless.contains(finding.cellId()));
    findings.sort(Comparator.comparingLong(Finding::margin).thenComparing(Finding::cellId));
    return new PublishedAudit(findings, problems);
  }

  private static AuditReport findings(Publication publication, Set<String> suppressed) {
    Set<Integer> hidden = new TreeSet<>();
    for (String id : suppressed) {
      if (publication.system().contains(id)
          && !publication.isOpen(publication.system().index(id))) {
        hidden.add(publication.system().index(id));
      }
    }
    List<Demand> demands = publication.task(Set.of()).demands();
    return Auditor.audit(publication.attack(new Pattern(hidden, Set.of())).against(demands));
  }

  /// Small counts that are known even if every table that can be withheld is.
  private static Set<String> disclosedByOpenTables(
      List<CountTable> exact, Set<String> all, Earlier earlier, Policy policy) {
    Publication nothing = new Publication(exact, all, earlier, policy);
    return findings(nothing, earlier.hidden()).failures().stream()
        .map(Finding::cellId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> differences(CountTable exact, ShownTable shown) {
    List<String> problems = new ArrayList<>();
    Set<String> unknown = new TreeSet<>(shown.numbers().keySet());
    unknown.addAll(shown.suppressed());
    for (Cell cell : exact.cells()) {
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
            "Table '%s' shows %d in cell '%s', which is %d"
                .formatted(exact.id(), number, cell.id(), cell.count()));
      } else if (isSuppressed && cell.count() == 0) {
        problems.add("Table '%s' withholds the zero in cell '%s'".formatted(exact.id(), cell.id()));
      }
    }
    unknown.forEach(id -> problems.add("Table '%s' has no cell '%s'".formatted(exact.id(), id)));
    return problems;
  }
}
