package org.throughline.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/// What became of subjects over time, by cause, with those that entered late and those still there at
/// the end each counted for as long as they were watched: the Aalen–Johansen estimator, and the
/// Kaplan–Meier estimator of being still there.
///
/// Every subject is its own: intervals say nothing of people who come several times.
public final class CumulativeIncidence {

  /// Equal to R's: probabilities closer than this are one.
  private static final double TOLERANCE = Math.ulp(1.0) * (1 << 26);

  private final List<Observation> observations;
  private final int causes;
  private final long[] exits;
  private final long[] exited;
  private final long[] entries;
  private final long[] entered;

  /// Times of events, and at each: subjects at risk, events by cause (0: all causes).
  private final long[] times;

  private final double[] atRisk;
  private final double[][] events;

  /// After each event time: still there; Greenwood's sum; by cause the incidence, and the sums of its
  /// increments times Greenwood's sum before it, and over those at risk.
  private final double[] survival;

  private final double[] greenwood;
  private final double[][] incidence;
  private final double[][] weighted;
  private final double[][] shared;

  /// The place of the first time at which all that are at risk leave, after which nobody is left; or the number of times.
  private final int emptied;

  private CumulativeIncidence(List<Observation> observations, int causes) {
    this.observations = List.copyOf(observations);
    this.causes = causes;
    exits = observations.stream().mapToLong(Observation::exit).sorted().distinct().toArray();
    entries = observations.stream().mapToLong(Observation::entry).sorted().distinct().toArray();
    exited = new long[exits.length];
    entered = new long[entries.length];
    for (Observation one : observations) {
      exited[Arrays.binarySearch(exits, one.exit())] += one.subjects();
      entered[Arrays.binarySearch(entries, one.entry())] += one.subjects();
    }
    Arrays.parallelPrefix(exited, Long::sum);
    Arrays.parallelPrefix(entered, Long::sum);
    times =
        observations.stream()
            .filter(one -> one.cause() != Observation.CENSORED)
            .mapToLong(Observation::exit)
            .sorted()
            .distinct()
            .toArray();
    events = new double[causes + 1][times.length];
    for (Observation one : observations) {
      if (one.cause() != Observation.CENSORED) {
        int at = Arrays.binarySearch(times, one.exit());
        events[0][at] += one.subjects();
        events[one.cause()][at] += one.subjects();
      }
    }
    atRisk = LongStream.of(times).mapToDouble(this::atRisk).toArray();
    survival = new double[times.length];
    greenwood = new double[times.length];
    incidence = new double[causes + 1][times.length];
    weighted = new double[causes + 1][times.length];
    shared = new double[causes + 1][times.length];
    emptied = accumulate();
  }

