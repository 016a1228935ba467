package org.throughline.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.disclosure.attack.AuditReport;
import org.throughline.disclosure.attack.Finding;
import org.throughline.disclosure.history.Vintages;
import org.throughline.disclosure.perturbation.Noise;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;

/// Protects tables by rounding or noise. Every published number is perturbed, once, and all of them
/// together are attacked by a reader who knows the method and what earlier publications left possible: what each
/// number leaves possible, narrowed by the totals that the exact numbers keep. Of every small count, and of every small
/// difference between counts, values as far apart as the method promises must stay possible.
final class Perturbation {

  private final List<CountTable> tables;
  private final AttackerKnowledge earlier;
  private final Policy policy;
  private final Map<String, Long> numbers;
  private final Map<String, Set<String>> withheld = new LinkedHashMap<>();

  private Perturbation(
      List<CountTable> tables,
      AttackerKnowledge earlier,
      Policy policy,
      Map<String, Long> numbers) {
    this.tables = tables;
    this.earlier = earlier;
    this.policy = policy;
    this.numbers = numbers;
  }

  /// One outcome per table, in order.
  static List<TableDecision> protect(
      List<CountTable> tables, AttackerKnowledge earlier, Policy policy, Noise noise) {
    List<CountTable> published = tables.stream().map(CountTable::withoutBehind).toList();
    JointSystem system = JointSystem.of(published);
    Map<String, Long> keys = new HashMap<>();
    published.forEach(table -> keys.putAll(table.keys()));
    Optional<long[]> perturbed = PerturbedNumbers.of(system, keys, policy.method(), noise);
    if (perturbed.isEmpty()) {
      return tables.stream().map(Perturbation::notRounded).toList();
    }
    Map<String, Long> numbers = new HashMap<>();
    for (int cell = 0; cell < system.size(); cell++) {
      numbers.put(system.id(cell), perturbed.get()[cell]);
    }
    Map<String, TableDecision> decided = new HashMap<>();
    for (PublicationPart part : PublicationPart.of(tables, earlier)) {
      new Perturbation(part.tables(), part.known(), policy, numbers)
          .outcomes()
          .forEach(one -> decided.put(one.tableId(), one));
    }
    return tables.stream().map(table -> requireNonNull(decided.get(table.id()))).toList();
  }

  private static TableDecision notRounded(CountTable table) {
    return new TableDecision.Withheld(
        table.id(), "No rounding was found that keeps the totals of all tables", List.of());
  }

  private List<TableDecision> outcomes() {
    while (true) {
      AuditReport report = audit();
      List<CountTable> open = tables.stream().filter(this::isOpen).toList();
      if (report.passed() || open.isEmpty()) {
        return tables.stream().map(table -> outcome(table, report)).toList();
      }
      report.failures().forEach(failure -> withhold(failure, open));
    }
  }

  private boolean isOpen(CountTable table) {
    return !withheld.containsKey(table.id());
  }

  private AuditReport audit() {
    PerturbedReader reader = new PerturbedReader(tables, earlier, policy);
    for (CountTable table : tables) {
      if (isOpen(table)) {
        table.shown().forEach(cell -> reader.see(cell, number(cell)));
      }
    }
    return reader.attack();
  }

  private long number(Cell cell) {
    return requireNonNull(numbers.get(cell.id()));
  }

  /// The tables that have the cell; where none of them is open, what gives it away is in any of the others.
  private void withhold(Finding failure, List<CountTable> open) {
    String id = failure.cellId();
    List<CountTable> blamed =
        open.stream()
            .filter(table -> table.cells().stream().map(Cell::id).anyMatch(id::equals))
            .toList();
    for (CountTable table : blamed.isEmpty() ? open : blamed) {
      withheld.computeIfAbsent(table.id(), any -> new TreeSet<>()).add(id);
    }
  }

  private TableDecision outcome(CountTable table, AuditReport report) {
    Set<String> blamed = withheld.get(table.id());
    if (blamed != null) {
      return new TableDecision.Withheld(table.id(), reason(table), List.copyOf(blamed));
    }
    List<ProtectedCell> cells = new ArrayList<>();
    for (Cell cell : table.shown()) {
      cells.add(new ProtectedCell.Published(cell.id(), cell.position(), number(cell)));
    }
    return new TableDecision.Publishable(
        new ProtectedTable(
            table, cells, policy, new Verdict.PerturbationPassed(report.findings().size())));
  }

  /// It goes by what the table is beside, as with numbers that are exact.
  private static String reason(CountTable table) {
    return table.behind().stream().anyMatch(Vintages::isChange)
        ? "An update waits: since an earlier publication numbers of this table changed, and old and new"
            + " numbers together would tell a small count, exactly or nearly. The numbers published"
            + " before stand"
        : "The numbers of this table together would tell a small count, exactly or nearly";
  }
}
