package org.throughline.disclosure.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.disclosure.system.Attack;
import org.throughline.disclosure.system.JointSystem;

/// Which of the counted may know which cells of a block: whoever is alone in a cell knows its count,
/// and so do a few together who are all of it. In a coalition of `k` the counts of the cells that
/// they know come to `k` at most.
final class Coalitions {

  /// Coalitions beyond this number are taken as one that knows all of it.
  private static final int MOST = 20_000;

  private final JointSystem system;
  private final int members;
  private final List<Integer> theirs = new ArrayList<>();

  private Coalitions(Attack attack) {
    system = attack.system();
    members = attack.coalition();
  }

  static Coalitions in(Block block) {
    Coalitions coalitions = new Coalitions(block.attack());
    for (int column = 0; column < block.size(); column++) {
      int cell = block.cell(column);
      long count = coalitions.system.count(cell);
      if (!coalitions.system.isSlack(cell) && count > 0 && count <= coalitions.members) {
        coalitions.theirs.add(cell);
      }
    }
    return coalitions;
  }

  /// The cells of all coalitions but the attacked one.
  Set<Integer> everyOther(int cell) {
    Set<Integer> others = new TreeSet<>(theirs);
    others.remove(cell);
    return others;
  }

  /// Every coalition that knows a cell but not the attacked one. Only those that could not take in
  /// one more cell: who knows less learns no more.
  List<Set<Integer>> against(int cell) {
    List<Integer> others = List.copyOf(everyOther(cell));
    List<Set<Integer>> coalitions = new ArrayList<>();
    extend(others, 0, new TreeSet<>(), coalitions);
    return coalitions.size() > MOST ? List.of(everyOther(cell)) : coalitions;
  }

  private void extend(
      List<Integer> others, int from, Set<Integer> chosen, List<Set<Integer>> coalitions) {
    if (coalitions.size() > MOST) {
      return;
    }
    if (!chosen.isEmpty() && isFull(others, chosen)) {
      coalitions.add(new TreeSet<>(chosen));
    }
    for (int at = from; at < others.size(); at++) {
      if (left(chosen) >= system.count(others.get(at))) {
        chosen.add(others.get(at));
        extend(others, at + 1, chosen, coalitions);
        chosen.remove(others.get(at));
      }
    }
  }

  private long left(Set<Integer> chosen) {
    return members - chosen.stream().mapToLong(system::count).sum();
  }

  private boolean isFull(List<Integer> others, Set<Integer> chosen) {
    long left = left(chosen);
    return others.stream().noneMatch(cell -> !chosen.contains(cell) && system.count(cell) <= left);
  }
}
