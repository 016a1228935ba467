package org.throughline.disclosure.secondary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.throughline.disclosure.Tables;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.ImpliedLowerBound;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.table.DimensionKind;

/// Small grids with levels, levels and lone respondents at random, and the audit of their patterns,
/// which shares nothing with protectors.
final class SmallTask {

  private final Random random;
  private final JointSystem system;
  private final Set<Integer> hidden = new TreeSet<>();
  private final Set<Integer> fixed = new TreeSet<>();
  private final List<ProtectionLevel> levels = new ArrayList<>();
  private final List<Set<Integer>> insiders = new ArrayList<>();

  private SmallTask(Random random, int size) {
    this.random = random;
    long[][] counts = new long[size][size];
    for (long[] row : counts) {
      for (int column = 0; column < size; column++) {
        row[column] = 1L + random.nextInt(random.nextInt(3) == 0 ? 5 : 40);
      }
    }
    system = JointSystem.of(List.of(Tables.grid("g", "kind", DimensionKind.PERSONAL, counts)));
    for (int cell = 0; cell < system.size(); cell++) {
      boolean isInner = system.id(cell).startsWith("g/");
      if (system.id(cell).equals("total") || (!isInner && random.nextInt(3) > 0)) {
        fixed.add(cell);
      }
    }
  }

  /// @param size rows and columns, without margins
  /// @param sliding whether some levels have a sliding level
  static Task of(long seed, int size, boolean sliding) {
    SmallTask task = new SmallTask(new Random(seed), size);
    for (int cell = 0; cell < task.system.size(); cell++) {
      if (task.system.id(cell).startsWith("g/")
          && task.system.count(cell) < 6
          && task.hidden.size() < size) {
        task.level(cell, sliding);
      }
    }
    return new Task(
        task.system,
        task.hidden,
        task.fixed,
        new Task.Terms(task.system, any -> 0),
        task.levels,
        task.insiders);
  }

  private void level(int cell, boolean sliding) {
    hidden.add(cell);
    long count = system.count(cell);
    long width = sliding && random.nextBoolean() ? 8 : 0;
    levels.add(
        new ProtectionLevel(
            cell, Math.max(0, count - random.nextInt(4)), count + random.nextInt(5), width));
    if (random.nextBoolean()) {
      insiders.add(Set.of(cell));
    }
  }

  /// The same task under other names and in another order.
  static Task shuffled(Task task, long seed) {
    Random random = new Random(seed);
    JointSystem system = task.system();
    List<Integer> order = new ArrayList<>(IntStream.range(0, system.size()).boxed().toList());
    Collections.shuffle(order, random);
    List<LinearRow> rows = new ArrayList<>();
    for (LinearRow row : system.rows()) {
      int[] cells = IntStream.range(0, row.size()).map(at -> order.indexOf(row.cell(at))).toArray();
      rows.add(
          new LinearRow(
              cells, IntStream.range(0, row.size()).mapToLong(row::coefficient).toArray()));
    }
    Collections.shuffle(rows, random);
    List<ProtectionLevel> levels =
        task.levels().stream()
            .map(d -> new ProtectionLevel(order.indexOf(d.cell()), d.low(), d.high(), d.width()))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(levels, random);
    return new Task(
        JointSystem.of(
            order.stream().map(system::id).toList(),
            order.stream().mapToLong(system::count).toArray(),
            rows),
        moved(task.hidden(), order),
        moved(task.fixed(), order),
        new Task.Terms(
            cell -> task.terms().least(order.get(cell)),
            cell -> task.terms().most(order.get(cell)),
            cell -> task.terms().weight(order.get(cell)),
            ImpliedLowerBound.ANYTHING),
        levels,
        task.insiders().stream().map(cells -> moved(cells, order)).toList());
  }

  private static Set<Integer> moved(Set<Integer> cells, List<Integer> order) {
    return cells.stream().map(order::indexOf).collect(Collectors.toSet());
  }

  static Set<Integer> candidates(Task task) {
    return IntStream.range(0, task.system().size())
        .filter(cell -> !task.hidden().contains(cell) && !task.fixed().contains(cell))
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static boolean isSafe(Task task, Set<Integer> hidden) {
    Attack attack = Attack.onEverythingKnown(task.system()).against(task.levels());
    for (int cell : hidden) {
      attack = Tables.bounding(attack, cell, task.terms().least(cell), task.terms().most(cell));
    }
    return Auditor.audit(attack.withInsiders(task.insiders())).passed();
  }

  /// People first, then cells.
  static double cost(Task task, Set<Integer> hidden) {
    return hidden.stream().mapToDouble(cell -> task.terms().weight(cell) + 1e-4).sum();
  }
}
