package org.throughline.synth;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells how a stay went: how long, through which facilities, how it ended.
final class Stays {

  /// People inside at the start of the window came in at most this many days before it.
  static final int INSIDE_DAYS = 120;

  /// No stay is longer.
  static final int LONGEST_DAYS = 880;

  /// Transfers became more frequent after this day.
  private static final long SHIFT = Moments.of(2025, 1, 20);

  private static final double MORE_STINTS_BEFORE = 1.24;
  private static final double MORE_STINTS_AFTER = 2.4;
  private static final int MOST_STINTS = 14;

  /// Minutes; a stay too short for its route ends on the way.
  private static final int SHORTEST_STINT = 20;

  /// Share of transfers that lead to another area.
  private static final double FAR = 0.35;

  private final long seed;
  private final Facilities facilities;
  private final Shares<Outcome> outcomes;
  private final long windowBegins;
  private final long windowEnds;

  /// The window is that of the release; stays are told as they were known at its end.
  Stays(long seed, Facilities facilities, long windowBegins, long windowEnds) {
    this.seed = seed;
    this.facilities = facilities;
    outcomes = Outcome.read();
    this.windowBegins = windowBegins;
    this.windowEnds = windowEnds;
  }

  /// The stay of an episode in `aor`; null for an episode without one.
  @Nullable Stay stay(Episode episode, String aor) {
    if (!episode.hasStay()) {
      return null;
    }
    Dice dice = Dice.of(seed, Salt.STAY, episode.number());
    Outcome outcome = outcomes.pick(dice);
    long ends = episode.begins() + length(episode, outcome, dice);
    List<Stint> stints = stints(episode, aor, ends, outcome);
    boolean open = ends > windowEnds;
    return new Stay(episode.begins(), open ? Moments.NEVER : ends, open ? null : outcome, stints);
  }

  private long length(Episode episode, Outcome outcome, Dice dice) {
    double days = Math.min(dice.lognormal(outcome.days(), outcome.spread()), LONGEST_DAYS);
    long minutes = Math.max(Moments.HOUR, Math.round(days * Moments.DAY));
    long before = windowBegins - episode.begins();
    if (before > 0) {
      minutes += before;
    }
    if (episode.next() != Moments.NEVER) {
      minutes = Math.min(minutes, episode.next() - episode.begins() - 2L * Moments.DAY);
    }
    return minutes;
  }

  private List<Stint> stints(Episode episode, String aor, long ends, Outcome outcome) {
    Dice dice = Dice.of(seed, Salt.STINTS, episode.number());
    List<Facility> route = route(episode, aor, dice);
    List<Stint> stints = new ArrayList<>();
    long at = episode.begins();
    for (int i = 0; i < route.size(); i++) {
      long left = ends - at;
      boolean last = i == route.size() - 1 || left < SHORTEST_STINT * 2L * (route.size() - i);
      long out = last ? ends : at + share(route.get(i), left, route.size() - i, dice);
      if (at > windowEnds) {
        break;
      }
      boolean open = out > windowEnds;
      String reason = open ? "" : last ? outcome.reason() : "Transferred";
      stints.add(new Stint(route.get(i), at, open ? Moments.NEVER : out, reason));
      if (last) {
        break;
      }
      at = out + gap(ends - out, dice);
    }
    return stints;
  }

  /// How long a stint is that is not the last, out of what is left of the stay.
  private static long share(Facility facility, long left, int stintsLeft, Dice dice) {
    long wanted =
        switch (facility.kind()) {
          case HOLD -> dice.between(2 * Moments.HOUR, 40 * Moments.HOUR);
          case STAGING, JAIL -> dice.between(8 * Moments.HOUR, 90 * Moments.HOUR);
          case MEDICAL -> dice.between(12 * Moments.HOUR, 10L * Moments.DAY);
          case DETENTION, FAMILY -> Math.round(left * dice.unit() * 1.6 / stintsLeft);
        };
    return Math.clamp(wanted, SHORTEST_STINT, left - (long) SHORTEST_STINT * stintsLeft);
  }

  private static long gap(long left, Dice dice) {
    long wanted = dice.chance(0.45) ? 0 : dice.between(10, 10 * Moments.HOUR);
    return Math.min(wanted, Math.max(0, left / 4));
  }

  private List<Facility> route(Episode episode, String aor, Dice dice) {
    int wanted = 1 + more(episode.begins(), dice);
    List<Facility> route = new ArrayList<>();
    boolean held = episode.kind() == Episode.Kind.ARREST_AND_STAY;
    if (wanted > 1 && dice.chance(held ? 0.8 : 0.2)) {
      route.add(facilities.hold(aor, dice));
    }
    while (route.size() < wanted) {
      Facility following = following(route.size(), wanted, aor, dice);
      if (route.isEmpty() || !route.getLast().equals(following)) {
        route.add(following);
      }
    }
    return route;
  }

  private Facility following(int place, int wanted, String aor, Dice dice) {
    if (place == wanted - 1 && wanted > 2 && dice.chance(0.4)) {
      return facilities.staging(dice);
    }
    return place > 0 && dice.chance(FAR) ? facilities.anywhere(dice) : facilities.near(aor, dice);
  }

  /// Stints after the first: geometric, so that few people see very many facilities.
  private static int more(long begins, Dice dice) {
    double mean = begins < SHIFT ? MORE_STINTS_BEFORE : MORE_STINTS_AFTER;
    int more = 0;
    while (more < MOST_STINTS - 1 && dice.chance(mean / (1 + mean))) {
      more++;
    }
    return more;
  }
}
