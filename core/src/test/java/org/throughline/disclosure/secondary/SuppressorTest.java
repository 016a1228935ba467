package org.throughline.disclosure.secondary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.Tables;
import org.throughline.disclosure.format.JjFile;
import org.throughline.disclosure.format.JjFormat;
import org.throughline.disclosure.format.SetProblem;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.table.DimensionKind;

/// What protectors promise, held to the audit and to trying every pattern.
final class SuppressorTest {

  private static final int TASKS = 40;

  @Test
  void aPatternIsSafeHidesWhatItMustAndShowsWhatItMay() {
    int protectedTasks = 0;
    for (int seed = 0; seed < TASKS; seed++) {
      Task task = SmallTask.of(seed, 3, false);
      for (Pattern pattern :
          List.of(Suppressor.protect(task), ExactSuppressor.solve(task).pattern())) {
        assertThat(pattern.hidden())
            .containsAll(task.hidden())
            .doesNotContainAnyElementsOf(task.fixed());
        Set<Integer> everything = new TreeSet<>(SmallTask.candidates(task));
        everything.addAll(task.hidden());
        boolean isPossible = SmallTask.isSafe(task, everything);
        assertThat(pattern.unprotected().isEmpty()).as("seed " + seed).isEqualTo(isPossible);
        assertThat(!isPossible || SmallTask.isSafe(task, pattern.hidden()))
            .as("seed " + seed)
            .isTrue();
        protectedTasks += isPossible ? 1 : 0;
      }
    }
    assertThat(protectedTasks).isGreaterThan(TASKS);
  }

  /// By the audit, which knows nothing of bounds.
  @Test
  void whatIsOutOfReachIsDisclosedWhateverIsWithheld() {
    int outOfReach = 0;
    int disclosed = 0;
    for (int seed = 0; seed < 5 * TASKS; seed++) {
      Task task = SmallTask.of(seed, 3, seed % 2 == 0);
      Set<Integer> everything = new TreeSet<>(SmallTask.candidates(task));
      everything.addAll(task.hidden());
      Set<Integer> cells = task.outOfReach();
      for (ProtectionLevel level : task.levels()) {
        Task one =
            new Task(
                task.system(),
                task.hidden(),
                task.fixed(),
                task.terms(),
                List.of(level),
                task.insiders());
        boolean isDisclosed = !SmallTask.isSafe(one, everything);
        assertThat(!cells.contains(level.cell()) || isDisclosed)
            .as("seed %s, cell %s", seed, task.system().id(level.cell()))
            .isTrue();
        outOfReach += cells.contains(level.cell()) ? 1 : 0;
        disclosed += isDisclosed ? 1 : 0;
      }
    }
    assertThat(outOfReach).isBetween(disclosed / 2, disclosed);
  }

  @Test
  void everyComplementaryCellIsNeeded() {
    for (int seed = 0; seed < TASKS; seed++) {
      Task task = SmallTask.of(seed, 3, false);
      Pattern pattern = Suppressor.protect(task);
      for (int cell : pattern.unprotected().isEmpty() ? pattern.hidden() : Set.<Integer>of()) {
        Set<Integer> without = new TreeSet<>(pattern.hidden());
        without.remove(cell);
        assertThat(task.hidden().contains(cell) || !SmallTask.isSafe(task, without))
            .as("seed " + seed + ", cell " + cell)
            .isTrue();
      }
    }
  }

  /// The same table with its cells and equations in another order loses the same counts.
  @Test
  void orderChangesNothing() {
    for (int seed = 0; seed < TASKS; seed++) {
      Task task = SmallTask.of(seed, 3, false);
      Task shuffled = SmallTask.shuffled(task, seed);
      assertThat(lost(shuffled, Suppressor.protect(shuffled)))
          .as("seed " + seed)
          .isEqualTo(lost(task, Suppressor.protect(task)));
      assertThat(lost(shuffled, ExactSuppressor.protect(shuffled)))
          .as("seed " + seed)
          .isEqualTo(lost(task, ExactSuppressor.protect(task)));
    }
  }

