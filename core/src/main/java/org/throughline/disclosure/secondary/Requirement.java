package org.throughline.disclosure.secondary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.throughline.disclosure.problem.ProtectionLevel;

/// What one outsider or insider must find possible: a cell this far up, this far down, or both ends
/// this far apart.
///
/// @param direction 1 up, -1 down, 0 both ends together
/// @param distance more than zero
/// @param known cells that the insider knows
record Requirement(int cell, int direction, double distance, Set<Integer> known) {

  /// Every protection level of a task against outsiders.
  static List<Requirement> ofOutsiders(Task task, Set<Integer> cells) {
    List<Requirement> all = new ArrayList<>();
    for (ProtectionLevel level : task.levels()) {
      if (cells.contains(level.cell())) {
        long count = task.system().count(level.cell());
        add(all, level, 1, level.high() - count);
        add(all, level, -1, count - level.low());
        add(all, level, 0, level.width() > level.high() - level.low() ? level.width() : 0);
      }
    }
    return all;
  }

  private static void add(
      List<Requirement> all, ProtectionLevel level, int direction, long distance) {
    if (distance > 0) {
      all.add(new Requirement(level.cell(), direction, distance, Set.of()));
    }
  }

  /// The same, of a coalition.
  Requirement against(Set<Integer> coalition) {
    return new Requirement(cell, direction, distance, coalition);
  }

  /// The same, of a coalition, no farther down than it can be misled at all; nothing if that is nowhere.
  Optional<Requirement> against(Set<Integer> coalition, Task task) {
    double reach = direction < 0 ? Math.min(distance, task.roomBelow(cell, coalition)) : distance;
    return reach > 0
        ? Optional.of(new Requirement(cell, direction, reach, coalition))
        : Optional.empty();
  }
}
