package org.throughline.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.attack.Coalitions.Coalition;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.LinearRow;

/// Who may put together what they know.
final class CoalitionsTest {

  private static final LinearRow SUM = Given.row(1, 1, 1, 1, 1, -1);
  private static final long[] COUNTS = {1, 1, 2, 3, 13, 20};

  private static Coalitions in(Attack attack) {
    return Coalitions.in(Given.part(attack));
  }

  /// The coalitions of those in any of the cells, as large as may be or smaller.
  private static Set<Set<Integer>> against(Attack attack, int attacked) {
    Coalitions coalitions = in(attack);
    Set<Integer> cells =
        IntStream.range(0, attack.system().size()).boxed().collect(Collectors.toSet());
    Set<Set<Integer>> all = new HashSet<>(coalitions.statedAgainst(attacked));
    Set<Coalition> level = Set.of(Coalition.NOBODY);
    while (!level.isEmpty()) {
      Set<Coalition> larger = new HashSet<>();
      level.forEach(known -> larger.addAll(coalitions.joining(known, cells, attacked)));
      larger.forEach(known -> all.add(known.cells()));
      level = larger;
    }
    return all;
  }

  @Test
  void coalitionsAreFilledToTheCapAndNotBeyond() {
    Attack attack = Given.attack(COUNTS, 5, SUM).withCoalitionsOf(3);
    assertThat(in(attack).everyOther(4)).containsExactly(0, 1, 2, 3);
    assertThat(against(attack, 4))
        .isEqualTo(Set.of(set(0), set(1), set(2), set(3), set(0, 1), set(0, 2), set(1, 2)));
    assertThat(in(attack).everyOther(0)).containsExactly(1, 2, 3);
    assertThat(against(attack, 0)).isEqualTo(Set.of(set(1), set(2), set(3), set(1, 2)));
  }

  private static Set<Integer> set(Integer... cells) {
    return Set.of(cells);
  }

  @Test
  void whoKnowsNothingThatIsAskedForDoesNotJoin() {
    Coalitions coalitions = in(Given.attack(COUNTS, 5, SUM).withCoalitionsOf(3));
    assertThat(coalitions.joining(Coalition.NOBODY, Set.of(1, 4), 4))
        .containsExactly(new Coalition(Set.of(1), 1));
    Coalition one = new Coalition(Set.of(1), 1);
    assertThat(coalitions.joining(one, Set.of(1, 2, 3), 4))
        .containsExactly(new Coalition(Set.of(1, 2), 3));
    assertThat(coalitions.joining(one, Set.of(0, 2), 0))
        .containsExactly(new Coalition(Set.of(1, 2), 3));
  }

  @Test
  void nobodyIsAloneWhereMoreAreCounted() {
    Attack attack = Given.attack(COUNTS, 5, SUM).withCoalitionsOf(1);
    assertThat(in(attack).everyOther(4)).containsExactly(0, 1);
    assertThat(against(attack, 4)).isEqualTo(Set.of(set(0), set(1)));
    assertThat(against(attack, 0)).isEqualTo(Set.of(set(1)));
    assertThat(against(Given.attack(COUNTS, 5, SUM), 4)).isEmpty();
  }

  @Test
  void statedGroupsKnowTheirCellsWithinThePart() {
    Attack attack =
        Given.attack(COUNTS, 5, SUM)
            .withInsiders(List.of(Set.of(0, 4, 5), Set.of(2, 3), Set.of(5)));
    Coalitions coalitions = in(attack);
    assertThat(coalitions.statedAgainst(1)).containsExactly(Set.of(0, 4), Set.of(2, 3));
    assertThat(coalitions.everyOther(1)).containsExactly(0, 2, 3, 4);
    assertThat(coalitions.statedAgainst(4)).containsExactly(Set.of(2, 3));
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
    assertThat(against(attack, 5)).isEqualTo(Set.of(set(0, 1, 2), set(2, 3, 4)));
    assertThat(against(attack, 1)).as("themselves").isEqualTo(Set.of(set(2, 3, 4)));
  }

  @Test
  void thePartMayComeFirstInTheSystem() {
    Attack attack = Given.attack(new long[] {1, 1, 0, 1, 5}, 5, total(1, 0, 2)).withCoalitionsOf(1);
    assertThat(against(attack, 4)).isEqualTo(Set.of(set(0, 1, 2), set(3)));
  }

  @Test
  void whoAreAllOfATotalAreAllOfItsParts() {
    Attack attack = Given.attack(new long[] {1, 1, 2, 5}, 4, total(2, 0, 1)).withCoalitionsOf(2);
    assertThat(against(attack, 3)).isEqualTo(Set.of(set(0), set(1), set(0, 1, 2)));
    assertThat(against(attack, 0)).as("not those who are counted").isEqualTo(Set.of(set(1)));
    assertThat(against(attack, 2)).as("nor everyone together").isEqualTo(Set.of(set(0), set(1)));
  }

  @Test
  void aTotalOfNobodyBelongsToNobody() {
    // Cell 2 is nothing of its own total 0; it is also part of cell 3, where nobody is.
    Attack attack =
        Given.attack(new long[] {1, 1, 0, 0, 0, 5}, 6, total(0, 1, 2), total(3, 2, 4))
            .withCoalitionsOf(1);
    assertThat(against(attack, 5)).isEqualTo(Set.of(set(0, 1, 2)));
  }

  @Test
  void onlyTotalsTellThatPeopleAreTheSame() {
    LinearRow difference = new LinearRow(new int[] {0, 1}, new long[] {1, -1});
    Attack attack = Given.attack(new long[] {1, 1, 5}, 3, difference).withCoalitionsOf(1);
    assertThat(against(attack, 2)).isEqualTo(Set.of(set(0), set(1)));
  }

  @Test
  void peopleAreTheSameAcrossNumbersThatEverybodyKnows() {
    Attack known =
        Given.attack(new long[] {1, 1, 0, 1, 5}, 5, total(1, 0, 2), total(3, 1, 2))
            .knowing(Set.of(1))
            .withCoalitionsOf(1);
    assertThat(against(known, 4)).isEqualTo(Set.of(set(0, 1, 2, 3)));
  }
}
