package org.throughline.disclosure.secondary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.Tables;
import org.throughline.disclosure.linear.*;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.table.DimensionKind;

/// What hangs together, by hand.
final class NeighbourhoodSearchTest {

  /// A chain of three sums: 0 = 1 + 2, 3 = 2 + 4, 5 = 4 + 6; cell 7 is alone.
  private static final JointSystem CHAIN =
      JointSystem.of(
          List.of("0", "1", "2", "3", "4", "5", "6", "7"),
          new long[] {3, 1, 2, 6, 4, 10, 6, 9},
          List.of(sum(0, 1, 2), sum(3, 2, 4), sum(5, 4, 6)));

  private static LinearRow sum(int total, int left, int right) {
    return new LinearRow(new int[] {total, left, right}, new long[] {-1, 1, 1});
  }

  private static Set<Integer> cells(String text) {
    return text.isEmpty()
        ? Set.of()
        : Arrays.stream(text.split(" "))
            .map(Integer::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Integer> members(Neighbourhood place) {
    return IntStream.range(0, place.size())
        .map(place::cell)
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Cells all of whose equations were reached: with one equation, 0 = 1 + 2, cell 2 is not among
  /// them, for 3 = 2 + 4 would not balance.
  @ParameterizedTest
  @CsvSource({
    "1, 0, '', 0 1",
    "1, 1, '', 0 1 2 3",
    "1, 2, '', 0 1 2 3 4 5 6",
    "1, 1, 2, 0 1",
    "1, 2, 0 3, 1 2 4 5 6",
    "2, 0, '', 0 1 2 3",
    "7, 3, '', 7"
  })
  void whatIsReachedFromACellInSoManySteps(int cell, int hops, String fixed, String reached) {
    Set<Integer> still = cells(fixed);
    NeighbourhoodSearch explorer = new NeighbourhoodSearch(CHAIN, c -> !still.contains(c), c -> c);
    assertThat(members(explorer.around(cell, hops, 8))).isEqualTo(cells(reached));
  }

  /// A sum of six parts in columns of their own: the cheapest are followed, and the total always.
  @Test
  void onlyTheCheapestCellsOfAnEquationAreFollowedAndItsTotal() {
    JointSystem system =
        JointSystem.of(List.of(Tables.grid("g", "k", DimensionKind.PERSONAL, new long[2][6])));
    NeighbourhoodSearch explorer =
        new NeighbourhoodSearch(
            system, c -> true, c -> system.id(c).startsWith("g/r0/c1") ? 1 : 2 + c);
    Set<String> reached = new TreeSet<>();
    for (int cell : members(explorer.around(system.index("g/r0/c4"), 1, 1))) {
      reached.add(system.id(cell));
    }
    // Row 0 and column 4 to begin with; then their cheapest cells and totals, with their sums.
    assertThat(reached)
        .contains("g/r0/c4", "g/r0/c1", "row/r0", "k/c4", "total")
        .doesNotContain("g/r0/c2", "g/r0/c5");
  }

  @ParameterizedTest
  @CsvSource({"'', 0 1 2 3 4 5 6|7", "2, 0 1|3 4 5 6|7", "2 4, 0 1|3|5 6|7", "0 1 2 3 4 5 6 7, ''"})
  void blocksAreCellsThatHangTogetherThroughWhatMayChange(String fixed, String blocks) {
    Task task =
        new Task(
            CHAIN, Set.of(), cells(fixed), new Task.Terms(CHAIN, any -> 0), List.of(), List.of());
    List<String> found =
        Components.of(task.system(), cell -> !task.fixed().contains(cell)).stream()
            .map(block -> block.stream().map(String::valueOf).collect(Collectors.joining(" ")))
            .toList();
    assertThat(String.join("|", found)).isEqualTo(blocks);
  }

  @Test
  void aHarderTaskAsksForMoreAboveAndKnowsMoreCoalitions() {
    Task task =
        new Task(
            CHAIN,
            Set.of(1),
            Set.of(),
            new Task.Terms(CHAIN, any -> 0),
            List.of(new ProtectionLevel(1, 0, 4, 5), new ProtectionLevel(2, 1, 3, 0)),
            List.of(Set.of(1)));
    assertThat(task.harder(Set.of(1), 2).levels())
        .containsExactly(new ProtectionLevel(1, 0, 4 + 2 * 3, 5), new ProtectionLevel(2, 1, 3, 0));
    assertThat(task.harder(Set.of(1), 0).levels()).isEqualTo(task.levels());
    assertThat(task.against(List.of(Set.of(2), Set.of(1))).insiders())
        .containsExactly(Set.of(1), Set.of(2));
    assertThat(task.terms().most(3)).isEqualTo(Long.MAX_VALUE);
    assertThat(task.terms().weight(3)).isEqualTo(6);
  }
}
