package org.throughline.disclosure.secondary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.throughline.disclosure.problem.LinearRow;

/// Cells that may change and hang together: what is hidden in one block says nothing about another.
final class Block {

  private Block() {}

  /// The blocks of a task, each as the indices of its cells in ascending order.
  static List<List<Integer>> of(Task task) {
    int[] parent = IntStream.range(0, task.system().size()).toArray();
    for (LinearRow row : task.system().rows()) {
      int first = -1;
      for (int place = 0; place < row.size(); place++) {
        int cell = row.cell(place);
        if (!task.fixed().contains(cell)) {
          int root = root(parent, cell);
          first = first < 0 ? root : root(parent, first);
          parent[Math.max(first, root)] = Math.min(first, root);
        }
      }
    }
    Map<Integer, List<Integer>> blocks = new LinkedHashMap<>();
    for (int cell = 0; cell < parent.length; cell++) {
      if (!task.fixed().contains(cell)) {
        blocks.computeIfAbsent(root(parent, cell), any -> new ArrayList<>()).add(cell);
      }
    }
    return List.copyOf(blocks.values());
  }

  private static int root(int[] parent, int cell) {
    int root = cell;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}
