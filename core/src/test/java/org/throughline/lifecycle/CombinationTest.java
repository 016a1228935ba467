package org.throughline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.lake.LakeBuilder;
import org.throughline.lake.ReadingProgress;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;
import org.throughline.testing.MadeUpTable;

/// Overlaps that were planted are resolved by window, never by person, and no row is lost.
final class CombinationTest {

  private static final String OLDER = "2024-ICFO-39357";
  private static final String NEWER = "2026-ICLI-00005";

  @TempDir Path folder = Path.of("");

  /// Ten arrests on each of these days.
  private void arrests(String release, String vocabulary, String... days) throws Exception {
    List<Map<String, String>> rows = new ArrayList<>();
    for (String day : days) {
      for (int i = 0; i < 10; i++) {
        rows.add(
            Map.of(
                "arrest_time",
                day,
                "method",
                "Located",
                "person",
                String.format(Locale.ROOT, "%040x", i + 1)));
      }
    }
    new MadeUpTable(release, vocabulary, "arrests", rows)
        .write(folder.resolve("release"), release + ".csv");
  }

  /// One stay of one stint for each of these ends; all began on one day. A person's number is the same in
  /// both releases, and nothing may come of that.
  private void stays(String release, String vocabulary, String... ends) throws Exception {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < ends.length; i++) {
      rows.add(
          Map.of(
              "stay_book_in", "1/5/2025 10:00",
              "book_in", "1/5/2025 10:00",
              "facility", "NOWHERE",
              "facility_code", "NOWHERE",
              "book_out", ends[i],
              "stay_book_out", ends[i],
              "person", String.format(Locale.ROOT, "%040x", i + 1)));
    }
    new MadeUpTable(release, vocabulary, "detentions", rows)
        .write(folder.resolve("release"), release + ".csv");
  }

  private DuckDbEngine events(Combination combination) throws Exception {
    Registry registry = Registry.load();
    Path lake = Files.createTempDirectory(folder, "lake");
    LakeBuilder.build(
        Surveyor.survey(folder.resolve("release"), registry),
        registry,
        lake,
        ReadingProgress.none());
    DuckDbEngine engine = DuckDbEngine.open();
    Lifecycle.make(engine, lake, combination, RuleSet.recommended());
    return engine;
  }

  private static Combination rule(Optional<LocalDate> from) {
    return new Combination(
        "test", List.of(new Combination.Rule(NEWER, List.of(OLDER), from, Combination.Rule.DATED)));
  }

  /// Rows by release and event day, with the release that supersedes them.
  private Map<String, Long> arrestsBy(Combination combination) throws Exception {
    try (DuckDbEngine engine = events(combination)) {
      Map<String, Long> counts = new TreeMap<>();
      for (Row row :
          engine.rows(
              """
              select release, event_date, superseded_by, count(*) from arrest_events
              group by release, event_date, superseded_by
              """)) {
        counts.put("%s %s %s".formatted(row.text(0), row.text(1), row.text(2)), row.number(3));
      }
      return counts;
    }
  }

  @Test
  void theNewerReleaseOwnsTheMonthsItCovers() throws Exception {
    arrests(OLDER, "v2-2023-2025", "1/5/2025", "2/5/2025", "3/5/2025");
    arrests(NEWER, "v3-2026-03", "2/9/2025", "3/9/2025", "4/9/2025");
    assertThat(arrestsBy(rule(Optional.empty())))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                OLDER + " 2025-01-05 ", 10L,
                OLDER + " 2025-02-05 " + NEWER, 10L,
                OLDER + " 2025-03-05 " + NEWER, 10L,
                NEWER + " 2025-02-09 ", 10L,
                NEWER + " 2025-03-09 ", 10L,
                NEWER + " 2025-04-09 ", 10L));
  }

  @Test
  void aWindowMayBeginWithinAMonth() throws Exception {
    arrests(OLDER, "v2-2023-2025", "2/14/2025", "2/15/2025");
    arrests(NEWER, "v3-2026-03", "2/1/2025", "2/20/2025");
    assertThat(arrestsBy(rule(Optional.of(LocalDate.of(2025, 2, 15)))))
        .containsEntry(OLDER + " 2025-02-14 ", 10L)
        .containsEntry(OLDER + " 2025-02-15 " + NEWER, 10L);
  }

  /// A build that lacks files of the newer release must not lose the months in them.
  @Test
  void monthsThatTheNewerReleaseLacksStayWithTheOlder() throws Exception {
    arrests(OLDER, "v2-2023-2025", "1/5/2025", "2/5/2025", "3/5/2025");
    arrests(NEWER, "v3-2026-03", "1/9/2025", "3/9/2025");
    assertThat(arrestsBy(rule(Optional.empty()))).containsEntry(OLDER + " 2025-02-05 ", 10L);
  }

  @Test
  void aReleaseAloneGivesNothingUp() throws Exception {
    arrests(OLDER, "v2-2023-2025", "1/5/2025", "2/5/2025");
    assertThat(arrestsBy(Combination.standard()))
        .containsOnlyKeys(OLDER + " 2025-01-05 ", OLDER + " 2025-02-05 ");
    try (DuckDbEngine engine = events(Combination.standard())) {
      assertThat(Superseding.of(engine)).isEmpty();
    }
  }

  @Test
  void releasesWithoutARuleAreLeftAsTheyAre() throws Exception {
    arrests(OLDER, "v2-2023-2025", "1/5/2025");
    arrests(NEWER, "v3-2026-03", "1/9/2025");
    assertThat(arrestsBy(new Combination("none", List.of())))
        .containsOnlyKeys(OLDER + " 2025-01-05 ", NEWER + " 2025-01-09 ");
  }

  @Test
  void aStayBelongsWhereItEndedAndAnOpenOneToTheNewerRelease() throws Exception {
    stays(OLDER, "v2-2023-2025", "1/20/2025 9:00", "2/20/2025 9:00", "", "");
    stays(NEWER, "v3-2026-03", "2/20/2025 9:00", "3/20/2025 9:00", "4/1/2025 9:00");
    try (DuckDbEngine engine = events(rule(Optional.of(LocalDate.of(2025, 2, 1))))) {
      assertThat(
              engine
                  .rows(
                      """
                      select e.release, e.superseded_by, d.stay_book_out is null, count(*)
                      from stay_events e join detentions d
                        on d.release = e.release and d.origin_row = e.origin_row
                      group by all order by all
                      """)
                  .stream()
                  .map(
                      row ->
                          row.text(0)
                              + "|"
                              + row.text(1)
                              + "|"
                              + row.text(2)
                              + "|"
                              + row.number(3)))
          .containsExactlyInAnyOrder(
              OLDER + "||false|1",
              OLDER + "|" + NEWER + "|false|1",
              OLDER + "|" + NEWER + "|true|2",
              NEWER + "||false|3");
      assertThat(Superseding.of(engine))
          .containsExactly(new Superseding("detentions", OLDER, NEWER, "2025-02", "2025-02", 3));
    }
  }

  @Test
  void theFirstRuleThatFitsDecides() throws Exception {
    arrests("2023-ICFO-42034", "v2-2023-2025", "1/5/2025");
    arrests(OLDER, "v2-2023-2025", "1/6/2025");
    arrests(NEWER, "v3-2026-03", "1/7/2025");
    List<String> oldest = List.of("2023-ICFO-42034");
    Combination combination =
        new Combination(
            "test",
            List.of(
                new Combination.Rule(NEWER, oldest, Optional.empty(), List.of("arrests")),
                new Combination.Rule(OLDER, oldest, Optional.empty(), List.of("arrests"))));
    assertThat(arrestsBy(combination))
        .containsEntry("2023-ICFO-42034 2025-01-05 " + NEWER, 10L)
        .hasSize(3);
  }

  @Test
  void theRulesThatShipAreThoseOfTheReleases() {
    assertThat(Combination.standard().rules())
        .allSatisfy(rule -> assertThat(rule.newer()).isEqualTo(NEWER))
        .anySatisfy(rule -> assertThat(rule.older()).contains(OLDER))
        .anySatisfy(
            rule -> {
              assertThat(rule.older()).contains("2023-ICFO-42034");
              assertThat(rule.from()).contains(LocalDate.of(2022, 10, 1));
            });
  }

  @Test
  void aRuleThatCannotBeSaysWhatWouldBeValid() {
    assertThatThrownBy(
            () -> new Combination.Rule(NEWER, List.of(OLDER), Optional.empty(), List.of("people")))
        .hasMessageContaining("people")
        .hasMessageContaining("arrests");
    assertThatThrownBy(
            () -> new Combination.Rule("x' or '1", List.of(), Optional.empty(), List.of()))
        .hasMessageContaining("valid");
    assertThatThrownBy(
            () -> new Combination.Rule(NEWER, List.of(NEWER), Optional.empty(), List.of()))
        .hasMessageContaining("itself");
  }
}
