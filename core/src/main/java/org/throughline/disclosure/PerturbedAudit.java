package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.throughline.disclosure.attack.AuditReport;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.attack.Finding;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;

/// Audits published numbers that are rounded or have noise: what each leaves possible, by a reader who
/// knows the method, together with the sums that the exact numbers keep.
final class PerturbedAudit {

  private final JointSystem system;
  private final Policy policy;
  private final long[] lower;
  private final long[] upper;
  private final List<String> problems = new ArrayList<>();

  private PerturbedAudit(List<CountTable> exact, Policy policy) {
    system = JointSystem.of(exact);
    this.policy = policy;
    lower = new long[system.size()];
    upper = new long[system.size()];
    Arrays.fill(upper, Attack.UNBOUNDED);
  }

  static PublishedAudit of(List<CountTable> exact, List<ShownTable> shown, Policy policy) {
    PerturbedAudit audit = new PerturbedAudit(exact, policy);
    Map<String, CountTable> tables =
        exact.stream().collect(Collectors.toMap(CountTable::id, Function.identity()));
    Map<Integer, Long> small = new TreeMap<>();
    for (ShownTable table : shown) {
      CountTable source = tables.get(table.tableId());
      if (source == null) {
        throw new IllegalArgumentException("Unknown table '" + table.tableId() + "'");
      }
      audit.requireWhole(source, table);
      table.numbers().forEach((id, value) -> audit.look(table.tableId(), id, value, small));
    }
    return audit.result(small);
  }

  /// A method that changes numbers withholds none.
  private void requireWhole(CountTable exact, ShownTable shown) {
    for (Cell cell : exact.cells()) {
      if (shown.suppressed().contains(cell.id())) {
        problems.add("Table '%s' withholds cell '%s'".formatted(exact.id(), cell.id()));
      } else if (!shown.numbers().containsKey(cell.id())) {
        problems.add("Table '%s' lacks cell '%s'".formatted(exact.id(), cell.id()));
      }
    }
  }

  private void look(String table, String id, long value, Map<Integer, Long> small) {
    if (!system.contains(id)) {
      problems.add("Table '%s' has no cell '%s'".formatted(table, id));
      return;
    }
    Optional<long[]> sources = sources(value);
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
    long count = system.count(system.index(id));
    if (count > 0 && count < policy.threshold()) {
      small.put(system.index(id), count);
    }
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
    lower[cell] = Math.max(lower[cell], sources[0]);
    upper[cell] = Math.min(upper[cell], sources[1]);
  }

  /// The smallest and the largest count that may be shown as a number; nothing if none is, such as
  /// an exact count that somebody forgot to round.
  private Optional<long[]> sources(long value) {
    return switch (policy.method()) {
      case Method.Suppression _ -> Optional.of(new long[] {value, value});
      case Method.Rounding(int base) -> multiple(value, base, base / 2, (base - 1) / 2);
      case Method.RandomRounding(int base) -> multiple(value, base, base - 1, base - 1);
      case Method.ControlledRounding(int base) -> multiple(value, base, base - 1, base - 1);
      case Method.CellKey(String table) -> NoiseTable.bundled(table).sources(value);
    };
  }

  private static Optional<long[]> multiple(long value, int base, long below, long above) {
    return value < 0 || value % base != 0
        ? Optional.empty()
        : Optional.of(new long[] {Math.max(0, value - below), value + above});
  }

  private PublishedAudit result(Map<Integer, Long> small) {
    List<ProtectionLevel> levels = new ArrayList<>();
    small.forEach(
        (cell, count) ->
            levels.add(new ProtectionLevel(cell, count, count, policy.method().leastWidth())));
    Attack attack = Attack.within(system, lower, upper).against(levels);
    AuditReport report = Auditor.audit(attack);
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
