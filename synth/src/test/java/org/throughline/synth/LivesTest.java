package org.throughline.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The invented population, held against what was published about the real one.
class LivesTest {

  private static final int STAYS = 30_000;

  private final Layout layout = Layout.read("V3");
  private final Lives lives = new Lives(new SynthRequest("V3", STAYS, 21, Path.of(".")), layout);

  @Test
  void twoEpisodesOfAPersonAreNeverClose() {
    Map<Integer, Long> latest = new HashMap<>();
    for (int i = 0; i < lives.episodes().count(); i++) {
      Episode episode = lives.episodes().episode(i);
      Long before = latest.put(episode.person(), episode.begins());
      if (before != null) {
        assertThat(episode.begins() - before).isGreaterThan(11L * Moments.DAY);
      }
    }
    assertThat(latest).hasSize(lives.episodes().people());
  }

  @Test
  void aStayEndsBeforeThePersonsNextEpisode() {
    for (int i = 0; i < lives.episodes().count(); i++) {
      Life life = lives.life(i);
      long next = life.episode().next();
      if (life.stay() != null && next != Moments.NEVER && !life.stay().open()) {
        assertThat(life.stay().ends()).isLessThan(next - Moments.DAY);
      }
    }
  }

  /// March 2026 release: 62 % of stints end in a transfer, 26 % in removal; 2.4 stints a stay (2.61
  /// of 1.09 million), 2.6 in the benchmark set; 77 % of arrests have a stay; 989.7 thousand people
  /// had 1.09 million stays. ICE, FY2024: average stay 46.9 days.
  @Test
  void sharesAreNearThePublishedOnes() {
    Counts counts = new Counts();
    for (int i = 0; i < lives.episodes().count(); i++) {
      counts.add(lives.life(i));
    }
    assertThat(counts.stays).isCloseTo(STAYS, within(STAYS / 50.0));
    assertThat(counts.transferred / counts.stints).isCloseTo(0.62, within(0.06));
    assertThat(counts.removed / counts.stints).isCloseTo(0.26, within(0.06));
    assertThat(counts.stints / counts.stays).isCloseTo(2.6, within(0.2));
    assertThat(counts.arrestsWithStay / counts.arrests).isCloseTo(0.77, within(0.03));
    assertThat(counts.minutes / counts.closed / Moments.DAY).isCloseTo(46.9, within(7.0));
    assertThat(counts.mexico / counts.stays).isCloseTo(0.34, within(0.02));
  }

  /// Plain sums.
  private static final class Counts {
    private double stays;
    private double stints;
    private double transferred;
    private double removed;
    private double arrests;
    private double arrestsWithStay;
    private double closed;
    private double minutes;
    private double mexico;

    void add(Life life) {
      Stay stay = life.stay();
      if (life.arrested() != Moments.NEVER) {
        arrests++;
        arrestsWithStay += stay == null ? 0 : 1;
      }
      if (stay == null) {
        return;
      }
      stays++;
      mexico += life.person().looks().citizenship().equals("MEXICO") ? 1 : 0;
      if (!stay.open()) {
        closed++;
        minutes += stay.ends() - stay.begins();
      }
      for (Stint stint : stay.stints()) {
        stints++;
        transferred += stint.reason().equals("Transferred") ? 1 : 0;
        removed += stint.reason().equals("Removed") ? 1 : 0;
      }
    }
  }

  @Test
  void aLifeIsToldTheSameEachTime() {
    for (int i = 0; i < 500; i++) {
      assertThat(lives.life(i)).isEqualTo(lives.life(i));
    }
  }

  @Test
  void momentsAgreeWithTheCalendar() {
    LocalDateTime zero = LocalDateTime.of(1899, 12, 30, 0, 0);
    Dice dice = Dice.of(5, 1);
    for (int i = 0; i < 2000; i++) {
      long moment = dice.between(-2_000_000_000L, 4_000_000_000L);
      LocalDateTime time = zero.plusMinutes(moment);
      assertThat(Moments.text(moment, true)).isEqualTo(iso(time));
      assertThat(Moments.date(moment)).isEqualTo(time.toLocalDate());
      LocalDate october = LocalDate.of(time.getYear(), 10, 1);
      int year = time.toLocalDate().isBefore(october) ? time.getYear() : time.getYear() + 1;
      assertThat(Moments.fiscalYear(moment)).isEqualTo(year);
    }
  }

  private static String iso(LocalDateTime time) {
    return time.truncatedTo(ChronoUnit.MINUTES).toString();
  }
}