  /// @param causes how many causes there are
  public static CumulativeIncidence of(List<Observation> observations, int causes) {
    for (Observation one : observations) {
      if (one.cause() > causes) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Cause %d of %d; valid are causes up to their number",
                one.cause(),
                causes));
      }
    }
    return new CumulativeIncidence(observations, causes);
  }

  private int accumulate() {
    double there = 1;
    int empty = times.length;
    for (int i = 0; i < times.length; i++) {
      double before = i == 0 ? 0 : greenwood[i - 1];
      double n = atRisk[i];
      double d = events[0][i];
      for (int cause = 1; cause <= causes; cause++) {
        double step = there * events[cause][i] / n;
        incidence[cause][i] = last(incidence[cause], i) + step;
        weighted[cause][i] = last(weighted[cause], i) + step * before;
        shared[cause][i] = last(shared[cause], i) + step / n;
      }
      there *= 1 - d / n;
      survival[i] = there;
      if (n == d && empty == times.length) {
        empty = i;
      }
      greenwood[i] = empty < times.length ? before : before + d / (n * (n - d));
    }
    return empty;
  }

  private static double last(double[] values, int i) {
    return i == 0 ? 0 : values[i - 1];
  }

  /// Subjects at risk just before `time`.
  public long atRisk(long time) {
    return upTo(entries, entered, time) - upTo(exits, exited, time);
  }

  /// How many of the sorted moments lie before `time`.
  private static long upTo(long[] moments, long[] running, long time) {
    int found = Arrays.binarySearch(moments, time);
    int before = (found >= 0 ? found : -found - 1) - 1;
    return before < 0 ? 0 : running[before];
  }

  /// Events of a cause up to and including `time`.
  public long events(int cause, long time) {
    double sum = 0;
    for (int i = 0; i <= index(time); i++) {
      sum += events[requireCause(cause)][i];
    }
    return Math.round(sum);
  }

  /// The place of the last event time that is not after `time`; -1 before the first.
  private int index(long time) {
    int found = Arrays.binarySearch(times, time);
    return found >= 0 ? found : -found - 2;
  }

  private static double at(double[] values, int index) {
    return index < 0 ? 0 : values[index];
  }

  private int requireCause(int cause) {
    if (cause < 1 || cause > causes) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "Cause %d; valid are 1 to %d", cause, causes));
    }
    return cause;
  }

  /// The share still there after `time`, whatever the cause of leaving: Kaplan–Meier, with Greenwood's
  /// variance.
  public Estimate survival(long time) {
    int i = index(time);
    if (i < 0) {
      return new Estimate(1, 0, Variance.GREENWOOD);
    }
    double error = i >= emptied ? Double.NaN : survival[i] * Math.sqrt(greenwood[i]);
    return new Estimate(survival[i], error, Variance.GREENWOOD);
  }

  /// The share still there after `time`, with the variance of the infinitesimal jackknife, as [#incidence(int, long)] has it. It is
  /// Greenwood's unless subjects entered late.
  public Estimate remaining(long time) {
    int i = index(time);
    if (i < 0 || i >= emptied) {
      return new Estimate(i < 0 ? 1 : survival[i], 0, Variance.INFINITESIMAL_JACKKNIFE);
    }
    double squares = 0;
    for (Observation one : observations) {
      boolean left = one.exit() <= time;
      int to = left ? index(one.exit()) : i;
      double influence = at(greenwood, to) - at(greenwood, index(Math.min(one.entry(), time)));
      if (left && one.cause() != Observation.CENSORED) {
        influence -= 1 / (atRisk[to] - events[0][to]);
      }
      squares += one.subjects() * influence * influence;
    }
    return new Estimate(
        survival[i], survival[i] * Math.sqrt(squares), Variance.INFINITESIMAL_JACKKNIFE);
  }

  /// The first time by which a share `probability` has left, halfway along where the curve is flat at that share; empty
  /// when it never has.
  public OptionalDouble quantile(double probability) {
    int first = reaches(probability - TOLERANCE);
    if (first == times.length) {
      return OptionalDouble.empty();
    }
    int beyond = reaches(probability + TOLERANCE);
    long end = beyond == times.length ? exits[exits.length - 1] : times[beyond];
    return OptionalDouble.of((times[first] + (double) end) / 2);
  }

  /// The mean time within the longest that anybody was watched: the area under the curve of who is still there up to then. Where
  /// all have left it is the mean of their times.
  public double restrictedMean() {
    double area = 0;
    double there = 1;
    long from = 0;
    for (int i = 0; i < times.length; i++) {
      area += there * (times[i] - from);
      there = survival[i];
      from = times[i];
    }
    return exits.length == 0 ? 0 : area + there * (exits[exits.length - 1] - from);
  }

  private int reaches(double share) {
    int i = 0;
    while (i < times.length && 1 - survival[i] < share) {
      i++;
    }
    return i;
  }

  /// The share that has left for `cause` by `time`, with the variance of the infinitesimal jackknife.
  public Estimate incidence(int cause, long time) {
    int i = index(time);
    double squares = 0;
    for (Observation one : observations) {
      double influence = influence(requireCause(cause), one, time, i);
      squares += one.subjects() * influence * influence;
    }
    return new Estimate(
        at(incidence[cause], i), Math.sqrt(squares), Variance.INFINITESIMAL_JACKKNIFE);
  }

  /// How far the incidence would move with one subject of a group, per unit of its weight.
  private double influence(int cause, Observation one, long time, int i) {
    int from = index(Math.min(one.entry(), time));
    boolean left = one.exit() <= time;
    int to = left ? index(one.exit()) : i;
    if (from >= emptied) {
      return 0;
    }
    if (to >= emptied) {
      return influenceOfTheLast(cause, one, from);
    }
    double since = at(greenwood, from);
    double grown = at(incidence[cause], to) - at(incidence[cause], from);
    double moved =
        at(weighted[cause], to)
            - at(weighted[cause], from)
            - (at(shared[cause], to) - at(shared[cause], from))
            - since * grown;
    if (!left) {
      return moved;
    }
    // What a subject that left before did to the share still there moves every later step too.
    double onSurvival = at(greenwood, to) - since;
    if (one.cause() != Observation.CENSORED) {
      onSurvival -= 1 / (atRisk[to] - events[0][to]);
    }
    if (one.cause() == cause) {
      moved += (to == 0 ? 1 : survival[to - 1]) / atRisk[to];
    }
    return moved + onSurvival * (at(incidence[cause], i) - at(incidence[cause], to));
  }

  /// For those with whom the last ones left.
  private double influenceOfTheLast(int cause, Observation one, int from) {
    int before = emptied - 1;
    double n = atRisk[emptied];
    double hazard = events[cause][emptied] / n;
    double there = emptied == 0 ? 1 : survival[before];
    double since = at(greenwood, from);
    double grown = at(incidence[cause], before) - at(incidence[cause], from);
    double moved =
        at(weighted[cause], before)
            - at(weighted[cause], from)
            - (at(shared[cause], before) - at(shared[cause], from))
            - since * grown;
    double own = one.cause() == cause ? 1 : 0;
    return moved + there * (at(greenwood, before) - since) * hazard + there * (own - hazard) / n;
  }

  /// The share that has left for `cause` by `time`, with Aalen's variance.
  ///
  /// @throws IllegalStateException when subjects entered late, for which the formula is not made
  public Estimate incidenceByAalen(int cause, long time) {
    if (observations.stream().anyMatch(Observation::delayed)) {
      throw new IllegalStateException(
          "Aalen's variance is for subjects watched from the start; valid for delayed entry is the"
              + " infinitesimal jackknife");
    }
    int end = index(time);
    double reached = at(incidence[requireCause(cause)], end);
    double sum = 0;
    for (int i = 0; i <= end; i++) {
      double there = i == 0 ? 1 : survival[i - 1];
      double later = survival[i] > 0 ? (reached - incidence[cause][i]) / survival[i] : 0;
      double own = events[cause][i];
      double others = events[0][i] - own;
      sum +=
          Math.pow(there / atRisk[i], 2)
              * (later * later * others * tied(others, atRisk[i])
                  + (1 - later) * (1 - later) * own * tied(own, atRisk[i]));
    }
    return new Estimate(reached, Math.sqrt(sum), Variance.AALEN);
  }

  private static double tied(double events, double atRisk) {
    return events > 1 ? 1 - (events - 1) / (atRisk - 1) : 1;
  }
}
