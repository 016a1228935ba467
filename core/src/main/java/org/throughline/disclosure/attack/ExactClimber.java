package org.throughline.disclosure.attack;

import java.util.Arrays;
import java.util.Optional;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.LinearRow;

/// The simplex method in exact arithmetic, from the true counts, by a rule that cannot cycle. Slow;
/// decides where floating point is in doubt: when it says how far a cell can go, the cell cannot go
/// further.
final class ExactClimber {

  /// Larger parts, in columns times equations, are left to floating point.
  private static final long LARGEST = 10_000;

  /// A limit in steps, so that the verdict does not depend on the machine.
  private static final int STEPS = 3_000;

  private final Block block;
  private final Ratio[][] rows;
  private final int[] basis;
  private final boolean[] basic;
  private final Ratio[] point;

  private ExactClimber(Block block) {
    this.block = block;
    basic = new boolean[block.size()];
    point = new Ratio[block.size()];
    for (int column = 0; column < point.length; column++) {
      point[column] = Ratio.of(block.attack().system().count(block.cell(column)));
    }
    Ratio[][] matrix = matrix(block);
    int[] pivots = new int[matrix.length];
    int rank = 0;
    for (int row = 0; row < matrix.length; row++) {
      int column = firstNonZero(matrix[row]);
      if (column >= 0) {
        Ratio[] swapped = matrix[rank];
        matrix[rank] = matrix[row];
        matrix[row] = swapped;
        eliminate(matrix, rank, column);
        basic[column] = true;
        pivots[rank++] = column;
      }
    }
    rows = Arrays.copyOf(matrix, rank);
    basis = Arrays.copyOf(pivots, rank);
  }

  /// Proposes nothing but the true counts where the part is too large.
  static Solver solver(Block part) {
    return (column, target) -> {
      if (isTooLarge(part)) {
        return part.truth();
      }
      ExactClimber climber = new ExactClimber(part);
      climber.climb(column, Optional.of(Ratio.of(target)), climber.directionTo(column, target));
      return Arrays.stream(climber.point).mapToDouble(Ratio::approximate).toArray();
    };
  }

  static boolean isTooLarge(Block part) {
    return (long) part.size() * Math.max(1, part.rows().size()) > LARGEST;
  }

  /// How far a column can go up (1) or down (-1), fractions allowed; empty if for ever.
  ///
  /// @throws IllegalStateException if it gave up
  static Optional<Ratio> extreme(Block block, int column, int direction) {
    ExactClimber climber = new ExactClimber(block);
    return climber.climb(column, Optional.empty(), direction)
        ? Optional.of(climber.point[column])
        : Optional.empty();
  }

