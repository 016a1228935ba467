package org.throughline.disclosure.attack;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.KnownChanges;
import org.throughline.disclosure.problem.LoneRespondents;

/// Which of the counted may know which cells of a block: whoever is alone in a cell knows its count,
/// and so do a few together who are all of it. In a coalition of `k` the counts of the cells that
/// they know come to `k` at most. Who is all of a total is all of each part of it, and who is all of
/// every part is all of the total: finding out about themselves is no disclosure.
final class Coalitions {

  private final KnownChanges changes;
  private final JointSystem system;
  private final LoneRespondents respondents;
  private final int members;
  private final Set<Coalition> groups = new LinkedHashSet<>();
  private final Map<Integer, Set<Coalition>> groupsOf = new HashMap<>();
  private final List<Set<Integer>> stated;

  /// Some of the counted.
  ///
  /// @param cells what they are all of, and know
  /// @param people how many they are
  record Coalition(Set<Integer> cells, long people) {

    static final Coalition NOBODY = new Coalition(Set.of(), 0);
  }

  private Coalitions(Block block) {
    changes = block.attack().changes();
    system = changes.whole();
    respondents = new LoneRespondents(system);
    members = block.attack().coalition();
    stated =
        block.attack().groups().stream()
            .map(cells -> within(block, cells))
            .filter(cells -> !cells.isEmpty())
            .toList();
  }

  private static Set<Integer> within(Block block, Set<Integer> cells) {
    Set<Integer> known = new TreeSet<>(cells);
    known.removeIf(cell -> block.column(cell) < 0);
    return known;
  }

  static Coalitions in(Block block) {
    Coalitions coalitions = new Coalitions(block);
    for (int column = 0; column < block.size(); column++) {
      coalitions.addThoseIn(block.cell(column));
      coalitions.changes.of(block.cell(column)).forEach(coalitions::addThoseIn);
    }
    return coalitions;
  }

  private void addThoseIn(int cell) {
    long people = system.people(cell);
    if (!system.isSlack(cell) && people > 0 && people <= members) {
      Coalition group = new Coalition(own(Set.of(cell)), people);
      groups.add(group);
      group
          .cells()
          .forEach(c -> groupsOf.computeIfAbsent(c, any -> new LinkedHashSet<>()).add(group));
    }
  }

  private Set<Integer> own(Set<Integer> cells) {
    return changes.withNumbers(respondents.own(cells));
  }

  /// The cells of all coalitions but those that know the attacked one.
  Set<Integer> everyOther(int attacked) {
    Set<Integer> all = new TreeSet<>();
    groups.stream()
        .map(Coalition::cells)
        .filter(cells -> !cells.contains(attacked))
        .forEach(all::addAll);
    statedAgainst(attacked).forEach(all::addAll);
    return all;
  }

  /// The coalitions that the attack names, but for those that know the attacked cell.
  List<Set<Integer>> statedAgainst(int attacked) {
    return stated.stream().filter(cells -> !cells.contains(attacked)).toList();
  }

  /// The coalitions that those who know one of these cells make of another, as far as so many may come
  /// together. Nobody whom the attacked cell counts alone is asked to join.
  Set<Coalition> joining(Coalition coalition, Set<Integer> cells, int attacked) {
    Set<Coalition> grown = new LinkedHashSet<>();
    for (int cell : cells) {
      for (Coalition group : groupsOf.getOrDefault(cell, Set.of())) {
        long together = coalition.people() + group.people();
        if (together <= members && Collections.disjoint(coalition.cells(), group.cells())) {
          Set<Integer> both = new TreeSet<>(coalition.cells());
          both.addAll(group.cells());
          grown.add(new Coalition(own(both), together));
        }
      }
    }
    grown.removeIf(larger -> larger.cells().contains(attacked));
    return grown;
  }
}
