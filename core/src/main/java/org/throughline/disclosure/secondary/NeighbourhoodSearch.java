package org.throughline.disclosure.secondary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.throughline.disclosure.linear.Neighbourhood;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;

/// Finds the cells worth looking at when one cell has to move: from the cell's equations to the
/// cheapest cells in them, on to those cells' equations, and finally every cell all of whose
/// equations were reached.
final class NeighbourhoodSearch {

  private final JointSystem system;
  private final IntPredicate movable;
  private final IntToDoubleFunction price;

  NeighbourhoodSearch(JointSystem system, IntPredicate movable, IntToDoubleFunction price) {
    this.system = system;
    this.movable = movable;
    this.price = price;
  }

  /// @param hops how often to go on to further equations
  /// @param width how many cells to follow in each equation
  Neighbourhood around(int cell, int hops, int width) {
    BitSet reached = new BitSet(system.rows().size());
    BitSet followed = new BitSet(system.size());
    List<Integer> frontier = new ArrayList<>();
    follow(cell, followed, reached, frontier);
    for (int hop = 0; hop < hops; hop++) {
      List<Integer> next = new ArrayList<>();
      for (int row : frontier) {
        for (int neighbour : cheapest(system.rows().get(row), width)) {
          follow(neighbour, followed, reached, next);
        }
      }
      frontier = next;
    }
    return new Neighbourhood(system, enclosed(reached, cell));
  }

  private void follow(int cell, BitSet followed, BitSet reached, List<Integer> next) {
    if (followed.get(cell)) {
      return;
    }
    followed.set(cell);
    for (int row : system.rowsOf(cell).filter(row -> !reached.get(row)).toArray()) {
      reached.set(row);
      next.add(row);
    }
  }

  /// The total is always among them: through it the search leaves a crowd of small cells.
  private List<Integer> cheapest(LinearRow row, int width) {
    List<Integer> cells =
        row.cells().filter(movable).boxed().collect(Collectors.toCollection(ArrayList::new));
    if (cells.size() <= width + 1) {
      return cells;
    }
    cells.sort(Comparator.comparingDouble(price::applyAsDouble));
    List<Integer> chosen = new ArrayList<>(cells.subList(0, width));
    if (movable.test(row.cell(0)) && !chosen.contains(row.cell(0))) {
      chosen.add(row.cell(0));
    }
    return chosen;
  }

  private List<Integer> enclosed(BitSet reached, int start) {
    BitSet cells = new BitSet(system.size());
    cells.set(start);
    for (int row = reached.nextSetBit(0); row >= 0; row = reached.nextSetBit(row + 1)) {
      system
          .rows()
          .get(row)
          .cells()
          .filter(cell -> !cells.get(cell) && movable.test(cell) && isWithin(cell, reached))
          .forEach(cells::set);
    }
    return cells.stream().boxed().toList();
  }

  private boolean isWithin(int cell, BitSet reached) {
    return system.rowsOf(cell).allMatch(reached::get);
  }
}
