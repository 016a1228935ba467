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
  private final Insiders insiders;
  private List<Way> ways = List.of();

  /// The coalitions that see through every way.
  private List<Set<Integer>> seeing = List.of();

  /// @param insiders who may know cells on a way
  Goal(int cell, double distance, Insiders insiders) {
    this.cell = cell;
    this.distance = distance;
    this.insiders = insiders;
  }

  int cell() {
    return cell;
  }

  double distance() {
    return distance;
  }

  /// The cells that must stay as they are on the next way to be found: none while there is no way
  /// at all, those of a coalition that sees through every way; nothing when no way is missing.
  Optional<Set<Integer>> missing() {
    if (distance == 0) {
      return Optional.empty();
    }
    return ways.isEmpty() ? Optional.of(Set.of()) : seeing.stream().findFirst();
  }

  /// Whether a way serves this goal.
  boolean isServedBy(Way way) {
    return way.change(cell) * Math.signum(distance) >= Math.abs(distance);
  }

  void add(Way way) {
    seeing =
        ways.isEmpty()
            ? insiders.touching(way, cell).distinct().toList()
            : seeing.stream().filter(way::touches).toList();
    List<Way> more = new ArrayList<>(ways);
    more.add(way);
    ways = List.copyOf(more);
  }

  boolean reliesOn(int other) {
    return ways.stream().anyMatch(way -> way.change(other) != 0);
  }

  /// The same goal with only the ways that leave a cell alone.
  Goal without(int other) {
    Goal goal = new Goal(cell, distance, insiders);
    ways.stream().filter(way -> way.change(other) == 0).forEach(goal::add);
    return goal;
  }

  /// Takes over the ways of another copy of this goal.
  void take(Goal other) {
    ways = other.ways;
    seeing = other.seeing;
  }
}
