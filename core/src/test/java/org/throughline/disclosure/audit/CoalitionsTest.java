package org.throughline.disclosure.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.system.Attack;
import org.throughline.disclosure.system.LinearRow;

/// Who may put together what they know.
final class CoalitionsTest {

  private static final LinearRow SUM = Given.row(1, 1, 1, 1, 1, -1);
  private static final long[] COUNTS = {1, 1, 2, 3, 13, 20};

  private static Coalitions in(Attack attack) {
    return Coalitions.in(Given.part(attack));
  }

  @Test
  void coalitionsAreFilledToTheCapAndNotBeyond() {
    Coalitions coalitions = in(Given.attack(COUNTS, 5, SUM).withCoalitionsOf(3));
    assertThat(coalitions.everyOther(4)).containsExactly(0, 1, 2, 3);
    assertThat(coalitions.against(4))
        .containsExactlyInAnyOrder(Set.of(0, 1), Set.of(0, 2), Set.of(1, 2), Set.of(3));
    assertThat(coalitions.everyOther(0)).containsExactly(1, 2, 3);
    assertThat(coalitions.against(0)).containsExactlyInAnyOrder(Set.of(1, 2), Set.of(3));
  }

  @Test
  void nobodyIsAloneWhereMoreAreCounted() {
    Coalitions coalitions = in(Given.attack(COUNTS, 5, SUM).withCoalitionsOf(1));
    assertThat(coalitions.everyOther(4)).containsExactly(0, 1);
    assertThat(coalitions.against(4)).containsExactlyInAnyOrder(Set.of(0), Set.of(1));
    assertThat(coalitions.against(0)).containsExactly(Set.of(1));
    assertThat(in(Given.attack(COUNTS, 5, SUM)).against(4)).isEmpty();
  }

  @Test
  void statedGroupsKnowTheirCellsWithinThePart() {
    Attack attack =
        Given.attack(COUNTS, 5, SUM)
            .withInsiders(List.of(Set.of(0, 4, 5), Set.of(2, 3), Set.of(5)));
    Coalitions coalitions = in(attack);
    assertThat(coalitions.against(1)).containsExactly(Set.of(0, 4), Set.of(2, 3));
    assertThat(coalitions.everyOther(1)).containsExactly(0, 2, 3, 4);
    assertThat(coalitions.against(4)).containsExactly(Set.of(2, 3));
    assertThat(coalitions.everyOther(4)).containsExactly(2, 3);
  }

  private static LinearRow total(int... cells) {
    long[] coefficients = new long[cells.length];
    Arrays.fill(coefficients, 1);
    coefficients[0] = -1;
    return new LinearRow(cells, coefficients);
  }

  @Test
  void aTotalAllInOneOfItsPartsCountsTheSamePeople() {
    // Cell 0 is a total of one and nothing, cell 3 one of nothing, one and nothing.
    Attack attack =
        Given.attack(new long[] {1, 1, 0, 1, 1, 5}, 6, total(0, 2, 1), total(3, 2, 4))
            .withCoalitionsOf(1);
    assertThat(in(attack).against(5)).containsExactlyInAnyOrder(Set.of(0, 1), Set.of(3, 4));
    assertThat(in(attack).against(1)).as("themselves").containsExactly(Set.of(3, 4));
  }

  @Test
  void thePartMayComeFirstInTheSystem() {
    Attack attack = Given.attack(new long[] {1, 1, 0, 1, 5}, 5, total(1, 0, 2)).withCoalitionsOf(1);
    assertThat(in(attack).against(4)).containsExactlyInAnyOrder(Set.of(0, 1), Set.of(3));
  }

  @Test
  void aTotalOfSeveralPartsCountsNoneOfThemAlone() {
    Attack attack =
        Given.attack(new long[] {1, 1, 2, 5, 3}, 4, total(2, 0, 1), total(4, 2, 1))
            .withCoalitionsOf(2);
    assertThat(in(attack).against(3)).containsExactlyInAnyOrder(Set.of(0, 1), Set.of(2));
    Attack after = Given.attack(new long[] {2, 1, 1, 2, 5}, 5, total(3, 1, 2)).withCoalitionsOf(2);
    assertThat(in(after).against(4)).containsExactlyInAnyOrder(Set.of(0), Set.of(1, 2), Set.of(3));
  }

  @Test
  void onlyTotalsTellThatPeopleAreTheSame() {
    LinearRow difference = new LinearRow(new int[] {0, 1}, new long[] {1, -1});
    Attack attack = Given.attack(new long[] {1, 1, 5}, 3, difference).withCoalitionsOf(1);
    assertThat(in(attack).against(2)).containsExactlyInAnyOrder(Set.of(0), Set.of(1));
  }

  @Test
  void aKnownTotalOrPartIsNotOfThePart() {
    Attack known =
        Given.attack(new long[] {1, 1, 0, 1, 5}, 5, total(1, 0, 2), total(3, 0, 2))
            .knowing(1)
            .withCoalitionsOf(1);
    assertThat(in(known).against(4)).containsExactly(Set.of(0, 3));
    assertThat(in(known.knowing(0)).against(4)).containsExactly(Set.of(3));
  }

  @Test
  void tooManyCoalitionsAreTakenAsOneThatKnowsAll() {
    long[] counts = new long[42];
    Arrays.fill(counts, 1);
    counts[41] = 100;
    Attack attack = Given.attack(counts, 42);
    assertThat(in(attack.withCoalitionsOf(3)).against(41)).hasSize(41 * 40 * 39 / 6);
    List<Set<Integer>> against = in(attack.withCoalitionsOf(4)).against(41);
    assertThat(against).hasSize(1);
    assertThat(against.getFirst()).hasSize(41);
  }
}
