package org.throughline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.testing.MadeUpTable;

/// Dates that lie decades before or after all others move neither end of the population, and everybody is counted.
final class StrayDatesTest {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT);
  private static final LocalDate BEGIN = LocalDate.of(2024, 1, 1);
  private static final LocalDate END = LocalDate.of(2024, 6, 30);
  private static final int PEOPLE = 300;

  @TempDir private Path folder = Path.of("");

  /// A stint: from a day to a day, or to nobody knows when.
  private record Held(String place, LocalDate in, LocalDate out) {

    boolean isOpen() {
      return out.equals(LocalDate.MAX);
    }

    boolean isPresentAtTheEndOf(LocalDate day) {
      return !in.isAfter(day) && out.isAfter(day);
    }
  }

  /// People of half a year, every third of them still there, and the last day of the data.
  private static List<Held> people(SplittableRandom random) {
    List<Held> people = new ArrayList<>();
    int days = Math.toIntExact(END.toEpochDay() - BEGIN.toEpochDay());
    for (int i = 0; i < PEOPLE; i++) {
      LocalDate in = BEGIN.plusDays(random.nextInt(days));
      LocalDate out = in.plusDays(1 + random.nextInt(60));
      boolean isOpen = i % 3 == 0 || out.isAfter(END);
      people.add(
          new Held(random.nextBoolean() ? "AHOLD" : "BJAIL", in, isOpen ? LocalDate.MAX : out));
    }
    people.add(new Held("AHOLD", BEGIN, END));
    return people;
  }

  private DuckDbEngine engine(List<Held> people) throws Exception {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      Held one = people.get(i);
      Map<String, String> row = new HashMap<>();
      row.put("person", String.format(Locale.ROOT, "%040x", i + 1));
      row.put("stay_book_in", DAY.format(one.in()));
      row.put("book_in", DAY.format(one.in()));
      row.put("book_out", one.isOpen() ? "" : DAY.format(one.out()));
      row.put("stay_book_out", one.isOpen() ? "" : DAY.format(one.out()));
      row.put("facility", one.place());
      row.put("facility_code", one.place());
      rows.add(row);
    }
    Path release = folder.resolve("release");
    new MadeUpTable("2026-ICLI-00005", "v3-2026-03", "detentions", rows)
        .write(release, "detentions.csv");
    return BuiltLifecycle.of(release, folder.resolve("lake"), RuleSet.RECOMMENDED);
  }

  private static Map<String, Long> byHand(List<Held> people) {
    Map<String, Long> counts = new TreeMap<>();
    for (LocalDate day = BEGIN; !day.isAfter(END); day = day.plusDays(1)) {
      for (Held one : people) {
        if (one.isPresentAtTheEndOf(day)) {
          counts.merge("nation " + day, 1L, Long::sum);
          counts.merge(one.place() + " " + day, 1L, Long::sum);
        }
      }
    }
    return counts;
  }

  private static Map<String, Long> counted(DuckDbEngine engine) {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row :
        engine.rows(
            """
            select 'nation', day, people from nation_days where day >= date '2024-01-01'
            union all
            select facility_code, day, people from facility_days where day >= date '2024-01-01'
            """)) {
      counts.put(row.text(0) + " " + row.text(1), row.number(2));
    }
    return counts;
  }

  @ParameterizedTest
  @ValueSource(strings = {"1905-01-01", "1949-12-30", "1987-06-01", "2019-02-03"})
  void somebodyBookedInLongAgoIsInTheOpeningBalanceAndOnEveryDay(String longAgo) throws Exception {
    List<Held> people = people(new SplittableRandom(longAgo.hashCode()));
    people.add(new Held("CFAR", LocalDate.parse(longAgo), LocalDate.MAX));
    try (DuckDbEngine engine = engine(people)) {
      assertThat(counted(engine)).isEqualTo(byHand(people)).hasSizeGreaterThan(500);
      assertThat(Lifecycle.brokenInvariants(engine)).isEmpty();
      assertThat(
              engine.rows(
                  "select facility_code, people from opening_balances order by facility_code"))
          .extracting(row -> row.text(0) + "=" + row.number(1))
          .containsExactlyInAnyOrder("=1", "CFAR=1");
      assertThat(engine.rows("select min(day) from nation_days").getFirst().text(0))
          .isEqualTo(BEGIN.toString());
    }
  }

  @Test
  void whoLeftBeforeTheWindowIsNotInTheOpeningBalance() throws Exception {
    List<Held> people = people(new SplittableRandom(4));
    people.add(new Held("CFAR", LocalDate.of(1905, 1, 1), LocalDate.of(1905, 2, 1)));
    try (DuckDbEngine engine = engine(people)) {
      assertThat(counted(engine)).isEqualTo(byHand(people));
      assertThat(engine.rows("select * from opening_balances")).isEmpty();
      assertThat(Lifecycle.brokenInvariants(engine)).isEmpty();
    }
  }

  @Test
  void aBookOutYearsAfterAllOthersDoesNotMoveTheEnd() throws Exception {
    List<Held> people = people(new SplittableRandom(5));
    people.add(new Held("CFAR", BEGIN.plusDays(40), LocalDate.of(2931, 1, 1)));
    try (DuckDbEngine engine = engine(people)) {
      assertThat(counted(engine)).isEqualTo(byHand(people));
      assertThat(engine.rows("select max(day) from nation_days").getFirst().text(0))
          .isEqualTo(END.toString());
    }
  }

  /// What once went wrong unseen: the days at the end are missing.
  @Test
  void aCalendarThatEndsTooEarlyBreaksTheBuild() throws Exception {
    try (DuckDbEngine engine = engine(people(new SplittableRandom(6)))) {
      for (String table : List.of("nation_days", "facility_days")) {
        engine.create("cut_" + table, "select * from " + table + " where day < date '2024-06-01'");
        engine.define(table, "select * from cut_" + table);
      }
      assertThat(Lifecycle.brokenInvariants(engine))
          .extracting(Lifecycle.BrokenInvariant::about)
          .anyMatch(about -> about.contains("arrivals less its departures"))
          .anyMatch(about -> about.contains("nights of each facility"));
    }
  }
}
