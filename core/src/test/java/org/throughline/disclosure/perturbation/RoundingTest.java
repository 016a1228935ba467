package org.throughline.disclosure.perturbation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.Instance;
import org.throughline.disclosure.Tables;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;
import org.throughline.table.DimensionKind;
import org.throughline.testing.Seeded;

final class RoundingTest {

  @Test
  void theOptimumOfTheHandbooksTableIsFound() {
    Instance instance = Instance.read("handbook_rounding_base5");
    JointSystem system = instance.system();
    long[] rounded = new ControlledRounding(5).round(system).orElseThrow();
    assertThat(deviation(system, rounded))
        .isEqualTo(instance.expected().get("optimal_sum_abs_dev").asLong())
        .isEqualTo(18);
  }

  @Test
  void controlledRoundingIsAdditiveAdjacentAndKeepsMultiples() {
    Seeded.check(
        60,
        5,
        random -> {
          long[][] counts = new long[3][3];
          for (long[] row : counts) {
            for (int column = 0; column < row.length; column++) {
              row[column] = random.nextInt(20);
            }
          }
          JointSystem system =
              JointSystem.of(List.of(Tables.grid("g", "kind", DimensionKind.PERSONAL, counts)));
          long[] rounded = new ControlledRounding(3).round(system).orElseThrow();
          assertThat(system.rows()).allMatch(row -> row.at(rounded) == 0);
          for (int cell = 0; cell < rounded.length; cell++) {
            assertThat(rounded[cell] % 3).isZero();
            assertThat(Math.abs(rounded[cell] - system.count(cell))).isLessThan(3);
          }
        });
  }

  @Test
  void randomRoundingIsUnbiasedExactly() {
    for (long count = 0; count < 20; count++) {
      long original = count;
      long sum = IntStream.range(0, 5).mapToLong(u -> Rounding.random(original, 5, any -> u)).sum();
      assertThat(sum).as("five equally likely draws of " + count).isEqualTo(5 * count);
    }
  }

  @Test
  void aCountIsRoundedToANeighbouringMultiple() {
    assertThat(Rounding.random(17, 3, new Random(1)::nextInt)).isIn(15L, 18L);
    assertThat(Rounding.random(18, 3, new Random(1)::nextInt)).isEqualTo(18);
    assertThat(Rounding.random(3, 2, any -> 0)).isEqualTo(4);
  }

  /// The first base and counts are those of the Office of Homeland Security Statistics.
  @ParameterizedTest
  @CsvSource({
    "10, 0, 0",
    "10, 4, 0",
    "10, 5, 10",
    "10, 14, 10",
    "10, 15, 20",
    "10, 10, 10",
    "5, 2, 0",
    "5, 3, 5",
    "3, 1, 0",
    "3, 2, 3",
    "2, 1, 2"
  })
  void conventionalRoundingGoesToTheNearestMultipleAndUpFromTheMiddle(
      int base, long count, long rounded) {
    assertThat(Rounding.nearest(count, base)).isEqualTo(rounded);
  }

  /// Three ones, the pairs of which sum to two: at base two a one becomes 0 or 2, and of three such
  /// numbers two are equal, so that some pair cannot stay two.
  @Test
  void tablesWithoutAnyControlledRoundingHaveNone() {
    JointSystem system =
        JointSystem.of(
            List.of("a", "b", "c", "a+b", "b+c", "a+c"),
            new long[] {1, 1, 1, 2, 2, 2},
            List.of(sum(3, 0, 1), sum(4, 1, 2), sum(5, 0, 2)));
    assertThat(new ControlledRounding(2).round(system)).isEmpty();
  }

  private static LinearRow sum(int total, int left, int right) {
    return new LinearRow(new int[] {total, left, right}, new long[] {-1, 1, 1});
  }

  private static long deviation(JointSystem system, long[] rounded) {
    return IntStream.range(0, rounded.length)
        .mapToLong(cell -> Math.abs(rounded[cell] - system.count(cell)))
        .sum();
  }
}
