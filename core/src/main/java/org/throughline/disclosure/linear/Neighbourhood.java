package org.throughline.disclosure.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;

/// Some cells that may change while all others stay, with the equations they take part in. What
/// balances here balances everywhere.
public final class Neighbourhood {

  private final int[] cells;
  private final List<LinearRow> rows;
  private @Nullable Basis basis;

  public Neighbourhood(JointSystem system, Collection<Integer> members) {
    cells = members.stream().mapToInt(Integer::intValue).sorted().toArray();
    BitSet touched = new BitSet(system.rows().size());
    for (int cell : cells) {
      system.rowsOf(cell).forEach(touched::set);
    }
    rows = new ArrayList<>();
    touched.stream().forEach(row -> rows.add(system.rows().get(row)));
  }

  /// How many members there are.
  public int size() {
    return cells.length;
  }

  /// The index in the joint system of a member.
  public int cell(int index) {
    return cells[index];
  }

  /// The index here of a cell of the joint system; negative if it is not a member.
  public int indexOf(int cell) {
    return Arrays.binarySearch(cells, cell);
  }

  /// The equations, solved once. Whoever moves cells by it leaves it solved for others, where the next move
  /// starts. One thread at a time.
  public Basis basis() {
    Basis solved = basis == null ? new Basis(this) : basis;
    basis = solved;
    return solved;
  }

  /// Every equation over a member, in the order of the system.
  public List<LinearRow> rows() {
    return rows;
  }
}
