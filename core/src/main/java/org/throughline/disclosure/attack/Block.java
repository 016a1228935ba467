package org.throughline.disclosure.attack;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.throughline.disclosure.linear.Components;
import org.throughline.disclosure.linear.Neighbourhood;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;

/// Unknown cells that hang together: nothing outside a block can say anything about its cells.
///
/// @param place the cells, by column, and every equation over them; known cells take part as constants
record Block(Attack attack, Neighbourhood place) {

  /// Below this a difference is numerical noise; counts are whole numbers.
  static final double TOLERANCE = 1e-6;

  Block(Attack attack, Collection<Integer> cells) {
    this(attack, new Neighbourhood(attack.system(), cells));
  }

  /// Splits what the attacker does not know into blocks, in order of their first cell.
  static List<Block> of(Attack attack) {
    return Components.of(attack.system(), cell -> !attack.knows(cell)).stream()
        .map(cells -> new Block(attack, cells))
        .toList();
  }

  /// The part of a block within reach of a cell, nearest cells first; all others stay as they are,
  /// so what is possible in the part is possible in the block.
  static Block around(Attack attack, int start, int reach) {
    JointSystem system = attack.system();
    Set<Integer> members = new LinkedHashSet<>(List.of(start));
    Set<Integer> touched = new LinkedHashSet<>();
    Deque<Integer> queue = new ArrayDeque<>(members);
    while (!queue.isEmpty()) {
      for (int row : system.rowsOf(queue.remove()).toArray()) {
        if (touched.add(row) && members.size() < reach) {
          system
              .rows()
              .get(row)
              .cells()
              .filter(other -> !attack.knows(other) && members.add(other))
              .forEach(queue::add);
        }
      }
    }
    return new Block(attack, members);
  }

  /// The same cells as somebody sees them who knows some of them besides.
  Block seenBy(Attack insider) {
    return new Block(insider, place);
  }

  int size() {
    return place.size();
  }

  /// The index in the joint system of a column of this block.
  int cell(int column) {
    return place.cell(column);
  }

  /// The column of a cell of this block; negative if the cell is not in it.
  int column(int cell) {
    return place.indexOf(cell);
  }

  List<LinearRow> rows() {
    return place.rows();
  }

  /// The exact counts of the block's cells.
  double[] truth() {
    return IntStream.range(0, size())
        .mapToDouble(column -> (double) attack.system().count(cell(column)))
        .toArray();
  }
}
