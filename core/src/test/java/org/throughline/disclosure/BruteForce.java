package org.throughline.disclosure;

import java.util.HashMap;
import java.util.Map;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.LinearRow;

/// Enumerates every whole-number table that agrees with what an attacker knows. Shares nothing
/// with the auditor; small tables only.
public final class BruteForce {

  private final Attack attack;
  private final long cap;
  private final long[] table;
  private final Map<Integer, long[]> ranges = new HashMap<>();
  private final int[] lastUnknown;

  private BruteForce(Attack attack, long cap) {
    this.attack = attack;
    this.cap = cap;
    table = attack.system().counts();
    lastUnknown = new int[attack.system().rows().size()];
    for (int row = 0; row < lastUnknown.length; row++) {
      LinearRow equation = attack.system().rows().get(row);
      lastUnknown[row] = -1;
      for (int place = 0; place < equation.size(); place++) {
        if (!attack.knows(equation.cell(place))) {
          lastUnknown[row] = Math.max(lastUnknown[row], equation.cell(place));
        }
      }
    }
  }

  /// Smallest and largest value per unknown cell, none above `cap`.
  public static Map<Integer, long[]> ranges(Attack attack, long cap) {
    BruteForce search = new BruteForce(attack, cap);
    search.fill(0);
    return search.ranges;
  }

  private void fill(int cell) {
    if (cell == table.length) {
      record();
    } else if (attack.knows(cell)) {
      fill(cell + 1);
    } else {
      for (long value = attack.lower(cell); value <= cap; value++) {
        table[cell] = value;
        if (balancesUpTo(cell)) {
          fill(cell + 1);
        }
      }
    }
  }

  private boolean balancesUpTo(int cell) {
    for (int row = 0; row < lastUnknown.length; row++) {
      if (lastUnknown[row] == cell && attack.system().rows().get(row).at(table) != 0) {
        return false;
      }
    }
    return true;
  }

  private void record() {
    for (int cell = 0; cell < table.length; cell++) {
      if (!attack.knows(cell)) {
        long[] range = ranges.computeIfAbsent(cell, any -> new long[] {Long.MAX_VALUE, -1});
        range[0] = Math.min(range[0], table[cell]);
        range[1] = Math.max(range[1], table[cell]);
      }
    }
  }
}
