package org.throughline.disclosure.secondary;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.throughline.disclosure.linear.Basis;
import org.throughline.disclosure.linear.Neighbourhood;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;

/// Finds a move for a goal: near the cell first, then farther out, and at last anywhere.
final class MoveSearch {

  /// Cells already hidden cost next to nothing, yet a short move is better than a long one.
  private static final double HIDDEN_PRICE = 0.05;

  /// Reaching the goal is worth this many moves of the dearest cell: more than any sensible move
  /// costs, and not so much that prices drown in rounding.
  private static final double PRIZE = 300;

  /// After this many cells were shown again the search among hidden cells starts afresh.
  private static final int STALE = 20;

  /// Up to this size everything is looked at at once.
  private static final int SMALL = 700;

  /// Up to this size a cell is shown again only after a search everywhere failed to need it.
  private static final int MEDIUM = 1_500;

  /// After so many numbers touched by searches everywhere no cell is shown again for which there would have to be another.
  private static final long ENOUGH_SHOWN = 1_000_000_000L;

  /// After so many, a cell that no change nearby protects counts as one that cannot be protected.
  private static final long ENOUGH = 8_000_000_000L;

  /// Beyond this size a search gives up, and the cell counts as one that cannot be protected.
  private static final int LARGE = 6_000;

  /// How far to look.
  ///
  /// @param hops equations away from the cell
  /// @param width cells to follow per equation
  private record Reach(int hops, int width) {}

  private static final List<Reach> REACHES =
      List.of(
          new Reach(1, 8),
          new Reach(1, 20),
          new Reach(2, 12),
          new Reach(4, 3),
          new Reach(3, 20),
          new Reach(6, 5));

  private final Task task;
  private final JointSystem system;
  private final boolean[] hidden;
  private final boolean[] remembered;
  private final boolean[] movable;
  private final double[] weights;
  private final int movableCells;
  private Set<Integer> locked = Set.of();
  private Optional<Area> everything = Optional.empty();
  private Optional<Area> allHidden = Optional.empty();
  private long touched;

  /// Cells to search among, with their equations solved; searching keeps improving the basis.
  private record Area(Neighbourhood place, CheapestMove mover) {
    static Area of(Neighbourhood place) {
      return new Area(place, new CheapestMove(new Basis(place), place.size()));
    }
  }

  /// @param hidden kept up to date by the caller
  MoveSearch(Task task, boolean[] hidden) {
    this.task = task;
    this.hidden = hidden;
    system = task.system();
    remembered = hidden.clone();
    movable = new boolean[hidden.length];
    weights = new double[hidden.length];
    int open = 0;
    for (int cell = 0; cell < hidden.length; cell++) {
      weights[cell] = task.terms().weight(cell);
      movable[cell] = !task.fixed().contains(cell);
      open += movable[cell] ? 1 : 0;
    }
    movableCells = open;
  }

  /// @param locked cells that must stay as they are
  /// @param mayHide whether cells that are shown may be used, at their price
  Optional<FeasibleMove> find(Goal goal, Set<Integer> locked, boolean mayHide) {
    this.locked = locked;
    if (isBlocked(goal, mayHide)) {
      return Optional.empty();
    }
    if (movableCells > SMALL) {
      Optional<FeasibleMove> near = near(goal, mayHide);
      if (near.isPresent()) {
        return near;
      }
    }
    if (movableCells > (mayHide ? LARGE : MEDIUM) || touched > (mayHide ? ENOUGH : ENOUGH_SHOWN)) {
      return Optional.empty();
    }
    Area anywhere = mayHide ? everything() : allHidden();
    long before = anywhere.mover().work();
    Optional<FeasibleMove> move = find(goal, anywhere, mayHide);
    touched += anywhere.mover().work() - before;
    return move;
  }

  /// A move near the cell: where cells may be hidden, first one that hides none, however far it goes. It loses nothing, and
  /// where most of the pattern is there from the publication before it is found among few cells.
  private Optional<FeasibleMove> near(Goal goal, boolean mayHide) {
    Optional<FeasibleMove> found = mayHide ? findNear(goal, false) : Optional.empty();
    return found.isPresent() ? found : findNear(goal, mayHide);
  }

  private Optional<FeasibleMove> findNear(Goal goal, boolean mayHide) {
    NeighbourhoodSearch explorer =
        new NeighbourhoodSearch(system, cell -> isOpen(cell, mayHide), this::rank);
    for (Reach reach : REACHES) {
      Neighbourhood place = explorer.around(goal.cell(), reach.hops(), reach.width());
      Optional<FeasibleMove> move = find(goal, Area.of(place), mayHide);
      if (move.isPresent()) {
        return move;
      }
    }
    return Optional.empty();
  }

  private Area everything() {
    if (everything.isEmpty()) {
      everything = Optional.of(area(cell -> movable[cell]));
    }
    return everything.get();
  }

  /// Takes note of what is hidden, before cells are shown again one by one. Searches among hidden
  /// cells keep these in view, those without room that have been shown since; too many of them
  /// slow a search down.
  void remember() {
    long shown =
        IntStream.range(0, hidden.length).filter(cell -> remembered[cell] && !hidden[cell]).count();
    if (shown > STALE || allHidden.isEmpty()) {
      System.arraycopy(hidden, 0, remembered, 0, hidden.length);
      allHidden = Optional.empty();
    }
  }

  private Area allHidden() {
    if (allHidden.isEmpty()) {
      allHidden = Optional.of(area(cell -> movable[cell] && remembered[cell]));
    }
    return allHidden.get();
  }

  private Area area(IntPredicate member) {
    return Area.of(
        new Neighbourhood(
            system, IntStream.range(0, hidden.length).filter(member).boxed().toList()));
  }

  private boolean isOpen(int cell, boolean mayHide) {
    return movable[cell] && (mayHide || hidden[cell]) && !locked.contains(cell);
  }

  private double price(int cell) {
    return hidden[cell] ? HIDDEN_PRICE : weights[cell] + 1.0;
  }

  /// Which cells to look at first: hidden ones, those with most room at the head, then cheap ones.
  private double rank(int cell) {
    return hidden[cell] ? -task.roomBelow(cell) : price(cell);
  }

  private Optional<FeasibleMove> find(Goal goal, Area area, boolean mayHide) {
    Neighbourhood place = area.place();
    Prices prices = new Prices(place.size());
    for (int at = 0; at < place.size(); at++) {
      int cell = place.cell(at);
      if (isOpen(cell, mayHide)) {
        prices.set(at, price(cell), task.roomAbove(cell), task.roomBelow(cell));
      }
    }
    int start = place.indexOf(goal.cell());
    prices.reward(start, goal.distance(), PRIZE * prices.dearest());
    return area.mover()
        .move(start, goal.distance(), prices)
        .map(change -> new FeasibleMove(place, change));
  }

  /// Whether what is known of the cell, or a single equation, already rules the goal out.
  private boolean isBlocked(Goal goal, boolean mayHide) {
    if (goal.distance() > task.roomAbove(goal.cell())
        || -goal.distance() > task.roomBelow(goal.cell())) {
      return true;
    }
    return system
        .equationsOf(goal.cell())
        .anyMatch(row -> room(row, goal, mayHide) < Math.abs(goal.distance()));
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
        double reach = upwards ? task.roomAbove(cell) : task.roomBelow(cell);
        room += reach * Math.abs(row.coefficient(place) / own);
      }
    }
    return room;
  }
}
