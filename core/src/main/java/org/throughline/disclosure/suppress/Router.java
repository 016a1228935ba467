package org.throughline.disclosure.suppress;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.throughline.disclosure.system.JointSystem;
import org.throughline.disclosure.system.LinearRow;

/// Finds a way for a goal: near the cell first, then farther out, and at last anywhere.
final class Router {

  /// Cells already hidden cost next to nothing, yet a short way is better than a long one.
  private static final double HIDDEN_PRICE = 1e-3;

  /// Up to this size everything is looked at at once.
  private static final int SMALL = 250;

  /// Beyond this size a search gives up, and the cell counts as one that cannot be protected.
  private static final int LARGE = 6_000;

  /// How far to look.
  ///
  /// @param hops equations away from the cell
  /// @param width cells to follow per equation
  private record Reach(int hops, int width) {}

  private static final List<Reach> REACHES =
      List.of(new Reach(1, 8), new Reach(1, 20), new Reach(2, 12), new Reach(3, 20));

  private final Task task;
  private final JointSystem system;
  private final boolean[] hidden;
  private final boolean[] movable;
  private final double prize;

  /// @param hidden kept up to date by the caller
  Router(Task task, boolean[] hidden) {
    this.task = task;
    this.hidden = hidden;
    system = task.system();
    movable = new boolean[hidden.length];
    double sum = 1;
    for (int cell = 0; cell < hidden.length; cell++) {
      movable[cell] = !task.fixed().contains(cell);
      sum += system.count(cell) + 1;
    }
    prize = 10 * sum;
  }

  /// @param mayHide whether cells that are shown may be used, at their price
  Optional<Way> find(Goal goal, boolean mayHide) {
    List<Integer> candidates =
        IntStream.range(0, hidden.length).filter(cell -> isOpen(cell, mayHide)).boxed().toList();
    if (candidates.size() > SMALL) {
      if (isBlocked(goal, mayHide)) {
        return Optional.empty();
      }
      Explorer explorer = new Explorer(system, cell -> isOpen(cell, mayHide), this::price);
      for (Reach reach : REACHES) {
        Optional<Way> way = find(goal, explorer.around(goal.cell(), reach.hops(), reach.width()));
        if (way.isPresent()) {
          return way;
        }
      }
    }
    return candidates.size() > LARGE
        ? Optional.empty()
        : find(goal, new Neighbourhood(system, candidates));
  }

  private boolean isOpen(int cell, boolean mayHide) {
    return movable[cell] && (mayHide || hidden[cell]);
  }

  private double price(int cell) {
    return hidden[cell] ? HIDDEN_PRICE : system.count(cell) + 1.0;
  }

  private double roomBelow(int cell) {
    return Math.max(0, system.count(cell) - task.lower().of(cell));
  }

  private Optional<Way> find(Goal goal, Neighbourhood place) {
    Prices prices = new Prices(place.size());
    for (int at = 0; at < place.size(); at++) {
      int cell = place.cell(at);
      prices.set(at, price(cell), Double.POSITIVE_INFINITY, roomBelow(cell));
    }
    int start = place.indexOf(goal.cell());
    prices.reward(start, goal.distance(), prize);
    CheapestMove mover = new CheapestMove(new Basis(place), place.size());
    return mover.move(start, goal.distance(), prices).map(change -> new Way(place, change));
  }

  /// Whether a single equation already rules the goal out.
  private boolean isBlocked(Goal goal, boolean mayHide) {
    for (int at = 0; at < system.rowCount(goal.cell()); at++) {
      LinearRow row = system.rows().get(system.row(goal.cell(), at));
      if (room(row, goal, mayHide) < Math.abs(goal.distance())) {
        return true;
      }
    }
    return false;
  }

  /// How far the other cells of an equation can make up for a move of the goal's cell.
  private double room(LinearRow row, Goal goal, boolean mayHide) {
    double own = 0;
    for (int place = 0; place < row.size(); place++) {
      own += row.cell(place) == goal.cell() ? row.coefficient(place) : 0;
    }
    double room = 0;
    for (int place = 0; place < row.size(); place++) {
      int cell = row.cell(place);
      if (cell != goal.cell() && isOpen(cell, mayHide)) {
        boolean upwards = row.coefficient(place) * own * goal.distance() < 0;
        double reach = upwards ? Double.POSITIVE_INFINITY : roomBelow(cell);
        room += reach * Math.abs(row.coefficient(place) / own);
      }
    }
    return room;
  }
}
