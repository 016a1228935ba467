package org.throughline.disclosure.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Systems that are given directly.
final class GivenSystemTest {

  private static final LinearRow ROW = LinearRow.ofTotal(2, new int[] {0, 1});

  @Test
  void whatAddsUpIsTaken() {
    JointSystem system =
        JointSystem.of(List.of("a", "b", "sum"), new long[] {5, 7, 12}, List.of(ROW));
    assertThat(system.counts()).containsExactly(5, 7, 12);
    assertThat(system.index("sum")).isEqualTo(2);
    assertThat(system.isSlack(2)).isFalse();
    Attack attack = Attack.within(system, new long[] {1, 7, 12}, new long[] {9, 7, 12});
    assertThat(attack.knows(1)).isTrue();
    assertThat(List.of(attack.lower(0), attack.upper(0))).containsExactly(1L, 9L);
  }

  @Test
  void whatDoesNotAddUpIsRefused() {
    List<String> ids = List.of("a", "b", "sum");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JointSystem.of(ids, new long[] {5, 7, 13}, List.of(ROW)))
        .withMessageContaining("off by -1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> JointSystem.of(List.of("a", "b", "a"), new long[] {5, 7, 12}, List.of(ROW)))
        .withMessageContaining("'a' is repeated");
  }

  @Test
  void aRangeMayBeOneNumber() {
    assertThat(new Derived.Range("r", "a", 5, 5).agrees(cell -> 5)).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> new Derived.Range("r", "a", 6, 5));
  }
}
