package org.throughline.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.LinearRow;

/// Trying whole numbers, by itself.
final class BacktrackingTest {

  @Test
  void findsATableWhereTryingAllFindsOneAndElseExcludesIt() {
    for (int seed = 0; seed < 150; seed++) {
      Block part = Given.part(seed);
      List<long[]> tables = Given.tables(part);
      for (int column = 0; column < part.size(); column++) {
        for (long target : Given.targets(part, column)) {
          boolean possible = Given.isPossible(part, tables, column, target);
          assertThat(Backtracking.excludes(part, column, target)).isEqualTo(!possible);
          double[] found = Backtracking.solver(part).seek(column, target);
          if (possible) {
            assertThat(Given.isAsFar(part, column, target, found[column])).isTrue();
            long[] table = Arrays.stream(found).mapToLong(Math::round).toArray();
            assertThat(tables).anyMatch(one -> Arrays.equals(one, table));
          } else {
            assertThat(found).containsExactly(part.truth());
          }
        }
      }
    }
  }

  @Test
  void triesTheTrueCountsFirst() {
    Block part =
        Given.part(Given.attack(new long[] {5, 7, 10, 18, 40}, 4, Given.row(1, 1, 1, 1, -1)));
    assertThat(Backtracking.solver(part).seek(0, 6)).containsExactly(6, 7, 10, 17);
  }

  @Test
  void triesTheColumnWithTheFewestValuesFirst() {
    Attack attack = Given.attack(new long[] {10, 10, 10, 30}, 3, Given.row(1, 1, 1, -1));
    Block part = Given.part(attack.bounding(1, 8, 12));
    // The second keeps its ten; were the first tried before it, that would be as near as it can be.
    assertThat(Backtracking.solver(part).seek(2, 15)).containsExactly(5, 10, 15);
  }

  @Test
  void aNarrowFirstColumnIsTriedBeforeWiderOnes() {
    Attack attack = Given.attack(new long[] {10, 10, 10, 30}, 3, Given.row(1, 1, 1, -1));
    Block part = Given.part(attack.bounding(0, 9, 11).bounding(1, 0, 14));
    // The first keeps its ten; were the second first, it would keep its own.
    assertThat(Backtracking.solver(part).seek(2, 11)).containsExactly(10, 9, 11);
  }

  private static Block wide(int columns) {
    long[] counts = new long[columns + 1];
    Arrays.fill(counts, 1);
    counts[columns] = columns;
    long[] coefficients = new long[columns + 1];
    Arrays.fill(coefficients, 1);
    coefficients[columns] = -1;
    return Given.part(Given.attack(counts, columns, Given.row(coefficients)));
  }

  @Test
  void largePartsAreLeftUndecided() {
    assertThat(Backtracking.excludes(wide(150), 0, 151)).isTrue();
    assertThat(Backtracking.excludes(wide(150), 0, 150)).isFalse();
    assertThat(Backtracking.excludes(wide(151), 0, 152)).as("too large").isFalse();
  }

  @Test
  void aSearchThatGivesUpExcludesNothing() {
    // Twice anything is never odd; the intervals alone do not show it.
    LinearRow row = Given.row(2, 2, 2, 2, 2, -1);
    Attack attack = Given.attack(new long[] {10, 10, 10, 10, 10, 100}, 6, row);
    Block part = Given.part(attack.bounding(5, 100, 101));
    assertThat(Backtracking.excludes(part, 5, 101)).isFalse();
    LinearRow less = Given.row(2, 2, -1);
    Attack small = Given.attack(new long[] {10, 10, 40}, 3, less);
    assertThat(Backtracking.excludes(Given.part(small.bounding(2, 40, 41)), 2, 41)).isTrue();
  }
}
