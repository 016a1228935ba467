package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.table.CountTable;
import org.throughline.table.DimensionKind;
import org.throughline.testing.Seeded;

/// What is published, attacked by a second solver that neither protector nor auditor uses.
final class ProtectionPropertiesTest {

  private static final Policy POLICY = new Policy("test", 5, "small numbers for small tests");
  private static final long CAP = 100_000;

  @Test
  void noPublishedSetLetsASecondSolverNarrowASmallCount() {
    Seeded.check(
        150,
        7,
        random -> {
          List<CountTable> tables = linkedTables(random);
          List<TableDecision> outcomes = DisclosureControl.protect(tables, POLICY);
          assertThat(outcomes).allMatch(TableDecision.Publishable.class::isInstance);
          JointSystem system = JointSystem.of(tables);
          Attack attack = asSeenByReaders(system, outcomes);
          for (int cell = 0; cell < system.size(); cell++) {
            if (system.count(cell) > 0 && system.count(cell) < POLICY.threshold()) {
              assertThat(attack.knows(cell)).as(system.id(cell)).isFalse();
              assertThat(SecondSolver.max(attack, cell, CAP))
                  .as(system.id(cell))
                  .isGreaterThanOrEqualTo(POLICY.threshold() - 1e-6);
            }
          }
        });
  }

  @Test
  void publishedCountsAreTheExactOnesAndZerosAreShown() {
    Seeded.check(
        60,
        7,
        random -> {
          List<CountTable> tables = linkedTables(random);
          List<TableDecision> outcomes = DisclosureControl.protect(tables, POLICY);
          for (int at = 0; at < tables.size(); at++) {
            ProtectedTable table = ((TableDecision.Publishable) outcomes.get(at)).table();
            for (int cell = 0; cell < table.cells().size(); cell++) {
              long count = tables.get(at).cells().get(cell).count();
              switch (table.cells().get(cell)) {
                case ProtectedCell.Published published ->
                    assertThat(published.count()).isEqualTo(count);
                case ProtectedCell.Suppressed suppressed ->
                    assertThat(count).as(suppressed.id()).isPositive();
              }
            }
          }
        });
  }

  private static Attack asSeenByReaders(JointSystem system, List<TableDecision> outcomes) {
    Set<Integer> hidden = new HashSet<>();
    for (TableDecision outcome : outcomes) {
      for (ProtectedCell cell : ((TableDecision.Publishable) outcome).table().cells()) {
        if (cell instanceof ProtectedCell.Suppressed) {
          hidden.add(system.index(cell.id()));
        }
      }
    }
    return Attack.onEverythingKnown(system)
        .hiding(hidden.stream().mapToInt(Integer::intValue).toArray(), 1);
  }

  /// Two grids over the same rows, so that the row totals and the total are shared.
  private static List<CountTable> linkedTables(Random random) {
    int height = 2 + random.nextInt(4);
    long[][] first = counts(random, height, 2 + random.nextInt(4));
    long[][] second = new long[height][2 + random.nextInt(3)];
    for (int row = 0; row < height; row++) {
      for (long count : first[row]) {
        for (long unit = 0; unit < count; unit++) {
          double skew = random.nextDouble();
          second[row][(int) (skew * skew * second[row].length)]++;
        }
      }
    }
    List<CountTable> tables = new ArrayList<>();
    tables.add(Tables.grid("a", "gender", DimensionKind.PERSONAL, first));
    tables.add(Tables.grid("b", "age", DimensionKind.PERSONAL, second));
    return tables;
  }

  private static long[][] counts(Random random, int height, int width) {
    long[][] counts = new long[height][width];
    for (long[] row : counts) {
      for (int column = 0; column < width; column++) {
        row[column] = random.nextInt(3) > 0 ? random.nextInt(8) : 5 + random.nextInt(60);
      }
    }
    counts[0][0] += 50;
    return counts;
  }
}
