package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.disclosure.secondary.ExactSuppressor;
import org.throughline.disclosure.secondary.Task;
import org.throughline.table.DimensionKind;
import org.throughline.testing.Seeded;

/// The exact search against the literature and against trying every pattern.
final class ExactOptimumTest {

  @ParameterizedTest
  @CsvSource({
    "optimal_upl5_lpl5, 5, 5, 59",
    "optimal_upl8_lpl5, 5, 8, 59",
    "optimal_upl8_lpl17, 17, 8, 59",
    "optimal_upl9_lpl17, 17, 9, 85"
  })
  void theUniqueOptimumOfTheLiteratureIsProved(String key, long below, long above, long cost) {
    Instance instance = Instance.read("fischetti_salazar_3x3");
    JointSystem system = instance.system();
    int cell = system.index("II|C");
    ProtectionLevel level =
        new ProtectionLevel(cell, system.count(cell) - below, system.count(cell) + above);
    ExactSuppressor.Solved solved =
        ExactSuppressor.solve(
            new Task(
                system,
                Set.of(cell),
                Set.of(),
                new Task.Terms(system, any -> 0),
                List.of(level),
                List.of()));
    Set<String> ids = new TreeSet<>();
    solved.pattern().hidden().forEach(index -> ids.add(system.id(index)));
    assertThat(solved.optimal()).isTrue();
    assertThat(ids).isEqualTo(new TreeSet<>(instance.pattern(key)));
    assertThat(solved.pattern().hidden().stream().mapToLong(system::count).sum()).isEqualTo(cost);
  }

  @Test
  void nothingCheaperIsFoundByTryingEveryPattern() {
    Seeded.check(
        200,
        5,
        random -> {
          Task task = task(random);
          ExactSuppressor.Solved solved = ExactSuppressor.solve(task);
          long[] best = bruteForce(task);
          if (best[0] == Long.MAX_VALUE) {
            assertThat(solved.pattern().unprotected()).isNotEmpty();
            return;
          }
          assertThat(solved.optimal()).isTrue();
          assertThat(isSafe(task, solved.pattern().hidden())).isTrue();
          assertThat(lost(task, solved.pattern().hidden())).isEqualTo(best[0]);
          assertThat(solved.pattern().hidden()).hasSize((int) best[1]);
        });
  }

  /// A 3 by 3 table with margins that may be hidden, levels, sliding levels and insiders at random.
  private static Task task(Random random) {
    long[][] counts = new long[3][3];
    for (long[] row : counts) {
      for (int column = 0; column < 3; column++) {
        row[column] = 1L + random.nextInt(random.nextInt(3) == 0 ? 5 : 40);
      }
    }
    JointSystem system =
        JointSystem.of(List.of(Tables.grid("g", "kind", DimensionKind.PERSONAL, counts)));
    Set<Integer> hidden = new TreeSet<>();
    List<ProtectionLevel> levels = new ArrayList<>();
    List<Set<Integer>> insiders = new ArrayList<>();
    for (int cell = 0; cell < system.size(); cell++) {
      long count = system.count(cell);
      if (system.id(cell).startsWith("g/") && count < 6 && hidden.size() < 3) {
        hidden.add(cell);
        long width = random.nextInt(3) == 0 ? 8 : 0;
        levels.add(
            new ProtectionLevel(cell, Math.max(0, count - 3), count + random.nextInt(5), width));
        if (random.nextBoolean()) {
          insiders.add(Set.of(cell));
        }
      }
    }
    Set<Integer> fixed = new TreeSet<>();
    for (int cell = 0; cell < system.size(); cell++) {
      if (system.id(cell).equals("total")
          || (!system.id(cell).startsWith("g/") && random.nextBoolean())) {
        fixed.add(cell);
      }
    }
    return new Task(system, hidden, fixed, new Task.Terms(system, any -> 0), levels, insiders);
  }

  private static long[] bruteForce(Task task) {
    int[] candidates =
        IntStream.range(0, task.system().size())
            .filter(cell -> !task.hidden().contains(cell) && !task.fixed().contains(cell))
            .toArray();
    long[] best = {Long.MAX_VALUE, Long.MAX_VALUE};
    for (int chosen = 0; chosen < 1 << candidates.length; chosen++) {
      Set<Integer> hidden = new TreeSet<>(task.hidden());
      for (int at = 0; at < candidates.length; at++) {
        if ((chosen >> at & 1) == 1) {
          hidden.add(candidates[at]);
        }
      }
      long lost = lost(task, hidden);
      boolean isCheaper = lost < best[0] || (lost == best[0] && hidden.size() < best[1]);
      if (isCheaper && isSafe(task, hidden)) {
        best = new long[] {lost, hidden.size()};
      }
    }
    return best;
  }

  private static boolean isSafe(Task task, Set<Integer> hidden) {
    Attack attack =
        Attack.onEverythingKnown(task.system())
            .hiding(hidden.stream().mapToInt(Integer::intValue).toArray(), 0)
            .against(task.levels());
    return Auditor.audit(attack.withInsiders(task.insiders())).passed();
  }

  private static long lost(Task task, Set<Integer> hidden) {
    return hidden.stream().mapToLong(task.system()::count).sum();
  }
}
