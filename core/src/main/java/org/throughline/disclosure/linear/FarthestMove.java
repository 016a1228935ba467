package org.throughline.disclosure.linear;

/// Moves one cell as far as equations and rooms let it: the primal simplex method over changes, which
/// starts from "no change". Where the cell stops, the equation it is solved in says why: no further
/// than the room of the cells in it, each times its rate. That is the capacity cut of Fischetti and
/// Salazar (2001).
public final class FarthestMove {

  private static final double EPSILON = 1e-7;
  private static final int PATIENCE = 60;

  private final Basis basis;
  private final int cells;
  private double[] change;
  private MoveLimits rooms;
  private long work;
  private boolean gaveUp;

  public FarthestMove(Basis basis, int cells) {
    this.basis = basis;
    this.cells = cells;
    change = new double[cells];
    rooms = new MoveLimits(cells);
  }

  /// How much was done so far, in numbers touched: a measure of time that is the same everywhere.
  public long work() {
    return work;
  }

  /// Sends a cell up (direction 1) or down (-1), no farther than `enough`, which may be infinite.
  ///
  /// @return how far it got, at least 0
  public double send(int cell, int direction, double enough, MoveLimits rooms) {
    change = new double[cells];
    this.rooms = rooms;
    gaveUp = false;
    int standstill = 0;
    int limit = 20_000 + 50 * (cells + basis.size());
    for (int step = 0; step < limit; step++) {
      double reached = change[cell] * direction;
      if (reached >= enough - EPSILON) {
        return enough;
      }
      Move move = next(cell, direction, standstill > PATIENCE);
      if (move.cell() < 0) {
        return reached;
      }
      double length = take(move, (enough - reached) / move.gain(), standstill > PATIENCE);
      if (Double.isInfinite(length)) {
        return length;
      }
      standstill = length < EPSILON ? standstill + 1 : 0;
    }
    gaveUp = true;
    return change[cell] * direction;
  }

  /// How much each cell changed in the last move, unless it went on for ever.
  public double[] change() {
    return change.clone();
  }

  /// Whether the last move took too many steps, so that the cell might get farther.
  public boolean gaveUp() {
    return gaveUp;
  }

  /// How much the cell that was sent gains, in its direction, per unit of every other cell; of itself
  /// alone if its own room ended the move.
  public double[] rates(int cell, int direction) {
    double[] rates = new double[cells];
    int row = basis.rowOf(cell);
    if (row < 0) {
      rates[cell] = direction;
      return rates;
    }
    for (int other = 0; other < cells; other++) {
      rates[other] = other == cell ? 0 : -basis.at(row, other) * direction;
    }
    return rates;
  }

  private record Move(int cell, int direction, double gain) {}

  private Move next(int cell, int direction, boolean first) {
    work += cells;
    int row = basis.rowOf(cell);
    if (row < 0) {
      return room(cell, direction) > EPSILON ? new Move(cell, direction, 1) : new Move(-1, 0, 0);
    }
    Move best = new Move(-1, 0, Basis.NOISE);
    for (int other = 0; other < cells; other++) {
      double rate = -basis.at(row, other) * direction;
      int move = rate > 0 ? 1 : -1;
      if (Math.abs(rate) > best.gain() && basis.rowOf(other) < 0 && room(other, move) > EPSILON) {
        best = new Move(other, move, Math.abs(rate));
        if (first) {
          return best;
        }
      }
    }
    return best;
  }

  private double room(int cell, int direction) {
    return direction > 0 ? rooms.up[cell] - change[cell] : rooms.down[cell] + change[cell];
  }

  private double take(Move move, double longest, boolean first) {
    double length = Math.min(longest, room(move.cell(), move.direction()));
    int blocking = -1;
    for (int row = 0; row < basis.size(); row++) {
      double rate = -basis.at(row, move.cell()) * move.direction();
      if (Math.abs(rate) > Basis.NOISE) {
        double room = room(basis.cell(row), rate > 0 ? 1 : -1) / Math.abs(rate);
        boolean sooner = room < length - EPSILON;
        if (sooner || (room < length + EPSILON && prefers(row, blocking, move.cell(), first))) {
          length = Math.max(0, Math.min(length, room));
          blocking = row;
        }
      }
    }
    work += basis.size();
    if (Double.isInfinite(length)) {
      return length;
    }
    advance(move, length);
    if (blocking >= 0) {
      work += (long) basis.size() * cells;
      basis.exchange(blocking, move.cell());
    }
    return length;
  }

  /// The larger coefficient, for accuracy; the first cell once the move stands still, so that it
  /// ends.
  private boolean prefers(int row, int other, int cell, boolean first) {
    if (other < 0) {
      return true;
    }
    return first
        ? basis.cell(row) < basis.cell(other)
        : Math.abs(basis.at(row, cell)) > Math.abs(basis.at(other, cell));
  }

  private void advance(Move move, double length) {
    double moved = move.direction() * length;
    change[move.cell()] += moved;
    for (int row = 0; row < basis.size(); row++) {
      change[basis.cell(row)] -= basis.at(row, move.cell()) * moved;
    }
  }
}
