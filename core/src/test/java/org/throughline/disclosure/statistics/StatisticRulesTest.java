package org.throughline.disclosure.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules against readers who try every population that fits what is shown.
final class StatisticRulesTest {

  private static final int THRESHOLD = 3;
  private static final int MOST_DAYS = 6;
  private static final int RUNS = 400;

  /// A small population in groups, each person with a number of days.
  private static List<int[]> population(SplittableRandom random) {
    List<int[]> groups = new ArrayList<>();
    int number = 2 + random.nextInt(3);
    for (int group = 0; group < number; group++) {
      int[] days = new int[1 + random.nextInt(5)];
      for (int i = 0; i < days.length; i++) {
        // Readers do not know that nobody has more than four.
        days[i] = random.nextInt(5);
      }
      groups.add(days);
    }
    return groups;
  }

  private static Means.Group mean(int... days) {
    int[] sorted = days.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return new Means.Group(
        n, n, Arrays.stream(days).sum(), sorted[n - 1], n > 1 ? sorted[n - 2] : 0);
  }

  /// One breakdown beside its total.
  private static <G extends Summary<G>> Breakdowns<G> alone(G total, List<G> groups) {
    return new Breakdowns<>(
        total, List.of(new Breakdowns.Breakdown<>(groups, new BitSet())), List.of());
  }

  /// Of readers who are given more than is shown: shares that are not rounded.
  private static List<Shown> shares(List<Shares.Group> groups) {
    return shares(alone(share(groups), groups), THRESHOLD);
  }

  private static List<Shown> shares(Breakdowns<Shares.Group> breakdowns, int threshold) {
    List<Shares.Group> groups = breakdowns.breakdowns().getFirst().groups();
    return breakdowns.first(threshold, i -> new Shown.Value(groups.get(i).share(), 0));
  }

  /// All of them together.
  private static Shares.Group share(List<Shares.Group> groups) {
    return new Shares.Group(
        groups.stream().mapToLong(Shares.Group::with).sum(),
        groups.stream().mapToLong(Shares.Group::all).sum(),
        IntStream.range(0, groups.getFirst().classes().size())
            .mapToObj(at -> groups.stream().mapToLong(group -> group.classes().get(at)).sum())
            .toList());
  }

  private static int[] all(List<int[]> groups) {
    return groups.stream().flatMapToInt(Arrays::stream).toArray();
  }

  /// Every way to give so many people days that add up to between two sums.
  private static void everyWay(
      int[] days, int at, int left, double low, double high, List<NavigableSet<Integer>> possible) {
    if (at == days.length) {
      if (left >= low - 1e-9 && left <= high + 1e-9) {
        for (int i = 0; i < days.length; i++) {
          possible.get(i).add(days[i]);
        }
      }
      return;
    }
    for (int d = 0; d <= MOST_DAYS; d++) {
      days[at] = d;
      everyWay(days, at + 1, left + d, low, high, possible);
    }
  }

