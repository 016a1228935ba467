package org.throughline.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.SmallWorld;

/// Exact arithmetic, in few and fixed worlds.
final class ExactClimberTest {

  @Test
  void exactAndFloatingPointAgreeInFewWorlds() {
    for (int seed = 0; seed < 60; seed++) {
      SimplexPropertiesTest.compare(new SmallWorld(new Random(seed), true).attack(), false);
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
    assertThat(List.of(half.compareTo(Ratio.of(3).over(Ratio.of(6))), Ratio.ZERO.sign()))
        .containsOnly(0);
  }
}
