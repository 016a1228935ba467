package org.throughline.disclosure.suppress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.disclosure.system.Demand;

/// Complementary suppression. For every demand it looks for the cheapest way to change cells so
/// that the demanded value comes about, hides the cells that this takes, and afterwards shows
/// again every cell that turned out not to be needed. One use per instance.
public final class Suppressor {

  private final Task task;
  private final boolean[] hidden;
  private final List<Goal> goals = new ArrayList<>();
  private final Set<Integer> unprotected = new TreeSet<>();
  private final Router router;

  private Suppressor(Task task) {
    this.task = task;
    hidden = new boolean[task.system().size()];
    task.hidden().forEach(cell -> hidden[cell] = true);
    router = new Router(task, hidden);
  }

  /// Chooses what to hide. The result is meant to satisfy the audit, and is not trusted to.
  public static Pattern protect(Task task) {
    Suppressor suppressor = new Suppressor(task);
    suppressor.pursueAll();
    suppressor.showUnneeded();
    return suppressor.pattern();
  }

  private void pursueAll() {
    for (Demand demand : task.demands()) {
      long count = task.system().count(demand.cell());
      goals.add(new Goal(demand.cell(), (double) Math.max(0, demand.high() - count)));
      goals.add(new Goal(demand.cell(), (double) Math.min(0, demand.low() - count)));
    }
    List<Goal> hardestFirst = new ArrayList<>(goals);
    hardestFirst.sort(Comparator.comparingDouble((Goal goal) -> -Math.abs(goal.distance())));
    for (Goal goal : hardestFirst) {
      if (!goal.isMet()) {
        pursue(goal);
      }
    }
  }

  private void pursue(Goal goal) {
    Optional<Way> found = router.find(goal, true);
    if (found.isEmpty()) {
      unprotected.add(goal.cell());
      return;
    }
    for (int cell : found.get().cells()) {
      hidden[cell] = true;
    }
    goal.replace(found.get());
    goals.forEach(other -> other.offer(found.get()));
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

  /// Whether the cell must stay hidden; if not, the goals that relied on it have another way.
  private boolean isNeeded(int cell) {
    hidden[cell] = false;
    List<Goal> lost = goals.stream().filter(goal -> goal.reliesOn(cell)).toList();
    List<Way> ways = new ArrayList<>();
    for (Goal goal : lost) {
      Optional<Way> found = router.find(goal, false);
      if (found.isEmpty()) {
        return true;
      }
      ways.add(found.get());
    }
    for (int at = 0; at < lost.size(); at++) {
      lost.get(at).replace(ways.get(at));
    }
    return false;
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