  private static void nobodyIsKnown(int people, double low, double high) {
    List<NavigableSet<Integer>> possible = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      possible.add(new TreeSet<>());
    }
    everyWay(new int[people], 0, 0, low, high, possible);
    assertThat(possible).allMatch(days -> days.size() > 1);
  }

  @Test
  void meansSubtractedFromTheirTotalTellNobodysDays() {
    SplittableRandom random = new SplittableRandom(14);
    int attacked = 0;
    for (int run = 0; run < RUNS; run++) {
      List<int[]> groups = population(random);
      Means.Group total = mean(all(groups));
      if (!total.passes(THRESHOLD)) {
        continue;
      }
      List<Shown> shown =
          Means.of(alone(total, groups.stream().map(StatisticRulesTest::mean).toList()), THRESHOLD);
      Shown.Value whole = (Shown.Value) total.mean();
      double low = (whole.value() - whole.unit() / 2) * total.people();
      double high = (whole.value() + whole.unit() / 2) * total.people();
      int hidden = 0;
      for (int i = 0; i < shown.size(); i++) {
        int people = groups.get(i).length;
        if (shown.get(i) instanceof Shown.Value(double value, double unit)) {
          assertThat(people).isGreaterThanOrEqualTo(THRESHOLD);
          nobodyIsKnown(people, (value - unit / 2) * people, (value + unit / 2) * people);
          low -= (value + unit / 2) * people;
          high -= (value - unit / 2) * people;
        } else {
          hidden += people;
        }
      }
      if (hidden > 0 && hidden <= 6) {
        assertThat(hidden).isGreaterThanOrEqualTo(THRESHOLD);
        nobodyIsKnown(hidden, Math.max(0, low), Math.min(high, hidden * MOST_DAYS));
        attacked++;
      }
    }
    assertThat(attacked).isGreaterThan(20);
  }

  /// Without the rule for what is left the attack works: the test can fail.
  @Test
  void bareMeansTellTheDaysOfTheOneWhoIsLeft() {
    int[] shown = {2, 3, 4, 3};
    int[] left = {6};
    double sum = Arrays.stream(all(List.of(shown, left))).sum() - Arrays.stream(shown).sum();
    assertThat(sum).isEqualTo(left[0]);
    List<Means.Group> groups = List.of(mean(shown), mean(left));
    assertThat(Means.of(alone(mean(all(List.of(shown, left))), groups), THRESHOLD))
        .allMatch(Shown.Withheld.class::isInstance);
  }

  @Test
  void sharesSubtractedFromTheirTotalTellNobodysTrait() {
    SplittableRandom random = new SplittableRandom(15);
    int attacked = 0;
    for (int run = 0; run < RUNS; run++) {
      List<Shares.Group> groups = new ArrayList<>();
      int number = 2 + random.nextInt(4);
      for (int group = 0; group < number; group++) {
        int people = 1 + random.nextInt(14);
        groups.add(new Shares.Group(random.nextInt(people + 1), people));
      }
      Shares.Group total = share(groups);
      if (!total.passes(THRESHOLD)) {
        continue;
      }
      List<Shown> shown = shares(groups);
      // A share of known people is a count: readers know that of every shown group, and of the
      // total.
      long with = total.with();
      long people = total.all();
      for (int i = 0; i < shown.size(); i++) {
        if (shown.get(i) instanceof Shown.Value) {
          assertThat(groups.get(i).with()).isGreaterThanOrEqualTo(THRESHOLD);
          assertThat(groups.get(i).all() - groups.get(i).with()).isGreaterThanOrEqualTo(THRESHOLD);
          with -= groups.get(i).with();
          people -= groups.get(i).all();
        }
      }
      if (people > 0) {
        // Neither those with the trait nor those without it can be so few that one of them knows
        // the others.
        assertThat(with).isGreaterThanOrEqualTo(THRESHOLD);
        assertThat(people - with).isGreaterThanOrEqualTo(THRESHOLD);
        attacked++;
      }
    }
    assertThat(attacked).isGreaterThan(20);
  }

  /// Readers who are given more than is shown, the exact counts: neither a part nor what the whole is without it may be of few.
  @Test
  void countsOfPartsSubtractedFromTheirWholesTellOfNoFew() {
    SplittableRandom random = new SplittableRandom(29);
    int attacked = 0;
    for (int run = 0; run < RUNS; run++) {
      List<Parts.Group> groups = new ArrayList<>();
      int number = 2 + random.nextInt(4);
      for (int group = 0; group < number; group++) {
        groups.add(new Parts.Group(random.nextInt(9), random.nextInt(9)));
      }
      Parts.Group total =
          new Parts.Group(
              groups.stream().mapToLong(Parts.Group::in).sum(),
              groups.stream().mapToLong(Parts.Group::out).sum());
      if (!total.passes(THRESHOLD)) {
        continue;
      }
      List<Shown> shown =
          alone(total, groups).first(THRESHOLD, i -> new Shown.Value(groups.get(i).in(), 1));
      long in = total.in();
      long out = total.out();
      for (int i = 0; i < shown.size(); i++) {
        if (shown.get(i) instanceof Shown.Value) {
          assertNoFew(groups.get(i).in());
          assertNoFew(groups.get(i).out());
          in -= groups.get(i).in();
          out -= groups.get(i).out();
        }
      }
      boolean isPart =
          shown.stream().anyMatch(Shown.Value.class::isInstance)
              && shown.stream().anyMatch(Shown.Withheld.class::isInstance);
      if (isPart) {
        assertNoFew(in);
        assertNoFew(out);
        attacked++;
      }
    }
    assertThat(attacked).isGreaterThan(100);
  }

  private static void assertNoFew(long people) {
    assertThat(people).matches(number -> number == 0 || number >= THRESHOLD);
  }

  /// A hold room of twelve stints of which eleven are of the part has one that is not: the reason must not say so.
  @Test
  void theReasonDoesNotSayWhichOfTheWithheldAreFew() {
    List<Parts.Group> groups =
        List.of(
            new Parts.Group(11, 1),
            new Parts.Group(2, 4),
            new Parts.Group(12, 12),
            new Parts.Group(40, 40));
    List<Shown> shown =
        alone(new Parts.Group(65, 57), groups).first(11, i -> new Shown.Value(i, 1));
    assertThat(shown.get(3)).isInstanceOf(Shown.Value.class);
    assertThat(shown.subList(0, 3)).allMatch(Shown.Withheld.class::isInstance);
    assertThat(shown.subList(0, 3).stream().distinct()).hasSize(1);
  }

  /// Readers know a whole from a table, and the rule. They try every part that would be shown as this one is.
  @Test
  void aCountInUnitsLeavesNoFewBesideAKnownWhole() {
    int tried = 0;
    for (int whole = 1; whole <= 120; whole++) {
      for (int part = 0; part <= whole; part++) {
        if (!new Parts.Group(part, whole - part).passes(THRESHOLD)) {
          continue;
        }
        Shown shown = Stocks.people(part, THRESHOLD);
        if (shown instanceof Shown.Value && part < whole) {
          int known = whole;
          List<Integer> rests =
              IntStream.rangeClosed(0, whole)
                  .filter(one -> Stocks.people(one, THRESHOLD).equals(shown))
                  .map(one -> known - one)
                  .boxed()
                  .toList();
          int most = rests.stream().mapToInt(rest -> rest).max().orElseThrow();
          assertThat(most).isGreaterThanOrEqualTo(THRESHOLD);
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(1_000);
  }

  /// One share is of the third class, the other of the second and third: their difference is the second.
  @Test
  void twoSharesOfTheSameClassesTellNoClassOfFew() {
    SplittableRandom random = new SplittableRandom(16);
    int attacked = 0;
    for (int run = 0; run < RUNS; run++) {
      List<Shares.Group> narrow = new ArrayList<>();
      List<Shares.Group> wide = new ArrayList<>();
      for (int group = 0; group < 3; group++) {
        List<Long> classes =
            List.of(
                random.nextLong(40), random.nextLong(2) * random.nextLong(40), random.nextLong(40));
        long all = classes.stream().mapToLong(Long::longValue).sum();
        narrow.add(new Shares.Group(classes.get(2), all, classes));
        wide.add(new Shares.Group(classes.get(1) + classes.get(2), all, classes));
      }
      List<Shown> first = shares(narrow);
      List<Shown> second = shares(wide);
      for (int i = 0; i < narrow.size(); i++) {
        if (first.get(i) instanceof Shown.Value && second.get(i) instanceof Shown.Value) {
          long told = wide.get(i).with() - narrow.get(i).with();
          assertThat(told).matches(people -> people == 0 || people >= THRESHOLD);
          attacked++;
        }
      }
    }
    assertThat(attacked).isGreaterThan(20);
    Shares.Group folded = new Shares.Group(60, 165, List.of(100L, 5L, 60L));
    assertThat(folded.passes(11)).isFalse();
  }

  @Test
  void aQuantileHasPeopleOnBothSides() {
    for (int people = 1; people <= 120; people++) {
      for (double probability : new double[] {0.1, 0.25, 0.5, 0.75, 0.9}) {
        Shown shown = Quantiles.of(12.7, probability, people, 1, 11);
        boolean enough = Math.min(probability, 1 - probability) * people >= 11;
        assertThat(shown instanceof Shown.Value).isEqualTo(enough);
      }
    }
    assertThat(Quantiles.of(12.7, 0.5, 22, 1, 11)).isEqualTo(new Shown.Value(13, 1));
    assertThat(Quantiles.of(12.7, 0.5, 21, 1, 11)).isInstanceOf(Shown.Withheld.class);
    assertThat(Quantiles.of(12.7, 0.1, 109, 1, 11)).isInstanceOf(Shown.Withheld.class);
  }

  /// Every population of six people with days up to six: a shown median leaves each person at least two values.
  @Test
  void aMedianIsNobodysDays() {
    SplittableRandom random = new SplittableRandom(16);
    for (int run = 0; run < 40; run++) {
      int[] days = new int[6];
      for (int i = 0; i < days.length; i++) {
        days[i] = random.nextInt(MOST_DAYS + 1);
      }
      Shown shown = Quantiles.of(median(days), 0.5, days.length, 1, THRESHOLD);
      double bin = shown.number().orElseThrow();
      List<NavigableSet<Integer>> possible = new ArrayList<>();
      for (int i = 0; i < days.length; i++) {
        possible.add(new TreeSet<>());
      }
      for (int code = 0; code < Math.pow(MOST_DAYS + 1, days.length); code++) {
        int[] other = new int[days.length];
        int rest = code;
        for (int i = 0; i < other.length; i++) {
          other[i] = rest % (MOST_DAYS + 1);
          rest /= MOST_DAYS + 1;
        }
        if (Math.floor(median(other)) == bin) {
          for (int i = 0; i < other.length; i++) {
            possible.get(i).add(other[i]);
          }
        }
      }
      assertThat(possible).allMatch(values -> values.size() > 1);
    }
  }

  private static double median(int[] days) {
    int[] sorted = days.clone();
    Arrays.sort(sorted);
    return (sorted[2] + sorted[3]) / 2.0;
  }

  @Test
  void averagesAreOfEnoughPeopleAndWhole() {
    List<Stocks.Group> groups =
        Stream.of(500, 300, 4, 60).map(people -> new Stocks.Group(people)).toList();
    List<Shown> shown =
        alone(new Stocks.Group(864), groups).first(11, i -> Stocks.shown(41.37, 31));
    assertThat(shown.get(0)).isEqualTo(new Shown.Value(41, 1));
    assertThat(shown.get(1)).isEqualTo(new Shown.Value(41, 1));
    assertThat(shown.get(2)).isInstanceOf(Shown.Withheld.class);
    // The four alone would be what is left: the smallest group that is large enough goes with them.
    assertThat(shown.get(3)).isInstanceOf(Shown.Withheld.class);
    assertThat(Stocks.shown(44.0, 7)).isEqualTo(new Shown.Value(40, 10));
    assertThat(Stocks.shown(44.0, 28)).isEqualTo(new Shown.Value(44, 1));
  }

  /// Many people were there, each for a few nights: an average of 0 would say that nobody was.
  @Test
  void whatIsNotZeroIsNeverShownAsZero() {
    String reason = "it is not 0, and at most %s: it would be rounded to 0";
    assertThat(Stocks.shown(0.4, 365)).isEqualTo(new Shown.Withheld(reason.formatted("0.5")));
    assertThat(Stocks.shown(0.5, 365)).isEqualTo(new Shown.Withheld(reason.formatted("0.5")));
    assertThat(Stocks.shown(4.0, 7)).isEqualTo(new Shown.Withheld(reason.formatted("5")));
    assertThat(Stocks.shown(0.6, 365)).isEqualTo(new Shown.Value(1, 1));
    assertThat(Stocks.shown(0, 365)).isEqualTo(new Shown.Value(0, 1));
    assertThat(Shares.rounded(0.0003, 10_000, THRESHOLD))
        .isEqualTo(new Shown.Withheld(reason.formatted("0.0005")));
    assertThat(
            Means.of(
                alone(new Means.Group(99, 99, 4, 1, 1), List.of(new Means.Group(99, 99, 4, 1, 1))),
                THRESHOLD))
        .containsExactly(new Shown.Withheld(reason.formatted("0.05")));
  }

  /// Every stay is of another person.
  private static Curves.Step step(long atRisk, List<Long> events, long censored) {
    List<Long> all = Stream.concat(events.stream(), Stream.of(censored)).toList();
    return new Curves.Step(atRisk, all, all);
  }

  /// Readers who know how many began work the events out of the curve: never fewer than twice the threshold at a time.
  @Test
  void aCurveMovesByManyEventsAtATime() {
    SplittableRandom random = new SplittableRandom(18);
    int moves = 0;
    for (int run = 0; run < RUNS; run++) {
      long began = 20 + random.nextLong(200);
      long atRisk = began;
      List<Curves.Step> steps = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        long first = random.nextLong(atRisk / 4 + 1);
        long second = random.nextLong(atRisk / 8 + 1);
        long censored = random.nextLong(atRisk / 8 + 1);
        steps.add(step(atRisk, List.of(first, second), censored));
        atRisk -= first + second + censored;
      }
      steps.add(step(atRisk, List.of(atRisk, 0L), 0));
      double surviving = 1;
      List<Double> before = List.of(0.0, 0.0);
      double known = began;
      for (List<Double> shares : Curves.of(steps, THRESHOLD)) {
        double events = 0;
        for (int cause = 0; cause < 2; cause++) {
          double moved = (shares.get(cause) - before.get(cause)) / surviving * known;
          if (moved > 1e-9) {
            moves++;
            // Who was no longer watched in between makes this larger than the events were, never
            // smaller.
            assertThat(moved).isGreaterThan(2 * THRESHOLD - 1e-6);
          }
          events += moved;
        }
        surviving *= 1 - events / known;
        known -= events;
        before = shares;
      }
    }
    assertThat(moves).isGreaterThan(100);
  }

  @Test
  void aCurveStopsWhereFewAreLeft() {
    List<Curves.Step> steps =
        List.of(
            step(40, List.of(18L), 0),
            step(22, List.of(18L), 0),
            step(4, List.of(4L), 0),
            step(0, List.of(0L), 0));
    assertThat(Curves.of(steps, THRESHOLD)).containsExactly(List.of(0.45), List.of(0.9));
  }

  /// A table says how many ended by each cause in all. Less those whom the curve has shown, that is how many ended so later.
  @Test
  void aCurveBesideTheTableOfItsCausesTellsOfNoFew() {
    SplittableRandom random = new SplittableRandom(29);
    int moved = 0;
    for (int run = 0; run < RUNS; run++) {
      int stretches = 3;
      long[][] ended = new long[stretches + 1][2];
      long began = 0;
      for (long[] stretch : ended) {
        for (int cause = 0; cause < 2; cause++) {
          stretch[cause] = random.nextInt(4) == 0 ? 0 : random.nextLong(3L * THRESHOLD);
          began += stretch[cause];
        }
      }
      List<Curves.Step> steps = new ArrayList<>();
      long atRisk = began;
      for (long[] stretch : ended) {
        steps.add(step(atRisk, List.of(stretch[0], stretch[1]), 0));
        atRisk -= stretch[0] + stretch[1];
      }
      for (List<Double> shares : Curves.of(steps, THRESHOLD)) {
        for (int cause = 0; cause < 2; cause++) {
          int at = cause;
          long inAll = java.util.Arrays.stream(ended).mapToLong(stretch -> stretch[at]).sum();
          // Nobody is lost from sight, so a share is of all who began.
          long later = inAll - Math.round(shares.get(cause) * began);
          boolean isShown = shares.get(cause) > 0;
          moved += isShown ? 1 : 0;
          assertThat(!isShown || later == 0 || later >= THRESHOLD).as("%d later", later).isTrue();
        }
      }
    }
    assertThat(moved).isGreaterThan(100);
  }

  /// A table says how many are still there. Less those whom the curve has let go, which its next share tells, that is how many are
  /// there for longer.
  @Test
  void aCurveBesideTheTableOfItsCausesTellsOfNoFewWhoAreThereForLonger() {
    for (int longer = 0; longer <= 2 * THRESHOLD; longer++) {
      long began = 200;
      long first = began - 2 * THRESHOLD;
      List<Curves.Step> steps =
          List.of(
              step(began, List.of(0L), 2 * THRESHOLD),
              step(first, List.of(2L * THRESHOLD), 0),
              step(first - 2 * THRESHOLD, List.of(first - 2 * THRESHOLD - longer), longer));
      double share = Curves.of(steps, THRESHOLD).getLast().getFirst();
      long gone = Math.round(began - 2 * THRESHOLD / share);
      assertThat(gone)
          .as("%d longer", longer)
          .isEqualTo(longer == 0 || longer >= THRESHOLD ? 2 * THRESHOLD : 0);
    }
  }

  /// Of a group whose number a table withholds: some fractions come from one number only.
  @Test
  void aShareOfAGroupWhoseNumberIsWithheldIsNotShown() {
    List<Shares.Group> groups =
        List.of(new Shares.Group(12, 34), new Shares.Group(13, 25), new Shares.Group(200, 500));
    assertThat(shares(alone(share(groups), groups), 11)).allMatch(Shown.Value.class::isInstance);
    Breakdowns.Breakdown<Shares.Group> firstHidden =
        new Breakdowns.Breakdown<>(groups, BitSet.valueOf(new long[] {1}));
    assertThat(shares(new Breakdowns<>(share(groups), List.of(firstHidden), List.of()), 11))
        .extracting(one -> one instanceof Shown.Value)
        .containsExactly(false, true, true);
  }
}
