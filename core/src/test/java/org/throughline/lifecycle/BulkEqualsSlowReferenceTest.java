package org.throughline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.lifecycle.Assignment.Pair;
import org.throughline.lifecycle.Assignment.Point;
import org.throughline.lifecycle.SlowStints.Stint;

/// Thousands of people whose records contradict each other, in SQL and by loops: the same answers.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BulkEqualsSlowReferenceTest {

  private static final int PEOPLE = 4_000;

  private DuckDbEngine engine = DuckDbEngine.open();
  private SlowStints slow = new SlowStints(List.of());
  private List<Stint> kept = List.of();
  private long dataEnd;

  @BeforeAll
  void build(@TempDir Path folder) throws Exception {
    engine.close();
    new MessyRelease(11, PEOPLE).write(folder.resolve("release"), 0);
    engine = BuiltLifecycle.of(folder.resolve("release"), folder.resolve("lake"), "throughline-1");
    slow = SlowStints.read(engine);
    Set<Long> keptOrigins = origins("select origin from stints");
    kept = slow.all.stream().filter(s -> keptOrigins.contains(s.origin())).toList();
    dataEnd =
        engine
            .rows("select cast(epoch(data_end) as bigint) from data_windows")
            .getFirst()
            .number(0);
  }

  @AfterAll
  void close() {
    engine.close();
  }

  private Set<Long> origins(String query) {
    Set<Long> origins = new HashSet<>();
    engine.rows(query).forEach(row -> origins.add(row.number(0)));
    return origins;
  }

  @Test
  void ofEveryGroupOfRepeatsOneOfTheBestIsKept() {
    Set<Long> keptOrigins = new HashSet<>();
    kept.forEach(s -> keptOrigins.add(s.origin()));
    List<Set<Long>> groups = slow.repeatsByOverlap();
    assertThat(keptOrigins).hasSameSizeAs(groups).hasSizeLessThan(slow.all.size());
    for (Set<Long> mayBeKept : groups) {
      assertThat(mayBeKept).filteredOn(keptOrigins::contains).hasSize(1);
    }
  }

  @Test
  void staysAreTheSame() {
    Map<String, String> bulk = new TreeMap<>();
    for (Row row :
        engine.rows(
            """
            select person, stay, cast(epoch(stay_start) as bigint), stints, interfacility_transfers, first_facility_code,
              longest_facility_code, last_facility_code, in_custody_a = 1, in_custody_b = 1
            from stays
            """)) {
      String key = row.isNull(0) ? "row " + row.number(1) : row.text(0) + " " + row.number(2);
      List<String> texts = new ArrayList<>();
      for (int i = 3; i <= 9; i++) {
        texts.add(row.text(i));
      }
      bulk.put(key, String.join(" ", texts));
    }
    assertThat(bulk).isEqualTo(SlowStints.stays(kept, dataEnd)).hasSizeGreaterThan(PEOPLE);
  }

  @Test
  void theEndOfDayPopulationIsTheSame() {
    Map<String, Integer> bulk = new TreeMap<>();
    for (Row row : engine.rows("select facility_code, day_number, people from facility_days")) {
      bulk.put(row.text(0) + " " + row.number(1), Math.toIntExact(row.number(2)));
    }
    for (Row row : engine.rows("select day_number, people from nation_days")) {
      bulk.put(" " + row.number(0), Math.toIntExact(row.number(1)));
    }
    Map<String, Integer> byHand = SlowStints.endOfDay(kept, dataEnd);
    long first = engine.rows("select first_day from data_windows").getFirst().number(0);
    Map<String, Integer> opening = new TreeMap<>();
    byHand.forEach(
        (key, people) -> {
          if (key.endsWith(" " + (first - 1))) {
            opening.put(key, people);
          }
        });
    byHand.keySet().removeIf(key -> Long.parseLong(key.split(" ", -1)[1]) < first);
    assertThat(bulk).isEqualTo(byHand).hasSizeGreaterThan(500);
    Map<String, Integer> opened = new TreeMap<>();
    for (Row row : engine.rows("select facility_code, day_number, people from opening_balances")) {
      opened.put(row.text(0) + " " + row.number(1), Math.toIntExact(row.number(2)));
    }
    assertThat(opened).isEqualTo(opening).isNotEmpty();
  }

  @Test
  void twoFacilitiesAtOnceAreFound() {
    assertThat(origins("select origin from lifecycle_anomalies where kind = 'two-facilities'"))
        .isEqualTo(SlowStints.elsewhere(kept))
        .hasSizeGreaterThan(100);
  }

  /// Chain by chain: within 24 hours of the one before; cut every 24 hours from the first.
  @Test
  void episodesOfArrestsAreTheSame() {
    Map<String, List<Row>> people = new TreeMap<>();
    for (Row row :
        engine.rows(
            """
            select person, cast(epoch(arrest_time) as bigint), method = 'ERO Reprocessed Arrest', dropped_by is null
            from arrest_events where person is not null order by person, arrest_time
            """)) {
      people.computeIfAbsent(row.text(0), key -> new ArrayList<>()).add(row);
    }
    for (List<Row> arrests : people.values()) {
      Map<String, List<Row>> episodes = new TreeMap<>();
      long first = 0;
      long before = Long.MIN_VALUE / 2;
      for (Row arrest : arrests) {
        long time = arrest.number(1);
        first = time - before > 86_400 ? time : first;
        before = time;
        long cut = time - first <= 86_400 ? 1 : Math.ceilDiv(time - first, 86_400);
        episodes.computeIfAbsent(first + "/" + cut, key -> new ArrayList<>()).add(arrest);
      }
      episodes.values().forEach(BulkEqualsSlowReferenceTest::assertOneKept);
    }
  }

  private static void assertOneKept(List<Row> episode) {
    List<Row> keptOnes = episode.stream().filter(row -> Boolean.parseBoolean(row.text(3))).toList();
    assertThat(keptOnes).hasSize(1);
    List<Row> own = episode.stream().filter(row -> row.text(2).equals("false")).toList();
    List<Row> candidates = own.isEmpty() ? episode : own;
    assertThat(keptOnes.getFirst().number(1))
        .isEqualTo(candidates.stream().mapToLong(row -> row.number(1)).min().orElseThrow());
  }

  /// Every pair of the window, from the tables of events, and the best way to pair them, person by person.
  @Test
  void linksAreTheBestWithinEveryPerson() {
    long day = 86_400;
    Map<String, List<Pair>> people = new HashMap<>();
    for (Row row :
        engine.rows(
            """
            select a.person, a.origin, cast(epoch(arrest_time) as bigint), s.stay, cast(epoch(stay_start) as bigint)
            from arrest_events a join stays s on s.person = a.person where a.dropped_by is null
            """)) {
      long later = row.number(4) - row.number(2);
      if (later >= -5 * day && later <= 10 * day) {
        people
            .computeIfAbsent(row.text(0), key -> new ArrayList<>())
            .add(
                new Pair(
                    new Point(row.number(1), row.number(2)),
                    new Point(row.number(3), row.number(4))));
      }
    }
    Set<String> slowLinks = new HashSet<>();
    people.values().stream()
        .flatMap(pairs -> Assignment.best(pairs).stream())
        .forEach(pair -> slowLinks.add(pair.left().id() + " " + pair.right().id()));
    Set<String> bulk = new HashSet<>();
    for (Row row :
        engine.rows(
            "select left_id, right_id from links where link = 'arrest-stay' and is_chosen")) {
      bulk.add(row.number(0) + " " + row.number(1));
    }
    assertThat(bulk).isEqualTo(slowLinks).hasSizeGreaterThan(1_000);
  }

  @Test
  void everyInvariantHolds() {
    assertThat(Lifecycle.brokenInvariants(engine)).isEmpty();
  }
}
