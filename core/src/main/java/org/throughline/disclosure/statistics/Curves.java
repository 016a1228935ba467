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

  /// What happened between one day of the grid and the next. What is counted may be stays, of which a person can have several.
  ///
  /// @param atRisk stays at risk at its start
  /// @param events stays that ended, by cause, in a fixed order
  /// @param people by cause, those of whom no earlier step has a stay of that cause
  /// @param censored stays that were no longer watched
  public record Step(long atRisk, List<Long> events, List<Long> people, long censored) {
    public Step {
      events = List.copyOf(events);
      people = List.copyOf(people);
    }
  }

  /// The shares by cause at each day of the grid; empty from where the curve stops.
  ///
  /// Tables show how many stays ended by each cause in all, at any time. Less what the curve has shown that is how many ended so
  /// later: none, or those of at least the threshold of people.
  ///
  /// @param steps one for each stretch of the grid, and last what happened after its end
  public static List<List<Double>> of(List<Step> steps, int threshold) {
    List<List<Double>> curve = new ArrayList<>();
    if (steps.isEmpty()) {
      return curve;
    }
    int causes = steps.getFirst().events().size();
    List<Double> shares = new ArrayList<>(Collections.nCopies(causes, 0.0));
    Ended[] waiting = new Ended[causes];
    Ended[] later = new Ended[causes];
    for (int cause = 0; cause < causes; cause++) {
      waiting[cause] = Ended.NONE;
      later[cause] = Ended.NONE;
      for (Step step : steps) {
        later[cause] = later[cause].plus(step, cause);
      }
    }
    double surviving = 1;
    long censored = 0;
    // Who is at risk is what is left of those who were, less grouped events: never the released
    // number.
    long atRisk = steps.getFirst().atRisk();
    for (Step step : steps.subList(0, steps.size() - 1)) {
      if (atRisk < 2L * threshold || step.atRisk() < 2L * threshold) {
        break;
      }
      long shown = 0;
      for (int cause = 0; cause < causes; cause++) {
        waiting[cause] = waiting[cause].plus(step, cause);
        later[cause] = later[cause].minus(step, cause);
        if (waiting[cause].people() >= threshold && later[cause].isNoneOrMany(threshold)) {
          shares.set(cause, shares.get(cause) + surviving * waiting[cause].stays() / atRisk);
          shown += waiting[cause].stays();
          waiting[cause] = Ended.NONE;
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

  /// Stays that ended by one cause, and of how many people they are at the least.
  private record Ended(long stays, long people) {

    static final Ended NONE = new Ended(0, 0);

    Ended plus(Step step, int cause) {
      return new Ended(stays + step.events().get(cause), people + step.people().get(cause));
    }

    Ended minus(Step step, int cause) {
      return new Ended(stays - step.events().get(cause), people - step.people().get(cause));
    }

    boolean isNoneOrMany(int threshold) {
      return stays == 0 || people >= threshold;
    }
  }
}
