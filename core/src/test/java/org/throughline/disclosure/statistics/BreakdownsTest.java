package org.throughline.disclosure.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Breakdowns that hold each other, against readers who add and subtract all that is shown in every way there is.
final class BreakdownsTest {

  private static final int THRESHOLD = 4;
  private static final int RUNS = 3000;

  /// People who are alike in every breakdown.
  ///
  /// @param of the group in each breakdown
  private record Alike(int people, List<Integer> of) {}

  /// Groups of a breakdown, from those who are alike.
  private static List<BitSet> groups(List<Alike> all, int breakdown) {
    List<BitSet> groups = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int group = all.get(i).of().get(breakdown);
      while (groups.size() <= group) {
        groups.add(new BitSet());
      }
      groups.get(group).set(i);
    }
    return groups.stream().filter(group -> !group.isEmpty()).toList();
  }

  private static long people(List<Alike> all, BitSet some) {
    return some.stream().mapToLong(i -> all.get(i).people()).sum();
  }

  /// Everybody has one day.
  private static Means.Group mean(List<Alike> all, BitSet some) {
    long people = people(all, some);
    return new Means.Group(people, people, people, 1, 1);
  }

  private static BitSet everybody(List<Alike> all) {
    BitSet everybody = new BitSet();
    everybody.set(0, all.size());
    return everybody;
  }

  private static Breakdowns<Means.Group> beside(List<Alike> all, List<List<BitSet>> breakdowns) {
    List<Breakdowns.Relation> relations = new ArrayList<>();
    for (int one = 0; one < breakdowns.size(); one++) {
      for (int other = one + 1; other < breakdowns.size(); other++) {
        List<BitSet> common = new ArrayList<>();
        for (BitSet group : breakdowns.get(one)) {
          BitSet touched = new BitSet();
          for (int i = 0; i < breakdowns.get(other).size(); i++) {
            touched.set(i, breakdowns.get(other).get(i).intersects(group));
          }
          common.add(touched);
        }
        relations.add(new Breakdowns.Relation(one, other, common));
      }
    }
    return new Breakdowns<>(
        mean(all, everybody(all)),
        breakdowns.stream()
            .map(
                groups ->
                    new Breakdowns.Breakdown<>(
                        groups.stream().map(group -> mean(all, group)).toList(), new BitSet()))
            .toList(),
        relations);
  }

  /// Whether a sum over some is a combination of the sums that are known.
  private static boolean isToldBy(List<double[]> known, double[] wanted) {
    List<double[]> rows = new ArrayList<>();
    for (double[] row : known) {
      double[] left = reduced(rows, row);
      if (pivot(left) >= 0) {
        rows.add(left);
      }
    }
    return pivot(reduced(rows, wanted)) < 0;
  }

  private static double[] reduced(List<double[]> rows, double[] row) {
    double[] left = row.clone();
    for (double[] one : rows) {
      int pivot = pivot(one);
      double factor = left[pivot] / one[pivot];
      for (int i = 0; i < left.length; i++) {
        left[i] -= factor * one[i];
      }
    }
    return left;
  }

  private static int pivot(double[] row) {
    return IntStream.range(0, row.length)
        .filter(i -> Math.abs(row[i]) > 1e-9)
        .findFirst()
        .orElse(-1);
  }

  private static double[] vector(BitSet some, int size) {
    double[] vector = new double[size];
    some.stream().forEach(i -> vector[i] = 1);
    return vector;
  }

  private static List<double[]> known(
      List<Alike> all, List<List<BitSet>> groups, List<BitSet> shown) {
    List<double[]> known = new ArrayList<>();
    known.add(vector(everybody(all), all.size()));
    for (int b = 0; b < groups.size(); b++) {
      for (int i : shown.get(b).stream().toArray()) {
        known.add(vector(groups.get(b).get(i), all.size()));
      }
    }
    return known;
  }

  /// Some of few people whose sum is told.
  private static List<BitSet> told(List<Alike> all, List<double[]> known) {
    List<BitSet> told = new ArrayList<>();
    for (int code = 1; code < 1 << all.size(); code++) {
      BitSet some = BitSet.valueOf(new long[] {code});
      if (people(all, some) < THRESHOLD && isToldBy(known, vector(some, all.size()))) {
        told.add(some);
      }
    }
    return told;
  }

  private static List<BitSet> shown(List<Alike> all, List<List<BitSet>> groups) {
    return beside(all, groups).shown(THRESHOLD);
  }

  @Test
  void aRegionLessItsShownCountriesTellsOfNoFew() {
    List<Alike> all =
        List.of(
            new Alike(20, List.of(0, 0)),
            new Alike(1, List.of(1, 0)),
            new Alike(30, List.of(2, 1)),
            new Alike(3, List.of(3, 1)));
    List<List<BitSet>> groups = List.of(groups(all, 0), groups(all, 1));
    // By themselves the two small countries go together.
    assertThat(Means.of(beside(all, groups.subList(0, 1)), THRESHOLD))
        .filteredOn(Shown.Value.class::isInstance)
        .hasSize(2);

    List<BitSet> shown = shown(all, groups);

    assertThat(told(all, known(all, groups, shown))).isEmpty();
    assertThat(shown.getFirst().cardinality()).isZero();
    assertThat(shown.get(1).cardinality()).isEqualTo(2);
  }

  /// Countries in regions, which lie in continents.
  @Test
  void whatIsNestedTellsOfNoFew() {
    SplittableRandom random = new SplittableRandom(41);
    int shownGroups = 0;
    for (int run = 0; run < RUNS; run++) {
      List<Alike> all = new ArrayList<>();
      for (int country = 0; country < 8; country++) {
        int region = country / (1 + random.nextInt(3));
        all.add(new Alike(1 + random.nextInt(9), List.of(country, region, region / 2)));
      }
      shownGroups += attack(all);
    }
    assertThat(shownGroups).isGreaterThan(RUNS);
  }

  /// Facilities in states, and of types.
  @Test
  void twoGroupingsOfTheSameTellOfNoFew() {
    SplittableRandom random = new SplittableRandom(42);
    int shownGroups = 0;
    for (int run = 0; run < RUNS; run++) {
      List<Alike> all = new ArrayList<>();
      for (int facility = 0; facility < 8; facility++) {
        all.add(
            new Alike(
                1 + random.nextInt(9), List.of(facility, random.nextInt(3), random.nextInt(3))));
      }
      shownGroups += attack(all);
    }
    assertThat(shownGroups).isGreaterThan(RUNS);
  }

  private static int attack(List<Alike> all) {
    List<List<BitSet>> groups = IntStream.range(0, 3).mapToObj(b -> groups(all, b)).toList();
    List<BitSet> shown = shown(all, groups);
    assertThat(told(all, known(all, groups, shown)))
        .as("%s shows %s", all.stream().map(a -> a.people() + a.of().toString()).toList(), shown)
        .isEmpty();
    return shown.stream().mapToInt(BitSet::cardinality).sum();
  }
}
