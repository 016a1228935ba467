package org.throughline.disclosure.problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Changes of numbers since readers had them. A number that readers know, and what came to it since, are together the
/// number of today: the change is that number but for a constant. Equations need not have both, so that a series
/// of postings is no larger a problem than the last of them.
///
/// In the system without them, such changes are cells of no equation; all cells keep their indices.
public final class KnownChanges {

  private final JointSystem whole;
  private final JointSystem system;
  private final Map<Integer, Change> changes;
  private final Map<Integer, Set<Integer>> byNumber = new TreeMap<>();

  /// How a number of today tells a change.
  ///
  /// @param number index of the number of today
  /// @param before index of the number that readers know
  /// @param direction 1 if the number grew, -1 if it shrank
  private record Change(int number, int before, int direction) {

    boolean isGrowth() {
      return direction > 0;
    }
  }

  private KnownChanges(JointSystem whole, JointSystem system, Map<Integer, Change> changes) {
    this.whole = whole;
    this.system = system;
    this.changes = changes;
    changes.forEach(
        (cell, change) ->
            byNumber.computeIfAbsent(change.number(), any -> new TreeSet<>()).add(cell));
  }

  /// Where no number changed.
  static KnownChanges none(JointSystem system) {
    return new KnownChanges(system, system, Map.of());
  }

  /// The changes of a system.
  ///
  /// @param isKnown the cells that readers know whatever is withheld
  /// @param isChange the cells that are changes
  public static KnownChanges of(JointSystem whole, IntPredicate isKnown, IntPredicate isChange) {
    Map<Integer, Change> changes = new TreeMap<>();
    Set<LinearRow> ties = new HashSet<>();
    for (LinearRow row : whole.rows()) {
      change(row, isKnown, isChange)
          .filter(tie -> changes.putIfAbsent(tie.getKey(), tie.getValue()) == null)
          .ifPresent(any -> ties.add(row));
    }
    if (changes.isEmpty()) {
      return none(whole);
    }
    Map<SortedMap<Integer, Long>, LinearRow> rows = new LinkedHashMap<>();
    for (LinearRow row : whole.rows()) {
      // That changes add up follows from the sums before and after.
      boolean isOfChanges = row.isTotal() && isChange.test(row.cell(0));
      if (!ties.contains(row) && !isOfChanges) {
        LinearRow shorter = without(changes, row);
        SortedMap<Integer, Long> unknowns = unknowns(shorter, isKnown);
        if (!unknowns.isEmpty()) {
          rows.putIfAbsent(unknowns, shorter);
        }
      }
    }
    JointSystem system = whole.with(List.copyOf(rows.values()), bounds(whole, changes));
    return new KnownChanges(whole, system, changes);
  }

  /// The change that a sum of three ties to a number, one of whose parts or whose total is known.
  private static Optional<Map.Entry<Integer, Change>> change(
      LinearRow row, IntPredicate isKnown, IntPredicate isChange) {
    if (row.size() != 3 || !row.isTotal()) {
      return Optional.empty();
    }
    int total = row.cell(0);
    int part = isChange.test(row.cell(1)) ? row.cell(2) : row.cell(1);
    int since = isChange.test(row.cell(1)) ? row.cell(1) : row.cell(2);
    boolean isTie = isChange.test(since) && !isKnown.test(since) && !isChange.test(part);
    if (!isTie || isChange.test(total) || isKnown.test(total) == isKnown.test(part)) {
      return Optional.empty();
    }
    Change change = isKnown.test(part) ? new Change(total, part, 1) : new Change(part, total, -1);
    return Optional.of(Map.entry(since, change));
  }

