package org.throughline.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.problem.Attack;

/// What the equations leave of intervals.
final class DomainsTest {

  private static List<Long> ends(Domains domains, int column) {
    return List.of(domains.low(column), domains.high(column));
  }

  @Test
  void noTableIsLostByNarrowing() {
    for (int seed = 0; seed < 100; seed++) {
      Block part = Given.part(seed);
      Domains domains = Domains.of(part);
      assertThat(domains.narrow()).isTrue();
      for (long[] table : Given.tables(part)) {
        for (int column = 0; column < table.length; column++) {
          assertThat(table[column]).isBetween(domains.low(column), domains.high(column));
        }
      }
    }
  }

  @Test
  void whereEveryColumnHasOneValueOnlyTablesAreLeft() {
    for (int seed = 0; seed < 40; seed++) {
      Block part = Given.part(seed);
      for (long[] values : Given.choices(part)) {
        Domains domains = Domains.of(part);
        boolean left = true;
        for (int column = 0; left && column < values.length; column++) {
          left = domains.limit(column, values[column], values[column]);
        }
        assertThat(left).isEqualTo(Given.addsUp(part, values));
      }
    }
  }

  @Test
  void partsOfAKnownTotalReachFromNothingToAllOfIt() {
    Block part = Given.part(Given.attack(new long[] {5, 7, 12}, 2, Given.row(1, 1, -1)));
    Domains domains = Domains.of(part);
    assertThat(ends(domains, 0)).containsExactly(0L, Domains.FAR);
    assertThat(domains.narrow()).isTrue();
    assertThat(ends(domains, 0)).containsExactly(0L, 12L);
    assertThat(ends(domains, 1)).containsExactly(0L, 12L);
    Domains copy = domains.copy();
    assertThat(copy.limit(0, 4, 12)).isTrue();
    assertThat(ends(copy, 1)).containsExactly(0L, 8L);
    assertThat(ends(domains, 1)).as("the copy is one").containsExactly(0L, 12L);
    assertThat(copy.limit(1, 8, 8)).isTrue();
    assertThat(copy.isOpen(0)).isFalse();
    assertThat(domains.isOpen(0)).isTrue();
  }

  @Test
  void limitsThatLeaveNothingAreNoticed() {
    Block part = Given.part(Given.attack(new long[] {5, 7, 12}, 2, Given.row(1, 1, -1)));
    assertThat(Domains.of(part).limit(0, 12, 20)).isTrue();
    assertThat(Domains.of(part).limit(0, 13, 20)).as("the other would be negative").isFalse();
    assertThat(Domains.of(part).limit(0, 6, 5)).isFalse();
  }

  @Test
  void boundsThatContradictAnEquationLeaveNothing() {
    Attack attack = Given.attack(new long[] {5, 7, 12}, 2, Given.row(1, 1, -1));
    assertThat(Domains.of(Given.part(attack.bounding(0, 5, 9).bounding(1, 7, 9))).narrow())
        .isTrue();
    assertThat(Domains.of(Given.part(attack.bounding(0, 6, 9).bounding(1, 7, 9))).narrow())
        .isFalse();
  }

  @Test
  void whatIsLearntOfOneColumnReachesThoseBehindIt() {
    Block part =
        Given.part(
            Given.attack(
                new long[] {3, 3, 3, 3},
                4,
                Given.row(1, -1, 0, 0),
                Given.row(0, 1, -1, 0),
                Given.row(0, 0, 1, -1)));
    for (int from : new int[] {0, 3}) {
      Domains domains = Domains.of(part);
      assertThat(domains.limit(from, 2, 4)).isTrue();
      for (int column = 0; column < 4; column++) {
        assertThat(ends(domains, column)).containsExactly(2L, 4L);
      }
    }
  }

  @Test
  void whatHasNoEndKeepsNone() {
    Attack attack = Given.attack(new long[] {4, 1, 2, 3}, 4, Given.row(-1, 2, 1, 0));
    Block part = Given.part(attack.bounding(2, 1, 3));
    Domains domains = Domains.of(part);
    assertThat(domains.narrow()).isTrue();
    assertThat(ends(domains, 0)).containsExactly(1L, Domains.FAR);
    assertThat(ends(domains, 1)).containsExactly(0L, Domains.FAR);
    assertThat(ends(domains, 2)).containsExactly(1L, 3L);
    assertThat(domains.limit(0, 8, 9)).isTrue();
    assertThat(ends(domains, 1)).as("a half is rounded inwards").containsExactly(3L, 4L);
  }

  @Test
  void differencesNarrowFromBothSides() {
    // 2x - 3y = 1 has x = 2, 5, 8 ... and y = 1, 3, 5 ...
    Block part =
        Given.part(Given.attack(new long[] {2, 1, 1}, 2, Given.row(2, -3, -1)).bounding(0, 1, 9));
    Domains domains = Domains.of(part);
    assertThat(domains.narrow()).isTrue();
    assertThat(ends(domains, 0)).containsExactly(2L, 8L);
    assertThat(ends(domains, 1)).containsExactly(1L, 5L);
  }

  @Test
  void belowNothingThereIsNoEndEither() {
    long least = Long.MIN_VALUE;
    Block part =
        Given.part(
            Given.attack(new long[] {2, 1}, 2, Given.row(1, -2))
                .bounding(0, least, Attack.UNBOUNDED)
                .bounding(1, least, Attack.UNBOUNDED));
    Domains domains = Domains.of(part);
    assertThat(domains.narrow()).isTrue();
    assertThat(ends(domains, 0)).containsExactly(-Domains.FAR, Domains.FAR);
    assertThat(ends(domains, 1)).containsExactly(-Domains.FAR, Domains.FAR);
  }
}
