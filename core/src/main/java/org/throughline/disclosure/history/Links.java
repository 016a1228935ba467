package org.throughline.disclosure.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.throughline.disclosure.problem.Derived;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Equation;

/// What facts say about the cells of some tables, directly or by way of other cells: the sums as a
/// table of their own, and the figures. Facts that hang together with none of the tables' cells are
/// left out; they say nothing about them.
public final class Links {

  private final Function<String, OptionalLong> count;
  private final Set<String> reached = new HashSet<>();
  private final Set<Equation> known = new HashSet<>();
  private final List<Fact.Sum> sums = new ArrayList<>();
  private final List<Derived> figures = new ArrayList<>();

  /// @param count the exact count of a cell, of the tables or not; facts about cells without one cannot
  ///     be used
  public Links(List<CountTable> tables, List<Fact> facts, Function<String, OptionalLong> count) {
    this.count = count;
    for (CountTable table : tables) {
      table.cells().forEach(cell -> reached.add(cell.id()));
      known.addAll(table.equations());
    }
    Map<String, List<Fact>> byCell = new HashMap<>();
    for (Fact fact : new LinkedHashSet<>(facts)) {
      if (isUsable(fact)) {
        fact.cells().forEach(c -> byCell.computeIfAbsent(c, any -> new ArrayList<>()).add(fact));
      }
    }
    List<String> queue = new ArrayList<>(reached);
    Set<Fact> taken = new HashSet<>();
    for (int at = 0; at < queue.size(); at++) {
      for (Fact fact : byCell.getOrDefault(queue.get(at), List.of())) {
        if (taken.add(fact)) {
          take(fact);
          fact.cells().stream().filter(reached::add).forEach(queue::add);
        }
      }
    }
  }

  private boolean isUsable(Fact fact) {
    return fact.cells().stream().allMatch(cell -> count.apply(cell).isPresent())
        && switch (fact) {
          case Fact.OfNumber _, Fact.Circumstance _ -> false;
          case Fact.Sum sum ->
              !known.contains(new Equation(sum.total(), sum.parts())) && holds(sum);
          case Fact.Figure _ -> true;
        };
  }

  /// A sum over numbers of which one was revised unnoticed holds no longer.
  private boolean holds(Fact.Sum sum) {
    return sum.parts().stream().mapToLong(this::countOf).sum() == countOf(sum.total());
  }

  private long countOf(String cell) {
    return count.apply(cell).orElseThrow();
  }

  private void take(Fact fact) {
    switch (fact) {
      case Fact.Sum sum -> sums.add(sum);
      case Fact.Figure figure -> figures.add(figure.derived());
      case Fact.OfNumber _, Fact.Circumstance _ -> {}
    }
  }

  /// One table with every cell and sum beyond those of the tables; none if there are none.
  public List<CountTable> tables() {
    Map<String, Cell> cells = new LinkedHashMap<>();
    List<Equation> equations = new ArrayList<>();
    for (Fact.Sum sum : sums) {
      sum.cells().forEach(id -> cells.put(id, new Cell(id, List.of(), countOf(id))));
      equations.add(new Equation(sum.total(), sum.parts()));
    }
    for (Derived figure : figures) {
      figure.cells().forEach(id -> cells.put(id, new Cell(id, List.of(), countOf(id))));
    }
    return cells.isEmpty()
        ? List.of()
        : List.of(
            new CountTable(
                "known besides",
                "Known besides",
                "",
                List.of(),
                List.copyOf(cells.values()),
                equations));
  }

  /// Every figure about these cells.
  public List<Derived> figures() {
    return figures;
  }
}
