package org.throughline.disclosure.secondary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;
import org.throughline.disclosure.problem.ProtectionLevel;

/// An order of a task's cells that depends on what they are and how they hang together, and not on
/// their names or the order in which they were given: cells, equations and insiders are told apart
/// by their values, then by their neighbours', until that says no more (colour refinement). What is left
/// alike is almost always alike in every respect, and either may come first.
final class CellOrder {

  private final Task task;
  private final List<Long> kinds = new ArrayList<>();
  private final List<int[]> edges = new ArrayList<>();
  private final List<Long> labels = new ArrayList<>();

  private CellOrder(Task task) {
    this.task = task;
  }

  /// The indices of all cells in their order, slacks last.
  static int[] of(Task task) {
    return new CellOrder(task).order();
  }

  private int[] order() {
    int cells = task.system().size();
    long[] demanded = new long[cells];
    for (ProtectionLevel level : task.levels()) {
      demanded[level.cell()] += mixed(level.low(), level.high(), level.width());
    }
    IntStream.range(0, cells).forEach(cell -> kinds.add(kind(cell, demanded[cell])));
    for (LinearRow row : task.system().rows()) {
      for (int place = 0; place < row.size(); place++) {
        link(row.cell(place), row.coefficient(place));
      }
      kinds.add(1L);
    }
    for (Set<Integer> coalition : task.insiders()) {
      coalition.forEach(cell -> link(cell, 1));
      kinds.add(2L);
    }
    Refinement refinement = new Refinement(initial(cells), edges, labels);
    return refinement.order(cells);
  }

  /// Ties a cell to the equation or coalition that is about to be added.
  private void link(int cell, long label) {
    edges.add(new int[] {cell, kinds.size()});
    labels.add(mixed(label));
  }

  private long kind(int cell, long demanded) {
    JointSystem system = task.system();
    Task.Terms terms = task.terms();
    return mixed(
        system.count(cell),
        task.hidden().contains(cell) ? 1 : 0,
        task.fixed().contains(cell) ? 1 : 0,
        terms.least(cell),
        terms.most(cell),
        terms.weight(system, cell),
        system.least(cell),
        system.most(cell),
        demanded);
  }

  /// Nodes by kind: counts, slacks, equations, coalitions; each class in a list of its own.
  private List<List<Integer>> initial(int cells) {
    Comparator<Integer> byKind =
        Comparator.comparingInt((Integer node) -> part(node, cells)).thenComparing(kinds::get);
    List<List<Integer>> classes = new ArrayList<>();
    for (int node : IntStream.range(0, kinds.size()).boxed().sorted(byKind).toList()) {
      if (classes.isEmpty() || byKind.compare(classes.getLast().getFirst(), node) != 0) {
        classes.add(new ArrayList<>());
      }
      classes.getLast().add(node);
    }
    return classes;
  }

  private int part(int node, int cells) {
    if (node >= cells) {
      return 2;
    }
    return task.system().isSlack(node) ? 1 : 0;
  }

  static long mixed(long... values) {
    long mixed = 0;
    for (long value : values) {
      mixed = (mixed ^ value) * 0x9E3779B97F4A7C15L;
      mixed ^= mixed >>> 32;
    }
    return mixed;
  }
}
