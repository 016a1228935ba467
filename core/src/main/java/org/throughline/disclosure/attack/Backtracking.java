package org.throughline.disclosure.attack;

import java.util.Optional;

/// Tries whole numbers column by column, nearest to the true counts first, and lets the equations
/// narrow what is left. Exact: what it finds is a table, and where it finds none without giving up
/// there is none.
final class Backtracking {

  /// A limit in steps, not in time, so that the verdict does not depend on the machine.
  private static final int STEPS = 2_000;

  /// Larger parts are left to the other solvers.
  private static final int LARGEST = 150;

  private final Block part;
  private int steps;

  private Backtracking(Block part) {
    this.part = part;
  }

  static Solver solver(Block part) {
    return (column, target) -> {
      double[] point = part.truth();
      Optional<Domains> found = new Backtracking(part).search(column, target);
      if (found.isPresent()) {
        for (int at = 0; at < point.length; at++) {
          point[at] = (double) found.orElseThrow().low(at);
        }
      }
      return point;
    };
  }

  /// Whether no whole-number table has a column this far from the truth, for certain.
  static boolean excludes(Block part, int column, long target) {
    Backtracking search = new Backtracking(part);
    try {
      return search.search(column, target).isEmpty();
    } catch (IllegalStateException | ArithmeticException e) {
      return false;
    }
  }

  /// @throws IllegalStateException if it gave up
  private Optional<Domains> search(int column, long target) {
    if (part.size() > LARGEST) {
      throw new IllegalStateException("Too large for trying: " + part.size() + " columns");
    }
    Domains domains = Domains.of(part);
    boolean upwards = target >= truth(column);
    boolean left =
        domains.narrow()
            && domains.limit(
                column, upwards ? target : -Domains.FAR, upwards ? Domains.FAR : target);
    return left ? fill(domains) : Optional.empty();
  }

  private long truth(int column) {
    return part.attack().system().count(part.cell(column));
  }

  private Optional<Domains> fill(Domains domains) {
    if (++steps > STEPS) {
      throw new IllegalStateException("Gave up after " + STEPS + " steps");
    }
    int column = narrowest(domains);
    if (column < 0) {
      return Optional.of(domains);
    }
    long middle = Math.clamp(truth(column), domains.low(column), domains.high(column));
    Optional<Domains> found = fill(domains, column, middle, middle);
    if (found.isEmpty() && domains.low(column) < middle) {
      found = fill(domains, column, domains.low(column), middle - 1);
    }
    if (found.isEmpty() && domains.high(column) > middle) {
      found = fill(domains, column, middle + 1, domains.high(column));
    }
    return found;
  }

  private Optional<Domains> fill(Domains domains, int column, long from, long to) {
    Domains narrower = domains.copy();
    return narrower.limit(column, from, to) ? fill(narrower) : Optional.empty();
  }

  /// The open column with the fewest values left; negative if every column has one value.
  private int narrowest(Domains domains) {
    int narrowest = -1;
    for (int column = 0; column < part.size(); column++) {
      if (domains.isOpen(column)
          && (narrowest < 0 || width(domains, column) < width(domains, narrowest))) {
        narrowest = column;
      }
    }
    return narrowest;
  }

  private static long width(Domains domains, int column) {
    return domains.high(column) - domains.low(column);
  }
}
