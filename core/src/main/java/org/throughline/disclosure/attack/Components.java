package org.throughline.disclosure.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.LinearRow;

/// Union-find over cells.
final class Components {

  private final int[] parent;

  Components(int size) {
    parent = IntStream.range(0, size).toArray();
  }

  /// Puts two cells into one component and returns its representative.
  int join(int first, int second) {
    int firstRoot = root(first);
    int secondRoot = root(second);
    parent[Math.max(firstRoot, secondRoot)] = Math.min(firstRoot, secondRoot);
    return Math.min(firstRoot, secondRoot);
  }

  int root(int cell) {
    int root = cell;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  List<Block> blocks(Attack attack, List<LinearRow> open) {
    Map<Integer, List<Integer>> cells = new LinkedHashMap<>();
    Map<Integer, List<LinearRow>> rows = new LinkedHashMap<>();
    for (int cell = 0; cell < parent.length; cell++) {
      if (!attack.knows(cell)) {
        cells.computeIfAbsent(root(cell), root -> new ArrayList<>()).add(cell);
      }
    }
    for (LinearRow row : open) {
      rows.computeIfAbsent(root(unknownIn(attack, row)), root -> new ArrayList<>()).add(row);
    }
    List<Block> blocks = new ArrayList<>();
    cells.forEach(
        (root, members) ->
            blocks.add(
                new Block(
                    attack,
                    members.stream().mapToInt(Integer::intValue).toArray(),
                    rows.getOrDefault(root, List.of()))));
    return blocks;
  }

  private static int unknownIn(Attack attack, LinearRow row) {
    return IntStream.range(0, row.size())
        .map(row::cell)
        .filter(cell -> !attack.knows(cell))
        .findFirst()
        .orElseThrow();
  }
}
