package org.throughline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.lifecycle.Assignment.Pair;
import org.throughline.lifecycle.Assignment.Point;

/// The assignment is the best of all ways to pair, held to trying every way.
final class AssignmentTest {

  private static final int PEOPLE = 3_000;
  private static final int MOST = 6;

  /// How good a way is: pairs, then seconds apart.
  private record Score(int pairs, long apart) {
    boolean isBetterThan(Score other) {
      return pairs > other.pairs || (pairs == other.pairs && apart < other.apart);
    }
  }

  private static Score of(List<Pair> pairs) {
    return new Score(pairs.size(), pairs.stream().mapToLong(Pair::apart).sum());
  }

  private static List<Point> points(Random random, int range) {
    List<Point> points = new ArrayList<>();
    int count = 1 + random.nextInt(MOST);
    for (int i = 0; i < count; i++) {
      points.add(new Point(random.nextInt(1_000_000), random.nextInt(range)));
    }
    return points;
  }

  private static List<Pair> inWindow(List<Point> lefts, List<Point> rights, int from, int to) {
    List<Pair> pairs = new ArrayList<>();
    for (Point left : lefts) {
      for (Point right : rights) {
        long later = right.second() - left.second();
        if (later >= from && later <= to) {
          pairs.add(new Pair(left, right));
        }
      }
    }
    return pairs;
  }

  /// Takes or leaves each pair in turn.
  private static Score bestOfAll(List<Pair> allowed, int next, List<Pair> taken) {
    if (next == allowed.size()) {
      return of(taken);
    }
    Score without = bestOfAll(allowed, next + 1, taken);
    Pair pair = allowed.get(next);
    boolean free =
        taken.stream()
            .noneMatch(t -> t.left().equals(pair.left()) || t.right().equals(pair.right()));
    if (!free) {
      return without;
    }
    taken.add(pair);
    Score with = bestOfAll(allowed, next + 1, taken);
    taken.removeLast();
    return with.isBetterThan(without) ? with : without;
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 40, 200})
  void noOtherWayHasMorePairsOrLessTimeApart(int range) {
    Random random = new Random(range);
    int contested = 0;
    for (int i = 0; i < PEOPLE; i++) {
      List<Pair> allowed = inWindow(points(random, range), points(random, range), -5, 10);
      if (allowed.size() > 14) {
        continue;
      }
      List<Pair> chosen = Assignment.best(allowed);
      assertThat(allowed).containsAll(chosen);
      assertThat(of(chosen)).isEqualTo(bestOfAll(allowed, 0, new ArrayList<>()));
      assertOneToOne(chosen);
      contested += allowed.size() > chosen.size() ? 1 : 0;
    }
    assertThat(contested).isGreaterThan(100);
  }

  private static void assertOneToOne(List<Pair> chosen) {
    Set<Point> lefts = new HashSet<>();
    Set<Point> rights = new HashSet<>();
    for (Pair pair : chosen) {
      assertThat(lefts.add(pair.left())).isTrue();
      assertThat(rights.add(pair.right())).isTrue();
    }
  }

  /// The greedy method gives the stay at 10 to the arrest at 9 and leaves the arrest at 0 without one.
  @Test
  void anotherStayIsFreedWhereThatLinksMore() {
    Point early = new Point(1, 0);
    Point late = new Point(2, 9);
    Point near = new Point(3, 10);
    Point far = new Point(4, 19);
    List<Pair> allowed = inWindow(List.of(early, late), List.of(near, far), -5, 10);
    assertThat(Assignment.best(allowed))
        .containsExactly(new Pair(early, near), new Pair(late, far));
  }

  @Test
  void theOrderOfThePairsDecidesNothing() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      List<Pair> allowed = inWindow(points(random, 30), points(random, 30), -5, 10);
      assertThat(Assignment.best(allowed.reversed())).isEqualTo(Assignment.best(allowed));
    }
  }

  @Test
  void nothingIsChosenFromNothing() {
    assertThat(Assignment.best(List.of())).isEmpty();
  }
}
