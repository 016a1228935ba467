package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.engine.DuckDbEngine;
import org.throughline.lifecycle.Lifecycle;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;

/// Answers over a synthetic release, against the lifecycle's tables counted in another way.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class QueriesTest {

  private final DuckDbEngine engine = DuckDbEngine.open();
  private final Measures measures = Measures.load();
  private final Queries queries = new Queries(engine, measures);
  private Path lake = Path.of("");

  @BeforeAll
  void build(@TempDir Path folder) throws Exception {
    MadeUpLake.count(engine, measures, "V3", 600, 11, folder);
    lake = folder.resolve("lake");
  }

  @AfterAll
  void close() {
    engine.close();
  }

  private static double first(Line line) {
    return Objects.requireNonNull(line.numbers().getFirst());
  }

  private long number(String sql) {
    return engine.rows(sql).getFirst().number(0);
  }

  @Test
  void everyMeasureAnswersWithALineForEachPeriodAndAllItsFigures() {
    for (MeasureSpec spec : measures.specs()) {
      Answer answer = queries.answer(Question.of(spec.measure()).every(Every.QUARTER));
      assertThat(answer.lines()).as(spec.measure()).isNotEmpty();
      for (Line line : answer.lines()) {
        assertThat(line.keys()).hasSameSizeAs(answer.keys());
        assertThat(line.numbers()).hasSameSizeAs(answer.figures());
      }
    }
  }

  @Test
  void theNationsNightsAreThoseOfTheLifecycleAndAFacilitysToo() {
    Period year = Period.parse("2024");
    Line nation = queries.answer(Question.of("population").between(year, year)).lines().getFirst();
    String days = " where day between date '2024-01-01' and date '2024-12-31'";
    assertThat(first(nation) * 366)
        .isCloseTo((double) number("select sum(people) from nation_days" + days), within(1e-6));
    double nights = 0;
    for (Line line :
        queries.answer(Question.of("population").by("facility").between(year, year)).lines()) {
      nights += first(line) * 366;
    }
    assertThat(nights)
        .isCloseTo((double) number("select sum(people) from facility_days" + days), within(1e-6));
  }

  /// Against what is said of countries here, not in the program.
  @Test
  void aRegionHasTheEventsAndThePeopleOfItsCountries() {
    String central =
        "('MEXICO','GUATEMALA','HONDURAS','EL SALVADOR','NICARAGUA','COSTA RICA','PANAMA','BELIZE')";
    List<Line> lines = queries.answer(Question.of("book-ins").by("citizenship_region")).lines();
    Line region =
        lines.stream()
            .filter(line -> line.keys().equals(List.of("Central America")))
            .findFirst()
            .orElseThrow();
    String rows = " from measure_book_ins where excluded_by is null and citizenship in " + central;
    assertThat(first(region)).isEqualTo((double) number("select count(*)" + rows));
    assertThat(region.numbers().get(1))
        .isEqualTo((double) number("select count(distinct person)" + rows));
    assertThat(lines.stream().mapToDouble(QueriesTest::first).sum())
        .isEqualTo(
            (double) number("select count(*) from measure_book_ins where excluded_by is null"));
    assertThat(lines.stream().map(line -> line.keys().getFirst()))
        .contains("Caribbean", "South America")
        .doesNotContain("MEXICO", "");
  }

  @Test
  void peakAndLastAreNights() {
    Period month = Period.parse("2024-06");
    List<Line> days =
        queries.answer(Question.of("population").between(month, month).every(Every.DAY)).lines();
    Line whole = queries.answer(Question.of("population").between(month, month)).lines().getFirst();
    assertThat(days).hasSize(30);
    assertThat(whole.numbers().get(1))
        .isEqualTo(days.stream().mapToDouble(QueriesTest::first).max().orElseThrow());
    assertThat(whole.numbers().get(2)).isEqualTo(first(days.getLast()));
    assertThat(first(whole))
        .isCloseTo(
            days.stream().mapToDouble(QueriesTest::first).average().orElseThrow(), within(1e-9));
  }

  @Test
  void partsOfAFlowAddUpToIt() {
    Period year = Period.parse("FY2024");
    long counted =
        number(
            "select count(*) from arrest_events where fiscal_year = 2024 and dropped_by is null");
    for (Every every : Every.values()) {
      if (every != Every.WEEK) {
        double sum =
            queries.answer(Question.of("arrests").between(year, year).every(every)).lines().stream()
                .filter(line -> line.state() != State.OUT_OF_COVERAGE)
                .mapToDouble(QueriesTest::first)
                .sum();
        if (every != Every.YEAR) {
          assertThat(sum).as(every.text()).isEqualTo((double) counted);
        }
      }
    }
  }

  @Test
  void sharesOfWhatBecameOfStaysAddUpToOne() {
    Period year = Period.parse("FY2024");
    double sum = 0;
    for (Line line :
        queries
            .answer(Question.of("stay-outcomes").between(year, year).every(Every.FISCAL_YEAR))
            .lines()) {
      if (line.keys().get(1).equals("30")) {
        sum += first(line);
      }
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
  }

  @Test
  void aYearThatTheReleaseHoldsInPartIsNoYear() {
    List<Line> lines = queries.answer(Question.of("arrests").every(Every.FISCAL_YEAR)).lines();
    assertThat(lines.getLast().state()).isEqualTo(State.PARTIAL);
    Line before =
        queries
            .answer(Question.of("arrests").between(Period.parse("2001"), Period.parse("2001")))
            .lines()
            .getFirst();
    assertThat(before.state()).isEqualTo(State.OUT_OF_COVERAGE);
    assertThat(before.numbers()).containsOnlyNulls();
  }

  @Test
  void withoutARemovalDateThereAreNoRemovalsExcludingLag() {
    Line line = queries.answer(Question.of("removals-excluding-lag")).lines().getFirst();
    assertThat(line.state()).isEqualTo(State.MISSING);
    assertThat(line.reason()).contains("no removal date");
  }

  @Test
  void whatIsUnknownIsAnsweredWithTheNearestNames() {
    assertThatThrownBy(() -> queries.answer(Question.of("arests"))).hasMessageContaining("arrests");
    assertThatThrownBy(() -> queries.answer(Question.of("arrests").by("citizen")))
        .hasMessageContaining("citizenship");
    assertThatThrownBy(() -> queries.answer(Question.of("arrests").where("citizenship", "MEXIC")))
        .hasMessageContaining("MEXICO");
    assertThatThrownBy(() -> Period.parse("2024-13")).hasMessageContaining("FY2016");
  }

  /// No order of calls matters to who is alone in several cells.
  @Test
  void whoIsAloneIsKnownWithoutAskingForTablesFirst() {
    Counts after = new Counts(engine, measures);
    after.scopes().forEach(after::tables);
    assertThat(new Counts(engine, measures).alone())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(after.alone());
  }

  @Test
  void theReferenceIsMadeFromTheCatalogue() throws Exception {
    assertThat(Files.readString(Path.of("../docs/reference/catalogue.md")))
        .isEqualTo(MeasureText.reference(measures));
  }

  private long distinct(String from) {
    return number(
        "select count(distinct release || '/' || cast(person as varchar)) + count(case when person"
            + " is null then 1 end) from "
            + from);
  }

  /// Whoever was taken in again by an old order was not held since then.
  @Test
  void nobodyIsHeldLongerAfterAnOrderThanTheStayLasts() {
    String older = "stays where final_order_date < cast(stay_start as date)";
    assertThat(number("select count(*) from " + older)).isPositive();
    assertThat(
            number(
                "select count(*) from measure_stays where days_held_after_order > last_day - in_day"))
        .isZero();
    assertThat(
            number(
                "select count(*) from measure_stays where days_held_after_order = last_day - in_day"
                    + " and stay in (select stay from "
                    + older
                    + ")"))
        .isEqualTo(number("select count(*) from " + older));
  }

  /// What is published of stays is told with the book-ins; the measures of stays count the same another way.
  @Test
  void bookInsSayOfTheirStaysWhatTheMeasuresOfStaysCount() {
    String stays = "measure_stays where coalesce(excluded_by, '') not like 'superseded%' and ";
    agree("transfers_in_stay in ('2 or 3', '4 or more')", stays + "interfacility_transfers >= 2");
    agree("transfers_in_stay = '4 or more'", stays + "interfacility_transfers >= 4");
    agree(
        "after_order in ('91 to 180 days', 'above 180 days')",
        stays + "days_held_after_order > 90");
    agree("after_order = 'above 180 days'", stays + "days_held_after_order > 180");
    agree("bond = 'posted'", stays + "bond_posted_lowest > 0");
    agree("cause = 'removed'", stays + "cause = 'removed'");
    agree("cause = 'still in custody'", stays + "stay_end is null");
    String held =
        "(select stay from measure_stints where excluded_by is null and hold_room = 'hold room'"
            + " group by stay having max(hours) > %s) held";
    agree("longest_hold in ('12 to 72 hours', 'above 72 hours')", held.formatted("12"));
    agree("longest_hold = 'above 72 hours'", held.formatted("72"));
  }

  private void agree(String bookIns, String other) {
    assertThat(
            number(
                "select count(*) from measure_book_ins where excluded_by is null and " + bookIns))
        .as(bookIns)
        .isEqualTo(number("select count(*) from " + other));
  }

  @Test
  void peopleAreCountedOnceInAPeriodAndGroup() {
    Period year = Period.parse("FY2024");
    for (Line line :
        queries.answer(Question.of("all-book-ins").by("criminality").between(year, year)).lines()) {
      String where =
          "measure_stints where excluded_by is null and event_date between date '2023-10-01' and date '2024-09-30' and criminality = '%s'"
              .formatted(line.keys().getFirst());
      assertThat(line.numbers().get(0)).isEqualTo((double) number("select count(*) from " + where));
      assertThat(line.numbers().get(1)).isEqualTo((double) distinct(where));
      assertThat(Objects.requireNonNull(line.numbers().get(2)) * 366)
          .isCloseTo(first(line), within(1e-6));
    }
  }

  @Test
  void everyDimensionOfTheStockAddsUpToItsNights() {
    Period month = Period.parse("2024-06");
    double whole =
        Objects.requireNonNull(
            queries
                .answer(Question.of("population").between(month, month))
                .lines()
                .getFirst()
                .numbers()
                .get(3));
    for (String dimension : measures.measure("population").dimensions().keySet()) {
      if (!dimension.equals("facility") && !dimension.startsWith("hold")) {
        double sum = 0;
        for (Line line :
            queries.answer(Question.of("population").by(dimension).between(month, month)).lines()) {
          sum += line.numbers().get(3) == null ? 0 : line.numbers().get(3);
        }
        if (sum > 0) {
          assertThat(sum).as(dimension).isEqualTo(whole);
        }
      }
    }
  }

  /// Rows and columns of the matrix are the transfers out of and into each place.
  @Test
  void theMatrixOfTransfersHasTheMarginsOfTheTransfers() {
    for (List<String> sides :
        List.of(List.of("from_facility", "facility"), List.of("from_aor", "aor"))) {
      List<Line> matrix =
          queries.answer(Question.of("transfers").by(sides.getFirst(), sides.getLast())).lines();
      assertThat(matrix.stream().mapToDouble(QueriesTest::first).sum())
          .isEqualTo(
              (double)
                  number(
                      "select count(*) from measure_stints where transfer = 1 and excluded_by is"
                          + " null"));
      for (Line into : queries.answer(Question.of("transfers").by(sides.getLast())).lines()) {
        assertThat(
                matrix.stream()
                    .filter(line -> line.keys().get(1).equals(into.keys().getFirst()))
                    .mapToDouble(QueriesTest::first)
                    .sum())
            .isEqualTo(first(into));
      }
    }
    assertThat(first(queries.answer(Question.of("first-transfers")).lines().getFirst()))
        .isEqualTo(
            (double)
                number(
                    "select count(distinct stay) from measure_stints where transfer = 1 and"
                        + " excluded_by is null"));
  }

  @Test
  void arrestsSplitByWhatBecameOfThemAreAllArrests() {
    List<Line> outcomes = queries.answer(Question.of("arrests").by("outcome")).lines();
    assertThat(outcomes.stream().map(line -> line.keys().getFirst()))
        .contains("still in custody", "removed", "no stay linked");
    assertThat(outcomes.stream().mapToDouble(QueriesTest::first).sum())
        .isEqualTo(first(queries.answer(Question.of("arrests")).lines().getFirst()));
  }

  @Test
  void aRateIsEventsForEachSoManyWithExactLimits() {
    Line deaths = queries.answer(Question.of("deaths-recorded")).lines().getFirst();
    Line nights = queries.answer(Question.of("population")).lines().getFirst();
    Line rate = queries.answer(Question.of("deaths-per-100000-person-years")).lines().getFirst();
    double years = Objects.requireNonNull(nights.numbers().get(3)) / 365.25;
    assertThat(rate.numbers().get(3)).isEqualTo(first(deaths));
    assertThat(rate.numbers().get(4)).isCloseTo(years, within(1e-9));
    assertThat(first(rate)).isCloseTo(first(deaths) * 100_000 / years, within(1e-6));
    assertThat(rate.numbers().get(1)).isLessThan(first(rate) + 1e-9);
    assertThat(rate.numbers().get(2)).isGreaterThan(first(rate));
  }

  /// The agency's study of FY2017 to FY2020, as the field notes have it: 42 deaths in 158,227 person-years.
  @Test
  void thePublishedRateOfDeathsComesOut() {
    org.throughline.statistics.Interval limits =
        org.throughline.statistics.PoissonLimits.exact(42, 0.95);
    assertThat(42 * 100_000 / 158_227.0).isCloseTo(26.5, within(0.05));
    assertThat(limits.lower() * 100_000 / 158_227).isCloseTo(19.1, within(0.05));
    assertThat(limits.upper() * 100_000 / 158_227).isCloseTo(35.9, within(0.05));
  }

  /// Nights by brute force: every day against every stint.
  @Test
  void theShareOfTheStockIsOfNightsAndOfWhatItGrewBy() {
    String nights =
        "(select day, count(*) as people, count(case when criminality not like '1%' then 1 end) as without"
            + " from (select unnest(generate_series(date '2024-05-31', date '2024-07-31', interval 1 day)) as day)"
            + " join measure_stints on event_date <= day and (out_date is null or out_date > day)"
            + " where excluded_by is null and criminality similar to '[123].*'"
            + " and nation_from <= cast(day as date) - date '1970-01-01'"
            + " and nights_to > cast(day as date) - date '1970-01-01' group by day) nights ";
    List<Line> lines =
        queries
            .answer(
                Question.of("share-of-stock-without-conviction")
                    .every(Every.MONTH)
                    .between(Period.parse("2024-06"), Period.parse("2024-07")))
            .lines();
    assertThat(lines).hasSize(2);
    Line july = lines.getLast();
    String ofJuly = nights + "where day >= date '2024-07-01'";
    assertThat(july.numbers().get(1))
        .isEqualTo((double) number("select sum(without) from " + ofJuly));
    assertThat(july.numbers().get(2))
        .isEqualTo((double) number("select sum(people) from " + ofJuly));
    long[] last = new long[4];
    for (int i = 0; i < 4; i++) {
      String day = i < 2 ? "2024-06-30" : "2024-07-31";
      last[i] =
          number(
              "select %s from %s where day = date '%s'"
                  .formatted(i % 2 == 0 ? "without" : "people", nights, day));
    }
    assertThat(july.numbers().get(3)).isEqualTo(last[2] / (double) last[3]);
    assertThat(july.numbers().get(4))
        .isEqualTo(
            last[3] == last[1]
                ? null
                : (Object) ((last[2] - last[0]) / (double) (last[3] - last[1])));
    assertThat(lines.getFirst().numbers().get(4)).isNull();
  }

  @Test
  void timeInCustodyIsOfEverybodyThere() {
    Period month = Period.parse("2024-06");
    Line line =
        queries.answer(Question.of("time-in-custody").between(month, month)).lines().getFirst();
    // Where no end of a stay is recorded, its last stint says whether somebody is still there.
    String there =
        """
        (select stays.*, coalesce(stays.out_date, (
            select stints.out_date from measure_stints stints where stints.stay = stays.stay
            order by stint_number desc limit 1)) as gone from measure_stays stays where excluded_by is null)
        where in_date <= date '2024-06-30' and (gone is null or gone > date '2024-06-30')
        """;
    assertThat(first(line)).isEqualTo((double) number("select count(*) from " + there));
    assertThat(Objects.requireNonNull(line.numbers().get(1)))
        .isCloseTo(
            Double.parseDouble(
                engine
                    .rows("select avg(date '2024-06-30' - in_date) from " + there)
                    .getFirst()
                    .text(0)),
            within(1e-9));
  }

  /// A mean of nobody is no zero, and what is covered in part is never all of it.
  @Test
  void whereNobodyIsThereIsNoTimeAndNoShareOfThem() {
    Period month = Period.parse("2024-01");
    Line nobody =
        queries
            .answer(Question.of("length-of-stay").every(Every.DAY).between(month, month))
            .lines()
            .stream()
            .filter(line -> first(line) == 0)
            .findFirst()
            .orElseThrow();
    assertThat(nobody.state()).isEqualTo(State.NOBODY);
    assertThat(nobody.numbers()).containsExactly(0.0, null, null, null, null);
    assertThat(queries.answer(Question.of("length-of-stay")).figures()).doesNotContain("open");
    Period partial = Period.parse("FY2026");
    Line part =
        queries.answer(Question.of("deaths-recorded").between(partial, partial)).lines().getFirst();
    assertThat(first(part)).isZero();
    assertThat(part.state()).isEqualTo(State.PARTIAL);
    assertThat(part.reason()).contains("covers");
    Line rate =
        queries
            .answer(Question.of("deaths-per-100000-book-ins").between(partial, partial))
            .lines()
            .getFirst();
    assertThat(rate.state()).isEqualTo(State.PARTIAL);
    assertThat(rate.reason()).contains("covers");
  }

  @Test
  void theMeanOfACohortIsOfTheDaysWithinTheLongestTimeWatched() {
    Period first = Period.parse("2023-10");
    Line line =
        queries
            .answer(Question.of("length-of-stay-by-book-in").between(first, first))
            .lines()
            .getFirst();
    String cohort =
        "measure_stays where excluded_by is null and in_date between date '2023-10-01' and date"
            + " '2023-10-31'";
    assertThat(number("select count(*) from " + cohort + " and out_date is null")).isZero();
    assertThat(Objects.requireNonNull(line.numbers().get(2)))
        .isCloseTo(
            Double.parseDouble(
                engine.rows("select avg(last_day - in_day) from " + cohort).getFirst().text(0)),
            within(1e-9));
  }

  @Test
  void waitsAreNeverNegativeAndEndWhereTheStaySays() {
    assertThat(number("select count(*) from measure_waits where excluded_by is null and days < 0"))
        .isZero();
    assertThat(number("select count(*) from measure_waits where wait = 'book-in to removal'"))
        .isEqualTo(
            number(
                "select count(*) from measure_stays where cause = 'removed' and excluded_by is"
                    + " null"));
    assertThat(number("select count(*) from measure_waits where wait = 'arrest to book-in'"))
        .isPositive();
  }

  @Test
  void measuresThatCountTheSamePeopleAreNotAdded() {
    assertThatThrownBy(() -> queries.answer(Question.of("voluntary-departures+withdrawals")))
        .hasMessageContaining("cannot be added")
        .hasMessageContaining("another agency process");
    assertThatThrownBy(() -> queries.answer(Question.of("arrests+detainers")))
        .hasMessageContaining("a detainer is a request");
    for (MeasureSpec spec : measures.specs()) {
      spec.about()
          .neverWith()
          .keySet()
          .forEach(
              other ->
                  assertThat(measures.measure(other).measure())
                      .as(spec.measure())
                      .isEqualTo(other));
    }
  }

  @Test
  void eventsForEachHundredThousandNeedTheUsersResidents(@TempDir Path folder) throws Exception {
    Answer arrests = queries.answer(Question.of("arrests").by("aor"));
    String aor = arrests.lines().getFirst().keys().getFirst();
    Path file =
        Files.writeString(
            folder.resolve("residents.csv"), "aor,residents_2020\n\"%s\",50000\n".formatted(aor));
    Answer rates = Residents.read(file).of(arrests);
    assertThat(rates.figures()).endsWith("per_100000_residents_2020");
    assertThat(rates.lines().getFirst().numbers().getLast())
        .isEqualTo(first(arrests.lines().getFirst()) * 2);
    assertThat(rates.lines().getLast().numbers().getLast()).isNull();
    assertThat(rates.notes().getLast()).startsWith("Not in that table");
    assertThatThrownBy(() -> Residents.read(file).of(queries.answer(Question.of("arrests"))))
        .hasMessageContaining("--by aor");
    Path sheet =
        Files.writeString(
            folder.resolve("sheet.csv"),
            "\uFEFF\"aor\",\"residents_2020\"\r\n\"%s\",\"50,000\"\r\nATLANTIS,7\r\n"
                .formatted(aor));
    Answer ofSheet = Residents.read(sheet).of(arrests);
    assertThat(ofSheet.lines()).isEqualTo(rates.lines());
    assertThat(ofSheet.notes().getLast())
        .isEqualTo("In that table, but not in the answer: ATLANTIS");
    Path others = Files.writeString(folder.resolve("others.csv"), "aor,residents\nBOS,5\n");
    assertThatThrownBy(() -> Residents.read(others).of(arrests))
        .hasMessageContaining("which has BOS. Valid: ");
    assertThatThrownBy(
            () -> Residents.read(file).of(queries.answer(Question.of("population").by("aor"))))
        .hasMessageContaining("'population' is none");
    Path wrong = Files.writeString(folder.resolve("wrong.csv"), "aor,residents\nBoston,many\n");
    assertThatThrownBy(() -> Residents.read(wrong)).hasMessageContaining("line 2: 'Boston,many'");
  }

  private Answer protectedAnswer(Question question, int threshold) {
    String release = engine.rows("select min(release) from measure_stays").getFirst().text(0);
    Question inForm = question.where("release", release).every(Every.FISCAL_YEAR);
    return new org.throughline.pipeline.ProtectedAnswers(
            new org.throughline.pipeline.Method(engine, measures),
            List.of(),
            EarlierNumbers.NONE,
            threshold)
        .of(queries.answer(inForm));
  }

  @Test
  void statisticsAreShownInOneFormAndNeverOfFew() {
    for (String measure :
        List.of("length-of-stay", "share-without-conviction", "population", "stay-outcomes")) {
      Answer whole = protectedAnswer(Question.of(measure), 3);
      assertThat(whole.lines().stream().flatMap(line -> line.numbers().stream()))
          .as(measure)
          .anyMatch(Objects::nonNull);
      Answer none = protectedAnswer(Question.of(measure), 100_000);
      assertThat(none.lines().stream().flatMap(line -> line.numbers().stream()))
          .as(measure)
          .allMatch(Objects::isNull);
      Answer free =
          new org.throughline.pipeline.ProtectedAnswers(
                  new org.throughline.pipeline.Method(engine, measures),
                  List.of(),
                  EarlierNumbers.NONE,
                  11)
              .of(queries.answer(Question.of(measure).every(Every.MONTH)));
      assertThat(free.lines())
          .as(measure)
          .allMatch(line -> line.numbers().stream().allMatch(Objects::isNull));
    }
    Answer byCountry = protectedAnswer(Question.of("length-of-stay").by("citizenship"), 11);
    assertThat(byCountry.lines().stream().map(Line::state)).contains(State.WITHHELD);
    assertThat(byCountry.lines().stream().map(Line::reason))
        .contains("it is of fewer than 11 people, or would tell of others who are fewer");
  }

  @Test
  void completenessNeedsReleasesThatOverlap() {
    assertThatThrownBy(() -> queries.withCompleteness(Question.of("arrests").every(Every.MONTH)))
        .hasMessageContaining("Valid: a build of several releases");
    assertThatThrownBy(() -> queries.withCompleteness(Question.of("arrests")))
        .hasMessageContaining("--every month");
  }

  /// Kept tables know who is counted for the first time in a period; the answers stay the same.
  @Test
  void keptTablesGiveTheSameAnswers(@TempDir Path folder) throws Exception {
    try (DuckDbEngine kept = DuckDbEngine.open()) {
      Lifecycle.make(kept, lake);
      measures.make(kept, folder, "throughline-1");
      assertThat(measures.readKept(kept, folder)).isTrue();
      Queries again = new Queries(kept, measures);
      for (String measure :
          List.of("arrests", "book-ins", "all-book-ins", "removals", "detainers")) {
        for (Every every : Every.values()) {
          assertThat(again.answer(Question.of(measure).every(every)).lines())
              .as("%s every %s", measure, every)
              .isEqualTo(queries.answer(Question.of(measure).every(every)).lines());
        }
      }
    }
  }
}
