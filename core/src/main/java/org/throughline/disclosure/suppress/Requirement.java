package org.throughline.disclosure.suppress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.throughline.disclosure.system.Demand;

/// What one outsider or insider must find possible: a cell this far up, this far down, or both ends
/// this far apart.
///
/// @param direction 1 up, -1 down, 0 both ends together
/// @param distance more than zero
/// @param known cells that the insider knows
record Requirement(int cell, int direction, double distance, Set<Integer> known) {

  /// Everything that a task demands of outsiders.
  static List<Requirement> ofOutsiders(Task task, Set<Integer> cells) {
    List<Requirement> all = new ArrayList<>();
    for (Demand demand : task.demands()) {
      if (cells.contains(demand.cell())) {
        long count = task.system().count(demand.cell());
        add(all, demand, 1, demand.high() - count);
        add(all, demand, -1, count - demand.low());
        add(all, demand, 0, demand.width() > demand.high() - demand.low() ? demand.width() : 0);
      }
    }
    return all;
  }

  private static void add(List<Requirement> all, Demand demand, int direction, long distance) {
    if (distance > 0) {
      all.add(new Requirement(demand.cell(), direction, distance, Set.of()));
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
