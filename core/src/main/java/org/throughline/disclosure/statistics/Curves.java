package org.throughline.disclosure.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Curves of what became of people. With the numbers at risk a curve gives back its single events (Guyot and others 2012).
/// So it is shown on a fixed grid of days, and moves by multiples of twice the threshold of events of a cause, of at least the threshold of people; until so many have come
/// together it keeps its last value. Beside the curve of another posting it does not tell how few of those who came had ended by a day. It stops where fewer than twice the threshold are at risk. Everything is
/// made from the grouped events alone, so nothing else can be worked out from it.
public final class Curves {

  private Curves() {}

  /// What happened between one day of the grid and the next. What is counted may be stays, of which a person can have several.
  ///
  /// @param atRisk stays at risk at its start
  /// @param events stays that ended, by cause, in a fixed order, and last those that were no longer watched
  /// @param people for each of the events, those of whom no earlier step has a stay of that kind
  public record Step(long atRisk, List<Long> events, List<Long> people) {
    public Step {
      events = List.copyOf(events);
      people = List.copyOf(people);
    }
  }

  /// The shares by cause at each day of the grid; empty from where the curve stops.
  ///
  /// Tables show how many stays ended by each cause in all, at any time, and how many are open. Less those who are out of the curve
  /// that is how many ended so, or were no longer watched, later: none, or those of at least the threshold of people.
  ///
  /// @param steps one for each stretch of the grid, and last what happened after its end
  public static List<List<Double>> of(List<Step> steps, int threshold) {
    List<List<Double>> curve = new ArrayList<>();
    if (steps.isEmpty()) {
      return curve;
    }
    int causes = steps.getFirst().events().size() - 1;
    long unit = 2L * threshold;
    List<Double> shares = new ArrayList<>(Collections.nCopies(causes, 0.0));
    Ended[] waiting = new Ended[causes + 1];
    Ended[] later = new Ended[causes + 1];
    for (int kind = 0; kind <= causes; kind++) {
      waiting[kind] = Ended.NONE;
      later[kind] = Ended.NONE;
      for (Step step : steps) {
        later[kind] = later[kind].plus(step, kind);
      }
    }
    double surviving = 1;
    // Who is at risk is what is left of those who were, less grouped events: never the released
    // number.
    long atRisk = steps.getFirst().atRisk();
    for (Step step : steps.subList(0, steps.size() - 1)) {
      if (atRisk < unit || step.atRisk() < unit) {
        break;
      }
      long[] moved = new long[causes + 1];
      for (int kind = 0; kind <= causes; kind++) {
        waiting[kind] = waiting[kind].plus(step, kind);
        later[kind] = later[kind].minus(step, kind);
        moved[kind] = waiting[kind].moving(later[kind], threshold);
        waiting[kind] = waiting[kind].less(moved[kind]);
      }
      long ended = 0;
      for (int cause = 0; cause < causes; cause++) {
        shares.set(cause, shares.get(cause) + surviving * moved[cause] / atRisk);
        ended += moved[cause];
      }
      surviving *= 1 - (double) ended / atRisk;
      atRisk -= ended + moved[causes];
      curve.add(List.copyOf(shares));
    }
    return curve;
  }

  /// Stays that ended by one cause, or were no longer watched, and of how many people they are at the least.
  private record Ended(long stays, long people) {

    static final Ended NONE = new Ended(0, 0);

    Ended plus(Step step, int kind) {
      return new Ended(stays + step.events().get(kind), people + step.people().get(kind));
    }

    Ended minus(Step step, int kind) {
      return new Ended(stays - step.events().get(kind), people - step.people().get(kind));
    }

    /// Without so many stays, which may be of as many people.
    Ended less(long some) {
      return new Ended(stays - some, Math.max(0, people - some));
    }

    /// By how many of these stays the curve moves: a multiple of twice the threshold that leaves none, or stays of at least the threshold
    /// of people.
    ///
    /// @param later that ended so later
    long moving(Ended later, int threshold) {
      if (people < threshold) {
        return 0;
      }
      long unit = 2L * threshold;
      long moving = stays - stays % unit;
      while (moving > 0 && !isNoneOrMany(less(moving), later, threshold)) {
        moving -= unit;
      }
      return moving;
    }

    private static boolean isNoneOrMany(Ended waiting, Ended later, int threshold) {
      return waiting.stays() + later.stays() == 0 || waiting.people() + later.people() >= threshold;
    }
  }
}
