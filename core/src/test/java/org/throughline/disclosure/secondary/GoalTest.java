package org.throughline.disclosure.secondary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.linear.Neighbourhood;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;
import org.throughline.disclosure.problem.ProtectionLevel;

/// Three counts and their total: which moves are enough for whom, and how far readers and insiders can be misled.
final class GoalTest {

  private static final JointSystem SYSTEM =
      JointSystem.of(
          List.of("a", "b", "c", "total"),
          new long[] {5, 6, 7, 18},
          List.of(LinearRow.ofTotal(3, new int[] {0, 1, 2})));

  private static final Neighbourhood PARTS = new Neighbourhood(SYSTEM, List.of(0, 1, 2));
  private static final FeasibleMove BY_B = move(3, -3, 0);
  private static final FeasibleMove BY_C = move(3, 0, -3);
  private static final FeasibleMove SHORT_BY_C = move(1, 0, -1);

  private static FeasibleMove move(double... changes) {
    return new FeasibleMove(PARTS, changes);
  }

  private static Goal goal(double distance) {
    return new Goal(0, distance, new Insiders(List.of(Set.of(1))));
  }

  @Test
  void aMoveServesWhatItReachesInItsDirection() {
    assertThat(goal(3).isServedBy(BY_B)).isTrue();
    assertThat(goal(4).isServedBy(BY_B)).isFalse();
    assertThat(goal(-3).isServedBy(BY_B)).isFalse();
    assertThat(goal(-3).isServedBy(move(-3, 3, 0))).isTrue();
    assertThat(goal(-4).isServedBy(move(-3, 3, 0))).isFalse();
  }

  @Test
  void whoSeesThroughEveryMoveNeedsOneMore() {
    Goal goal = goal(3);
    assertThat(goal.missing()).contains(Set.of());
    goal.add(BY_B);
    assertThat(goal.missing()).contains(Set.of(1));
    goal.add(BY_C);
    assertThat(goal.missing()).isEmpty();
    assertThat(goal(0).missing()).isEmpty();
  }

  @Test
  void aShorterMoveIsEnoughForOneCoalitionAndForNobodyElse() {
    Goal goal = goal(3);
    goal.addFor(Set.of(1), SHORT_BY_C);
    assertThat(goal.missing()).contains(Set.of());
    goal.add(BY_B);
    assertThat(goal.missing()).isEmpty();
    Goal later = goal(3);
    later.add(BY_B);
    later.addFor(Set.of(1), SHORT_BY_C);
    assertThat(later.missing()).isEmpty();
  }

  @Test
  void whatReliesOnACellIsLookedForAnewWithoutIt() {
    Goal goal = goal(3);
    goal.add(BY_B);
    goal.addFor(Set.of(1), SHORT_BY_C);
    assertThat(List.of(goal.reliesOn(1), goal.reliesOn(2), goal.reliesOn(3)))
        .containsExactly(true, true, false);
    assertThat(goal.without(2).missing()).contains(Set.of(1));
    assertThat(goal.without(1).missing()).contains(Set.of());
    assertThat(goal.without(3).missing()).isEmpty();
  }

  private static Task task(long leastForInsiders, ProtectionLevel level) {
    Task.Terms terms =
        new Task.Terms(
            any -> 2,
            cell -> cell == 1 ? 9 : cell == 2 ? 4 : Attack.UNBOUNDED,
            SYSTEM::count,
            (cell, known) -> known.isEmpty() ? 2 : leastForInsiders);
    return new Task(
        SYSTEM, Set.of(0, 1, 2), Set.of(3), terms, List.of(level), List.of(Set.of(1, 2)));
  }

  @Test
  void roomsReachFromTheCountToWhatIsThoughtPossible() {
    Task task = task(4, new ProtectionLevel(0, 5, 5));
    assertThat(task.roomAbove(0)).isInfinite();
    assertThat(List.of(task.roomAbove(1), task.roomAbove(2))).containsExactly(3.0, 0.0);
    assertThat(List.of(task.roomBelow(0), task.roomBelow(1))).containsExactly(3.0, 4.0);
    assertThat(task.roomBelow(0, Set.of(1))).isEqualTo(1);
  }

  /// Who knows both other parts knows the first: it is 5. No pattern changes that, so that only what is possible for them at all
  /// may be asked.
  @Test
  void whatIsImpossibleForInsidersInAnyCaseIsNotOutOfReach() {
    ProtectionLevel down = new ProtectionLevel(0, 4, 5);
    assertThat(task(5, down).outOfReach()).isEmpty();
    assertThat(task(4, down).outOfReach()).containsExactly(0);
    assertThat(task(5, new ProtectionLevel(0, 5, 6)).outOfReach()).containsExactly(0);
  }
}