  /// Searching is the same because what is searched is the same.
  @ParameterizedTest
  @CsvSource({"2", "3"})
  void tasksThatDifferInOrderAreTheSameOnceInOrder(int size) {
    for (int seed = 0; seed < TASKS; seed++) {
      Task task = SmallTask.of(seed, size, true);
      assertThat(content(InCellOrder.of(SmallTask.shuffled(task, seed)).task()))
          .as("seed " + seed)
          .isEqualTo(content(InCellOrder.of(task).task()));
    }
  }

  /// Every cell of a table of ones may come first.
  @Test
  void cellsThatAreAlikeMayComeInAnyOrder() {
    JointSystem system =
        JointSystem.of(
            List.of(
                Tables.grid(
                    "g", "kind", DimensionKind.PERSONAL, new long[][] {{1, 1}, {1, 1}, {1, 1}})));
    Task task =
        new Task(
            system,
            Set.of(),
            Set.of(),
            new Task.Terms(system, any -> 0),
            List.of(new ProtectionLevel(0, 0, 2)),
            List.of());
    for (int seed = 0; seed < 10; seed++) {
      InCellOrder shuffled = InCellOrder.of(SmallTask.shuffled(task, seed));
      assertThat(content(shuffled.task())).isEqualTo(content(InCellOrder.of(task).task()));
      assertThat(shuffled.order()).doesNotHaveDuplicates().hasSize(system.size());
    }
  }

