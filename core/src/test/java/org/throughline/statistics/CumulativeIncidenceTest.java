package org.throughline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CumulativeIncidenceTest {

  private static List<Observation> madeUp(long seed, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Observation> observations = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      long entry = random.nextLong(20);
      long subjects = 1 + random.nextLong(4);
      observations.add(
          new Observation(entry, entry + 1 + random.nextLong(40), random.nextInt(4), subjects));
    }
    return observations;
  }

  /// A group of five is five subjects.
  @Test
  void groupsAreTheirSubjects() {
    for (int seed = 0; seed < 20; seed++) {
      List<Observation> groups = madeUp(seed, 60);
      List<Observation> single = new ArrayList<>();
      for (Observation group : groups) {
        single.addAll(
            Collections.nCopies(
                Math.toIntExact(group.subjects()),
                new Observation(group.entry(), group.exit(), group.cause(), 1)));
      }
      CumulativeIncidence grouped = CumulativeIncidence.of(groups, 3);
      CumulativeIncidence apart = CumulativeIncidence.of(single, 3);
      for (long time = 0; time < 65; time += 4) {
        Estimate one = grouped.incidence(2, time);
        Estimate other = apart.incidence(2, time);
        assertThat(one.value()).isCloseTo(other.value(), within(1e-12));
        assertThat(one.standardError()).isCloseTo(other.standardError(), within(1e-12));
      }
    }
  }

  @Test
  void everybodyIsStillThereOrHasLeftForOneCause() {
    for (int seed = 0; seed < 50; seed++) {
      CumulativeIncidence curve = CumulativeIncidence.of(madeUp(seed, 40), 3);
      for (long time = 0; time < 65; time++) {
        double sum = curve.survival(time).value();
        for (int cause = 1; cause <= 3; cause++) {
          sum += curve.incidence(cause, time).value();
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
      }
    }
  }

  /// Without censoring and delayed entry the incidence is the plain share.
  @Test
  void withoutCensoringItIsThePlainShare() {
    SplittableRandom random = new SplittableRandom(5);
    List<Observation> all = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      all.add(
          new Observation(Observation.FROM_START, random.nextLong(50), 1 + random.nextInt(3), 1));
    }
    CumulativeIncidence curve = CumulativeIncidence.of(all, 3);
    for (long time = 0; time < 55; time += 5) {
      long by = time;
      long left = all.stream().filter(one -> one.cause() == 2 && one.exit() <= by).count();
      assertThat(curve.incidence(2, time).value()).isCloseTo(left / 500.0, within(1e-12));
      assertThat(curve.events(2, time)).isEqualTo(left);
    }
  }

  @Test
  void aalensVarianceIsRefusedForDelayedEntry() {
    CumulativeIncidence curve = CumulativeIncidence.of(madeUp(1, 10), 3);
    assertThatThrownBy(() -> curve.incidenceByAalen(1, 10))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("infinitesimal jackknife");
  }

  @Test
  void aSubjectThatLeavesBeforeItEntersIsRefused() {
    assertThatThrownBy(() -> new Observation(4, 4, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("enters at 4 and exits at 4");
  }
}
