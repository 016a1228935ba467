package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.throughline.disclosure.attack.AuditReport;
import org.throughline.disclosure.attack.Finding;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;

/// Audits published numbers that are rounded or have noise: what each leaves possible, by a reader who
/// knows the method, together with the sums that the exact numbers keep.
final class PerturbedAudit {

  private final JointSystem system;
  private final Policy policy;
  private final PerturbedReader reader;
  private final List<String> problems = new ArrayList<>();

  private PerturbedAudit(List<CountTable> exact, AttackerKnowledge earlier, Policy policy) {
    this.policy = policy;
    reader = new PerturbedReader(exact, earlier, policy);
    system = reader.system();
  }

  static PublishedAudit of(
      List<CountTable> exact, List<ShownTable> shown, AttackerKnowledge earlier, Policy policy) {
    PerturbedAudit audit = new PerturbedAudit(exact, earlier, policy);
    Map<String, CountTable> tables =
        exact.stream().collect(Collectors.toMap(CountTable::id, Function.identity()));
    for (ShownTable table : shown) {
      CountTable source = tables.get(table.tableId());
      if (source == null) {
        throw new IllegalArgumentException("Unknown table '" + table.tableId() + "'");
      }
      audit.requireWhole(source, table);
      table.numbers().forEach((id, value) -> audit.look(table.tableId(), id, value));
    }
    return audit.result();
  }

  /// A method that changes numbers withholds none.
  private void requireWhole(CountTable exact, ShownTable shown) {
    for (Cell cell : exact.shown()) {
      if (shown.suppressed().contains(cell.id())) {
        problems.add("Table '%s' withholds cell '%s'".formatted(exact.id(), cell.id()));
      } else if (!shown.numbers().containsKey(cell.id())) {
        problems.add("Table '%s' lacks cell '%s'".formatted(exact.id(), cell.id()));
      }
    }
  }

  private void look(String table, String id, long value) {
    if (!system.contains(id)) {
      problems.add("Table '%s' has no cell '%s'".formatted(table, id));
      return;
    }
    Optional<long[]> sources = policy.method().sources(value);
    if (sources.isEmpty()) {
      problems.add(
          String.format(
              Locale.ROOT,
              "Table '%s' shows %d in cell '%s': the method makes that of no count",
              table,
              value,
              id));
      return;
    }
    look(table, system.index(id), value, sources.get());
  }

  private void look(String table, int cell, long value, long[] sources) {
    long count = system.count(cell);
    if (count < sources[0] || count > sources[1]) {
      problems.add(
          String.format(
              Locale.ROOT,
              "Table '%s' shows %d in cell '%s', which is %d: the method makes it of %d to %d only",
              table,
              value,
              system.id(cell),
              count,
              sources[0],
              sources[1]));
      return;
    }
    reader.see(cell, sources);
  }

  private PublishedAudit result() {
    AuditReport report = reader.attack();
    return new PublishedAudit(
        report.findings().stream()
            .sorted(Comparator.comparingLong(Finding::margin).thenComparing(Finding::cellId))
            .map(
                finding ->
                    new AuditedCell(
                        finding,
                        finding.isSafe() ? Optional.empty() : Optional.of(AttackKind.ROUNDING)))
            .toList(),
        problems,
        report.solverFailures());
  }
}
