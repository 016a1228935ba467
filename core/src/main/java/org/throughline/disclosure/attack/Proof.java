package org.throughline.disclosure.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.throughline.disclosure.problem.ProtectionLevel;

/// Everything proved about one cell so far.
final class Proof {

  private final List<Witness> witnesses = new ArrayList<>();
  private long lowest;
  private long highest;

  Proof(long truth) {
    witnesses.add(new Witness(truth, new int[0]));
    lowest = truth;
    highest = truth;
  }

  void add(Witness witness) {
    witnesses.add(witness);
    lowest = Math.min(lowest, witness.value());
    highest = Math.max(highest, witness.value());
  }

  /// The smallest value that somebody who knows these cells cannot exclude.
  long low(Set<Integer> known) {
    if (known.isEmpty()) {
      return lowest;
    }
    return witnesses.stream()
        .filter(witness -> witness.convinces(known))
        .mapToLong(Witness::value)
        .min()
        .orElseThrow();
  }

  /// The largest such value.
  long high(Set<Integer> known) {
    if (known.isEmpty()) {
      return highest;
    }
    return witnesses.stream()
        .filter(witness -> witness.convinces(known))
        .mapToLong(Witness::value)
        .max()
        .orElseThrow();
  }

  boolean meets(ProtectionLevel level, Set<Integer> known) {
    long low = low(known);
    long high = high(known);
    return low <= level.low() && high >= level.high() && high - low >= level.width();
  }

  /// The cells on which the proof rests that a protection level is met: it still holds against somebody who knows
  /// others besides.
  ///
  /// @param known cells against which the protection level is met
  Set<Integer> support(ProtectionLevel level, Set<Integer> known) {
    Set<Integer> cells = new TreeSet<>();
    if (level.width() > 0) {
      add(cells, known, witness -> witness.value() == low(known));
      add(cells, known, witness -> witness.value() == high(known));
    } else {
      add(cells, known, witness -> witness.value() <= level.low());
      add(cells, known, witness -> witness.value() >= level.high());
    }
    return cells;
  }

  /// Adds the fewest cells that a convincing witness touches.
  private void add(Set<Integer> cells, Set<Integer> known, Predicate<Witness> proves) {
    witnesses.stream()
        .filter(witness -> witness.convinces(known))
        .filter(proves)
        .map(Witness::cells)
        .min(Comparator.comparingInt(Set::size))
        .orElseThrow()
        .forEach(cells::add);
  }
}
