package org.throughline.disclosure.attack;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.throughline.disclosure.SecondSolver;
import org.throughline.disclosure.SmallWorld;
import org.throughline.disclosure.problem.Attack;

/// The simplex method in floating point, in exact arithmetic, and a third one that the auditor does
/// not use for this.
final class SimplexPropertiesTest {

  @Property(tries = 400, seed = "21")
  void threeSolversFindTheSameIntervals(@ForAll Random random) {
    compare(new SmallWorld(random, true).attack(), true);
  }

  static void compare(Attack attack, boolean third) {
    Map<Integer, Interval> floating = Auditor.intervals(attack);
    for (Block block : Block.of(attack)) {
      for (int column = 0; column < block.size(); column++) {
        Interval interval = requireNonNull(floating.get(block.cell(column)));
        Optional<Ratio> max = ExactClimber.extreme(block, column, 1);
        Optional<Ratio> min = ExactClimber.extreme(block, column, -1);
        assertEnd(interval.max(), max.map(Ratio::approximate).orElse(Double.POSITIVE_INFINITY));
        assertEnd(interval.min(), min.map(Ratio::approximate).orElse(Double.NEGATIVE_INFINITY));
        if (third && max.isPresent() && !attack.system().isSlack(block.cell(column))) {
          assertEnd(interval.max(), SecondSolver.max(attack, block.cell(column), 1_000_000));
          assertEnd(interval.min(), SecondSolver.min(attack, block.cell(column), 1_000_000));
        }
      }
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
