package org.throughline.disclosure.problem;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which cells a few people know because nobody else is counted in them: the cell that they are all
/// of, the parts of a total that they are all of, the total of parts that they are all of.
public final class LoneRespondents {

  private final JointSystem system;

  public LoneRespondents(JointSystem system) {
    this.system = system;
  }

  /// What the people of each of these cells know, as far as they are no more than `members`.
  public List<Set<Integer>> ofThoseIn(Collection<Integer> cells, int members) {
    Set<Set<Integer>> groups = new LinkedHashSet<>();
    for (int cell : cells) {
      if (!system.isSlack(cell) && system.people(cell) > 0 && system.people(cell) <= members) {
        groups.add(own(Set.of(cell)));
      }
    }
    return List.copyOf(groups);
  }

  /// The cells that count only people of these cells.
  public Set<Integer> own(Set<Integer> cells) {
    Set<Integer> own = new TreeSet<>(cells);
    Deque<Integer> queue = new ArrayDeque<>(own);
    while (!queue.isEmpty()) {
      system.equationsOf(queue.remove()).filter(this::isCount).forEach(row -> add(row, own, queue));
    }
    return own;
  }

  private boolean isCount(LinearRow row) {
    return row.isTotal() && row.cells().noneMatch(system::isSlack);
  }

  private void add(LinearRow row, Set<Integer> own, Deque<Integer> queue) {
    if (own.contains(row.cell(0))) {
      row.cells().skip(1).filter(own::add).forEach(queue::add);
    }
    boolean isEverybody =
        system.count(row.cell(0)) > 0
            && row.cells().skip(1).allMatch(part -> own.contains(part) || system.count(part) == 0);
    if (isEverybody && own.add(row.cell(0))) {
      queue.add(row.cell(0));
    }
  }
}
