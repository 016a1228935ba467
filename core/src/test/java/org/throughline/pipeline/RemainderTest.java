package org.throughline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.throughline.pipeline.ShownCounts.ShownCount;

/// What two tables tell together of which one's categories lie in the other's. The judge knows which part lies where and
/// all that is shown, and tries every count of every part.
final class RemainderTest {

  private static final int THRESHOLD = 4;

  private final Random random = new Random(20261128);

  /// Parts in wholes, and what is shown of both.
  ///
  /// @param home the whole that each part lies in
  /// @param counts how many are of each part
  private record Case(
      Map<String, String> home,
      Map<String, Long> counts,
      List<ShownCount> parts,
      List<ShownCount> wholes) {

    long total() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    Remainder remainder() {
      Map<String, Map<String, Crossing.Both>> both = new TreeMap<>();
      counts.forEach(
          (part, count) -> {
            if (count > 0) {
              both.put(part, Map.of(home.get(part), new Crossing.Both(count, count)));
            }
          });
      return new Remainder(both, parts, wholes, OptionalLong.of(total()));
    }

    Set<String> partsOf(Set<String> wholes) {
      Set<String> in = new TreeSet<>();
      home.forEach(
          (part, whole) -> {
            if (wholes.contains(whole)) {
              in.add(part);
            }
          });
      return in;
    }

    /// What readers know of sums of parts.
    List<ShownCount> known(boolean ofWholes) {
      List<ShownCount> known = new ArrayList<>(parts);
      known.add(new ShownCount(counts.keySet(), total()));
      if (ofWholes) {
        wholes.forEach(one -> known.add(new ShownCount(partsOf(one.of()), one.count())));
      }
      return known;
    }
  }

  /// Every part whose count nobody sees, and that readers can tell to be below the threshold.
  private static Set<String> told(Case one, boolean ofWholes) {
    List<String> names = List.copyOf(one.counts().keySet());
    long[] most = new long[names.size()];
    search(one, one.known(ofWholes), names, new long[names.size()], 0, one.total(), most);
    Set<String> told = new TreeSet<>();
    for (int i = 0; i < most.length; i++) {
      Set<String> itself = Set.of(names.get(i));
      boolean isShown = one.parts().stream().anyMatch(shown -> shown.of().equals(itself));
      if (!isShown && one.counts().getOrDefault(names.get(i), 0L) > 0 && most[i] < THRESHOLD) {
        told.add(names.get(i));
      }
    }
    return told;
  }

  private static void search(
      Case one,
      List<ShownCount> known,
      List<String> names,
      long[] tried,
      int at,
      long left,
      long[] most) {
    if (at == tried.length) {
      boolean isPossible =
          known.stream()
              .allMatch(
                  shown -> {
                    long sum = 0;
                    for (int i = 0; i < tried.length; i++) {
                      sum += shown.of().contains(names.get(i)) ? tried[i] : 0;
                    }
                    return sum == shown.count();
                  });
      for (int i = 0; isPossible && i < tried.length; i++) {
        most[i] = Math.max(most[i], tried[i]);
      }
      return;
    }
    for (long count = 0; count <= left; count++) {
      tried[at] = count;
      search(one, known, names, tried, at + 1, left - count, most);
    }
  }

  private Case some() {
    Map<String, String> home = new TreeMap<>();
    Map<String, Long> counts = new TreeMap<>();
    Map<String, Long> ofWholes = new TreeMap<>();
    int wholes = 2 + random.nextInt(2);
    for (int i = 0; i < 5; i++) {
      String whole = "whole-" + random.nextInt(wholes);
      long count = random.nextInt(7);
      home.put("part-" + i, whole);
      counts.put("part-" + i, count);
      ofWholes.merge(whole, count, Long::sum);
    }
    return new Case(home, counts, shown(counts), shown(ofWholes));
  }

  /// Large counts as they are, and small ones in a class with some of these, or not at all.
  private List<ShownCount> shown(Map<String, Long> counts) {
    List<ShownCount> shown = new ArrayList<>();
    Set<String> together = new TreeSet<>();
    counts.forEach(
        (one, count) -> {
          if ((count > 0 && count < THRESHOLD) || random.nextInt(4) == 0) {
            together.add(one);
          } else {
            shown.add(new ShownCount(Set.of(one), count));
          }
        });
    long sum = together.stream().mapToLong(counts::get).sum();
    if (random.nextBoolean() && together.size() > 1 && sum >= THRESHOLD) {
      shown.add(new ShownCount(together, sum));
    }
    return shown;
  }

