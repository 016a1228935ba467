package org.throughline.disclosure.suppress;

/// One end of a demand: a cell that must be movable by a distance, and the way that was found.
final class Goal {

  private final int cell;
  private final double distance;
  private double[] way = new double[0];
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

  /// Takes a change that serves this goal too, unless it is met already.
  void offer(double[] change) {
    if (!met && change[cell] * Math.signum(distance) >= Math.abs(distance)) {
      replace(change);
    }
  }

  void replace(double[] change) {
    way = change;
    met = true;
  }

  boolean reliesOn(int other) {
    return way.length > 0 && way[other] != 0;
  }
}