  /// Whether no table, not even one in fractions, has this value in a column.
  static boolean excludes(Block block, int column, long target) {
    if (isTooLarge(block)) {
      return false;
    }
    try {
      ExactClimber climber = new ExactClimber(block);
      int direction = climber.directionTo(column, target);
      climber.climb(column, Optional.of(Ratio.of(target)), direction);
      return climber.directionTo(column, target) == direction
          && !climber.point[column].equals(Ratio.of(target));
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private int directionTo(int column, long target) {
    return Ratio.of(target).compareTo(point[column]) >= 0 ? 1 : -1;
  }

  private static Ratio[][] matrix(Block block) {
    Ratio[][] matrix = new Ratio[block.rows().size()][block.size()];
    for (int row = 0; row < matrix.length; row++) {
      Arrays.fill(matrix[row], Ratio.ZERO);
      LinearRow equation = block.rows().get(row);
      for (int place = 0; place < equation.size(); place++) {
        int column = block.column(equation.cell(place));
        if (column >= 0) {
          matrix[row][column] = matrix[row][column].plus(Ratio.of(equation.coefficient(place)));
        }
      }
    }
    return matrix;
  }

  private static int firstNonZero(Ratio[] row) {
    for (int column = 0; column < row.length; column++) {
      if (row[column].sign() != 0) {
        return column;
      }
    }
    return -1;
  }

  private static void eliminate(Ratio[][] matrix, int pivotRow, int column) {
    Ratio[] source = matrix[pivotRow];
    Ratio pivot = source[column];
    for (int at = 0; at < source.length; at++) {
      if (source[at].sign() != 0) {
        source[at] = source[at].over(pivot);
      }
    }
    for (int row = 0; row < matrix.length; row++) {
      Ratio factor = matrix[row][column];
      if (row != pivotRow && factor.sign() != 0) {
        for (int at = 0; at < source.length; at++) {
          if (source[at].sign() != 0) {
            matrix[row][at] = matrix[row][at].minus(factor.times(source[at]));
          }
        }
      }
    }
  }

  /// Moves a column as far as it goes, or to a target; false if it can go on for ever.
  private boolean climb(int column, Optional<Ratio> target, int direction) {
    for (int step = 0; step < STEPS; step++) {
      if (target.isPresent() && point[column].equals(target.orElseThrow())) {
        return true;
      }
      int entering = entering(column, direction);
      if (entering < 0) {
        return true;
      }
      int way = basic[column] ? -direction * rate(column, entering).sign() : direction;
      if (!take(entering, way, limit(column, entering, target))) {
        return false;
      }
    }
    throw new IllegalStateException("Gave up after " + STEPS + " steps");
  }

  /// How far the entering column may go before the sought one has reached its target.
  private Optional<Ratio> limit(int column, int entering, Optional<Ratio> target) {
    return target.map(
        value -> {
          Ratio rate = basic[column] ? rate(column, entering) : Ratio.of(1);
          Ratio length = value.minus(point[column]).over(rate);
          return length.sign() < 0 ? length.negated() : length;
        });
  }

  /// How much a basic column falls when another rises by one.
  private Ratio rate(int column, int other) {
    return rows[rowOf(column)][other];
  }

  private int rowOf(int column) {
    for (int row = 0; row < basis.length; row++) {
      if (basis[row] == column) {
        return row;
      }
    }
    throw new IllegalStateException("Column " + column + " is not basic");
  }

  /// The first column whose change moves the sought one; -1 if there is none.
  private int entering(int column, int direction) {
    if (!basic[column]) {
      return hasRoom(column, direction) ? column : -1;
    }
    Ratio[] row = rows[rowOf(column)];
    for (int candidate = 0; candidate < row.length; candidate++) {
      if (!basic[candidate]
          && row[candidate].sign() != 0
          && hasRoom(candidate, -direction * row[candidate].sign())) {
        return candidate;
      }
    }
    return -1;
  }

  private boolean hasRoom(int column, int direction) {
    return room(column, direction).map(room -> room.sign() > 0).orElse(true);
  }

  /// Empty if there is no bound that way.
  private Optional<Ratio> room(int column, int direction) {
    int cell = block.cell(column);
    if (direction < 0) {
      return Optional.of(point[column].minus(Ratio.of(block.attack().lower(cell))));
    }
    long upper = block.attack().upper(cell);
    return upper == Attack.UNBOUNDED
        ? Optional.empty()
        : Optional.of(Ratio.of(upper).minus(point[column]));
  }

  /// Moves the entering column until something stops it; false if nothing does.
  private boolean take(int entering, int way, Optional<Ratio> longest) {
    Optional<Ratio> length = shorter(room(entering, way), longest);
    int blocking = -1;
    for (int row = 0; row < basis.length; row++) {
      Ratio rate = rows[row][entering];
      if (rate.sign() != 0) {
        Optional<Ratio> room =
            room(basis[row], -way * rate.sign())
                .map(space -> space.over(rate.sign() < 0 ? rate.negated() : rate));
        if (room.isPresent() && isFirst(room.orElseThrow(), length, row, blocking)) {
          length = room;
          blocking = row;
        }
      }
    }
    if (length.isEmpty()) {
      return false;
    }
    advance(entering, length.orElseThrow().times(Ratio.of(way)));
    if (blocking >= 0) {
      pivot(blocking, entering);
    }
    return true;
  }

  private boolean isFirst(Ratio room, Optional<Ratio> length, int row, int blocking) {
    int order = length.map(room::compareTo).orElse(-1);
    return order < 0 || (order == 0 && blocking >= 0 && basis[row] < basis[blocking]);
  }

  private static Optional<Ratio> shorter(Optional<Ratio> one, Optional<Ratio> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    return one.orElseThrow().compareTo(other.orElseThrow()) <= 0 ? one : other;
  }

  private void advance(int entering, Ratio change) {
    point[entering] = point[entering].plus(change);
    for (int row = 0; row < basis.length; row++) {
      if (rows[row][entering].sign() != 0) {
        point[basis[row]] = point[basis[row]].minus(rows[row][entering].times(change));
      }
    }
  }

  private void pivot(int row, int column) {
    eliminate(rows, row, column);
    basic[basis[row]] = false;
    basic[column] = true;
    basis[row] = column;
  }
}
