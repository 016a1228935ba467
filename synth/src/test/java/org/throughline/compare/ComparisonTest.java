package org.throughline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.synth.SynthProgress;
import org.throughline.synth.SynthRequest;
import org.throughline.synth.Synthesis;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;

/// Differences that were planted are found, and nothing else.
final class ComparisonTest {

  @TempDir Path folder = Path.of("");

  private TableDrift arrests(Plan older, Plan newer) throws Exception {
    Path scratch = Files.createTempDirectory(folder, "c");
    Comparison comparison =
        Plan.compare(
            older.write(scratch.resolve("older")), newer.write(scratch.resolve("newer")), scratch);
    assertThat(comparison.tables()).hasSize(1);
    return comparison.tables().getFirst();
  }

  @Test
  void monthsThatBothCoverAreCountedSideBySide() throws Exception {
    TableDrift drift = arrests(Plan.OLDER, Plan.NEWER);
    assertThat(drift.common()).contains(new Window(YearMonth.of(2016, 1), YearMonth.of(2016, 3)));
    assertThat(drift.commonMonths())
        .containsExactly(
            Map.entry(YearMonth.of(2016, 1), new Pair(290, 290)),
            Map.entry(YearMonth.of(2016, 2), new Pair(295, 235)),
            Map.entry(YearMonth.of(2016, 3), new Pair(320, 360)));
    assertThat(drift.otherMonths())
        .containsExactly(Map.entry(YearMonth.of(2016, 4), new Pair(0, 250)));
    assertThat(drift.columns()).isEmpty();
    assertThat(drift.same()).isFalse();
  }

  @Test
  void valuesThatAppearAndVanishAreCounted() throws Exception {
    ValueDrift citizenship =
        arrests(Plan.OLDER, Plan.NEWER).values().stream()
            .filter(value -> value.column().column().equals("citizenship"))
            .findFirst()
            .orElseThrow();
    assertThat(citizenship.counts())
        .containsEntry("FIJI", new Pair(5, 0))
        .containsEntry("CANADA", new Pair(0, 30));
    Plan.OLDER
        .firstQuarter()
        .forEach(
            (value, rows) ->
                assertThat(citizenship.counts().get(value))
                    .extracting(Pair::older)
                    .isEqualTo(rows));
    Plan.NEWER
        .firstQuarter()
        .forEach(
            (value, rows) ->
                assertThat(citizenship.counts().get(value))
                    .extracting(Pair::newer)
                    .isEqualTo(rows));
  }

  @Test
  void aReleaseDoesNotDifferFromItself() throws Exception {
    TableDrift drift = arrests(Plan.OLDER, Plan.OLDER);
    assertThat(drift.same()).isTrue();
    assertThat(drift.otherMonths()).isEmpty();
  }

  @Test
  void theOtherWayRoundEveryChangeHasTheOtherSign() throws Exception {
    TableDrift forth = arrests(Plan.OLDER, Plan.NEWER);
    TableDrift back = arrests(Plan.NEWER, Plan.OLDER);
    assertThat(changes(back.commonMonths())).isEqualTo(negated(changes(forth.commonMonths())));
    assertThat(changes(back.otherMonths())).isEqualTo(negated(changes(forth.otherMonths())));
    for (int i = 0; i < forth.values().size(); i++) {
      assertThat(changes(back.values().get(i).counts()))
          .isEqualTo(negated(changes(forth.values().get(i).counts())));
    }
  }

  private static Map<String, Long> changes(Map<?, Pair> pairs) {
    Map<String, Long> changes = new TreeMap<>();
    pairs.forEach((key, pair) -> changes.put(key.toString(), pair.change()));
    return changes;
  }

  private static Map<String, Long> negated(Map<String, Long> changes) {
    Map<String, Long> negated = new TreeMap<>();
    changes.forEach((key, change) -> negated.put(key, -change));
    return negated;
  }

  @Test
  void aStrayDateCoversNoYears() throws Exception {
    List<Plan.Group> groups = new java.util.ArrayList<>(Plan.NEWER.groups());
    groups.add(new Plan.Group(12, "MEXICO", 2));
    TableDrift drift = arrests(Plan.OLDER, new Plan(Plan.NEWER.release(), groups));
    assertThat(drift.newer().window())
        .contains(new Window(YearMonth.of(2016, 1), YearMonth.of(2016, 4)));
    assertThat(drift.otherMonths()).containsEntry(YearMonth.of(2016, 12), new Pair(0, 2));
  }

  /// What became of the columns of arrests between these two releases stands in the lists of columns
  /// that their readers published.
  @Test
  void columnsAreFollowedThroughTheirCanonicalNames() throws Exception {
    for (String vocabulary : List.of("V2", "V3")) {
      Synthesis.write(
          new SynthRequest(vocabulary, 200, 5, folder.resolve(vocabulary))
              .forTables(List.of("arrests")),
          SynthProgress.silent());
    }
    TableDrift drift =
        Plan.compare(folder.resolve("V2"), folder.resolve("V3"), folder).tables().getFirst();
    assertThat(drift.columns())
        .contains(
            new ColumnChange.Renamed(
                "aor", List.of("Apprehension AOR"), List.of("TOA Current Duty AOR")),
            new ColumnChange.Renamed("state", List.of("Apprehension State"), List.of("State")),
            new ColumnChange.Gone("program_group", List.of("Final Program Group")),
            new ColumnChange.Added("apprehension_type", List.of("Apprehension Type")))
        .noneMatch(change -> change.column().equals("method"));
    assertThat(drift.vocabularies().older()).containsExactly("v2-2023-2025");
    assertThat(drift.vocabularies().newer()).containsExactly("v3-2026-03");
  }

  @Test
  void everyNumberOfATableIsTheCountOrTheChange() throws Exception {
    Comparison comparison =
        new Comparison(List.of("A"), List.of("B"), List.of(arrests(Plan.OLDER, Plan.NEWER)));
    CountTable months = DriftTables.of(comparison).getFirst().common().getFirst();
    assertThat(months.cells())
        .extracting(Cell::id, Cell::count)
        .contains(
            org.assertj.core.groups.Tuple.tuple("diff/a/b/arrests/month=2016-01/side=more", 0L),
            org.assertj.core.groups.Tuple.tuple("diff/a/b/arrests/month=2016-02/side=fewer", 60L),
            org.assertj.core.groups.Tuple.tuple("diff/a/b/arrests/month=2016-03/side=more", 40L),
            org.assertj.core.groups.Tuple.tuple("diff/a/b/arrests/side=fewer", 20L));
  }
}
