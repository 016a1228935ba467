package org.throughline.disclosure.suppress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.disclosure.system.Demand;

/// Complementary suppression. For every demand it looks for the cheapest way to change cells so
/// that the demanded value comes about, hides the cells that this takes, and afterwards shows
/// again every cell that turned out not to be needed. One use per instance.
public final class Suppressor {

  /// Tasks of no more cells that could be hidden are tried twice.
  private static final int SMALL = 1_500;

  /// What hiding one cell more costs beside people: it decides only between patterns alike in people.
  private static final double CELL = 1e-4;

  private final Task task;
  private final boolean[] hidden;
  private final List<Goal> goals = new ArrayList<>();
  private final Set<Integer> unprotected = new TreeSet<>();
  private final Insiders insiders;
  private final Router router;

  private Suppressor(Task task) {
    this.task = task;
    hidden = new boolean[task.system().size()];
    task.hidden().forEach(cell -> hidden[cell] = true);
    insiders = new Insiders(task.insiders());
    router = new Router(task, hidden);
  }

  /// Chooses what to hide. The result is meant to satisfy the audit, and is not trusted to. A small
  /// task is tried from its hardest goal to its easiest and the other way round. Names and order of
  /// cells change nothing.
  public static Pattern protect(Task task) {
    InCellOrder inOrder = InCellOrder.of(task);
    return inOrder.original(protectInOrder(inOrder.task()));
  }

  static Pattern protectInOrder(Task task) {
    Suppressor hardestFirst = tried(task, false);
    if (task.system().size() - task.fixed().size() > SMALL) {
      return hardestFirst.pattern();
    }
    Suppressor easiestFirst = tried(task, true);
    boolean isBetter =
        easiestFirst.unprotected.size() <= hardestFirst.unprotected.size()
            && easiestFirst.cost() < hardestFirst.cost();
    return (isBetter ? easiestFirst : hardestFirst).pattern();
  }

  private static Suppressor tried(Task task, boolean easiestFirst) {
    Suppressor suppressor = new Suppressor(task);
    suppressor.pursueAll(easiestFirst);
    suppressor.showUnneeded();
    return suppressor;
  }

  private double cost() {
    double cost = 0;
    for (int cell = 0; cell < hidden.length; cell++) {
      cost += hidden[cell] ? task.terms().weight(task.system(), cell) + CELL : 0;
    }
    return cost;
  }

  private void pursueAll(boolean easiestFirst) {
    for (Demand demand : task.demands()) {
      long count = task.system().count(demand.cell());
      goals.add(new Goal(demand.cell(), (double) Math.max(0, demand.high() - count), insiders));
      goals.add(new Goal(demand.cell(), (double) Math.min(0, demand.low() - count), insiders));
    }
    List<Goal> inOrder = new ArrayList<>(goals);
    int direction = easiestFirst ? 1 : -1;
    inOrder.sort(Comparator.comparingDouble(goal -> direction * Math.abs(goal.distance())));
    for (Goal goal : inOrder) {
      if (!pursue(goal)) {
        unprotected.add(goal.cell());
      }
    }
    task.demands().stream()
        .filter(demand -> demand.width() > demand.high() - demand.low())
        .forEach(this::widen);
  }

  /// Hides what it takes to reach a goal; false if nothing does.
  private boolean pursue(Goal goal) {
    Optional<Set<Integer>> locked = goal.missing();
    while (locked.isPresent()) {
      Optional<Way> found = router.find(goal, locked.get(), true);
      if (found.isEmpty()) {
        return false;
      }
      for (int cell : found.get().cells()) {
        hidden[cell] = true;
      }
      goal.add(found.get());
      goals.stream()
          .filter(other -> other != goal && other.isServedBy(found.get()))
          .filter(other -> other.missing().isPresent())
          .forEach(other -> other.add(found.get()));
      locked = goal.missing();
    }
    return true;
  }

  /// Meets a sliding level: all of what is missing upwards, all of it downwards, or as much as
  /// possible upwards and the rest downwards.
  private void widen(Demand demand) {
    long missing = demand.width() - (demand.high() - demand.low());
    if (!widen(demand, missing, missing)
        && !widen(demand, missing, 0)
        && !widen(demand, missing, farthestUp(demand, missing))) {
      unprotected.add(demand.cell());
    }
  }

  private boolean widen(Demand demand, long missing, long up) {
    Goal high = above(demand, up);
    long count = task.system().count(demand.cell());
    Goal low = new Goal(demand.cell(), (double) (demand.low() - (missing - up) - count), insiders);
    if (!pursue(high) || !pursue(low)) {
      return false;
    }
    goals.add(high);
    goals.add(low);
    return true;
  }

  private Goal above(Demand demand, long up) {
    long count = task.system().count(demand.cell());
    return new Goal(demand.cell(), (double) (demand.high() + up - count), insiders);
  }

  private long farthestUp(Demand demand, long most) {
    long reached = 0;
    long refused = most;
    while (refused - reached > 1) {
      long middle = reached + (refused - reached) / 2;
      boolean found = router.find(above(demand, middle), Set.of(), true).isPresent();
      reached = found ? middle : reached;
      refused = found ? refused : middle;
    }
    return reached;
  }

  /// Shows complementary cells again, the largest first, as long as every demand stays met.
  private void showUnneeded() {
    List<Integer> complementary = new ArrayList<>();
    for (int cell = 0; cell < hidden.length; cell++) {
      if (hidden[cell] && !task.hidden().contains(cell)) {
        complementary.add(cell);
      }
    }
    complementary.sort(
        Comparator.comparingLong((Integer cell) -> -task.system().count(cell))
            .thenComparing(cell -> cell));
    for (int cell : complementary) {
      router.remember();
      hidden[cell] = isNeeded(cell);
    }
  }

  /// Whether the cell must stay hidden; if not, the goals that relied on it have other ways.
  private boolean isNeeded(int cell) {
    hidden[cell] = false;
    Map<Goal, Goal> replaced = new LinkedHashMap<>();
    for (Goal goal : goals) {
      if (goal.reliesOn(cell)) {
        Goal other = goal.without(cell);
        if (!reachWithHidden(other)) {
          return true;
        }
        replaced.put(goal, other);
      }
    }
    replaced.forEach(Goal::take);
    return false;
  }

  private boolean reachWithHidden(Goal goal) {
    Optional<Set<Integer>> locked = goal.missing();
    while (locked.isPresent()) {
      Optional<Way> found = router.find(goal, locked.get(), false);
      if (found.isEmpty()) {
        return false;
      }
      goal.add(found.get());
      locked = goal.missing();
    }
    return true;
  }

  private Pattern pattern() {
    Set<Integer> cells = new TreeSet<>();
    for (int cell = 0; cell < hidden.length; cell++) {
      if (hidden[cell]) {
        cells.add(cell);
      }
    }
    return new Pattern(cells, unprotected);
  }
}
