package org.throughline.disclosure.attack;

import org.throughline.disclosure.linear.FarthestMove;
import org.throughline.disclosure.linear.MoveLimits;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.ProtectionLevel;

/// Moves one cell of a block up or down as far as the equations and bounds let it: the primal
/// simplex method, started from the true counts, which are feasible, so that no first phase is
/// needed. Ends in fractions at times.
final class Simplex implements Solver {

  private final double[] truth;
  private final MoveLimits limits;
  private final FarthestMove mover;
  private boolean isOutOfReach;

  Simplex(Block block) {
    truth = block.truth();
    limits = new MoveLimits(truth.length);
    for (int column = 0; column < truth.length; column++) {
      long upper = block.attack().upper(block.cell(column));
      limits.set(
          column,
          upper == Attack.UNBOUNDED ? Double.POSITIVE_INFINITY : upper - truth[column],
          truth[column] - block.attack().lower(block.cell(column)));
    }
    mover = new FarthestMove(block.place().basis(), truth.length);
  }

  @Override
  public double[] seek(int column, long target) {
    double distance = target - truth[column];
    if (distance == 0) {
      isOutOfReach = false;
      return truth.clone();
    }
    int direction = distance > 0 ? 1 : -1;
    double reached = mover.send(column, direction, Math.abs(distance), limits);
    isOutOfReach = !mover.gaveUp() && reached < Math.abs(distance) - Block.TOLERANCE;
    double[] point = mover.change();
    for (int at = 0; at < point.length; at++) {
      point[at] += truth[at];
    }
    return point;
  }

  @Override
  public boolean isOutOfReach() {
    return isOutOfReach;
  }

  /// Whether both ends of a level are possible, fractions allowed; not if it gave up.
  boolean reaches(int column, ProtectionLevel level) {
    return seek(column, level.high())[column] > level.high() - Block.TOLERANCE
        && seek(column, level.low())[column] < level.low() + Block.TOLERANCE;
  }

  /// The largest (direction 1) or smallest (-1) value of a column, infinite if nothing stops it.
  ///
  /// @throws IllegalStateException if it gave up
  double extreme(int column, int direction) {
    double reached = mover.send(column, direction, Double.POSITIVE_INFINITY, limits);
    if (mover.gaveUp()) {
      throw new IllegalStateException("Too many steps");
    }
    return truth[column] + direction * reached;
  }
}
