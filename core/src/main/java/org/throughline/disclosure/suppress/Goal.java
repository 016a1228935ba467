package org.throughline.disclosure.suppress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One end of a demand: a cell that must be movable by a distance, and the ways that were found. An
/// outsider is held off by any one way; a coalition that knows its own cells only by a way that
/// leaves those cells alone.
final class Goal {

  private final int cell;
  private final double distance;
  private List<Way> ways = List.of();

  Goal(int cell, double distance) {
    this.cell = cell;
    this.distance = distance;
  }

  int cell() {
    return cell;
  }

  double distance() {
    return distance;
  }

  /// The cells that must stay as they are on the next way to be found: none while there is no way
  /// at all, those of a coalition that sees through every way; nothing when no way is missing.
  Optional<Set<Integer>> missing(Insiders insiders) {
    if (distance == 0) {
      return Optional.empty();
    }
    return ways.isEmpty()
        ? Optional.of(Set.of())
        : insiders.touching(ways.getFirst(), cell).filter(this::isOnEveryWay).findFirst();
  }

  private boolean isOnEveryWay(Set<Integer> coalition) {
    return ways.stream().allMatch(way -> way.touches(coalition));
  }

  /// Whether a way serves this goal.
  boolean isServedBy(Way way) {
    return way.change(cell) * Math.signum(distance) >= Math.abs(distance);
  }

  void add(Way way) {
    List<Way> more = new ArrayList<>(ways);
    more.add(way);
    ways = List.copyOf(more);
  }

  boolean reliesOn(int other) {
    return ways.stream().anyMatch(way -> way.change(other) != 0);
  }

  /// The same goal with only the ways that leave a cell alone.
  Goal without(int other) {
    Goal goal = new Goal(cell, distance);
    goal.ways = ways.stream().filter(way -> way.change(other) == 0).toList();
    return goal;
  }

  /// Takes over the ways of another copy of this goal.
  void take(Goal other) {
    ways = other.ways;
  }
}
