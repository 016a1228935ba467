package org.throughline.disclosure;

import java.util.stream.IntStream;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;

/// Which numbers count the same records, as far as the equations tell: a total and the only part of
/// it that is not zero. They have to get the same noise, or readers would average it.
final class SameRecords {

  private final int[] parent;

  SameRecords(JointSystem system) {
    parent = IntStream.range(0, system.size()).toArray();
    for (LinearRow row : system.rows()) {
      int[] parts =
          IntStream.range(1, row.size())
              .map(row::cell)
              .filter(cell -> system.count(cell) > 0)
              .toArray();
      if (row.isTotal() && parts.length == 1) {
        int first = representative(row.cell(0));
        int second = representative(parts[0]);
        parent[Math.max(first, second)] = Math.min(first, second);
      }
    }
  }

  /// One of the numbers that count the same records as this one, the same for all of them.
  int representative(int cell) {
    int root = cell;
    while (parent[root] != root) {
      root = parent[root];
    }
    return root;
  }
}
