package org.throughline.synth;

import java.util.Arrays;

/// All episodes of a population in time order; 12 bytes each, everything else is told on demand.
final class Episodes {

  /// Episodes without a stay, for each stay: 23 % of arrests have no stay, 20 % of removals.
  private static final double ARRESTS_ONLY = 0.187;

  private static final double REMOVALS_ONLY = 0.22;

  /// Share of stays that begin with an ERO arrest, before and after this day.
  private static final long SHIFT = Moments.of(2025, 1, 20);

  private static final double ARRESTED_BEFORE = 0.44;
  private static final double ARRESTED_AFTER = 0.80;

  /// 989.7 thousand people had 1.09 million stays in the March 2026 release.
  private static final double RETURNING = 0.11;

  /// A person's episodes lie at least this far apart, so that no two of them look like one.
  private static final int APART = 12 * Moments.DAY;

  private static final int NONE = -1;

  private final long seed;
  private final int[] begins;
  private final int[] person;
  private final int[] next;
  private final int people;

  Episodes(SynthRequest request, Arrivals arrivals) {
    int count = (int) Math.round(request.stays() * (1 + ARRESTS_ONLY + REMOVALS_ONLY));
    seed = request.seed();
    begins = new int[count];
    person = new int[count];
    next = new int[count];
    for (int i = 0; i < count; i++) {
      begins[i] = Math.toIntExact(arrivals.moment(Dice.of(seed, Salt.ARRIVAL, i)));
    }
    Arrays.sort(begins);
    people = assign();
  }

  private int assign() {
    int known = 0;
    int[] latest = new int[begins.length];
    Arrays.fill(next, NONE);
    for (int i = 0; i < begins.length; i++) {
      Dice dice = Dice.of(seed, Salt.PERSON, -1, i);
      int chosen = known == 0 || !dice.chance(RETURNING) ? known : dice.below(known);
      if (chosen < known && begins[latest[chosen]] + APART > begins[i]) {
        chosen = known;
      }
      if (chosen == known) {
        known++;
      } else {
        next[latest[chosen]] = begins[i];
      }
      person[i] = chosen;
      latest[chosen] = i;
    }
    return known;
  }

  private Episode.Kind kind(int number) {
    Dice dice = Dice.of(seed, Salt.EPISODE, number);
    double mark = dice.unit() * (1 + ARRESTS_ONLY + REMOVALS_ONLY);
    if (mark < 1) {
      boolean arrested = dice.chance(begins[number] < SHIFT ? ARRESTED_BEFORE : ARRESTED_AFTER);
      return arrested ? Episode.Kind.ARREST_AND_STAY : Episode.Kind.BORDER_AND_STAY;
    }
    return mark < 1 + ARRESTS_ONLY ? Episode.Kind.ARREST_ONLY : Episode.Kind.REMOVAL_ONLY;
  }

  int count() {
    return begins.length;
  }

  /// How many people the population has; their numbers run from 0.
  int people() {
    return people;
  }

  Episode episode(int number) {
    long following = next[number] == NONE ? Moments.NEVER : next[number];
    return new Episode(number, person[number], kind(number), begins[number], following);
  }

  /// The first episode that begins at `moment` or later.
  int from(long moment) {
    int low = 0;
    int high = begins.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (begins[middle] < moment) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
