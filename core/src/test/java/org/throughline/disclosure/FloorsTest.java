package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.system.Attack;
import org.throughline.disclosure.system.JointSystem;
import org.throughline.table.DimensionKind;

/// What shown zeros leave possible at least, against trying every table.
final class FloorsTest {

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
      Floors floors = new Floors(system, Set.of());
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
    Floors floors = new Floors(system, Set.of());
    int total = system.index("row/r0");
    int part = system.index("g/r0/c0");
    assertThat(floors.of(total, Set.of())).isEqualTo(2);
    assertThat(floors.of(total, Set.of(part))).isEqualTo(3);
    assertThat(floors.of(part, Set.of(total))).isEqualTo(1);
    assertThat(floors.of(part, Set.of(total, system.index("g/r0/c1")))).isEqualTo(2);
  }
}