  @Test
  void whatIsSafeInEachTableIsSafeInBothWhereNoRemainderTells() {
    int safe = 0;
    int telling = 0;
    for (int i = 0; i < 1500; i++) {
      Case one = some();
      if (told(one, false).isEmpty() && isSafe(one)) {
        Set<String> told = told(one, true);
        if (one.remainder().telling(THRESHOLD, false).isEmpty()) {
          assertThat(told).as("%s", one).isEmpty();
          safe++;
        } else {
          telling++;
        }
      }
    }
    assertThat(safe).isGreaterThan(50);
    assertThat(telling).isGreaterThan(50);
  }

  /// Whether no whole is told by the table of wholes.
  private static boolean isSafe(Case one) {
    Map<String, Long> ofWholes = new TreeMap<>();
    one.counts().forEach((part, count) -> ofWholes.merge(one.home().get(part), count, Long::sum));
    Map<String, String> itself = new TreeMap<>();
    ofWholes.keySet().forEach(whole -> itself.put(whole, whole));
    return told(new Case(itself, ofWholes, one.wholes(), List.of()), false).isEmpty();
  }

  private static Crossing.Both both(long records) {
    return new Crossing.Both(records, records);
  }

  /// Texas lies in two areas and Oklahoma in one of them: the two without Texas are Oklahoma.
  @Test
  void wholesThatShareAPartAreSubtractedFromTogether() {
    Remainder remainder =
        new Remainder(
            Map.of(
                "texas", Map.of("dallas", both(400), "houston", both(300)),
                "oklahoma", Map.of("dallas", both(6)),
                "maine", Map.of("boston", both(50)),
                "not-recorded", Map.of("boston", both(30))),
            List.of(
                new ShownCount(Set.of("texas"), 700),
                new ShownCount(Set.of("maine"), 50),
                new ShownCount(Set.of("oklahoma", "not-recorded"), 36)),
            List.of(
                new ShownCount(Set.of("dallas"), 406),
                new ShownCount(Set.of("houston"), 300),
                new ShownCount(Set.of("boston"), 80)),
            OptionalLong.of(786));
    assertThat(remainder.telling(11, false)).containsOnly(Set.of("oklahoma", "texas"));
  }

  /// Twelve records of two people are no more than two people.
  @Test
  void aRemainderOfManyRecordsOfFewPeopleTells() {
    Map<String, Map<String, Crossing.Both>> counts =
        Map.of(
            "maine", Map.of("boston", both(50)),
            "vermont", Map.of("boston", new Crossing.Both(12, 2)),
            "ohio", Map.of("detroit", both(90)));
    List<ShownCount> parts =
        List.of(new ShownCount(Set.of("maine"), 50), new ShownCount(Set.of("ohio"), 90));
    List<ShownCount> wholes =
        List.of(new ShownCount(Set.of("boston"), 62), new ShownCount(Set.of("detroit"), 90));
    assertThat(new Remainder(counts, parts, wholes, OptionalLong.of(152)).telling(11, false))
        .containsExactly(Set.of("maine", "vermont"));
  }

  /// Six and five are eleven; of two, of which each has one at least, none can be eleven.
  @Test
  void aRemainderThatLeavesNoPartLargeTells() {
    Map<String, Map<String, Crossing.Both>> counts =
        Map.of(
            "maine", Map.of("boston", both(50)),
            "vermont", Map.of("boston", both(6)),
            "rhode-island", Map.of("boston", both(5)));
    List<ShownCount> parts = List.of(new ShownCount(Set.of("maine"), 50));
    List<ShownCount> wholes = List.of(new ShownCount(Set.of("boston"), 61));
    Remainder remainder = new Remainder(counts, parts, wholes, OptionalLong.of(61));
    assertThat(remainder.telling(10, false)).isEmpty();
    assertThat(remainder.telling(11, false))
        .containsExactly(Set.of("maine", "rhode-island", "vermont"));
  }

  /// Who was arrested in Boston in no recorded state is nowhere withheld.
  @Test
  void recordsThatDoNotSayTheirPartAreNoSecret() {
    Map<String, Map<String, Crossing.Both>> counts =
        Map.of("maine", Map.of("boston", both(50)), "not-recorded", Map.of("boston", both(3)));
    List<ShownCount> parts =
        List.of(new ShownCount(Set.of("maine"), 50), new ShownCount(Set.of("not-recorded"), 3));
    List<ShownCount> wholes = List.of(new ShownCount(Set.of("boston"), 53));
    assertThat(new Remainder(counts, parts, wholes, OptionalLong.of(53)).telling(11, false))
        .isEmpty();
  }
}
