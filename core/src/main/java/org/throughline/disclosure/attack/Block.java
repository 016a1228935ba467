package org.throughline.disclosure.attack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.LinearRow;

/// Unknown cells that hang together: nothing outside a block can say anything about its cells.
final class Block {

  /// Below this a difference is numerical noise; counts are whole numbers.
  static final double TOLERANCE = 1e-6;

  private final Attack attack;
  private final int[] cells;
  private final List<LinearRow> rows;

  Block(Attack attack, int[] cells, List<LinearRow> rows) {
    this.attack = attack;
    this.cells = cells.clone();
    this.rows = List.copyOf(rows);
  }

  /// Splits what the attacker does not know into blocks, in order of their first cell.
  static List<Block> of(Attack attack) {
    Components components = new Components(attack.system().size());
    List<LinearRow> open = new ArrayList<>();
    for (LinearRow row : attack.system().rows()) {
      int first = -1;
      for (int place = 0; place < row.size(); place++) {
        int cell = row.cell(place);
        if (!attack.knows(cell)) {
          first = first < 0 ? cell : components.join(first, cell);
        }
      }
      if (first >= 0) {
        open.add(row);
      }
    }
    return components.blocks(attack, open);
  }

  /// The part of a block within reach of a cell, nearest cells first; all others stay as they are,
  /// so what is possible in the part is possible in the block.
  static Block around(Attack attack, int start, int reach) {
    Set<Integer> members = new LinkedHashSet<>(List.of(start));
    Set<Integer> touched = new LinkedHashSet<>();
    Deque<Integer> queue = new ArrayDeque<>(members);
    while (!queue.isEmpty()) {
      int cell = queue.remove();
      for (int at = 0; at < attack.system().rowCount(cell); at++) {
        if (touched.add(attack.system().row(cell, at)) && members.size() < reach) {
          LinearRow row = attack.system().rows().get(attack.system().row(cell, at));
          addUnknown(attack, row, members, queue);
        }
      }
    }
    int[] sorted = members.stream().mapToInt(Integer::intValue).sorted().toArray();
    return new Block(attack, sorted, touched.stream().map(attack.system().rows()::get).toList());
  }

  private static void addUnknown(
      Attack attack, LinearRow row, Set<Integer> members, Deque<Integer> queue) {
    for (int place = 0; place < row.size(); place++) {
      if (!attack.knows(row.cell(place)) && members.add(row.cell(place))) {
        queue.add(row.cell(place));
      }
    }
  }

  Attack attack() {
    return attack;
  }

  int size() {
    return cells.length;
  }

  /// The index in the joint system of a column of this block.
  int cell(int column) {
    return cells[column];
  }

  /// The column of a cell of this block; negative if the cell is not in it.
  int column(int cell) {
    return Arrays.binarySearch(cells, cell);
  }

  /// The equations over this block's cells; known cells take part as constants.
  List<LinearRow> rows() {
    return rows;
  }

  /// The exact counts of the block's cells.
  double[] truth() {
    return Arrays.stream(cells).mapToDouble(attack.system()::count).toArray();
  }
}
