package org.throughline.synth;

import org.jspecify.annotations.Nullable;

/// Chooses stays with a fault in their times, at most one fault each.
final class StintFaults {

  private static final double SHARE = 0.012;

  private final long seed;

  StintFaults(long seed) {
    this.seed = seed;
  }

  /// The stint to spoil, the column, and what the cell says instead; no fault means none is spoilt.
  record Choice(@Nullable Fault fault, int stint, String column, long moment) {

    private static final Choice NONE = new Choice(null, 0, "", Moments.NEVER);
  }

  Choice choose(Life life, Stay stay) {
    Dice dice = Dice.of(seed, Salt.FAULT, -2, life.episode().number());
    if (!dice.chance(SHARE)) {
      return Choice.NONE;
    }
    int last = stay.stints().size() - 1;
    int any = dice.below(last + 1);
    Stint stint = stay.stints().get(any);
    boolean closed = stint.ends() != Moments.NEVER;
    return switch (dice.below(6)) {
      case 0 ->
          when(closed, new Choice(Fault.NEGATIVE_STINT, any, "book_out", before(stint, dice)));
      case 1 -> when(closed, new Choice(Fault.ZERO_STINT, any, "book_out", stint.begins()));
      case 2 -> when(closed && any < last, overlap(stay, any, dice));
      case 3 -> when(!stay.open(), new Choice(CLOSED, last, "book_out", Moments.NEVER));
      case 4 -> when(!stay.open(), new Choice(OPEN, last, "stay_book_out", Moments.NEVER));
      default -> when(!stay.open(), later(stay, last, dice));
    };
  }

  private static final Fault CLOSED = Fault.CLOSED_STAY_OPEN_STINT;
  private static final Fault OPEN = Fault.OPEN_STAY_CLOSED_STINT;

  private static Choice when(boolean possible, Choice choice) {
    return possible ? choice : Choice.NONE;
  }

  private static long before(Stint stint, Dice dice) {
    return stint.begins() - dice.between(1, 3L * Moments.DAY);
  }

  private static Choice overlap(Stay stay, int place, Dice dice) {
    Stint following = stay.stints().get(Math.min(place + 1, stay.stints().size() - 1));
    long ends = following.begins() + dice.between(Moments.HOUR, 3L * Moments.DAY);
    return new Choice(Fault.OVERLAP, place, "book_out", ends);
  }

  private static Choice later(Stay stay, int last, Dice dice) {
    long ends = stay.ends() + dice.between(1, 2L * Moments.DAY);
    return new Choice(Fault.STAY_END_DIFFERS, last, "stay_book_out", ends);
  }
}
