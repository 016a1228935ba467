package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.Column;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.Answer.Line;

/// Nights of as many people as ICE's monthly averages say make the averages that ICE posted for the years, and the posted
/// monthly averages come back: the formula is the agency's.
@TestInstance(Lifecycle.PER_CLASS)
final class AgencyFiguresTest {

  /// Average daily population by month, October to September, as posted.
  private static final List<Double> FY2024 =
      List.of(
          38522.3, 39200.6, 37005.7, 38194.3, 39079.6, 38371.8, 35069.1, 37221.9, 38265.0, 37160.7,
          36663.5, 37982.9);

  /// The same of the next year, whose last posting ends on 20 September.
  private static final List<Double> FY2025 =
      List.of(
          38711.8, 38990.0, 39134.7, 40202.6, 43111.8, 47670.5, 49498.8, 50313.5, 57392.6, 58316.8,
          60930.0, 60317.3);

  private static final int LAST_DAY = 20;

  /// The posted averages are rounded to a tenth.
  private static final double ROUNDED = 0.05;

  private final SqlEngine engine = DuckDbEngine.open();
  private final Measures measures = Measures.load();
  private final Queries queries = new Queries(engine, measures);

  @BeforeAll
  void fillTheNights(@TempDir Path folder) throws Exception {
    MadeUpLake.count(engine, measures, "V3", 60, 11, folder);
    List<Row> spans = new ArrayList<>();
    add(spans, FY2024, YearMonth.of(2023, 10));
    add(spans, FY2025, YearMonth.of(2024, 10));
    engine.fill(
        "spans",
        List.of(Column.number("first_night"), Column.number("after"), Column.number("heads")),
        spans);
    engine.create(
        "measure_stints",
        """
        with one as (select * from measure_stints where excluded_by is null limit 1),
        heads as (select n from {{numbers|70000}} all_heads)
        select one.* replace (
          first_night * 100000 + n as person,
          cast(first_night as integer) as nation_from, cast(after as integer) as nights_to,
          cast(null as date) as out_date)
        from one, spans, heads
        where n < heads
        """);
  }

  /// Everybody stays a whole month, and one person the nights that are left over.
  private static void add(List<Row> spans, List<Double> posted, YearMonth first) {
    for (int i = 0; i < posted.size(); i++) {
      YearMonth month = first.plusMonths(i);
      long days = days(month);
      long begin = month.atDay(1).toEpochDay();
      long nights = Math.round(posted.get(i) * days);
      spans.add(new Row(List.of(begin, begin + days, nights / days)));
      spans.add(new Row(List.of(begin, begin + nights % days, nights % days == 0 ? 0L : 1L)));
    }
  }

  private static long days(YearMonth month) {
    return month.equals(YearMonth.of(2025, 9)) ? LAST_DAY : month.lengthOfMonth();
  }

  @AfterAll
  void close() {
    engine.close();
  }

  private double population(LocalDate from, LocalDate to) {
    Line line =
        queries
            .answer(
                Question.of("population")
                    .between(Period.parse(from.toString()), Period.parse(to.toString())))
            .lines()
            .getFirst();
    return Objects.requireNonNull(line.numbers().getFirst());
  }

  @Test
  void theYearsThatTheAgencyPosted() {
    assertThat(population(LocalDate.of(2023, 10, 1), LocalDate.of(2024, 9, 30)))
        .isCloseTo(37_721.8, within(2 * ROUNDED));
    assertThat(population(LocalDate.of(2024, 10, 1), LocalDate.of(2025, 9, LAST_DAY)))
        .isCloseTo(48_404.48169014085, within(ROUNDED));
  }

  @Test
  void theMonthsThatTheAgencyPosted() {
    for (int i = 0; i < FY2025.size(); i++) {
      YearMonth month = YearMonth.of(2024, 10).plusMonths(i);
      assertThat(population(month.atDay(1), month.atDay(Math.toIntExact(days(month)))))
          .as(month.toString())
          .isCloseTo(FY2025.get(i), within(ROUNDED));
    }
  }

  @Test
  void aYearsLengthOfStayIsThatOfItsMonthsByWhoLeftInThem() {
    double days = 0;
    double left = 0;
    for (Line month :
        queries
            .answer(
                Question.of("length-of-stay")
                    .between(Period.parse("FY2025"), Period.parse("FY2025"))
                    .every(Every.MONTH))
            .lines()) {
      double stays = number(month, "ended");
      if (stays > 0) {
        days += stays * number(month, "mean");
        left += stays;
      }
    }
    Line year =
        queries
            .answer(
                Question.of("length-of-stay")
                    .between(Period.parse("FY2025"), Period.parse("FY2025")))
            .lines()
            .getFirst();
    assertThat(number(year, "mean")).isCloseTo(days / left, within(1e-9));
  }

  private double number(Line line, String figure) {
    int at = measures.measure("length-of-stay").quantity().figures().indexOf(figure);
    Double number = line.numbers().get(at);
    return number == null ? 0 : number;
  }
}
