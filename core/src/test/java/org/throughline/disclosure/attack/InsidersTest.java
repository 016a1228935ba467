package org.throughline.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.Tables;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.ProtectionLevel;

/// Audits of two blocks: 5 and 7 of twelve, 2 and 4 and 3 of nine.
final class InsidersTest {

  private static final Attack ATTACK =
      Given.attack(
          new long[] {5, 7, 2, 4, 3, 12, 9},
          5,
          Given.row(1, 1, 0, 0, 0, -1, 0),
          Given.row(0, 0, 1, 1, 1, 0, -1));

  @Test
  void groupsAreAuditedAgainstOthersOfTheirBlock() {
    Attack attack =
        ATTACK.against(
            List.of(
                new ProtectionLevel(0, 4, 6),
                new ProtectionLevel(2, 1, 3),
                new ProtectionLevel(3, 1, 5)));
    assertThat(attackersOf(attack.withInsiders(List.of(Set.of(1))))).containsExactly("c1", "", "");
    assertThat(attackersOf(attack.withInsiders(List.of(Set.of(2))))).containsExactly("", "", "");
    assertThat(attackersOf(attack.withInsiders(List.of(Set.of(2, 4)))))
        .containsExactly("", "", "c2,c4");
  }

  /// Who is not held off by the levels, in order; nothing where they hold.
  private static List<String> attackersOf(Attack attack) {
    return Auditor.audit(attack).findings().stream()
        .map(finding -> finding.isSafe() ? "" : String.join(",", finding.attacker().knows()))
        .toList();
  }

  @Test
  void intervalsOfBothBlocksReachToTheirTotals() {
    Map<Integer, Interval> intervals = Auditor.intervals(ATTACK);
    assertThat(intervals).hasSize(5);
    intervals.forEach(
        (cell, interval) -> {
          assertThat(interval.low()).isEqualTo(0);
          assertThat(interval.high()).isEqualTo(cell < 2 ? 12 : 9);
        });
  }

  @Test
  void countsOutsideTheirBoundsAreRefused() {
    for (Attack attack :
        List.of(Tables.bounding(ATTACK, 0, 6, 9), Tables.bounding(ATTACK, 0, 1, 4))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Auditor.intervals(attack))
          .withMessageContaining("c0");
      assertThatIllegalArgumentException().isThrownBy(() -> Auditor.audit(attack));
    }
    assertThat(Auditor.intervals(Tables.bounding(ATTACK, 0, 5, 9)).get(0))
        .isEqualTo(new Interval(5, 9));
    assertThat(Auditor.intervals(Tables.bounding(ATTACK, 0, 4, 5)).get(0))
        .isEqualTo(new Interval(4, 5));
  }

  @Test
  void marginsAreThoseOfTheCloserEnd() {
    assertThat(margin(new ProtectionLevel(0, 3, 9))).isEqualTo(1);
    assertThat(margin(new ProtectionLevel(0, 5, 8))).isEqualTo(2);
    assertThat(margin(new ProtectionLevel(0, 1, 8))).isEqualTo(-1);
    assertThat(margin(new ProtectionLevel(0, 5, 6, 7))).isEqualTo(1);
    assertThat(margin(new ProtectionLevel(0, 5, 6, 9))).isEqualTo(-1);
    assertThat(margin(new ProtectionLevel(0, 3, 6, 2))).isEqualTo(1);
  }

  @Test
  void safeIsWhatIsMetExactly() {
    assertThat(finding(new ProtectionLevel(0, 2, 10, 8)).isSafe()).isTrue();
    assertThat(finding(new ProtectionLevel(0, 2, 10, 9)).isSafe()).isFalse();
    assertThat(finding(new ProtectionLevel(0, 1, 10)).isSafe()).isFalse();
    assertThat(finding(new ProtectionLevel(0, 2, 11)).isSafe()).isFalse();
  }

  @Test
  void aKnownCellHasOneValue() {
    AuditReport report =
        Auditor.audit(
            ATTACK.against(
                List.of(new ProtectionLevel(5, 12, 12), new ProtectionLevel(5, 12, 13))));
    assertThat(report.findings().stream().map(Finding::isSafe)).containsExactly(true, false);
    assertThat(report.findings().stream().map(Finding::excluded)).containsExactly(false, true);
    assertThat(report.findings().getFirst().cellId()).isEqualTo("c5");
  }

  @Test
  void wholeNumbersOfAnIntervalLieInside() {
    Interval interval = new Interval(2.3, 4.9);
    assertThat(List.of(interval.low(), interval.high())).containsExactly(3L, 4L);
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(3, 2));
  }

  @Test
  void attackersAreNamedByWhatTheyKnow() {
    assertThat(Attacker.OUTSIDER.words()).isEqualTo("an outsider");
    assertThat(new Attacker(List.of("a")).words()).isEqualTo("who is alone in a");
    assertThat(new Attacker(List.of("a", "b")).words()).isEqualTo("those who are alone in a and b");
  }

  /// Against values proved from 2 to 10.
  private static long margin(ProtectionLevel level) {
    return finding(level).margin();
  }

  private static Finding finding(ProtectionLevel level) {
    return new Finding("c0", level, 2, 10, Attacker.OUTSIDER, false);
  }
}