  /// The same equation over numbers instead of their changes.
  private static LinearRow without(Map<Integer, Change> changes, LinearRow row) {
    Map<Integer, Long> coefficients = new LinkedHashMap<>();
    boolean isShorter = false;
    for (int place = 0; place < row.size(); place++) {
      Change change = changes.get(row.cell(place));
      isShorter |= change != null;
      if (change == null) {
        coefficients.merge(row.cell(place), row.coefficient(place), Math::addExact);
      } else {
        long coefficient = row.coefficient(place) * change.direction();
        coefficients.merge(change.number(), coefficient, Math::addExact);
        coefficients.merge(change.before(), -coefficient, Math::addExact);
      }
    }
    if (!isShorter) {
      return row;
    }
    coefficients.values().removeIf(coefficient -> coefficient == 0);
    return new LinearRow(
        coefficients.keySet().stream().mapToInt(Integer::intValue).toArray(),
        coefficients.values().stream().mapToLong(Long::longValue).toArray());
  }

  /// What an equation says about unknowns: two that say the same are one.
  private static SortedMap<Integer, Long> unknowns(LinearRow row, IntPredicate isKnown) {
    SortedMap<Integer, Long> unknowns = new TreeMap<>();
    for (int place = 0; place < row.size(); place++) {
      if (!isKnown.test(row.cell(place))) {
        unknowns.put(row.cell(place), row.coefficient(place));
      }
    }
    if (!unknowns.isEmpty() && unknowns.firstEntry().getValue() < 0) {
      unknowns.replaceAll((cell, coefficient) -> -coefficient);
    }
    return unknowns;
  }

  /// Readers know whether a number grew or shrank.
  private static Bounds bounds(JointSystem whole, Map<Integer, Change> changes) {
    Bounds bounds = whole.bounds().copy();
    for (Change change : changes.values()) {
      long before = whole.count(change.before());
      if (change.isGrowth()) {
        bounds.atLeast(change.number(), before);
      } else {
        bounds.atMost(change.number(), before);
      }
    }
    return bounds;
  }

  /// The system with all changes.
  public JointSystem whole() {
    return whole;
  }

  /// The system in which numbers stand for their changes.
  public JointSystem system() {
    return system;
  }

  /// The changes that a number tells to whoever knows it.
  public Set<Integer> of(int number) {
    return byNumber.getOrDefault(number, Set.of());
  }

  /// The changes that numbers stand for, which are nothing of their own.
  public Set<Integer> cells() {
    return changes.keySet();
  }

  /// These cells and the numbers that those who know them know by it.
  public Set<Integer> withNumbers(Set<Integer> cells) {
    Set<Integer> all = new TreeSet<>(cells);
    for (int cell : cells) {
      @Nullable Change change = changes.get(cell);
      if (change != null) {
        all.add(change.number());
      }
    }
    return all;
  }

  /// Levels of changes as levels of the numbers that stand for them. Readers know that a number that grew is
  /// at least what they had last, so that of all changes of a number the one since the nearest number known
  /// asks for most.
  public List<ProtectionLevel> levels(List<ProtectionLevel> levels) {
    List<ProtectionLevel> all = new ArrayList<>();
    Map<Change, ProtectionLevel> nearest = new LinkedHashMap<>();
    for (ProtectionLevel level : levels) {
      @Nullable Change change = changes.get(level.cell());
      if (change == null) {
        all.add(level);
      } else {
        nearest.merge(
            new Change(change.number(), -1, change.direction()),
            level(level, change),
            (one, other) -> (one.low() > other.low()) == change.isGrowth() ? one : other);
      }
    }
    all.addAll(nearest.values());
    return all.stream().distinct().toList();
  }

  private ProtectionLevel level(ProtectionLevel level, Change change) {
    long before = whole.count(change.before());
    return change.isGrowth()
        ? new ProtectionLevel(
            change.number(), before + level.low(), before + level.high(), level.width())
        : new ProtectionLevel(
            change.number(), before - level.high(), before - level.low(), level.width());
  }

  /// The least value of a number that those who know some cells cannot exclude, by what they cannot exclude of its
  /// changes.
  public long leastPossible(int number, Set<Integer> known, ImpliedLowerBound bound) {
    long least = bound.of(number, known);
    for (int cell : of(number)) {
      @Nullable Change change = changes.get(cell);
      if (change != null && change.isGrowth()) {
        least = Math.max(least, whole.count(change.before()) + bound.of(cell, known));
      }
    }
    return least;
  }
}
