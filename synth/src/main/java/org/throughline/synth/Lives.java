package org.throughline.synth;

import org.jspecify.annotations.Nullable;

/// Tells an episode in full. Any episode can be told at any time, by any thread, with the same
/// result; nothing is remembered, which is what keeps memory constant.
final class Lives {

  private static final double MOST_BORDER_AREAS = 0.7;

  private final long seed;
  private final Values values;
  private final Facilities facilities;
  private final Episodes episodes;
  private final People people;
  private final Stays stays;
  private final Layout layout;

  Lives(SynthRequest request, Layout layout) {
    seed = request.seed();
    this.layout = layout;
    values = Values.read();
    facilities = Facilities.read();
    episodes = new Episodes(request, new Arrivals(layout.begins(), layout.ends()));
    people = new People(seed, values, layout.firstMoment());
    stays = new Stays(seed, facilities, layout.firstMoment(), layout.lastMoment());
  }

  Episodes episodes() {
    return episodes;
  }

  Facilities facilities() {
    return facilities;
  }

  Values values() {
    return values;
  }

  long seed() {
    return seed;
  }

  Life life(int number) {
    Episode episode = episodes.episode(number);
    Dice dice = Dice.of(seed, Salt.CASE, number);
    boolean border = episode.kind() == Episode.Kind.BORDER_AND_STAY;
    String aor = border && dice.chance(MOST_BORDER_AREAS) ? borderArea(dice) : facilities.aor(dice);
    Stay stay = stays.stay(episode, aor);
    return new Life(
        episode,
        people.person(episode.person()),
        aor,
        facilities.state(aor),
        values.pick(border ? "border_program" : "arrest_program", dice),
        values.pick("arrest_method", dice),
        arrested(episode, dice),
        stay,
        file(episode, stay, dice));
  }

  private static String borderArea(Dice dice) {
    return BORDER.pick(dice);
  }

  private static final Shares<String> BORDER =
      new Shares<>(
          java.util.List.of("San Antonio", "Harlingen", "El Paso", "Phoenix", "San Diego"),
          new double[] {30, 25, 17, 16, 12});

  /// Book-in follows most arrests within hours; a few percent take days.
  private static long arrested(Episode episode, Dice dice) {
    return switch (episode.kind()) {
      case ARREST_AND_STAY -> {
        long days = dice.chance(0.04) ? dice.between(1, 4) : 0;
        yield episode.begins() - days * Moments.DAY - dice.between(20, 11 * Moments.HOUR);
      }
      case ARREST_ONLY -> episode.begins();
      case BORDER_AND_STAY, REMOVAL_ONLY -> Moments.NEVER;
    };
  }

  private CaseFile file(Episode episode, @Nullable Stay stay, Dice dice) {
    long departed = departed(episode, stay, dice);
    boolean gone = departed != Moments.NEVER;
    boolean ordered = gone ? dice.chance(0.985) : ordered(stay, dice);
    long order = Moments.midnight(episode.begins()) - dice.between(-20, 900) * Moments.DAY;
    String citizenship = people.person(episode.person()).looks().citizenship();
    return new CaseFile(
        status(stay, gone, dice),
        values.pick(gone ? "removal_category" : "open_category", dice),
        values.pick("disposition", dice),
        values.pick("charge", dice),
        ordered,
        ordered ? Math.min(order, Moments.midnight(layout.lastMoment())) : Moments.NEVER,
        departed,
        dice.chance(0.97) ? citizenship : values.pick("citizenship", dice),
        values.pick("port", dice));
  }

  private long departed(Episode episode, @Nullable Stay stay, Dice dice) {
    if (episode.kind() == Episode.Kind.REMOVAL_ONLY) {
      return Moments.midnight(episode.begins());
    }
    boolean departs =
        stay != null && stay.outcome() != null && dice.chance(stay.outcome().departs());
    if (!departs || stay == null) {
      return Moments.NEVER;
    }
    long lag = dice.chance(0.82) ? 0 : dice.between(0, 6);
    long departed = Moments.midnight(stay.ends()) + lag * Moments.DAY;
    return departed <= layout.lastMoment() ? departed : Moments.NEVER;
  }

  private static boolean ordered(@Nullable Stay stay, Dice dice) {
    Outcome outcome = stay == null ? null : stay.outcome();
    return dice.chance(outcome == null ? 0.3 : Math.min(outcome.ordered(), 0.9));
  }

  private static String status(@Nullable Stay stay, boolean gone, Dice dice) {
    Outcome outcome = stay == null ? null : stay.outcome();
    if (outcome != null && (gone || outcome.departs() < 1)) {
      boolean fresh = outcome.status().startsWith("8-") && dice.chance(0.35);
      return fresh ? "6-Deported/Removed - Deportability" : outcome.status();
    }
    return gone ? "8-Excluded/Removed - Inadmissibility" : "ACTIVE";
  }
}
