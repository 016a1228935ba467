package org.throughline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.synth.SynthProgress;
import org.throughline.synth.SynthRequest;
import org.throughline.synth.Synthesis;

/// What was planted in a synthetic release is found: duplicates with their recall and precision, stays, anomalies.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlantedTruthTest {

  private static final int STAYS = 3_000;

  private Path release = Path.of("");
  private Path lake = Path.of("");
  private DuckDbEngine engine = DuckDbEngine.open();

  /// A row of the truth. What is no duplicate is its own kept row.
  private record Planted(String key, String keptKey, String kind, boolean withPerson) {}

  @BeforeAll
  void build(@TempDir Path folder) throws Exception {
    release = folder.resolve("release");
    lake = folder.resolve("lake");
    Synthesis.write(new SynthRequest("V3", STAYS, 31, release), SynthProgress.silent());
    engine.close();
    engine = BuiltLifecycle.of(release, lake, RuleSet.RECOMMENDED);
  }

  @AfterAll
  void close() {
    engine.close();
  }

  private List<Planted> planted(String table) throws IOException {
    List<Planted> planted = new ArrayList<>();
    Set<String> withoutPerson = keys("select * from (%s) where person is null", table);
    for (String line : lines(release.resolve("truth/duplicates.csv"))) {
      String[] cells = line.split(",", -1);
      if (cells[0].equals(table)) {
        String place = cells[1] + "|" + cells[2] + "|";
        String key = place + cells[3];
        planted.add(new Planted(key, place + cells[5], cells[4], !withoutPerson.contains(key)));
      }
    }
    return planted;
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).toList();
  }

  private Set<String> keys(String query, String table) {
    Set<String> keys = new HashSet<>();
    String rows = "select origin_file, origin_sheet, origin_row, * from " + table;
    engine.rows(query.formatted(rows)).forEach(row -> keys.add(key(row)));
    return keys;
  }

  private static String key(Row row) {
    return row.text(0) + "|" + row.text(1) + "|" + row.number(2);
  }

  private Set<String> dropped(DuckDbEngine in, String table) {
    Set<String> keys = new HashSet<>();
    for (Row row :
        in.rows(
            """
            select s.origin_file, s.origin_sheet, r.origin - s.sheet_number * 4294967296
            from repeats r join sheets s on s.sheet_number = r.origin // 4294967296
            where r.dropped_by is not null and r.table_name = ?
            """,
            table)) {
      keys.add(key(row));
    }
    return keys;
  }

  /// Recall 1: of every planted pair one row is dropped. Precision: nothing else is, but for real events that no rule can
  /// tell from a repeat (two removals of a person on one day).
  @ParameterizedTest
  @CsvSource({"arrests, 1.0", "detentions, 1.0", "removals, 0.95"})
  void ofEveryPlantedPairOneRowIsKeptAndHardlyAnythingElseIsDropped(String table, double precision)
      throws IOException {
    Set<String> dropped = dropped(engine, table);
    Set<String> explained = new HashSet<>();
    int found = 0;
    for (Planted one : planted(table)) {
      boolean duplicate = dropped.contains(one.key());
      boolean original = dropped.contains(one.keptKey());
      if (one.withPerson()) {
        assertThat(duplicate || original).as("%s of %s", one.kind(), one.key()).isTrue();
        found++;
      } else {
        assertThat(duplicate || original).as("no person: %s", one.key()).isFalse();
      }
      explained.add(one.key());
      explained.add(one.keptKey());
    }
    assertThat(found).isGreaterThan(20);
    long unexplained = dropped.stream().filter(key -> !explained.contains(key)).count();
    assertThat(1 - (double) unexplained / dropped.size()).isGreaterThanOrEqualTo(precision);
  }

  /// Of two rows that differ in what they say, the one that the truth keeps is kept.
  @Test
  void theRowThatTheTruthKeepsIsKept() throws IOException {
    for (String table : List.of("arrests", "detentions", "removals")) {
      Set<String> dropped = dropped(engine, table);
      for (Planted one : planted(table)) {
        boolean tells = Set.of("reprocessed", "same-day", "removed-twice").contains(one.kind());
        if (tells && one.withPerson()) {
          assertThat(dropped).as(one.kind()).contains(one.key()).doesNotContain(one.keptKey());
        }
      }
    }
  }

  /// The rule of March 2026 takes real returns to a facility on one day for duplicates; the recommended one does not.
  @Test
  void theRuleOfMarch2026DropsReturnsThatTheRecommendedOneKeeps() throws IOException {
    try (DuckDbEngine other = BuiltLifecycle.over(lake, "ddp-2026-03")) {
      Set<String> today = dropped(other, "detentions");
      Set<String> ours = dropped(engine, "detentions");
      Set<String> planted = new HashSet<>();
      for (Planted one : planted("detentions")) {
        planted.add(one.key());
        planted.add(one.keptKey());
      }
      assertThat(today).anyMatch(key -> !planted.contains(key));
      assertThat(ours).allMatch(planted::contains);
    }
  }

  @Test
  void staysAndTheirStintsAreThoseOfTheTruth() throws IOException {
    Map<String, Integer> truth = new TreeMap<>();
    Set<String> nobody = keys("select * from (%s) where person is null", "detentions");
    try (Stream<Path> files = Files.list(release.resolve("truth/rows"))) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("DET")).toList()) {
        String name = file.getFileName().toString().replace(".csv.gz", "");
        for (String line : unpacked(file)) {
          String[] cells = line.split(",", -1);
          if (cells[5].equals("kept") && !nobody.contains(name + "|" + cells[0] + "|" + cells[1])) {
            truth.merge(cells[2], 1, Integer::sum);
          }
        }
      }
    }
    List<Long> sizes =
        engine.rows("select stints from stays where person is not null").stream()
            .map(row -> row.number(0))
            .sorted()
            .toList();
    assertThat(sizes)
        .isEqualTo(truth.values().stream().map(Integer::longValue).sorted().toList())
        .hasSizeGreaterThan(STAYS / 2);
  }

  private static List<String> unpacked(Path file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .toList();
    }
  }

  /// Every fault of times that was planted in a row is an anomaly of its kind.
  @ParameterizedTest
  @CsvSource({
    "negative-stint, negative-stint",
    "zero-stint, zero-stint",
    "overlap, two-facilities",
    "no-person, no-person"
  })
  void plantedFaultsAreAnomalies(String fault, String kind) throws IOException {
    Map<String, Integer> planted = new HashMap<>();
    for (String line : lines(release.resolve("truth/faults.csv"))) {
      String[] cells = line.split(",", -1);
      if (cells[0].equals("detentions") && cells[6].equals(fault)) {
        planted.merge(cells[1], 1, Integer::sum);
      }
    }
    Map<String, Integer> found = new HashMap<>();
    for (Row row :
        engine.rows(
            "select origin_file, sum(records) from anomaly_counts where kind = ? group by 1",
            kind)) {
      found.put(row.text(0), Math.toIntExact(row.number(1)));
    }
    assertThat(planted).isNotEmpty();
    planted.forEach(
        (file, count) -> assertThat(found.getOrDefault(file, 0)).isGreaterThanOrEqualTo(count));
  }

  @Test
  void everyInvariantHoldsUnderEveryRuleSet() {
    for (RuleSet rules : RuleSet.all()) {
      try (DuckDbEngine other = BuiltLifecycle.over(lake, rules.ruleSet())) {
        assertThat(Lifecycle.brokenInvariants(other)).as(rules.ruleSet()).isEmpty();
      }
    }
  }

  /// Releases that cover the same months, one of them with days instead of times.
  @Test
  void everyInvariantHoldsOfReleasesThatAreCombined(@TempDir Path folder) throws Exception {
    for (String vocabulary : List.of("V1", "V2", "V3")) {
      Synthesis.write(
          new SynthRequest(vocabulary, 300, 3, folder.resolve("in/" + vocabulary)),
          SynthProgress.silent());
    }
    try (DuckDbEngine combined =
        BuiltLifecycle.of(folder.resolve("in"), folder.resolve("lake"), RuleSet.RECOMMENDED)) {
      assertThat(
              combined.rows(
                  "select distinct superseded_by from stints where superseded_by is not null"))
          .isNotEmpty();
      assertThat(Lifecycle.brokenInvariants(combined)).isEmpty();
    }
  }

  /// A check that could not fail would show nothing.
  @Test
  void aStintThatIsLostOrCountedTwiceBreaksAnInvariant() {
    try (DuckDbEngine broken = BuiltLifecycle.over(lake, RuleSet.RECOMMENDED)) {
      broken.create(
          "lost", "select * from stints where origin <> (select min(origin) from stints)");
      broken.create("stints", "select * from lost");
      assertThat(Lifecycle.brokenInvariants(broken)).hasSizeGreaterThanOrEqualTo(2);
    }
    try (DuckDbEngine broken = BuiltLifecycle.over(lake, RuleSet.RECOMMENDED)) {
      broken.create("twice", "select * from links union all select * from links");
      broken.create("links", "select * from twice");
      assertThat(Lifecycle.brokenInvariants(broken))
          .anySatisfy(one -> assertThat(one.about()).contains("linked at most once"));
    }
  }
}
