package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.throughline.disclosure.audit.Auditor;
import org.throughline.disclosure.audit.Finding;
import org.throughline.disclosure.system.Attack;
import org.throughline.disclosure.system.Demand;
import org.throughline.disclosure.system.JointSystem;
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
    Map<Integer, Long> small = new TreeMap<>();
    for (ShownTable table : shown) {
      table.numbers().forEach((id, value) -> audit.look(table.tableId(), id, value, small));
    }
    return audit.result(small);
  }

  private void look(String table, String id, long value, Map<Integer, Long> small) {
    if (!system.contains(id)) {
      problems.add("Table '%s' has no cell '%s'".formatted(table, id));
      return;
    }
    int cell = system.index(id);
    long count = system.count(cell);
    long[] sources = sources(value);
    if (count < sources[0] || count > sources[1]) {
      problems.add(
          "Table '%s' shows %d in cell '%s', which is %d: the method makes it of %d to %d only"
              .formatted(table, value, id, count, sources[0], sources[1]));
      return;
    }
    lower[cell] = Math.max(lower[cell], sources[0]);
    upper[cell] = Math.min(upper[cell], sources[1]);
    if (count > 0 && count < policy.threshold()) {
      small.put(cell, count);
    }
  }

  /// The smallest and the largest count that may be shown as a number.
  private long[] sources(long value) {
    long[] sources =
        switch (policy.method()) {
          case Method.Suppression _ -> new long[] {value, value};
          case Method.Rounding(int base) -> new long[] {value - base / 2, value + (base - 1) / 2};
          case Method.RandomRounding(int base) -> new long[] {value - base + 1, value + base - 1};
          case Method.ControlledRounding(int base) ->
              new long[] {value - base + 1, value + base - 1};
          case Method.CellKey(String table) -> NoiseTable.bundled(table).sources(value);
        };
    return new long[] {Math.max(0, sources[0]), sources[1]};
  }

  private PublishedAudit result(Map<Integer, Long> small) {
    List<Demand> demands = new ArrayList<>();
    small.forEach((cell, count) -> demands.add(new Demand(cell, count, count, 1)));
    Attack attack = Attack.within(system, lower, upper).against(demands);
    return new PublishedAudit(
        Auditor.audit(attack).findings().stream()
            .sorted(Comparator.comparingLong(Finding::margin).thenComparing(Finding::cellId))
            .map(
                finding ->
                    new AuditedCell(
                        finding,
                        finding.isSafe() ? Optional.empty() : Optional.of(AttackKind.ROUNDING)))
            .toList(),
        problems);
  }
}
