package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.table.DimensionKind.PERSONAL;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.ProtectionLevel;

/// Two cells hide each other from outsiders, not from the one who is alone in the other cell.
final class InsiderTest {

  private final JointSystem system =
      JointSystem.of(List.of(Tables.list("firms", PERSONAL, 5, 7, 30, 100)));

  @Test
  void aSingletonSeesThroughASecondCellAndNotThroughAThird() {
    int first = system.index("firms/c0");
    int second = system.index("firms/c1");
    int third = system.index("firms/c2");
    Attack two =
        Attack.onEverythingKnown(system)
            .hiding(new int[] {first, second}, 0)
            .against(List.of(new ProtectionLevel(first, 4, 6)));
    assertThat(Auditor.audit(two).passed()).isTrue();
    assertThat(Auditor.audit(two.withInsiders(List.of(Set.of(second)))).passed()).isFalse();
    Attack three = two.hiding(new int[] {third}, 0);
    assertThat(Auditor.audit(three.withInsiders(List.of(Set.of(second)))).passed()).isTrue();
    assertThat(Auditor.audit(three.withInsiders(List.of(Set.of(second, third)))).passed())
        .isFalse();
  }
}
