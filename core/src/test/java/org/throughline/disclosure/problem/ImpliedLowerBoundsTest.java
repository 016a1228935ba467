package org.throughline.disclosure.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.BruteForce;
import org.throughline.disclosure.Tables;
import org.throughline.table.DimensionKind;

/// What shown zeros leave possible at least, against trying every table and by hand.
final class ImpliedLowerBoundsTest {

  private static final long CAP = 9;

  @Test
  void noFloorLiesAboveWhatIsPossible() {
    Random random = new Random(5);
    int exact = 0;
    int floorsSeen = 0;
    for (int world = 0; world < 100; world++) {
      JointSystem system =
          JointSystem.of(List.of(Tables.grid("g", "kind", DimensionKind.PERSONAL, counts(random))));
      int[] some =
          IntStream.range(0, system.size()).filter(cell -> system.count(cell) > 0).toArray();
      Set<Integer> known =
          some.length == 0 || world % 3 == 0 ? Set.of() : Set.of(some[random.nextInt(some.length)]);
      Attack attack = Attack.onEverythingKnown(system).hiding(some, 1).knowing(known);
      ImpliedLowerBounds floors = new ImpliedLowerBounds(system, Set.of());
      for (Map.Entry<Integer, long[]> range : BruteForce.ranges(attack, CAP).entrySet()) {
        long floor = floors.of(range.getKey(), known);
        assertThat(floor)
            .as("%s of %s knowing %s", range.getKey(), List.of(system.counts()), known)
            .isLessThanOrEqualTo(range.getValue()[0]);
        exact += floor == range.getValue()[0] ? 1 : 0;
        floorsSeen++;
      }
    }
    assertThat(floorsSeen).isGreaterThan(300);
    assertThat((double) exact / floorsSeen).as("found exactly").isGreaterThan(0.95);
  }

  private static long[][] counts(Random random) {
    long[][] counts = new long[2][3];
    for (long[] row : counts) {
      for (int column = 0; column < 3; column++) {
        row[column] = Math.max(0, random.nextInt(4) - 1L) * (random.nextBoolean() ? 1 : 0);
      }
    }
    return counts;
  }

  @Test
  void thoseInAPartKnowThatTheTotalIsOneMoreThanTheyAre() {
    JointSystem system =
        JointSystem.of(
            List.of(
                Tables.grid("g", "kind", DimensionKind.PERSONAL, new long[][] {{2, 2}, {30, 40}})));
    ImpliedLowerBounds floors = new ImpliedLowerBounds(system, Set.of());
    int total = system.index("row/r0");
    int part = system.index("g/r0/c0");
    assertThat(floors.of(total, Set.of())).isEqualTo(2);
    assertThat(floors.of(total, Set.of(part))).isEqualTo(3);
    assertThat(floors.of(part, Set.of(total))).isEqualTo(1);
    assertThat(floors.of(part, Set.of(total, system.index("g/r0/c1")))).isEqualTo(2);
  }

  /// `all = ab + c`, `ab = a + b`, in this order of cells: all, ab, c, a, b.
  private static JointSystem tree(long a, long b, long c) {
    return JointSystem.of(
        List.of("all", "ab", "c", "a", "b"),
        new long[] {a + b + c, a + b, c, a, b},
        List.of(sum(0, 1, 2), sum(1, 3, 4)));
  }

  private static LinearRow sum(int total, int... parts) {
    int[] cells = new int[parts.length + 1];
    cells[0] = total;
    System.arraycopy(parts, 0, cells, 1, parts.length);
    long[] ones = new long[cells.length];
    Arrays.fill(ones, 1);
    ones[0] = -1;
    return new LinearRow(cells, ones);
  }

  /// The bounds of all, ab, c, a, b. The parts that are not zero are 1 at least, a total is what its
  /// parts are together, and the only part that is not zero is its total.
  @ParameterizedTest
  @CsvSource({
    "2, 3, 4, '', 3 2 1 1 1",
    "2, 3, 0, '', 2 2 0 1 1",
    "7, 0, 4, '', 2 1 1 1 0",
    "7, 0, 0, '', 1 1 0 1 0",
    "0, 0, 4, '', 1 0 1 0 0",
    "0, 0, 0, '', 0 0 0 0 0",
    "2, 3, 4, '3', 2 1 1 0 1",
    "2, 3, 4, '3 4', 2 1 1 0 0",
    "2, 3, 4, '0 1 2 3 4', 0 0 0 0 0",
    "7, 0, 4, '3', 2 1 1 1 0"
  })
  void theLeastThatZerosLeavePossible(long a, long b, long c, String unseen, String floors) {
    Set<Integer> cells =
        unseen.isEmpty()
            ? Set.of()
            : Arrays.stream(unseen.split(" ")).map(Integer::valueOf).collect(Collectors.toSet());
    assertThat(floors(tree(a, b, c), cells))
        .containsExactly(Arrays.stream(floors.split(" ")).mapToLong(Long::parseLong).toArray());
  }

  /// The part is as large as its total, and that as its other parts: from one equation to the next.
  @Test
  void floorsTravelFromEquationToEquation() {
    JointSystem system =
        JointSystem.of(
            List.of("x", "all", "a", "b", "zero"),
            new long[] {9, 9, 4, 5, 0},
            List.of(sum(1, 0, 4), sum(1, 2, 3)));
    assertThat(floors(system, Set.of())).containsExactly(2, 2, 1, 1, 0);
    // Whoever does not see the zero cannot tell that nobody is in it.
    assertThat(floors(system, Set.of(4))).containsExactly(1, 2, 1, 1, 0);
  }

  @Test
  void whatIsNotASumAndWhatIsNotACellHasNoFloor() {
    JointSystem system =
        JointSystem.of(
                List.of("twice", "a"),
                new long[] {8, 4},
                List.of(new LinearRow(new int[] {0, 1}, new long[] {-1, 2})))
            .with(List.of(new Derived.Balance("difference", List.of("twice"), List.of("a"), 4)));
    long[] floors = floors(system, Set.of());
    assertThat(floors[0]).isEqualTo(1);
    assertThat(floors[1]).isEqualTo(1);
    assertThat(floors).hasSize(4).endsWith(0, 0);
  }

  private static long[] floors(JointSystem system, Set<Integer> unseen) {
    ImpliedLowerBounds floors = new ImpliedLowerBounds(system, unseen);
    return IntStream.range(0, system.size()).mapToLong(cell -> floors.of(cell, Set.of())).toArray();
  }
}
