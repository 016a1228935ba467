package org.throughline.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.SecondSolver;
import org.throughline.disclosure.SmallWorld;
import org.throughline.disclosure.problem.Attack;

/// The simplex method against a solver that the auditor does not use for this.
final class SimplexPropertiesTest {

  @Test
  void twoSolversFindTheSameIntervals() {
    for (int seed = 0; seed < 150; seed++) {
      Attack attack = new SmallWorld(new Random(seed), true).attack();
      Auditor.intervals(attack)
          .forEach(
              (cell, interval) -> {
                if (!attack.system().isSlack(cell) && !Double.isInfinite(interval.max())) {
                  assertEnd(interval.max(), SecondSolver.max(attack, cell, 1_000_000));
                  assertEnd(interval.min(), SecondSolver.min(attack, cell, 1_000_000));
                }
              });
    }
  }

  private static void assertEnd(double one, double other) {
    if (Double.isInfinite(other)) {
      assertThat(one).isEqualTo(other);
    } else {
      assertThat(one).isCloseTo(other, within(1e-6 * Math.max(1, Math.abs(other))));
    }
  }
}
