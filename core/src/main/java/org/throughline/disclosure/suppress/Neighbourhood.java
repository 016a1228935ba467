package org.throughline.disclosure.suppress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.disclosure.system.JointSystem;
import org.throughline.disclosure.system.LinearRow;

/// Some cells that may change while all others stay, with the equations they take part in. What
/// balances here balances everywhere.
final class Neighbourhood {

  private final int[] cells;
  private final List<LinearRow> rows;

  Neighbourhood(JointSystem system, Collection<Integer> members) {
    cells = members.stream().mapToInt(Integer::intValue).sorted().toArray();
    Set<Integer> touched = new TreeSet<>();
    for (int cell : cells) {
      for (int at = 0; at < system.rowCount(cell); at++) {
        touched.add(system.row(cell, at));
      }
    }
    rows = new ArrayList<>();
    touched.forEach(row -> rows.add(system.rows().get(row)));
  }

  int size() {
    return cells.length;
  }

  /// The index in the joint system of a member.
  int cell(int index) {
    return cells[index];
  }

  /// The index here of a cell of the joint system; negative if it is not a member.
  int indexOf(int cell) {
    return Arrays.binarySearch(cells, cell);
  }

  List<LinearRow> rows() {
    return rows;
  }
}
