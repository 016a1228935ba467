package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.disclosure.secondary.Pattern;
import org.throughline.disclosure.secondary.Suppressor;
import org.throughline.disclosure.secondary.Task;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.DimensionKind;
import org.throughline.table.Equation;
import org.throughline.testing.Seeded;

/// What patterns are like: minimal, near the optimum, independent of labels.
final class PatternPropertiesTest {

  private static final int THRESHOLD = 5;

  @Test
  void removingAnyComplementaryCellFailsTheAudit() {
    Seeded.check(
        150,
        1,
        random -> {
          Task task = task(JointSystem.of(List.of(grid(random, 4, 5))));
          Pattern pattern = Suppressor.protect(task);
          assertThat(isSafe(task, pattern.hidden())).isEqualTo(pattern.unprotected().isEmpty());
          if (!pattern.unprotected().isEmpty()) {
            assertThat(isSafe(task, everything(task))).isFalse();
            return;
          }
          for (int cell : pattern.hidden()) {
            if (!task.hidden().contains(cell)) {
              Set<Integer> fewer = new TreeSet<>(pattern.hidden());
              fewer.remove(cell);
              assertThat(isSafe(task, fewer)).as(task.system().id(cell)).isFalse();
            }
          }
        });
  }

  @Test
  void whateverWasWithheldBeforeNothingMoreIsWithheldThanNeededNow() {
    Seeded.check(
        150,
        5,
        random -> {
          Task task = task(JointSystem.of(List.of(grid(random, 4, 5))));
          Set<Integer> before = everything(task);
          before.removeIf(any -> random.nextBoolean());
          Pattern pattern =
              Suppressor.protect(
                  new Task(
                      task.system(),
                      task.hidden(),
                      task.fixed(),
                      task.terms(),
                      task.levels(),
                      task.insiders(),
                      before));
          assertThat(pattern.unprotected().isEmpty())
              .isEqualTo(Suppressor.protect(task).unprotected().isEmpty());
          if (pattern.unprotected().isEmpty()) {
            assertThat(isSafe(task, pattern.hidden())).isTrue();
            for (int cell : pattern.hidden()) {
              if (!task.hidden().contains(cell)) {
                Set<Integer> fewer = new TreeSet<>(pattern.hidden());
                fewer.remove(cell);
                assertThat(isSafe(task, fewer)).as(task.system().id(cell)).isFalse();
              }
            }
          }
        });
  }

  /// The optimum by trying every set of complementary cells.
  @Test
  void onAverageAtMostFivePercentMoreIsLostThanNeeded() {
    Random random = new Random(3);
    double ratios = 0;
    int tables = 0;
    while (tables < 60) {
      Task task = task(JointSystem.of(List.of(grid(random, 3, 3))));
      Pattern pattern = Suppressor.protect(task);
      long optimum = optimum(task);
      assertThat(optimum == Long.MAX_VALUE).isEqualTo(!pattern.unprotected().isEmpty());
      if (optimum > 0 && optimum < Long.MAX_VALUE) {
        long found = lost(task, pattern.hidden());
        assertThat(found).isGreaterThanOrEqualTo(optimum);
        ratios += (double) found / optimum;
        tables++;
      }
    }
    assertThat(ratios / tables).as("loss against the optimum").isLessThanOrEqualTo(1.05);
  }

  private static long optimum(Task task) {
    List<Integer> candidates = new ArrayList<>();
    for (int cell = 0; cell < task.system().size(); cell++) {
      if (!task.hidden().contains(cell) && !task.fixed().contains(cell)) {
        candidates.add(cell);
      }
    }
    long best = Long.MAX_VALUE;
    for (int chosen = 0; chosen < 1 << candidates.size(); chosen++) {
      Set<Integer> hidden = new TreeSet<>(task.hidden());
      for (int at = 0; at < candidates.size(); at++) {
        if ((chosen >> at & 1) == 1) {
          hidden.add(candidates.get(at));
        }
      }
      if (lost(task, hidden) < best && isSafe(task, hidden)) {
        best = lost(task, hidden);
      }
    }
    return best;
  }

  @Test
  void orderChangesNothing() {
    Policy policy = new Policy("test", THRESHOLD, "small numbers for small tests");
    for (int seed = 0; seed < 25; seed++) {
      Random random = new Random(seed);
      List<CountTable> tables =
          LinkedSets.generate(seed, 3 + random.nextInt(8), 40 + random.nextInt(900));
      List<CountTable> others = new ArrayList<>();
      tables.forEach(table -> others.add(shuffled(table, random)));
      Collections.shuffle(others, random);
      assertThat(hidden(DisclosureControl.protect(others, policy)))
          .isEqualTo(hidden(DisclosureControl.protect(tables, policy)));
    }
  }

