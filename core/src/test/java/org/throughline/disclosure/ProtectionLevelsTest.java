package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.table.DimensionKind.PERSONAL;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.attack.Finding;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.Derived;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.ProtectionLevel;

/// Levels, not mere width: 5 and 7 hide each other, so 0 to 12 stay possible and nothing else.
final class ProtectionLevelsTest {

  private final JointSystem system =
      JointSystem.of(List.of(Tables.list("kind", PERSONAL, 5, 7, 100)));

  private Finding audit(ProtectionLevel level) {
    return Auditor.audit(
            Attack.onEverythingKnown(system).hiding(new int[] {0, 1}, 0).against(List.of(level)))
        .findings()
        .getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 12, 12, true, 0",
    "0, 12, 0, true, 0",
    "4, 6, 0, true, 0",
    "5, 5, 12, true, 0",
    "0, 13, 0, false, -1",
    "-1, 5, 0, false, -1",
    "5, 5, 13, false, -1",
    "5, 12, 13, false, -1",
    "-1, 13, 15, false, -3",
  })
  void upperLowerAndSlidingLevelsAreEachTested(
      long low, long high, long width, boolean safe, long worst) {
    Finding finding = audit(new ProtectionLevel(0, low, high, width));
    assertThat(finding.isSafe()).isEqualTo(safe);
    assertThat(finding.excluded()).isEqualTo(low < 0 || high > 12);
    assertThat(Math.min(0, finding.margin())).isEqualTo(worst);
  }

  @Test
  void anIntervalThatIsWideOnOneSideOnlyIsNotEnough() {
    // Wide, by sdcTable's test of width, and yet the true value is its upper end.
    JointSystem bounded =
        JointSystem.of(List.of(Tables.list("kind", PERSONAL, 5, 0, 100)))
            .with(List.of(new Derived.Range("zero or more", "kind/c1", 0, 3)));
    Attack attack =
        Attack.onEverythingKnown(bounded)
            .hiding(new int[] {0, 1}, 0)
            .against(
                List.of(
                    new ProtectionLevel(0, 2, 5),
                    new ProtectionLevel(0, 5, 6),
                    new ProtectionLevel(0, 1, 5)));
    assertThat(Auditor.audit(attack).findings())
        .extracting(Finding::isSafe)
        .containsExactly(true, false, false);
  }

  @Test
  void theKnownBoundsOfFiguresHoldWhateverIsHidden() {
    JointSystem with =
        system.with(
            List.of(
                new Derived.Range("r", "kind/c0", 4, 9), new Derived.Range("s", "kind/c0", 2, 6)));
    assertThat(List.of(with.least(0), with.most(0))).containsExactly(4L, 6L);
    assertThat(with.size()).as("bounds need no slack").isEqualTo(system.size());
    Attack hiding = Attack.onEverythingKnown(with).hiding(new int[] {0, 1}, 1);
    assertThat(List.of(hiding.lower(0), hiding.upper(0))).containsExactly(4L, 6L);
    assertThat(List.of(hiding.lower(1), hiding.upper(1))).containsExactly(1L, Attack.UNBOUNDED);
    assertThat(IntStream.range(0, with.size()).filter(cell -> !hiding.knows(cell))).hasSize(2);
    Attack knowing = hiding.knowing(Set.of(0));
    assertThat(IntStream.range(0, with.size()).filter(cell -> !knowing.knows(cell))).hasSize(1);
  }

  @Test
  void aSlackIsNoCell() {
    JointSystem with =
        system.with(List.of(new Derived.Balance("b", List.of("kind/c0"), List.of("kind/c1"), -2)));
    assertThat(with.size()).isEqualTo(system.size() + 2);
    assertThat(with.isSlack(system.size() - 1)).isFalse();
    assertThat(with.isSlack(system.size())).isTrue();
    assertThat(with.id(system.size())).isEqualTo("b at least");
    assertThat(with.rows()).allMatch(row -> row.at(with.counts()) == 0);
    assertThat(with.rows().getFirst().isTotal()).isTrue();
    assertThat(with.rows().getLast().isTotal()).isFalse();
    assertThatThrownBy(() -> with.with(List.of(new Derived.Range("r", "b at least", 0, 9))))
        .hasMessageContaining("b at least");
    JointSystem twice =
        with.with(List.of(new Derived.Balance("b", List.of("kind/c0"), List.of("kind/c1"), -2)));
    assertThat(twice.id(system.size() + 2)).isEqualTo("b at least'");
  }

  @Test
  void anAttackOnCountsThatBreakABoundIsRefused() {
    Attack attack = Tables.bounding(Attack.onEverythingKnown(system), 0, 6, 9);
    assertThatThrownBy(() -> Auditor.audit(attack)).hasMessageContaining("kind/c0");
    assertThatThrownBy(() -> Attack.onEverythingKnown(system).withCoalitionsOf(-1))
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> new ProtectionLevel(0, 2, 1))
        .hasMessageContaining("low 2 above high 1");
  }
}
