package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.throughline.disclosure.attack.AuditReport;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.ProtectionLevel;

/// Somebody who knows the method by which numbers were rounded or got noise: what each leaves possible,
/// together with the sums that the exact numbers keep.
final class PerturbedReader {

  private final JointSystem system;
  private final Policy policy;
  private final long[] lower;
  private final long[] upper;

  PerturbedReader(JointSystem system, Policy policy) {
    this.system = system;
    this.policy = policy;
    lower = new long[system.size()];
    upper = new long[system.size()];
    Arrays.fill(upper, Attack.UNBOUNDED);
  }

  /// Sees a number of which these counts are the smallest and the largest source.
  void see(int cell, long[] sources) {
    lower[cell] = Math.max(lower[cell], sources[0]);
    upper[cell] = Math.min(upper[cell], sources[1]);
  }

  /// Attacks every small count that was seen: values as far apart as the method promises must stay
  /// possible.
  AuditReport attack() {
    List<ProtectionLevel> levels = new ArrayList<>();
    for (int cell = 0; cell < lower.length; cell++) {
      long count = system.count(cell);
      if (upper[cell] != Attack.UNBOUNDED && count > 0 && count < policy.threshold()) {
        levels.add(new ProtectionLevel(cell, count, count, policy.method().leastWidth()));
      }
    }
    return Auditor.audit(Attack.within(system, lower, upper).against(levels));
  }
}
