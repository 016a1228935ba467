package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.throughline.disclosure.attack.AuditReport;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;

/// Somebody who knows the method by which numbers were rounded or got noise: what each leaves possible,
/// together with the sums that the exact numbers keep, what earlier publications left possible, and what was published
/// exactly.
final class PerturbedReader {

  private final JointSystem system;
  private final Policy policy;
  private final long[] lower;
  private final long[] upper;
  private final BitSet open = new BitSet();

  /// @param tables with what nobody publishes: differences and changes
  PerturbedReader(List<CountTable> tables, AttackerKnowledge earlier, Policy policy) {
    List<CountTable> all = new ArrayList<>(earlier.tables());
    all.addAll(tables);
    system = JointSystem.of(all).with(earlier.figures());
    this.policy = policy;
    lower = new long[system.size()];
    upper = new long[system.size()];
    for (int cell = 0; cell < lower.length; cell++) {
      lower[cell] = system.least(cell);
      upper[cell] = system.most(cell);
    }
    earlier.numbers().forEach(this::know);
    earlier.printed().forEach(this::know);
  }

  private void know(String id, long number) {
    if (system.contains(id)) {
      open.set(system.index(id));
      see(system.index(id), new long[] {number, number});
    }
  }

  /// Sees a number of a cell. If the method cannot have made it of the count, the attack is refused.
  void see(Cell cell, long number) {
    see(system.index(cell.id()), policy.method().sources(number).orElseThrow());
  }

  private void see(int cell, long[] sources) {
    lower[cell] = Math.max(lower[cell], sources[0]);
    upper[cell] = Math.min(upper[cell], sources[1]);
  }

  /// Attacks every small count that is not public, published or not: values as far apart as the method promises must
  /// stay possible.
  AuditReport attack() {
    List<ProtectionLevel> levels = new ArrayList<>();
    for (int cell = 0; cell < lower.length; cell++) {
      long people = system.people(cell);
      boolean isSmall = people > 0 && people < policy.threshold();
      if (isSmall && !system.isSlack(cell) && !open.get(cell)) {
        long count = system.count(cell);
        levels.add(new ProtectionLevel(cell, count, count, policy.method().leastWidth()));
      }
    }
    return Auditor.audit(Attack.within(system, lower, upper).against(levels));
  }
}
