package org.throughline.disclosure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.attack.AuditReport;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.attack.Finding;
import org.throughline.disclosure.attack.Interval;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.table.DimensionKind;
import org.throughline.testing.Seeded;

/// The auditor against enumeration of every whole-number table.
final class AuditorPropertiesTest {

  @Test
  void intervalsAreThoseOfAllTablesThatAgree() {
    Seeded.check(
        500,
        6,
        random -> {
          int lower = random.nextInt(2);
          Attack attack = randomAttack(random, lower);
          long cap = attack.system().count(attack.system().index("total"));
          Map<Integer, long[]> truth = BruteForce.ranges(attack, cap);
          Map<Integer, Interval> found = Auditor.intervals(attack);
          assertThat(found.keySet()).isEqualTo(truth.keySet());
          truth.forEach(
              (cell, range) -> {
                assertThat(requireNonNull(found.get(cell)).low())
                    .as("low of " + cell)
                    .isEqualTo(range[0]);
                assertThat(requireNonNull(found.get(cell)).high())
                    .as("high of " + cell)
                    .isEqualTo(range[1]);
              });
        });
  }

  @Test
  void aDemandIsSafeExactlyIfBothItsEndsArePossible() {
    Seeded.check(
        500,
        6,
        random -> {
          int lower = random.nextInt(2);
          Attack attack = randomAttack(random, lower);
          JointSystem system = attack.system();
          Map<Integer, long[]> truth =
              BruteForce.ranges(attack, system.count(system.index("total")));
          List<ProtectionLevel> levels = new ArrayList<>();
          for (int cell = 0; cell < system.size(); cell++) {
            long count = system.count(cell);
            levels.add(
                new ProtectionLevel(cell, count - random.nextInt(3), count + random.nextInt(4)));
          }
          AuditReport report = Auditor.audit(attack.against(levels));
          for (Finding finding : report.findings()) {
            int cell = finding.level().cell();
            long[] range =
                truth.getOrDefault(cell, new long[] {system.count(cell), system.count(cell)});
            assertThat(finding.isSafe())
                .as(finding.toString())
                .isEqualTo(range[0] <= finding.level().low() && range[1] >= finding.level().high());
          }
        });
  }

  @Test
  void anotherPublishedFactNeverWidensAnInterval() {
    Seeded.check(
        500,
        6,
        random -> {
          Attack attack = randomAttack(random, 0);
          int fact = random.nextInt(attack.system().size());
          Map<Integer, Interval> before = Auditor.intervals(attack);
          Auditor.intervals(attack.knowing(Set.of(fact)))
              .forEach(
                  (cell, after) -> {
                    assertThat(after.low())
                        .isGreaterThanOrEqualTo(requireNonNull(before.get(cell)).low());
                    assertThat(after.high())
                        .isLessThanOrEqualTo(requireNonNull(before.get(cell)).high());
                  });
        });
  }

  /// A grid of up to 12 cells with margins; the grand total is known, other cells by chance.
  private static Attack randomAttack(Random random, int lower) {
    int height = 2 + random.nextInt(2);
    int width = height == 2 ? 2 + random.nextInt(2) : 2;
    long[][] counts = new long[height][width];
    for (long[] row : counts) {
      for (int column = 0; column < width; column++) {
        row[column] = random.nextInt(3) == 0 ? random.nextInt(8) : random.nextInt(3);
      }
    }
    JointSystem system =
        JointSystem.of(List.of(Tables.grid("g", "kind", DimensionKind.PERSONAL, counts)));
    Attack attack = Attack.onEverythingKnown(system);
    for (int cell = 0; cell < system.size(); cell++) {
      boolean hidden = random.nextInt(10) < 6 && system.count(cell) >= lower;
      if (hidden && !system.id(cell).equals("total")) {
        attack = attack.hiding(new int[] {cell}, lower);
      }
    }
    return attack;
  }
}
