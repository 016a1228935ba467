package org.throughline.disclosure.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Curves of what became of people. With the numbers at risk a curve gives back its single events (Guyot and others 2012).
/// So it is shown on a fixed grid of days, and moves only once at least the threshold of events of a cause have come
/// together; until then it keeps its last value. It stops where fewer than twice the threshold are at risk. Everything is
/// made from the grouped events alone, so nothing else can be worked out from it.
public final class Curves {

  private Curves() {}

  /// What happened between one day of the grid and the next.
  ///
  /// @param atRisk people at risk at its start
  /// @param events by cause, in a fixed order
  /// @param censored people who were no longer watched
  public record Step(long atRisk, List<Long> events, long censored) {
    public Step {
      events = List.copyOf(events);
    }
  }

  /// The shares by cause at each day of the grid; empty from where the curve stops.
  ///
  /// @param steps one for each stretch of the grid
  public static List<List<Double>> of(List<Step> steps, int threshold) {
    List<List<Double>> curve = new ArrayList<>();
    if (steps.isEmpty()) {
      return curve;
    }
    int causes = steps.getFirst().events().size();
    List<Double> shares = new ArrayList<>(Collections.nCopies(causes, 0.0));
    long[] waiting = new long[causes];
    double surviving = 1;
    long censored = 0;
    // Who is at risk is what is left of those who were, less grouped events: never the released
    // number.
    long atRisk = steps.getFirst().atRisk();
    for (Step step : steps) {
      if (atRisk < 2L * threshold || step.atRisk() < 2L * threshold) {
        break;
      }
      long shown = 0;
      for (int cause = 0; cause < causes; cause++) {
        waiting[cause] += step.events().get(cause);
        if (waiting[cause] >= threshold) {
          shares.set(cause, shares.get(cause) + surviving * waiting[cause] / atRisk);
          shown += waiting[cause];
          waiting[cause] = 0;
        }
      }
      surviving *= 1 - (double) shown / atRisk;
      censored += step.censored();
      atRisk -= shown;
      if (censored >= threshold) {
        atRisk -= censored;
        censored = 0;
      }
      curve.add(List.copyOf(shares));
    }
    return curve;
  }
}
