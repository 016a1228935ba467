package org.throughline.disclosure.attack;

/// From a table in fractions to one in whole numbers: sends one broken column after the other to a
/// whole number next to it and holds it there, while the simplex method keeps all equations. May end
/// without a table where there is one.
final class Dive {

  private static final double WHOLE = 1e-6;

  private final PrimalSimplex climber;
  private final boolean smallestFirst;

  private Dive(PrimalSimplex climber, boolean smallestFirst) {
    this.climber = climber;
    this.smallestFirst = smallestFirst;
  }

  /// First the columns that are nearly whole.
  static Solver solver(Block part) {
    return solver(part, true);
  }

  /// First the columns that are farthest from whole.
  static Solver boldSolver(Block part) {
    return solver(part, false);
  }

  private static Solver solver(Block part, boolean smallestFirst) {
    return (column, target) -> {
      PrimalSimplex climber = new PrimalSimplex(part);
      new Dive(climber, smallestFirst).seek(column, target);
      return climber.point();
    };
  }

  private void seek(int column, long target) {
    if (climber.send(column, (double) target) != PrimalSimplex.End.REACHED) {
      return;
    }
    climber.hold(column);
    int broken = broken(climber.point());
    while (broken >= 0 && makeWhole(broken)) {
      climber.hold(broken);
      broken = broken(climber.point());
    }
  }

  private boolean makeWhole(int column) {
    double value = climber.point()[column];
    double near = Math.rint(value);
    double other = near > value ? near - 1 : near + 1;
    return isReached(column, near) || isReached(column, other);
  }

  private boolean isReached(int column, double whole) {
    return climber.send(column, whole) == PrimalSimplex.End.REACHED;
  }

  private int broken(double[] point) {
    int chosen = -1;
    for (int column = 0; column < point.length; column++) {
      double distance = distance(point[column]);
      if (distance > WHOLE && (chosen < 0 || isBefore(distance, distance(point[chosen])))) {
        chosen = column;
      }
    }
    return chosen;
  }

  private boolean isBefore(double distance, double other) {
    return smallestFirst ? distance < other : distance > other;
  }

  private static double distance(double value) {
    return Math.abs(value - Math.rint(value));
  }
}
