package org.throughline.disclosure.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Readers who hold the answers of two postings of one release, the second up to 3 % larger, and know that people were only added. Of
/// counts the tables show a change of none or of at least the threshold.
final class TwoPostingsTest {

  private static final int THRESHOLD = 11;
  private static final int PAIRS = 200;
  private static final int CLASSES = 3;
  private static final int CAUSES = 3;
  private static final int[] GRID = {7, 30, 60, 90, 180};

  private record Person(int ofClass, int cause, int days) {}

  /// The first posting, and what the second has too.
  private record Pair(List<Person> before, List<Person> added) {

    List<Person> after() {
      List<Person> all = new ArrayList<>(before);
      all.addAll(added);
      return all;
    }
  }

  private static List<Pair> pairs(int smallest, int more) {
    SplittableRandom random = new SplittableRandom(14);
    List<Pair> pairs = new ArrayList<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      int people = smallest + random.nextInt(more);
      int added = Math.max(1, (int) (people * (0.01 + 0.02 * random.nextDouble())));
      pairs.add(new Pair(people(random, people), people(random, added)));
    }
    return pairs;
  }

  private static List<Person> people(SplittableRandom random, int number) {
    return IntStream.range(0, number)
        .mapToObj(
            any ->
                new Person(
                    random.nextInt(CLASSES),
                    random.nextInt(CAUSES),
                    (int) (40 * random.nextExponential())))
        .toList();
  }

  /// Whether a table holds the new number back, because it would tell of few.
  private static boolean waits(long before, long after) {
    return before != after && after - before < THRESHOLD;
  }

  private static List<Long> classes(List<Person> people) {
    return LongStream.range(0, CLASSES)
        .mapToObj(one -> people.stream().filter(person -> person.ofClass() == one).count())
        .toList();
  }

  private static Shares.Group share(List<Person> people) {
    return new Shares.Group(classes(people).getFirst(), people.size(), classes(people));
  }

  private static Shown shownShare(List<Person> people) {
    Shares.Group group = share(people);
    return group.passes(THRESHOLD)
        ? Shares.rounded(group.share(), group.people(), THRESHOLD)
        : Shown.Withheld.few(THRESHOLD);
  }

  /// How many with the trait may have been added, as both shares allow.
  private static NavigableSet<Long> possible(
      Shown.Value before, long all, Shown.Value after, long allAfter) {
    NavigableSet<Long> possible = new TreeSet<>();
    for (long one : counts(before, all)) {
      for (long other : counts(after, allAfter)) {
        if (other >= one && other - one <= allAfter - all) {
          possible.add(other - one);
        }
      }
    }
    return possible;
  }

  private static List<Long> counts(Shown.Value share, long all) {
    return LongStream.rangeClosed(0, all)
        .filter(with -> Math.abs((double) with / all - share.value()) <= share.unit() / 2 + 1e-12)
        .boxed()
        .toList();
  }

  private static boolean isOfFew(NavigableSet<Long> possible) {
    return possible.getFirst() > 0 && possible.getLast() < THRESHOLD;
  }

  @Test
  void sharesOfAllTellOfNoFewWhoWereAdded() {
    int looked = 0;
    for (Pair pair : pairs(400, 2000)) {
      List<Long> before = classes(pair.before());
      List<Long> after = classes(pair.after());
      boolean isHeld =
          waits(pair.before().size(), pair.after().size())
              || IntStream.range(0, CLASSES).anyMatch(i -> waits(before.get(i), after.get(i)));
      if (!isHeld
          && shownShare(pair.before()) instanceof Shown.Value one
          && shownShare(pair.after()) instanceof Shown.Value other) {
        assertThat(isOfFew(possible(one, pair.before().size(), other, pair.after().size())))
            .isFalse();
        looked++;
      }
    }
    assertThat(looked).isGreaterThan(20);
  }

  /// Of a group the tables show its number, and not its classes. Where the share goes from one step to the next, in four pairs, it tells that
  /// at most ten of those who were added have the trait, or lack it.
  @Test
  void sharesOfAGroupDoNotTellHowFewOfThoseWhoWereAddedHaveTheTrait() {
    int shown = 0;
    int few = 0;
    int atMost = 0;
    for (Pair pair : pairs(400, 2000)) {
      if (!waits(pair.before().size(), pair.after().size())
          && shownShare(pair.before()) instanceof Shown.Value one
          && shownShare(pair.after()) instanceof Shown.Value other) {
        shown++;
        NavigableSet<Long> possible =
            possible(one, pair.before().size(), other, pair.after().size());
        few += isOfFew(possible) ? 1 : 0;
        long added = pair.added().size();
        atMost += possible.getLast() < THRESHOLD || added - possible.getFirst() < THRESHOLD ? 1 : 0;
      }
    }
    assertThat(List.of(few, atMost, shown)).containsExactly(0, 4, 190);
  }

  private static Means.Group mean(List<Person> people) {
    List<Integer> days = people.stream().map(Person::days).sorted().toList();
    int n = days.size();
    return new Means.Group(
        n, n, days.stream().mapToInt(Integer::intValue).sum(), days.get(n - 1), days.get(n - 2));
  }

  private static Shown shownMean(Means.Group group) {
    return Means.of(
            new Breakdowns<>(
                group,
                List.of(new Breakdowns.Breakdown<>(List.of(group), new BitSet())),
                List.of()),
            THRESHOLD)
        .getFirst();
  }

  @Test
  void meansTellTheDaysOfThoseWhoWereAddedWithinATenthOfTheLongest() {
    int looked = 0;
    int narrowest = Integer.MAX_VALUE;
    for (Pair pair : pairs(30, 400)) {
      Means.Group before = mean(pair.before());
      Means.Group after = mean(pair.after());
      if (shownMean(before) instanceof Shown.Value one
          && shownMean(after) instanceof Shown.Value other) {
        double doubt = (one.unit() * before.values() + other.unit() * after.values()) / 2;
        double guess = other.value() * after.values() - one.value() * before.values();
        int truth = pair.added().stream().mapToInt(Person::days).sum();
        assertThat(Math.abs(truth - guess)).isLessThanOrEqualTo(doubt + 1e-9);
        assertThat(doubt).isGreaterThanOrEqualTo(0.1 * before.largest());
        long possible =
            IntStream.rangeClosed((int) Math.ceil(guess - doubt), (int) Math.floor(guess + doubt))
                .filter(days -> days >= 0)
                .count();
        narrowest = Math.min(narrowest, (int) possible);
        looked++;
      }
    }
    assertThat(List.of(narrowest, looked)).containsExactly(33, 200);
  }

  private static long ended(List<Person> people, int cause) {
    return people.stream().filter(person -> person.cause() == cause).count();
  }

  private static List<List<Double>> curve(List<Person> people, List<Boolean> hidden) {
    List<Curves.Step> steps = new ArrayList<>();
    int from = -1;
    for (int at = 0; at <= GRID.length; at++) {
      int after = from;
      int to = at < GRID.length ? GRID[at] : Integer.MAX_VALUE;
      List<Long> events = new ArrayList<>();
      for (int cause = 0; cause < CAUSES; cause++) {
        int of = cause;
        events.add(
            hidden.get(cause)
                ? 0
                : people.stream()
                    .filter(one -> one.cause() == of && one.days() > after && one.days() <= to)
                    .count());
      }
      events.add(0L);
      steps.add(
          new Curves.Step(
              people.stream().filter(one -> one.days() > after).count(), events, events));
      from = to;
    }
    return Curves.of(steps, THRESHOLD);
  }

  /// How many may have ended by a day, of those who did at any time, where a curve shows a share of all.
  private static List<Long> ended(double share, long ever, long all) {
    return LongStream.rangeClosed(0, ever)
        .filter(by -> Math.abs(shareOf(by, ever, all) - share) < 1e-9)
        .boxed()
        .toList();
  }

  /// What a curve shows of a cause of which so many ended by its first day.
  private static double shareOf(long by, long ever, long all) {
    List<Long> first = List.of(by, 0L);
    List<Long> later = List.of(ever - by, 0L);
    return Curves.of(
            List.of(new Curves.Step(all, first, first), new Curves.Step(all - by, later, later)),
            THRESHOLD)
        .getFirst()
        .getFirst();
  }

  /// Of a cause the tables show who ended so at any time, and not by a day. Readers own the program.
  @Test
  void curvesDoNotTellHowFewOfThoseWhoWereAddedHadEndedByADay() {
    int looked = 0;
    int few = 0;
    int atMost = 0;
    for (Pair pair : pairs(400, 2000)) {
      long before = pair.before().size();
      long after = pair.after().size();
      for (int cause = 0; cause < CAUSES; cause++) {
        long ever = ended(pair.before(), cause);
        long everAfter = ended(pair.after(), cause);
        if (waits(before, after) || waits(ever, everAfter)) {
          continue;
        }
        double one = curve(pair.before(), List.of(false, false, false)).getFirst().get(cause);
        double other = curve(pair.after(), List.of(false, false, false)).getFirst().get(cause);
        NavigableSet<Long> possible = new TreeSet<>();
        for (long by : ended(one, ever, before)) {
          for (long byAfter : ended(other, everAfter, after)) {
            if (byAfter >= by && byAfter - by <= everAfter - ever) {
              possible.add(byAfter - by);
            }
          }
        }
        looked++;
        few += isOfFew(possible) ? 1 : 0;
        atMost += ever < everAfter && possible.getLast() < THRESHOLD ? 1 : 0;
      }
    }
    assertThat(List.of(few, atMost, looked)).containsExactly(0, 0, 213);
  }

  /// A cause to which nobody was added tells by its share how many all are: a curve is shown only where that number is.
  @Test
  void aCurveTellsHowManyAllAre() {
    int looked = 0;
    for (Pair pair : pairs(400, 2000)) {
      List<Person> others = pair.added().stream().filter(one -> one.cause() > 0).toList();
      List<Person> after = new ArrayList<>(pair.before());
      after.addAll(others);
      List<List<Double>> curve = curve(after, List.of(false, true, true));
      double share = curve.getFirst().getFirst();
      long ended =
          pair.before().stream().filter(one -> one.cause() == 0 && one.days() <= GRID[0]).count();
      if (share > 0) {
        long shown = ended - ended % (2 * THRESHOLD);
        assertThat(Math.round(shown / share)).isEqualTo(after.size());
        looked++;
      }
    }
    assertThat(looked).isGreaterThan(50);
  }
}
