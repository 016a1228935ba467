package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.disclosure.attack.AuditReport;
import org.throughline.disclosure.attack.Finding;
import org.throughline.disclosure.perturbation.Noise;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;

/// Protects tables by rounding or noise. Every number of every table is perturbed, once, and all of
/// them together are attacked by a reader who knows the method: what each number leaves possible,
/// narrowed by the totals that the exact numbers keep. Of every small count values as far apart as the method
/// promises must stay possible.
final class Perturbation {

  private final List<CountTable> tables;
  private final Policy policy;
  private final JointSystem system;
  private final Map<String, Set<Integer>> withheld = new LinkedHashMap<>();

  private Perturbation(List<CountTable> tables, Policy policy) {
    this.tables = tables;
    this.policy = policy;
    system = JointSystem.of(tables);
  }

  /// One outcome per table, in order.
  ///
  /// @throws IllegalArgumentException if a number was published before with another value
  static List<TableDecision> protect(
      List<CountTable> tables, AttackerKnowledge earlier, Policy policy, Noise noise) {
    Perturbation perturbation = new Perturbation(tables, policy);
    Optional<long[]> numbers = PerturbedNumbers.of(perturbation.system, policy.method(), noise);
    if (numbers.isEmpty()) {
      return tables.stream().map(Perturbation::notRounded).toList();
    }
    perturbation.requireAsBefore(numbers.get(), earlier);
    return perturbation.outcomes(numbers.get());
  }

  private static TableDecision notRounded(CountTable table) {
    return new TableDecision.Withheld(
        table.id(), "No rounding was found that keeps the totals of all tables", List.of());
  }

  private void requireAsBefore(long[] numbers, AttackerKnowledge earlier) {
    earlier
        .numbers()
        .forEach(
            (id, before) -> {
              if (system.contains(id) && numbers[system.index(id)] != before) {
                throw new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "Cell '%s' was published as %d and would now be %d",
                        id,
                        before,
                        numbers[system.index(id)]));
              }
            });
  }

  private List<TableDecision> outcomes(long[] numbers) {
    while (true) {
      AuditReport report = audit(numbers);
      List<Finding> failures = report.failures();
      if (failures.isEmpty()) {
        return tables.stream().map(table -> outcome(table, numbers, report)).toList();
      }
      int before = withheld.size();
      failures.forEach(this::withhold);
      if (withheld.size() == before) {
        throw new IllegalStateException(
            "Cell '%s' is disclosed by tables that do not hold it"
                .formatted(failures.getFirst().cellId()));
      }
    }
  }

  private AuditReport audit(long[] numbers) {
    PerturbedReader reader = new PerturbedReader(system, policy);
    for (CountTable table : tables) {
      if (!withheld.containsKey(table.id())) {
        for (Cell cell : table.cells()) {
          int index = system.index(cell.id());
          reader.see(index, policy.method().sources(numbers[index]).orElseThrow());
        }
      }
    }
    return reader.attack();
  }

  private void withhold(Finding failure) {
    for (CountTable table : tables) {
      if (table.cells().stream().map(Cell::id).anyMatch(failure.cellId()::equals)) {
        withheld.computeIfAbsent(table.id(), any -> new TreeSet<>()).add(failure.level().cell());
      }
    }
  }

  private TableDecision outcome(CountTable table, long[] numbers, AuditReport report) {
    Set<Integer> blamed = withheld.get(table.id());
    if (blamed != null) {
      return new TableDecision.Withheld(
          table.id(),
          "The numbers of this table together would tell a small count, exactly or nearly",
          blamed.stream().map(system::id).toList());
    }
    List<ProtectedCell> cells = new ArrayList<>();
    for (Cell cell : table.cells()) {
      long shown = numbers[system.index(cell.id())];
      cells.add(new ProtectedCell.Published(cell.id(), cell.position(), shown));
    }
    return new TableDecision.Publishable(
        new ProtectedTable(
            table,
            cells,
            policy,
            new Verdict.PerturbationPassed(cells.size(), report.findings().size())));
  }
}
