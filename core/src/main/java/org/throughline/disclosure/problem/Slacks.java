package org.throughline.disclosure.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/// Adds inequalities to a system, each as an equation with a slack of its own.
final class Slacks {

  private final JointSystem system;
  private final Map<String, Integer> indices;
  private final List<LinearRow> rows;
  private long[] counts;
  private final Bounds bounds;

  Slacks(JointSystem system) {
    this.system = system;
    indices = system.indicesInOrder();
    rows = new ArrayList<>(system.rows());
    counts = system.counts();
    bounds = system.bounds().copy();
  }

  void add(Inequality inequality) {
    int[] cells = inequality.cells().stream().mapToInt(system::index).toArray();
    for (int cell : cells) {
      if (system.isSlack(cell)) {
        throw new IllegalArgumentException("Unknown cell '" + system.id(cell) + "'");
      }
    }
    long value = inequality.value(id -> counts[system.index(id)]);
    if (value < inequality.least()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "'%s' is not what the exact counts of %s come to: %d where %d is the least",
              inequality.id(),
              inequality.cells(),
              value,
              inequality.least()));
    }
    if (!inequality.isBound()) {
      tie(inequality, cells, value);
    } else if (inequality.coefficients().getFirst() > 0) {
      bounds.atLeast(cells[0], inequality.least());
    } else {
      bounds.atMost(cells[0], -inequality.least());
    }
  }

  private void tie(Inequality inequality, int[] cells, long value) {
    int slack = counts.length;
    indices.put(unusedId(inequality.id()), slack);
    counts = Arrays.copyOf(counts, slack + 1);
    counts[slack] = value;
    bounds.addSlack(inequality.least());
    int[] all = Arrays.copyOf(cells, cells.length + 1);
    all[cells.length] = slack;
    LongStream own = inequality.coefficients().stream().mapToLong(Long::longValue);
    rows.add(new LinearRow(all, LongStream.concat(own, LongStream.of(-1)).toArray()));
  }

  private String unusedId(String id) {
    String unused = id;
    while (indices.containsKey(unused)) {
      unused += "'";
    }
    return unused;
  }

  Map<String, Integer> indices() {
    return indices;
  }

  long[] counts() {
    return counts;
  }

  List<LinearRow> rows() {
    return rows;
  }

  Bounds bounds() {
    return bounds;
  }
}
