package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which of two figures of one thing the front page shows.
final class OfficialNowTest {

  private static KeyNumbers.Dated counted(String about, LocalDate until) {
    KeyNumbers.Figure figure =
        new KeyNumbers.Figure("id", "240255", "240,255", "removals", "FY2016");
    return new KeyNumbers.Dated(
        about,
        until,
        new KeyNumbers.Key("Ours", "m.html", false, figure, "", List.of(), "", "", List.of()));
  }

  private static OfficialNow.Posted posted(String about, LocalDate start, LocalDate until) {
    return new OfficialNow.Posted(
        about, "removals", "ICE", start, until, 319980, "posted.xlsx", List.of());
  }

  private static final LocalDate OCTOBER = LocalDate.of(2024, 10, 1);
  private static final LocalDate SEPTEMBER = LocalDate.of(2025, 9, 20);

  @Test
  void whereTheAgencyPostedANewerFigureItIsShownAsTheAgencysWithOursBelow() {
    List<KeyNumbers.Key> keys =
        OfficialNow.newest(
            List.of(counted("removals", LocalDate.of(2016, 9, 30))),
            List.of(posted("removals", OCTOBER, SEPTEMBER)),
            Texts.ENGLISH);

    assertThat(keys).hasSize(1);
    KeyNumbers.Key key = keys.getFirst();
    assertThat(key.headline().text()).isEqualTo("319,980");
    assertThat(key.headline().when()).isEqualTo("October 1, 2024 to September 20, 2025");
    assertThat(key.source()).isEqualTo("ICE's own number");
    assertThat(key.note()).contains("posted.xlsx", "not counted here");
    assertThat(key.lines()).extracting(KeyNumbers.Figure::id).containsExactly("id");
    assertThat(key.lines().getFirst().when()).isEqualTo("FY2016, counted from records");
  }

  @Test
  void oursIsShownWhereItIsAsNewAndWhatOnlyOneHasIsShownByItsOwnDate() {
    List<KeyNumbers.Key> keys =
        OfficialNow.newest(
            List.of(
                counted("encounters", LocalDate.of(2018, 9, 30)), counted("removals", SEPTEMBER)),
            List.of(
                posted("removals", OCTOBER, SEPTEMBER),
                posted(Statistics.HELD, SEPTEMBER, SEPTEMBER)),
            Texts.ENGLISH);

    assertThat(keys).extracting(KeyNumbers.Key::title).containsExactly("Held now", "Ours", "Ours");
    assertThat(keys.getFirst().headline().when()).isEqualTo("September 20, 2025");
  }
}
