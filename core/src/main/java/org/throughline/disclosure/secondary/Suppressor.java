package org.throughline.disclosure.secondary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.disclosure.problem.ProtectionLevel;

/// Complementary suppression. For every protection level it looks for the cheapest move to change cells so
/// that the end of the level is reached, hides the cells that this takes, and afterwards shows
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
  private final MoveSearch router;

  private Suppressor(Task task) {
    this.task = task;
    hidden = new boolean[task.system().size()];
    task.hidden().forEach(cell -> hidden[cell] = true);
    task.before().forEach(cell -> hidden[cell] = true);
    insiders = new Insiders(task.insiders());
    router = new MoveSearch(task, hidden);
  }

  /// Chooses what to hide. The result is meant to satisfy the audit, and is not trusted to. A small
  /// task is tried from its hardest goal to its easiest and the other way round, unless most of the pattern
  /// is there from a publication before. The order in which cells come changes nothing.
  public static Pattern protect(Task task) {
    InCellOrder inOrder = InCellOrder.of(task);
    return inOrder.original(protectInOrder(inOrder.task()));
  }

  static Pattern protectInOrder(Task task) {
    Suppressor hardestFirst = tried(task, false);
    boolean isSmall = task.system().size() - task.fixed().size() <= SMALL;
    if (hardestFirst.isHopeless() || !isSmall || !task.before().isEmpty()) {
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
    if (!suppressor.isHopeless()) {
      suppressor.showUnneeded();
    }
    return suppressor;
  }

  /// Whether cells cannot be protected, of so many that no exact search is made: then tables are withheld, and
  /// what is left is protected anew.
  private boolean isHopeless() {
    return !unprotected.isEmpty()
        && task.system().size() - task.fixed().size() > ExactSuppressor.LARGEST;
  }

  private double cost() {
    double cost = 0;
    for (int cell = 0; cell < hidden.length; cell++) {
      cost += hidden[cell] ? task.terms().weight(cell) + CELL : 0;
    }
    return cost;
  }

  private void pursueAll(boolean easiestFirst) {
    for (ProtectionLevel level : task.levels()) {
      long count = task.system().count(level.cell());
      goals.add(new Goal(level.cell(), (double) Math.max(0, level.high() - count), insiders));
      goals.add(new Goal(level.cell(), (double) Math.min(0, level.low() - count), insiders));
    }
    List<Goal> inOrder = new ArrayList<>(goals);
    int direction = easiestFirst ? 1 : -1;
    inOrder.sort(Comparator.comparingDouble(goal -> direction * Math.abs(goal.distance())));
    for (Goal goal : inOrder) {
      if (!pursue(goal)) {
        unprotected.add(goal.cell());
      }
    }
    task.levels().stream()
        .filter(level -> level.width() > level.high() - level.low())
        .forEach(this::widen);
  }

  /// Hides what it takes to reach a goal; false if nothing does.
  private boolean pursue(Goal goal) {
    Optional<Set<Integer>> locked = goal.missing();
    while (locked.isPresent()) {
      Optional<FeasibleMove> found = find(goal, locked.get(), true);
      if (found.isEmpty()) {
        return false;
      }
      for (int cell : found.get().cells()) {
        hidden[cell] = true;
      }
      goals.stream()
          .filter(other -> other != goal && other.missing().isPresent())
          .filter(other -> other.isServedBy(found.get()))
          .forEach(other -> other.add(found.get()));
      locked = goal.missing();
    }
    return true;
  }

  /// Finds a move to a goal, or as far as a coalition can be misled, and adds it to the goal.
  private Optional<FeasibleMove> find(Goal goal, Set<Integer> locked, boolean mayHide) {
    double distance =
        goal.distance() > 0 || locked.isEmpty()
            ? goal.distance()
            : -Math.min(-goal.distance(), task.roomBelow(goal.cell(), locked));
    Goal aim = new Goal(goal.cell(), distance, insiders);
    Optional<FeasibleMove> found =
        distance == 0 ? Optional.of(FeasibleMove.nowhere()) : router.find(aim, locked, mayHide);
    if (distance == goal.distance()) {
      found.ifPresent(goal::add);
    } else {
      found.ifPresent(move -> goal.addFor(locked, move));
    }
    return found;
  }

  /// Meets a sliding level: all of what is missing upwards, all of it downwards, or as much as
  /// possible upwards and the rest downwards.
  private void widen(ProtectionLevel level) {
    long missing = level.width() - (level.high() - level.low());
    if (!widen(level, missing, missing)
        && !widen(level, missing, 0)
        && !widen(level, missing, farthestUp(level, missing))) {
      unprotected.add(level.cell());
    }
  }

  private boolean widen(ProtectionLevel level, long missing, long up) {
    Goal high = above(level, up);
    long count = task.system().count(level.cell());
    Goal low = new Goal(level.cell(), (double) (level.low() - (missing - up) - count), insiders);
    if (!pursue(high) || !pursue(low)) {
      return false;
    }
    goals.add(high);
    goals.add(low);
    return true;
  }

  private Goal above(ProtectionLevel level, long up) {
    long count = task.system().count(level.cell());
    return new Goal(level.cell(), (double) (level.high() + up - count), insiders);
  }

  private long farthestUp(ProtectionLevel level, long most) {
    long reached = 0;
    long refused = most;
    while (refused - reached > 1) {
      long middle = reached + (refused - reached) / 2;
      boolean found = router.find(above(level, middle), Set.of(), true).isPresent();
      reached = found ? middle : reached;
      refused = found ? refused : middle;
    }
    return reached;
  }

  /// Shows complementary cells again, the largest first, as long as every protection level stays met.
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

  /// Whether the cell must stay hidden; if not, the goals that relied on it have other moves.
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
      if (find(goal, locked.get(), false).isEmpty()) {
        return false;
      }
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
