package org.throughline.disclosure.audit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.SecondSolver;
import org.throughline.disclosure.SmallWorld;
import org.throughline.disclosure.system.Attack;

/// The simplex method in floating point, in exact arithmetic, and a third one that the auditor does
/// not use for this.
final class SimplexPropertiesTest {

  @Property(tries = 400, seed = "21")
  void threeSolversFindTheSameIntervals(@ForAll Random random) {
    compare(new SmallWorld(random, true).attack(), true);
  }

  @Test
  void exactAndFloatingPointAgreeOnAHundredWorlds() {
    for (int seed = 0; seed < 100; seed++) {
      compare(new SmallWorld(new Random(seed), true).attack(), false);
    }
  }

  private static void compare(Attack attack, boolean third) {
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

  @Test
  void ratiosAreReducedAndCompared() {
    Ratio half = Ratio.of(2).over(Ratio.of(4));
    assertThat(half).isEqualTo(Ratio.of(-1).over(Ratio.of(-2)));
    assertThat(half.plus(half)).isEqualTo(Ratio.of(1));
    assertThat(half.minus(Ratio.of(1))).isEqualTo(half.negated());
    assertThat(half.times(half).approximate()).isEqualTo(0.25);
    assertThat(Ratio.of(1).over(Ratio.of(3))).isLessThan(half);
    assertThat(half.negated().sign()).isEqualTo(-1);
    assertThat(List.of(half.compareTo(half), Ratio.ZERO.sign())).containsOnly(0);
  }
}