  private static CountTable shuffled(CountTable table, Random random) {
    List<Cell> cells = new ArrayList<>(table.cells());
    List<Equation> equations = new ArrayList<>();
    for (Equation equation : table.equations()) {
      List<String> parts = new ArrayList<>(equation.parts());
      Collections.shuffle(parts, random);
      equations.add(new Equation(equation.total(), parts));
    }
    Collections.shuffle(cells, random);
    Collections.shuffle(equations, random);
    return new CountTable(
        table.id(), table.title(), table.unit(), table.dimensions(), cells, equations);
  }

  private static Set<String> hidden(List<TableDecision> outcomes) {
    Set<String> hidden = new TreeSet<>();
    for (TableDecision outcome : outcomes) {
      assertThat(outcome).isInstanceOf(TableDecision.Publishable.class);
      hidden.addAll(ShownTable.of(((TableDecision.Publishable) outcome).table()).suppressed());
    }
    return hidden;
  }

  @Test
  void generatedLinkedHierarchiesWithstandASecondSolver() {
    Seeded.check(
        10,
        4,
        random -> {
          long seed = random.nextInt(1000001);
          List<CountTable> tables = LinkedSets.generate(seed, 8, 700);
          JointSystem system = JointSystem.of(tables);
          Policy policy = new Policy("test", THRESHOLD, "small numbers for small tests");
          List<TableDecision> outcomes = DisclosureControl.protect(tables, policy);
          assertThat(outcomes).allMatch(TableDecision.Publishable.class::isInstance);
          Set<Integer> hidden = new HashSet<>();
          for (TableDecision outcome : outcomes) {
            for (ProtectedCell cell : ((TableDecision.Publishable) outcome).table().cells()) {
              if (cell instanceof ProtectedCell.Suppressed) {
                hidden.add(system.index(cell.id()));
              }
            }
          }
          Attack attack =
              Attack.onEverythingKnown(system)
                  .hiding(hidden.stream().mapToInt(Integer::intValue).toArray(), 1);
          Random sample = new Random(seed);
          for (int cell = 0; cell < system.size(); cell++) {
            if (system.count(cell) > 0
                && system.count(cell) < THRESHOLD
                && sample.nextInt(8) == 0) {
              assertThat(SecondSolver.max(attack, cell, 100_000))
                  .as(system.id(cell))
                  .isGreaterThanOrEqualTo(THRESHOLD - 1e-6);
            }
          }
        });
  }

  private static CountTable grid(Random random, int height, int width) {
    long[][] counts = new long[height][width];
    for (long[] row : counts) {
      for (int column = 0; column < width; column++) {
        row[column] = 1L + (random.nextInt(3) == 0 ? random.nextInt(4) : 4 + random.nextInt(40));
      }
    }
    return Tables.grid("g", "kind", DimensionKind.PERSONAL, counts);
  }

  /// Every small count to be protected, margins to be shown.
  private static Task task(JointSystem system) {
    Set<Integer> hidden = new TreeSet<>();
    Set<Integer> fixed = new TreeSet<>();
    List<ProtectionLevel> levels = new ArrayList<>();
    for (int cell = 0; cell < system.size(); cell++) {
      if (!system.id(cell).startsWith("g/")) {
        fixed.add(cell);
      } else if (system.count(cell) < THRESHOLD) {
        hidden.add(cell);
        levels.add(new ProtectionLevel(cell, 1, THRESHOLD));
      }
    }
    return new Task(system, hidden, fixed, new Task.Terms(system, any -> 1), levels, List.of());
  }

  private static Set<Integer> everything(Task task) {
    Set<Integer> cells = new TreeSet<>();
    for (int cell = 0; cell < task.system().size(); cell++) {
      if (!task.fixed().contains(cell)) {
        cells.add(cell);
      }
    }
    return cells;
  }

  private static boolean isSafe(Task task, Set<Integer> hidden) {
    return Auditor.audit(
            Attack.onEverythingKnown(task.system())
                .hiding(hidden.stream().mapToInt(Integer::intValue).toArray(), 1)
                .against(task.levels()))
        .passed();
  }

  private static long lost(Task task, Set<Integer> hidden) {
    return hidden.stream().mapToLong(task.system()::count).sum();
  }
}
