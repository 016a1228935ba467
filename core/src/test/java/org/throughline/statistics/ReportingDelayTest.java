package org.throughline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.throughline.statistics.ReportingDelay.Vintage;

/// The chain ladder against published figures and against made-up delays.
final class ReportingDelayTest {

  private static final double NAN = Double.NaN;

  /// Taylor and Ashe 1983, the triangle that chain ladders are compared on (Mack 1993: total reserve 18,680,856).
  private static final double[][] TAYLOR_ASHE = {
    {357848, 1124788, 1735330, 2218270, 2745596, 3319994, 3466336, 3606286, 3833515, 3901463},
    {352118, 1236139, 2170033, 3353322, 3799067, 4120063, 4647867, 4914039, 5339085, NAN},
    {290507, 1292306, 2218525, 3235179, 3985995, 4132918, 4628910, 4909315, NAN, NAN},
    {310608, 1418858, 2195047, 3757447, 4029929, 4381982, 4588268, NAN, NAN, NAN},
    {443160, 1136350, 2128333, 2897821, 3402672, 3873311, NAN, NAN, NAN, NAN},
    {396132, 1333217, 2180715, 2985752, 3691712, NAN, NAN, NAN, NAN, NAN},
    {440832, 1288463, 2419861, 3483130, NAN, NAN, NAN, NAN, NAN, NAN},
    {359480, 1421128, 2864498, NAN, NAN, NAN, NAN, NAN, NAN, NAN},
    {376686, 1363294, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN},
    {344014, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN}
  };

  @Test
  void thePublishedReserveComesOut() {
    double[] shares = ChainLadder.of(TAYLOR_ASHE).completeness();
    double reserve = 0;
    for (int row = 1; row < TAYLOR_ASHE.length; row++) {
      int last = TAYLOR_ASHE.length - 1 - row;
      double known = TAYLOR_ASHE[row][last];
      reserve += known / shares[last] - known;
    }
    assertThat(reserve).isCloseTo(18_680_856, within(1.0));
  }

  @Test
  void quantilesAddUpTheirMasses() {
    for (double mean : new double[] {0.3, 4, 250, 4000}) {
      for (double size : new double[] {0.5, 3, 80}) {
        NegativeBinomial counts = new NegativeBinomial(mean, size);
        for (double p : new double[] {0.1, 0.5, 0.9}) {
          long quantile = counts.quantile(p);
          double below = 0;
          for (long k = 0; k < quantile; k++) {
            below += Math.exp(counts.logMass(k));
          }
          assertThat(below).isLessThan(p);
          assertThat(below + Math.exp(counts.logMass(quantile))).isGreaterThanOrEqualTo(p - 1e-9);
        }
      }
    }
  }

  /// Counts of weeks in groups, of which a release knows a share that depends on the lag, with scatter of its own.
  private static List<Vintage> releases(long seed, int number) {
    SplittableRandom random = new SplittableRandom(seed);
    long weeks = 30L * number / 7 + 60;
    List<Map<String, Map<Long, Long>>> known = new ArrayList<>();
    for (int release = 0; release < number; release++) {
      known.add(new TreeMap<>());
    }
    for (int group = 0; group < 12; group++) {
      double level = 30 + 25.0 * group;
      for (long week = 0; week < weeks; week++) {
        long end = week * 7 + 6;
        // Every record arrives after a delay of its own; whole weeks of a group come in late
        // together.
        double late = Math.exp(0.35 * gaussian(random));
        int records = (int) Math.round(level * Math.exp(0.2 * gaussian(random)));
        long[] arrivals = new long[records];
        for (int i = 0; i < records; i++) {
          arrivals[i] =
              end - random.nextInt(7) + Math.round(-18 * late * Math.log(1 - random.nextDouble()));
        }
        for (int release = 0; release < number; release++) {
          long cutOff = 400 + 30L * release;
          long count = 0;
          for (long arrival : arrivals) {
            count += arrival <= cutOff ? 1 : 0;
          }
          known.get(release).computeIfAbsent("G" + group, any -> new TreeMap<>()).put(end, count);
        }
      }
    }
    List<Vintage> vintages = new ArrayList<>();
    for (int release = 0; release < number; release++) {
      vintages.add(new Vintage(400 + 30L * release, known.get(release)));
    }
    return vintages;
  }

  private static double gaussian(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /// Leaving the later releases out: of recent weeks, what the newest release says lies in the interval.
  @Test
  void fourOfFiveIntervalsHoldWhatCameLater() {
    int inside = 0;
    int all = 0;
    double error = 0;
    double uncorrected = 0;
    for (long seed = 1; seed <= 6; seed++) {
      List<Vintage> releases = releases(seed, 14);
      ReportingDelay delay = new ReportingDelay(releases);
      Vintage newest = releases.getLast();
      for (int known = 8; known <= 10; known++) {
        ChainLadder ladder = delay.ladder(known);
        for (ReportingDelay.Looked one : ReportingDelay.looked(releases.get(known - 1))) {
          Long later = newest.counts().getOrDefault(one.group(), Map.of()).get(one.end());
          if (one.lag() <= 4
              && later != null
              && one.end() > releases.get(known - 1).cutOff() - 60) {
            ChainLadder.Final expected = ladder.estimate(one.lag(), (double) one.count(), 0.8);
            inside += later >= expected.low() && later <= expected.high() ? 1 : 0;
            all++;
            error += Math.abs(later - expected.expected());
            uncorrected += Math.abs(later - one.count());
          }
        }
      }
    }
    assertThat(all).isGreaterThan(100);
    assertThat(inside / (double) all).as("%d of %d", inside, all).isBetween(0.7, 0.9);
    assertThat(error).isLessThan(uncorrected);
  }

  @Test
  void completenessOfADelayThatIsKnownComesOut() {
    double[] shares = new ReportingDelay(releases(99, 14)).ladder().completeness();
    // Delays are exponential with a mean of 18 days: nearly everything is there after 90.
    assertThat(shares[5]).isBetween(0.97, 1.0);
    assertThat(shares[0]).isBetween(0.1, 0.35);
    for (int bin = 1; bin < shares.length; bin++) {
      assertThat(shares[bin]).isGreaterThanOrEqualTo(shares[bin - 1] - 1e-9);
    }
  }
}
