package org.throughline.disclosure.secondary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.throughline.disclosure.linear.Basis;

/// Moves one cell by a given distance and rebalances every equation at the lowest price: the
/// primal simplex method over changes, with prices per unit up and down, which start from "no
/// change" and keep the basis from one question to the next.
///
/// Follows the linear-programming heuristics for complementary suppression in the literature on
/// the cell suppression problem (Fischetti and Salazar 2001).
final class CheapestMove {

  private static final double EPSILON = 1e-6;
  private static final int PATIENCE = 200;

  private final Basis basis;
  private final int cells;
  private double[] change;
  private double[] shadow;
  private int[] side;
  private int standstill;
  private long work;

  CheapestMove(Basis basis, int cells) {
    this.basis = basis;
    this.cells = cells;
    change = new double[cells];
    shadow = new double[cells];
    side = new int[basis.size()];
  }

  /// How many numbers were touched, the same on every machine.
  long work() {
    return work;
  }

  /// The change of every cell, or nothing if the cell cannot be moved that far.
  Optional<double[]> move(int cell, double distance, Prices prices) {
    prepare(cell, distance, prices);
    int limit = 1_000 + 3 * cells;
    for (int step = 0; step < limit; step++) {
      work += cells;
      Entry entry = cheapest(prices);
      if (entry.cell() < 0) {
        return Math.abs(change[cell] - distance) < EPSILON
            ? Optional.of(change.clone())
            : Optional.empty();
      }
      if (!take(entry, prices)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void prepare(int cell, double distance, Prices prices) {
    change = new double[cells];
    shadow = new double[cells];
    standstill = 0;
    for (int row = 0; row < basis.size(); row++) {
      side[row] = basis.cell(row) == cell && distance < 0 ? -1 : 1;
      double slope = slope(row, prices);
      if (slope != 0) {
        basis.addTo(shadow, row, slope);
      }
    }
  }

  /// The price per unit upwards of a solved cell, on the side of zero where it is.
  private double slope(int row, Prices prices) {
    int cell = basis.cell(row);
    return side[row] > 0 ? prices.up[cell] : -prices.down[cell];
  }

  /// A free cell to move, the direction, and the price per unit with all that follows from it.
  private record Entry(int cell, int direction, double rate) {}

  private Entry cheapest(Prices prices) {
    Entry best = new Entry(-1, 0, -EPSILON);
    int offset = standstill > PATIENCE ? (int) (standstill * 7919L % cells) : 0;
    for (int at = 0; at < cells; at++) {
      int cell = (at + offset) % cells;
      if (basis.rowOf(cell) >= 0 || (prices.roomUp[cell] == 0 && prices.roomDown[cell] == 0)) {
        continue;
      }
      if (change[cell] < prices.roomUp[cell]) {
        double own = change[cell] >= 0 ? prices.up[cell] : -prices.down[cell];
        if (own - shadow[cell] < best.rate()) {
          best = new Entry(cell, 1, own - shadow[cell]);
        }
      }
      if (-change[cell] < prices.roomDown[cell]) {
        double own = change[cell] <= 0 ? prices.down[cell] : -prices.up[cell];
        if (own + shadow[cell] < best.rate()) {
          best = new Entry(cell, -1, own + shadow[cell]);
        }
      }
      if (best.cell() >= 0 && standstill > PATIENCE) {
        return best;
      }
    }
    return best;
  }

  /// A place along the move where the price changes, or where it ends.
  ///
  /// @param row the row whose cell gets there, or -1 for the moving cell itself
  /// @param extra what is added to the price per unit; infinite at the end of the room
  private record Turn(double at, int row, double extra) {}

  /// Takes the move as far as it pays; false if it would pay for ever, which only an error of
  /// arithmetic can bring about.
  private boolean take(Entry entry, Prices prices) {
    List<Turn> turns = turns(entry, prices);
    double rate = entry.rate();
    for (Turn turn : turns) {
      rate += turn.extra();
      if (rate >= -EPSILON) {
        advance(entry, turn.at());
        standstill = turn.at() < EPSILON ? standstill + 1 : 0;
        if (turn.row() >= 0) {
          work += (long) basis.size() * cells;
          exchange(entry, turn.row(), prices);
        }
        return true;
      }
      if (turn.row() >= 0) {
        flip(turn.row(), prices);
      }
    }
    return false;
  }

  private List<Turn> turns(Entry entry, Prices prices) {
    List<Turn> turns = new ArrayList<>();
    addTurns(turns, prices, new Mover(entry.cell(), -1, entry.direction()));
    for (int row = 0; row < basis.size(); row++) {
      double rate = -basis.at(row, entry.cell()) * entry.direction();
      if (Math.abs(rate) > Basis.NOISE) {
        addTurns(turns, prices, new Mover(basis.cell(row), row, rate));
      }
    }
    turns.sort(
        Comparator.comparingDouble(Turn::at)
            .thenComparingDouble(Turn::extra)
            .thenComparingInt(Turn::row));
    return turns;
  }

  private record Mover(int cell, int row, double rate) {}

  private void addTurns(List<Turn> turns, Prices prices, Mover mover) {
    double speed = Math.abs(mover.rate());
    double here = mover.rate() > 0 ? change[mover.cell()] : -change[mover.cell()];
    double end = mover.rate() > 0 ? prices.roomUp[mover.cell()] : prices.roomDown[mover.cell()];
    if (end > 0 && (here < 0 || (here == 0 && facesAway(mover)))) {
      double extra = (prices.up[mover.cell()] + prices.down[mover.cell()]) * speed;
      turns.add(new Turn(-here / speed, mover.row(), extra));
    }
    if (!Double.isInfinite(end)) {
      turns.add(new Turn((end - here) / speed, mover.row(), Double.POSITIVE_INFINITY));
    }
  }

  /// Whether a solved cell that has not moved is priced for the other direction.
  private boolean facesAway(Mover mover) {
    return mover.row() >= 0 && side[mover.row()] * mover.rate() < 0;
  }

  private void flip(int row, Prices prices) {
    double before = slope(row, prices);
    side[row] = -side[row];
    basis.addTo(shadow, row, slope(row, prices) - before);
  }

  private void advance(Entry entry, double length) {
    double moved = entry.direction() * length;
    change[entry.cell()] = Basis.clean(change[entry.cell()] + moved);
    for (int row = 0; row < basis.size(); row++) {
      double coefficient = basis.at(row, entry.cell());
      if (coefficient != 0) {
        int cell = basis.cell(row);
        change[cell] = Basis.clean(change[cell] - coefficient * moved);
      }
    }
  }

  private void exchange(Entry entry, int row, Prices prices) {
    double reduced = shadow[entry.cell()];
    basis.exchange(row, entry.cell());
    double value = change[entry.cell()];
    side[row] = value == 0 ? entry.direction() : (int) Math.signum(value);
    basis.addTo(shadow, row, slope(row, prices) - reduced);
  }
}
