package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;

/// Who and what was there at any time, day by day, and amounts one by one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PresenceTest {

  private final DuckDbEngine engine = DuckDbEngine.open();
  private final Measures measures = Measures.load();
  private final Queries queries = new Queries(engine, measures);

  @BeforeAll
  void build(@TempDir Path folder) throws Exception {
    MadeUpLake.count(engine, measures, "V4", 1500, 24, folder);
  }

  @AfterAll
  void close() {
    engine.close();
  }

  /// A stint as it was released.
  private record Stint(String who, String where, boolean hold, LocalDate begun, LocalDate left) {

    boolean isOn(LocalDate day) {
      return !day.isBefore(begun) && !day.isAfter(left);
    }
  }

  private List<Stint> stints() {
    List<Stint> stints = new ArrayList<>();
    for (Row row :
        engine.rows(
            """
            select coalesce(cast(person as varchar), origin_file || origin_sheet || ' ' || cast(origin_row as varchar)), facility,
              hold_room, event_date, out_date
            from measure_stints where excluded_by is null
            """)) {
      stints.add(
          new Stint(
              row.text(0),
              row.text(1),
              row.text(2).equals("hold room"),
              LocalDate.parse(row.text(3)),
              row.isNull(4) ? LocalDate.MAX : LocalDate.parse(row.text(4))));
    }
    return stints;
  }

  @Test
  void everybodyWhoIsThereOnAnyDayOfAMonthCountsOnce() {
    List<Stint> stints = stints();
    int compared = 0;
    for (Line line : lines("population-at-any-time", Every.MONTH)) {
      Period month = Period.parse(line.keys().getFirst());
      Set<String> there = new HashSet<>();
      month
          .start()
          .datesUntil(month.end().plusDays(1))
          .forEach(
              day ->
                  stints.stream()
                      .filter(one -> one.isOn(day))
                      .forEach(one -> there.add(one.who())));
      assertThat(line.numbers()).as(month.toString()).containsExactly((double) there.size());
      compared++;
    }
    assertThat(compared).isGreaterThan(24);
  }

  @Test
  void aHoldRoomIsInUseWhereAnybodyIsInItOnAnyDay() {
    List<Stint> stints = stints();
    for (Line line : lines("hold-rooms-in-use", Every.QUARTER)) {
      Period quarter = Period.parse(line.keys().getFirst());
      Set<String> used = new HashSet<>();
      quarter
          .start()
          .datesUntil(quarter.end().plusDays(1))
          .forEach(
              day ->
                  stints.stream()
                      .filter(one -> one.hold() && one.isOn(day))
                      .forEach(one -> used.add(one.where())));
      assertThat(line.numbers()).as(quarter.toString()).containsExactly((double) used.size());
    }
  }

  /// A day has as many as are there on its last moment, and who left on it.
  @Test
  void atAnyTimeOfADayAreNoFewerThanOnItsNight() {
    LocalDate day = LocalDate.of(2024, 3, 5);
    Question question =
        Question.of("population").between(Period.of(Every.DAY, day), Period.of(Every.DAY, day));
    double night =
        Objects.requireNonNull(queries.answer(question).lines().getFirst().numbers().getFirst());
    Double all =
        queries
            .answer(question.ofMeasure("population-at-any-time"))
            .lines()
            .getFirst()
            .numbers()
            .getFirst();
    assertThat(Objects.requireNonNull(all)).isGreaterThanOrEqualTo(night).isPositive();
  }

  /// The last month of a release ends with its last day; of months after that, and before the first, nobody can say zero.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "time-in-custody",
        "population",
        "population-at-any-time",
        "hold-rooms-in-use",
        "share-of-stock-without-conviction",
        "share-of-stock-without-conviction-or-charge"
      })
  void monthsBeyondWhatIsCoveredAreOutOfCoverage(String measure) {
    YearMonth first = YearMonth.from(days("event_date").getFirst());
    LocalDate last = lastDay();
    assertThat(last.getDayOfMonth()).isLessThan(last.lengthOfMonth());
    Question question =
        Question.of(measure)
            .every(Every.MONTH)
            .between(
                Period.of(Every.MONTH, first.minusMonths(2).atDay(1)),
                Period.of(Every.MONTH, last.plusMonths(2)));
    List<Line> lines = queries.answer(question).lines();
    Line lastMonth = lines.get(lines.size() - 3);
    assertThat(lastMonth.keys()).containsExactly(YearMonth.from(last).toString());
    assertThat(lastMonth.state()).isEqualTo(State.PARTIAL);
    assertThat(Objects.requireNonNull(lastMonth.numbers().getFirst())).isPositive();
    assertThat(lines.get(lines.size() - 4).state()).isEqualTo(State.COMPLETE);
    List<Line> beyond = new ArrayList<>(lines.subList(0, 2));
    beyond.addAll(lines.subList(lines.size() - 2, lines.size()));
    assertThat(beyond)
        .allMatch(line -> line.state() == State.OUT_OF_COVERAGE)
        .allMatch(line -> line.numbers().stream().allMatch(Objects::isNull));
  }

  @Test
  void timeInCustodyIsThatOfThoseThereAtTheEndOfTheLastCoveredDay() {
    LocalDate last = lastDay();
    List<Long> days = new ArrayList<>();
    for (Row row :
        engine.rows("select in_date, left_date from measure_stays where excluded_by is null")) {
      LocalDate came = LocalDate.parse(row.text(0));
      boolean isThere = row.isNull(1) || LocalDate.parse(row.text(1)).isAfter(last);
      if (isThere && !came.isAfter(last)) {
        days.add(came.until(last, ChronoUnit.DAYS));
      }
    }
    Line line =
        queries
            .answer(
                Question.of("time-in-custody")
                    .every(Every.QUARTER)
                    .between(Period.of(Every.QUARTER, last), Period.parse("2030-Q1")))
            .lines()
            .getFirst();
    assertThat(line.numbers().getFirst()).isEqualTo((double) days.size());
    assertThat(Objects.requireNonNull(line.numbers().get(1)))
        .isCloseTo(days.stream().mapToLong(one -> one).average().orElseThrow(), within(1e-6));
  }

  /// The last that anybody's record names.
  private LocalDate lastDay() {
    LocalDate came = days("event_date").getLast();
    LocalDate left = days("out_date").getLast();
    return came.isAfter(left) ? came : left;
  }

  private List<LocalDate> days(String column) {
    return engine
        .rows("select distinct %1$s from measure_stints where %1$s is not null".formatted(column))
        .stream()
        .map(row -> LocalDate.parse(row.text(0)))
        .sorted()
        .toList();
  }

  @Test
  void amountsAreThoseOfTheBondsSet() {
    for (Line line : lines("bond-amounts-set", Every.FISCAL_YEAR)) {
      List<Double> amounts = new ArrayList<>();
      int year = Period.parse(line.keys().getFirst()).end().getYear();
      for (Row row :
          engine.rows(
              "select bond_set_lowest from measure_stays where excluded_by is null and bond_set_lowest > 0 and in_fiscal_year = "
                  + year)) {
        amounts.add(Double.valueOf(row.text(0)));
      }
      Collections.sort(amounts);
      int size = amounts.size();
      assertThat(line.numbers().getFirst()).isEqualTo((double) size);
      assertThat(Objects.requireNonNull(line.numbers().get(1)))
          .isCloseTo(
              amounts.stream().mapToDouble(one -> one).average().orElseThrow(), within(1e-6));
      double median = (amounts.get((size - 1) / 2) + amounts.get(size / 2)) / 2;
      assertThat(Objects.requireNonNull(line.numbers().get(3))).isCloseTo(median, within(1e-6));
    }
  }

  private List<Line> lines(String measure, Every every) {
    List<Line> lines =
        queries.answer(Question.of(measure).every(every)).lines().stream()
            .filter(line -> line.state() == State.COMPLETE || line.state() == State.PARTIAL)
            .toList();
    assertThat(lines).isNotEmpty();
    return lines;
  }
}
