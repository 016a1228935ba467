package org.throughline.disclosure.suppress;

import java.util.Optional;

/// One end of a demand: a cell that must be movable by a distance, and the way that was found.
final class Goal {

  private final int cell;
  private final double distance;
  private Optional<Way> way = Optional.empty();
  private boolean met;

  Goal(int cell, double distance) {
    this.cell = cell;
    this.distance = distance;
    met = distance == 0;
  }

  int cell() {
    return cell;
  }

  double distance() {
    return distance;
  }

  boolean isMet() {
    return met;
  }

  /// Takes a way that serves this goal too, unless it is met already.
  void offer(Way other) {
    if (!met && other.change(cell) * Math.signum(distance) >= Math.abs(distance)) {
      replace(other);
    }
  }

  void replace(Way other) {
    way = Optional.of(other);
    met = true;
  }

  boolean reliesOn(int other) {
    return way.isPresent() && way.get().change(other) != 0;
  }
}
