package org.throughline.disclosure.suppress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.throughline.disclosure.system.JointSystem;
import org.throughline.disclosure.system.LinearRow;

/// Finds the cells worth looking at when one cell has to move: from the cell's equations to the
/// cheapest cells in them, on to those cells' equations, and finally every cell all of whose
/// equations were reached.
final class Explorer {

  private final JointSystem system;
  private final IntPredicate movable;
  private final IntToDoubleFunction price;

  Explorer(JointSystem system, IntPredicate movable, IntToDoubleFunction price) {
    this.system = system;
    this.movable = movable;
    this.price = price;
  }

  /// @param hops how often to go on to further equations
  /// @param width how many cells to follow in each equation
  Neighbourhood around(int cell, int hops, int width) {
    Set<Integer> reached = new LinkedHashSet<>(rowsOf(cell));
    Set<Integer> followed = new TreeSet<>(Set.of(cell));
    List<Integer> frontier = new ArrayList<>(reached);
    for (int hop = 0; hop < hops; hop++) {
      List<Integer> next = new ArrayList<>();
      for (int row : frontier) {
        for (int neighbour : cheapest(system.rows().get(row), width)) {
          if (followed.add(neighbour)) {
            rowsOf(neighbour).stream().filter(reached::add).forEach(next::add);
          }
        }
      }
      frontier = next;
    }
    return new Neighbourhood(system, enclosed(reached, cell));
  }

  private List<Integer> rowsOf(int cell) {
    List<Integer> rows = new ArrayList<>();
    for (int at = 0; at < system.rowCount(cell); at++) {
      rows.add(system.row(cell, at));
    }
    return rows;
  }

  /// The total is always among them: through it the search leaves a crowd of small cells.
  private List<Integer> cheapest(LinearRow row, int width) {
    List<Integer> cells = new ArrayList<>();
    for (int place = 0; place < row.size(); place++) {
      if (movable.test(row.cell(place))) {
        cells.add(row.cell(place));
      }
    }
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

  private Set<Integer> enclosed(Set<Integer> reached, int start) {
    Set<Integer> cells = new TreeSet<>(Set.of(start));
    for (int row : reached) {
      LinearRow equation = system.rows().get(row);
      for (int place = 0; place < equation.size(); place++) {
        int cell = equation.cell(place);
        if (movable.test(cell) && reached.containsAll(rowsOf(cell))) {
          cells.add(cell);
        }
      }
    }
    return cells;
  }
}
