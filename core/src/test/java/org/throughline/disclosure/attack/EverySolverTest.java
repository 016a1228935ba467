package org.throughline.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.problem.LinearRow;

/// Each solver alone, on systems whose answers are known or found by trying everything.
final class EverySolverTest {

  private static final double NEAR = 1e-6;

  private static final Block PAIR =
      Given.part(Given.attack(new long[] {5, 7, 12}, 2, Given.row(1, 1, -1)));

  private static final Block EQUAL =
      Given.part(Given.attack(new long[] {5, 5}, 2, Given.row(1, -1)));

  /// x + 2y = 10, from (4, 3).
  private static final Block DOUBLE =
      Given.part(Given.attack(new long[] {4, 3, 10}, 2, Given.row(1, 2, -1)));

  private static void assertAddsUp(Block part, double[] point) {
    for (LinearRow row : part.rows()) {
      double sum = 0;
      for (int place = 0; place < row.size(); place++) {
        int column = part.column(row.cell(place));
        double value = column < 0 ? part.attack().system().count(row.cell(place)) : point[column];
        sum += row.coefficient(place) * value;
      }
      assertThat(sum).isCloseTo(0, within(NEAR));
    }
    for (int column = 0; column < point.length; column++) {
      assertThat(point[column])
          .isBetween(
              part.attack().lower(part.cell(column)) - NEAR,
              part.attack().upper(part.cell(column)) + NEAR);
    }
  }

  @Test
  void theSimplexMethodReachesWhatSomeTableHas() {
    for (int seed = 0; seed < 150; seed++) {
      Block part = Given.part(seed);
      Simplex warm = new Simplex(part);
      List<long[]> tables = Given.tables(part);
      for (int column = 0; column < part.size(); column++) {
        for (long target : Given.targets(part, column)) {
          Simplex fresh = new Simplex(part);
          double[] point = fresh.seek(column, target);
          assertThat(fresh.isOutOfReach() && Given.isPossible(part, tables, column, target))
              .isFalse();
          assertAddsUp(part, point);
          assertThat(warm.seek(column, target)[column]).isCloseTo(point[column], within(NEAR));
          assertThat(warm.isOutOfReach()).isEqualTo(fresh.isOutOfReach());
          assertThat(Math.abs(point[column] - target) < NEAR).isNotEqualTo(fresh.isOutOfReach());
        }
      }
    }
  }

  @Test
  void branchAndBoundFindsATableWhereTryingAllFindsOne() {
    for (int seed = 0; seed < 15; seed++) {
      Block part = Given.part(seed);
      List<long[]> tables = Given.tables(part);
      for (int column = 0; column < part.size(); column++) {
        for (long target : Given.farTargets(part, column)) {
          double[] found = WholeNumbers.search(part, column, target);
          long[] table = Arrays.stream(found).mapToLong(Math::round).toArray();
          // It may propose what is none; whoever asks has to check.
          boolean proves = tables.stream().anyMatch(one -> Arrays.equals(one, table));
          assertThat(proves && Given.isAsFar(part, column, target, found[column]))
              .isEqualTo(Given.isPossible(part, tables, column, target));
        }
      }
    }
  }

  @Test
  void everySolverGoesExactlyToTheEndsAndNotBeyond() {
    for (Solver.Kind kind : Auditor.STANDARD) {
      assertThat(kind.over(PAIR).seek(0, 12)).containsExactly(new double[] {12, 0}, within(NEAR));
      assertThat(kind.over(PAIR).seek(1, 12)).containsExactly(new double[] {0, 12}, within(NEAR));
      assertThat(kind.over(PAIR).seek(0, 0)).containsExactly(new double[] {0, 12}, within(NEAR));
      assertThat(kind.over(PAIR).seek(0, 13)[0]).isLessThan(13);
      assertThat(kind.over(PAIR).seek(0, -1)[0]).isGreaterThan(-1);
      assertThat(kind.over(EQUAL).seek(0, 5_000)[1]).isGreaterThan(5_000 - NEAR);
      assertThat(kind.over(EQUAL).seek(1, 0)[0]).isCloseTo(0, within(NEAR));
      assertThat(kind.over(DOUBLE).seek(1, 5)).containsExactly(new double[] {0, 5}, within(NEAR));
      assertThat(kind.over(DOUBLE).seek(0, 10)).containsExactly(new double[] {10, 0}, within(NEAR));
    }
  }

  @Test
  void theSimplexMethodStopsAtTheTarget() {
    for (Solver.Kind kind : Auditor.STANDARD.subList(0, 1)) {
      assertThat(kind.over(EQUAL).seek(0, 5_000)).containsExactly(5_000, 5_000);
      assertThat(kind.over(EQUAL).seek(1, 5_000)).containsExactly(5_000, 5_000);
      assertThat(kind.over(DOUBLE).seek(0, 6)).containsExactly(new double[] {6, 2}, within(NEAR));
      assertThat(kind.over(DOUBLE).seek(1, 2)).containsExactly(new double[] {6, 2}, within(NEAR));
    }
  }

  private static boolean excludes(Block part, int column, long target) {
    return new Search(List.of()).excludes(part, part.cell(column), target);
  }

  @Test
  void exactlyTheEndIsNotExcluded() {
    assertThat(excludes(PAIR, 0, 12)).isFalse();
    assertThat(excludes(PAIR, 0, 13)).isTrue();
    assertThat(excludes(PAIR, 1, 0)).isFalse();
    assertThat(excludes(PAIR, 1, -1)).isTrue();
    assertThat(excludes(PAIR, 1, 7)).as("the truth").isFalse();
    assertThat(excludes(EQUAL, 0, 1_000_000)).isFalse();
  }

  @Test
  void whatNothingStopsGoesOnForEver() {
    Simplex lone = new Simplex(Given.part(Given.attack(new long[] {3}, 1)));
    assertThat(lone.extreme(0, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(lone.extreme(0, -1)).isEqualTo(0);
    for (int column = 0; column < 2; column++) {
      assertThat(new Simplex(EQUAL).extreme(column, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    }
    assertThat(new Simplex(PAIR).extreme(0, 1)).isCloseTo(12, within(NEAR));
    assertThat(new Simplex(PAIR).extreme(0, -1)).isCloseTo(0, within(NEAR));
  }

  @Test
  void equationsMayRepeatEachOther() {
    LinearRow row = Given.row(1, 1, -1);
    Block part = Given.part(Given.attack(new long[] {5, 7, 12}, 2, row, Given.row(2, 2, -2), row));
    assertThat(excludes(part, 0, 12)).isFalse();
    assertThat(excludes(part, 0, 13)).isTrue();
  }

  /// So many columns and equations; the first two are parts of twelve.
  private static Block large(int columns, int equations) {
    long[] counts = new long[columns + 1];
    counts[0] = 5;
    counts[1] = 7;
    counts[columns] = 12;
    long[] coefficients = new long[columns + 1];
    coefficients[0] = 1;
    coefficients[1] = 1;
    coefficients[columns] = -1;
    LinearRow[] rows = new LinearRow[equations];
    Arrays.fill(rows, Given.row(coefficients));
    return Given.part(Given.attack(counts, columns, rows));
  }

  @Test
  void branchAndBoundLeavesLargePartsAsTheyAre() {
    Block large = large(401, 1);
    assertThat(WholeNumbers.search(large, 0, 12)).containsExactly(large.truth());
    assertThat(WholeNumbers.search(large(400, 1), 0, 12)[0]).isCloseTo(12, within(NEAR));
    assertThat(WholeNumbers.search(PAIR, 0, 13)).as("nothing found").containsExactly(5, 7);
  }
}
