package org.throughline.disclosure.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.disclosure.system.JointSystem;
import org.throughline.disclosure.system.LinearRow;

/// Which of the counted may know which cells of a block: whoever is alone in a cell knows its count,
/// and so do a few together who are all of it. In a coalition of `k` the counts of the cells that
/// they know come to `k` at most. A total that is all in one of its parts counts the same people:
/// they know both, and finding out about themselves is no disclosure.
final class Coalitions {

  /// Coalitions beyond this number are taken as one that knows all of it.
  private static final int MOST = 20_000;

  private final JointSystem system;
  private final int members;
  private final List<Set<Integer>> groups;
  private final List<Set<Integer>> stated;

  private Coalitions(Block block, List<Set<Integer>> groups) {
    this.system = block.attack().system();
    this.members = block.attack().coalition();
    this.groups = groups;
    stated =
        block.attack().groups().stream()
            .map(cells -> within(block, cells))
            .filter(cells -> !cells.isEmpty())
            .toList();
  }

  private static Set<Integer> within(Block block, Set<Integer> cells) {
    Set<Integer> members = new TreeSet<>(cells);
    members.removeIf(cell -> block.column(cell) < 0);
    return members;
  }

  static Coalitions in(Block block) {
    JointSystem system = block.attack().system();
    int members = block.attack().coalition();
    Components same = samePeople(block);
    Map<Integer, Set<Integer>> groups = new LinkedHashMap<>();
    for (int column = 0; column < block.size(); column++) {
      int cell = block.cell(column);
      if (!system.isSlack(cell) && system.count(cell) > 0 && system.count(cell) <= members) {
        groups.computeIfAbsent(same.root(column), any -> new TreeSet<>()).add(cell);
      }
    }
    return new Coalitions(block, List.copyOf(groups.values()));
  }

  private static Components samePeople(Block block) {
    Components same = new Components(block.size());
    for (LinearRow row : block.rows()) {
      int total = block.column(row.cell(0));
      int part = onlyPart(block.attack().system(), row);
      if (row.isTotal() && total >= 0 && part >= 0 && block.column(part) >= 0) {
        same.join(total, block.column(part));
      }
    }
    return same;
  }

  /// The part of a total that is not zero, if there is exactly one; else negative.
  private static int onlyPart(JointSystem system, LinearRow row) {
    int only = -1;
    for (int place = 1; place < row.size(); place++) {
      if (system.count(row.cell(place)) != 0) {
        if (only >= 0) {
          return -1;
        }
        only = row.cell(place);
      }
    }
    return only;
  }

  private List<Set<Integer>> others(int cell) {
    return groups.stream().filter(group -> !group.contains(cell)).toList();
  }

  /// The cells of all coalitions but the attacked one.
  Set<Integer> everyOther(int cell) {
    Set<Integer> all = new TreeSet<>();
    others(cell).forEach(all::addAll);
    stated.stream().filter(group -> !group.contains(cell)).forEach(all::addAll);
    return all;
  }

  /// Every coalition that knows a cell but not the attacked one. Only those that could not take in
  /// one more: who knows less learns no more.
  List<Set<Integer>> against(int cell) {
    List<Set<Integer>> coalitions = new ArrayList<>();
    extend(others(cell), 0, new ArrayList<>(), coalitions);
    stated.stream().filter(group -> !group.contains(cell)).forEach(coalitions::add);
    return coalitions.size() > MOST ? List.of(everyOther(cell)) : coalitions;
  }

  private void extend(
      List<Set<Integer>> others,
      int from,
      List<Set<Integer>> chosen,
      List<Set<Integer>> coalitions) {
    if (coalitions.size() > MOST) {
      return;
    }
    if (!chosen.isEmpty() && isFull(others, chosen)) {
      Set<Integer> cells = new TreeSet<>();
      chosen.forEach(cells::addAll);
      coalitions.add(cells);
    }
    for (int at = from; at < others.size(); at++) {
      if (left(chosen) >= size(others.get(at))) {
        chosen.add(others.get(at));
        extend(others, at + 1, chosen, coalitions);
        chosen.removeLast();
      }
    }
  }

  private long size(Set<Integer> group) {
    return system.count(group.iterator().next());
  }

  private long left(List<Set<Integer>> chosen) {
    return members - chosen.stream().mapToLong(this::size).sum();
  }

  private boolean isFull(List<Set<Integer>> others, List<Set<Integer>> chosen) {
    long left = left(chosen);
    return others.stream().noneMatch(group -> !chosen.contains(group) && size(group) <= left);
  }
}
