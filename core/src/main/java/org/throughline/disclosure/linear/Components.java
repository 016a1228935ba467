package org.throughline.disclosure.linear;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;

/// Cells that hang together (union-find). A component is known by its smallest cell.
public final class Components {

  private final int[] parent;

  /// @param size so many cells, each by itself to begin with
  public Components(int size) {
    parent = IntStream.range(0, size).toArray();
  }

  /// The components of those cells of a system that are open, as their cells in ascending order: no
  /// change within one says anything about another.
  public static List<List<Integer>> of(JointSystem system, IntPredicate isOpen) {
    Components components = new Components(system.size());
    for (LinearRow row : system.rows()) {
      int[] open = row.cells().filter(isOpen).toArray();
      for (int at = 1; at < open.length; at++) {
        components.join(open[0], open[at]);
      }
    }
    Map<Integer, List<Integer>> cells = new LinkedHashMap<>();
    IntStream.range(0, system.size())
        .filter(isOpen)
        .forEach(
            cell ->
                cells.computeIfAbsent(components.root(cell), any -> new ArrayList<>()).add(cell));
    return List.copyOf(cells.values());
  }

  /// Puts two cells into one component.
  ///
  /// @return the component's smallest cell
  public int join(int first, int second) {
    int one = root(first);
    int other = root(second);
    parent[Math.max(one, other)] = Math.min(one, other);
    return Math.min(one, other);
  }

  /// The smallest cell of a cell's component.
  public int root(int cell) {
    int root = cell;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}