  private static String content(Task task) {
    StringBuilder text = new StringBuilder();
    JointSystem system = task.system();
    for (int cell = 0; cell < system.size(); cell++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%d %d %d %d%n",
              system.count(cell),
              task.terms().least(cell),
              task.terms().most(cell),
              task.terms().weight(cell)));
    }
    system.rows().stream()
        .map(
            row ->
                IntStream.range(0, row.size())
                    .mapToObj(at -> row.coefficient(at) + " x " + row.cell(at))
                    .sorted()
                    .toList()
                    .toString())
        .sorted()
        .forEach(text::append);
    List<String> insiders = task.insiders().stream().map(c -> new TreeSet<>(c).toString()).toList();
    return text.append(new TreeSet<>(task.hidden()))
        .append(new TreeSet<>(task.fixed()))
        .append(task.levels())
        .append(insiders)
        .toString();
  }

  /// Five per cent on average.
  @Test
  void theHeuristicLosesLittleMoreThanTheOptimum() {
    double heuristic = 0;
    double optimal = 0;
    for (int seed = 0; seed < TASKS; seed++) {
      Task task = SmallTask.of(seed, 3, true);
      Pattern pattern = Suppressor.protect(task);
      if (pattern.unprotected().isEmpty()) {
        heuristic += SmallTask.cost(task, pattern.hidden());
        optimal += SmallTask.cost(task, ExactSuppressor.protect(task).hidden());
      }
    }
    assertThat(heuristic).isBetween(optimal, 1.05 * optimal);
  }

  private static List<Long> lost(Task task, Pattern pattern) {
    return pattern.hidden().stream().map(task.system()::count).sorted().toList();
  }

  @Test
  void slidingLevelsAreMetOrSaidNotToBe() {
    for (int seed = 0; seed < TASKS; seed++) {
      Task task = SmallTask.of(seed, 3, true);
      Pattern pattern = Suppressor.protect(task);
      assertThat(!pattern.unprotected().isEmpty() || SmallTask.isSafe(task, pattern.hidden()))
          .as("seed " + seed)
          .isTrue();
    }
  }

  @Test
  void nothingCheaperIsFoundByTryingEveryPattern() {
    for (int seed = 100; seed < 100 + TASKS; seed++) {
      Task task = SmallTask.of(seed, 2, seed % 2 == 0);
      ExactSuppressor.Solved solved = ExactSuppressor.solve(task);
      double best = cheapest(task);
      if (best < Double.POSITIVE_INFINITY) {
        assertThat(solved.optimal()).as("seed " + seed).isTrue();
        assertThat(SmallTask.isSafe(task, solved.pattern().hidden())).as("seed " + seed).isTrue();
        assertThat(SmallTask.cost(task, solved.pattern().hidden()))
            .as("seed " + seed)
            .isEqualTo(best);
      } else {
        assertThat(solved.pattern().unprotected()).as("seed " + seed).isNotEmpty();
      }
    }
  }

  private static double cheapest(Task task) {
    List<Integer> candidates = new ArrayList<>(SmallTask.candidates(task));
    double best = Double.POSITIVE_INFINITY;
    for (int chosen = 0; chosen < 1 << candidates.size(); chosen++) {
      Set<Integer> hidden = new TreeSet<>(task.hidden());
      for (int at = 0; at < candidates.size(); at++) {
        if ((chosen >> at & 1) == 1) {
          hidden.add(candidates.get(at));
        }
      }
      double cost = SmallTask.cost(task, hidden);
      best = cost < best && SmallTask.isSafe(task, hidden) ? cost : best;
    }
    return best;
  }

  /// One row; cell 0 is 10 and required, the others are 2, 7, 8, 30; the total is published. The
  /// numbers of the protection level are low, high and width.
  @ParameterizedTest
  @CsvSource({
    "10, 11, 0, 0 1",
    "8, 10, 0, 0 1",
    "10, 12, 0, 0 1",
    "10, 13, 0, 0 2",
    "9, 11, 0, 0 1",
    "0, 11, 0, 0 1",
    "10, 17, 0, 0 2",
    "10, 18, 0, 0 3",
    "10, 19, 0, 0 1 2",
    "10, 57, 0, 0 1 2 3 4",
    "10, 10, 1, 0 1",
    "10, 10, 12, 0 1",
    "10, 10, 13, 0 2",
    "5, 10, 17, 0 2",
    "10, 10, 0, 0"
  })
  void theCheapestOfOneRowIsFoundByHand(long low, long high, long width, String cells) {
    String row =
        """
        0
        6
        0 10 10 u 0 100 0 0 0
        1 2 2 s 0 100 0 0 0
        2 7 7 s 0 100 0 0 0
        3 8 8 s 0 100 0 0 0
        4 30 30 s 0 100 0 0 0
        5 57 57 z 0 100 0 0 0
        1
        0 6 : 5 (-1) 0 (1) 1 (1) 2 (1) 3 (1) 4 (1)
        """;
    JjFile file = JjFormat.read("row", row);
    Task given = new SetProblem(file, List.of()).task();
    Task task =
        new Task(
            given.system(),
            given.hidden(),
            given.fixed(),
            given.terms(),
            List.of(new ProtectionLevel(0, low, high, width)),
            List.of());
    Set<Integer> expected =
        Arrays.stream(cells.split(" ")).map(Integer::valueOf).collect(Collectors.toSet());
    ExactSuppressor.Solved solved = ExactSuppressor.solve(task);
    assertThat(solved.pattern().unprotected()).isEmpty();
    assertThat(solved.optimal()).isTrue();
    assertThat(solved.pattern().hidden()).isEqualTo(expected);
  }

  /// More cells than are looked at all at once: the moves are found near the small counts.
  @Test
  void aLargeGridIsProtectedFromNearby() {
    long[][] counts = new long[28][28];
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < counts.length; column++) {
        counts[row][column] = 20L + (row * 31 + column * 17) % 50;
      }
    }
    counts[3][4] = 2;
    counts[20][11] = 5;
    counts[20][19] = 1;
    JointSystem system =
        JointSystem.of(List.of(Tables.grid("g", "kind", DimensionKind.PERSONAL, counts)));
    Set<Integer> hidden = new TreeSet<>();
    List<ProtectionLevel> levels = new ArrayList<>();
    Set<Integer> fixed = new TreeSet<>();
    for (int cell = 0; cell < system.size(); cell++) {
      if (!system.id(cell).startsWith("g/")) {
        fixed.add(cell);
      } else if (system.count(cell) < 11) {
        hidden.add(cell);
        levels.add(new ProtectionLevel(cell, 1, 11));
      }
    }
    Task task =
        new Task(system, hidden, fixed, new Task.Terms(system, any -> 1), levels, List.of());
    Pattern pattern = Suppressor.protect(task);
    assertThat(pattern.unprotected()).isEmpty();
    assertThat(SmallTask.isSafe(task, pattern.hidden())).isTrue();
    // Three cells more for each rectangle through a small count; one may serve two in a row.
    assertThat(pattern.hidden().size()).isBetween(8, 12);
    assertThat(pattern.hidden()).allSatisfy(cell -> assertThat(system.count(cell)).isLessThan(45));
  }
}
