package org.throughline.disclosure.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;

/// Many moves with the same equations, as an audit makes them: each must balance in every equation.
final class FarthestMoveTest {

  private static final int CELLS = 320;
  private static final int EQUATIONS = 150;
  private static final int MOVES = 150;

  /// Most cells have no room, as where tables are full of zeros. The more equations are solved again, the more errors of
  /// arithmetic there are, and one that is taken for a coefficient multiplies all of them.
  @Test
  void aMoveBalancesHoweverManyWereMadeBefore() {
    for (int seed = 0; seed < 6; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      JointSystem system = system(random);
      Neighbourhood place = new Neighbourhood(system, IntStream.range(0, CELLS).boxed().toList());
      FarthestMove mover = new FarthestMove(new Basis(place), CELLS);
      int moved = 0;
      for (int move = 0; move < MOVES; move++) {
        int cell = random.nextInt(CELLS);
        double reached = mover.send(cell, random.nextBoolean() ? 1 : -1, 9, rooms(random));
        assertThat(mover.gaveUp()).isFalse();
        double[] change = mover.change();
        assertThat(Math.abs(change[cell])).isCloseTo(reached, within(1e-6));
        for (LinearRow row : system.rows()) {
          double sum = 0;
          for (int at = 0; at < row.size(); at++) {
            sum += row.coefficient(at) * change[row.cell(at)];
          }
          assertThat(sum).as("seed %d, move %d", seed, move).isCloseTo(0, within(1e-6));
        }
        moved += reached > 0 ? 1 : 0;
      }
      assertThat(moved).isGreaterThan(MOVES / 20);
    }
  }

  private static MoveLimits rooms(SplittableRandom random) {
    MoveLimits rooms = new MoveLimits(CELLS);
    for (int cell = 0; cell < CELLS; cell++) {
      if (random.nextInt(3) > 0) {
        rooms.set(cell, random.nextInt(30), random.nextInt(4));
      }
    }
    return rooms;
  }

  /// Sums and differences of a few cells each.
  private static JointSystem system(SplittableRandom random) {
    List<LinearRow> rows = new ArrayList<>();
    for (int row = 0; row < EQUATIONS; row++) {
      int[] cells = random.ints(0, CELLS).distinct().limit(3 + random.nextInt(4)).toArray();
      long[] signs = random.ints(cells.length, 0, 2).mapToLong(sign -> 2L * sign - 1).toArray();
      rows.add(new LinearRow(cells, signs));
    }
    return JointSystem.of(
        IntStream.range(0, CELLS).mapToObj(String::valueOf).toList(), new long[CELLS], rows);
  }
}
