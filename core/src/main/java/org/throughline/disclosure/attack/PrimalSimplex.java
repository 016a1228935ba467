package org.throughline.disclosure.attack;

/// Moves one cell of a block up or down as far as the equations and bounds let it: the primal
/// simplex method, started from the true counts, which are feasible, so that no first phase is
/// needed.
final class PrimalSimplex {

  enum End {
    /// The cell got to where it was sent.
    REACHED,
    /// The cell cannot go further.
    OPTIMAL,
    /// Too many steps; nothing is proved.
    GAVE_UP
  }

  private static final double EPSILON = 1e-9;

  /// Steps of length zero before the rule changes to the one that cannot cycle.
  private static final int PATIENCE = 100;

  private final Tableau tableau;
  private final double[] lower;
  private final double[] upper;
  private final double[] truth;
  private double[] point;
  private int standstill;

  PrimalSimplex(Block block) {
    tableau = new Tableau(block);
    truth = block.truth();
    point = truth.clone();
    lower = new double[truth.length];
    upper = new double[truth.length];
    for (int column = 0; column < truth.length; column++) {
      lower[column] = block.attack().lower(block.cell(column));
      upper[column] = Tableau.bound(block.attack().upper(block.cell(column)));
    }
  }

  /// Goes on from where the last search ended, which is usually near.
  static Solver solver(Block part) {
    return new Warm(new PrimalSimplex(part));
  }

  /// Remembers how the last search ended.
  private static final class Warm implements Solver {

    private final PrimalSimplex climber;
    private End end = End.GAVE_UP;

    private Warm(PrimalSimplex climber) {
      this.climber = climber;
    }

    @Override
    public double[] seek(int column, long target) {
      end = climber.send(column, (double) target);
      return climber.point();
    }

    @Override
    public boolean isOutOfReach() {
      return end == End.OPTIMAL;
    }
  }

  /// Where the block's cells are now, by column.
  double[] point() {
    return point.clone();
  }

  /// Back to the true counts.
  void restart() {
    point = truth.clone();
  }

  /// Sends a column towards a value, which may be infinite.
  End send(int column, double target) {
    standstill = 0;
    int limit = 20_000 + 50 * (truth.length + tableau.rank());
    for (int step = 0; step < limit; step++) {
      double distance = target - point[column];
      if (Math.abs(distance) <= EPSILON) {
        return End.REACHED;
      }
      Move move = move(column, Math.signum(distance));
      if (move.column() < 0) {
        return End.OPTIMAL;
      }
      if (take(move, Math.abs(distance) / move.gain())) {
        return End.REACHED;
      }
    }
    return End.GAVE_UP;
  }

  /// A column to change, in which direction, and how fast the sought column gains by it.
  private record Move(int column, double direction, double gain) {}

  private static final Move NONE = new Move(-1, 0, 0);

  private Move move(int column, double sign) {
    if (!tableau.isBasic(column)) {
      return canMove(column, sign) ? new Move(column, sign, 1) : NONE;
    }
    int row = tableau.rowOf(column);
    Move best = NONE;
    for (int candidate = 0; candidate < truth.length; candidate++) {
      double rate = -tableau.at(row, candidate) * sign;
      double gain = Math.abs(rate);
      if (gain > Math.max(best.gain(), EPSILON)
          && !tableau.isBasic(candidate)
          && canMove(candidate, Math.signum(rate))) {
        best = new Move(candidate, Math.signum(rate), gain);
        if (standstill > PATIENCE) {
          return best;
        }
      }
    }
    return best;
  }

  private boolean canMove(int column, double direction) {
    return room(column, direction) > EPSILON;
  }

  private double room(int column, double direction) {
    return direction > 0 ? upper[column] - point[column] : point[column] - lower[column];
  }

  /// Takes a step no longer than `longest`; whether it was that long.
  private boolean take(Move move, double longest) {
    double length = Math.min(longest, room(move.column(), move.direction()));
    int blocking = -1;
    for (int row = 0; row < tableau.rank(); row++) {
      double rate = -tableau.at(row, move.column()) * move.direction();
      if (Math.abs(rate) > EPSILON) {
        double room = room(tableau.basicColumn(row), Math.signum(rate)) / Math.abs(rate);
        if (room < length - EPSILON || (room < length + EPSILON && prefer(row, blocking, move))) {
          length = Math.max(0, Math.min(length, room));
          blocking = row;
        }
      }
    }
    if (Double.isInfinite(length)) {
      point[move.column()] = move.direction() * Double.POSITIVE_INFINITY;
      return true;
    }
    advance(move, length);
    standstill = length < EPSILON ? standstill + 1 : 0;
    if (length >= longest - EPSILON) {
      return true;
    }
    if (blocking >= 0) {
      tableau.pivot(blocking, move.column());
    }
    return false;
  }

  /// Among rows that block equally soon: the largest coefficient, for the sake of accuracy, or the
  /// first column once the search stands still.
  private boolean prefer(int row, int blocking, Move move) {
    if (blocking < 0) {
      return true;
    }
    if (standstill > PATIENCE) {
      return tableau.basicColumn(row) < tableau.basicColumn(blocking);
    }
    return Math.abs(tableau.at(row, move.column())) > Math.abs(tableau.at(blocking, move.column()));
  }

  private void advance(Move move, double length) {
    double change = move.direction() * length;
    point[move.column()] += change;
    for (int row = 0; row < tableau.rank(); row++) {
      double coefficient = tableau.at(row, move.column());
      if (coefficient != 0) {
        point[tableau.basicColumn(row)] -= coefficient * change;
      }
    }
  }
}
