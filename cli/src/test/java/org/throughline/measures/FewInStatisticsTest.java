package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.measures.Answer.Line;
import org.throughline.pipeline.Method;
import org.throughline.pipeline.ProtectedAnswers;

/// Statistics and counts without a table as they may be shown: beside a count of people by hand.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FewInStatisticsTest {

  private static final int THRESHOLD = 11;

  private final DuckDbEngine engine = DuckDbEngine.open();
  private final Measures measures = Measures.load();
  private final Queries queries = new Queries(engine, measures);

  @BeforeAll
  void build(@TempDir Path folder) throws Exception {
    MadeUpLake.count(engine, measures, "V3", 9000, 11, folder);
  }

  @AfterAll
  void close() {
    engine.close();
  }

  private record Somebody(String category, String who, double amount) {}

  /// Who a fiscal year has, by category; rows of a part of something, with the number 1 for those that are of it.
  private List<Somebody> people(String measure, String dimension, Period year) {
    List<Somebody> people = new ArrayList<>();
    String rows = rows(measure).replace("FROM", year.start().toString());
    for (Row row :
        engine.rows(rows.replace("TO", year.end().toString()).replace("BY", dimension))) {
      String who = row.isNull(1) ? "row " + row.text(2) : row.text(1);
      people.add(new Somebody(row.text(0), who, Double.parseDouble(row.text(3))));
    }
    return people;
  }

  private static String rows(String measure) {
    String stays = "select BY, person, origin_row, %s from measure_stays where excluded_by is null";
    String stints =
        "select BY, person, origin_row, %s from measure_stints where excluded_by is null";
    String came = " and in_date between 'FROM' and 'TO'";
    String left = " and out_date between 'FROM' and 'TO'";
    String begun = " and event_date between 'FROM' and 'TO'";
    return switch (measure) {
      case "bond-amounts-set" ->
          stays.formatted("bond_set_lowest") + " and bond_set_lowest > 0" + came;
      case "bond-amounts-posted" ->
          stays.formatted("bond_posted_lowest") + " and bond_posted_lowest > 0" + came;
      case "population-at-any-time" ->
          stints.formatted("0")
              + " and event_date <= 'TO' and (out_date is null or (out_date >= 'FROM' and out_date >= event_date))";
      case "time-in-custody" ->
          stays.formatted("date_diff('day', in_date, date 'TO')")
              + " and in_date <= 'TO' and (out_date is null or out_date > 'TO')";
      case "length-of-stay-by-book-in" -> stays.formatted("0") + " and out_date is not null" + came;
      case "final-book-outs" -> stays.formatted("1") + left;
      case "voluntary-departures" ->
          stays.formatted("case when cause = 'voluntary departure' then 1 else 0 end") + left;
      case "transfers" -> stints.formatted("transfer") + " and stint_number > 1" + begun;
      case "first-transfers" -> stints.formatted("first_transfer") + " and transfer = 1" + begun;
      case "hold-room-stints-over-12-hours" ->
          stints.formatted("case when hours > 12 then 1 else 0 end")
              + " and hold_room = 'hold room'"
              + begun;
      case "departures" ->
          "select BY, person, origin_row, 1 from measure_departures where excluded_by is null"
              + begun;
      case "third-country-removals" ->
          "select BY, person, origin_row, third_country from measure_departures where excluded_by is null"
              + begun;
      default -> throw new IllegalArgumentException(measure);
    };
  }

  private static long distinct(List<Somebody> people) {
    return people.stream().map(Somebody::who).distinct().count();
  }

  private Map<Period, List<Line>> shown(String measure, String dimension) {
    String release = engine.rows("select min(release) from measure_stays").getFirst().text(0);
    Question question =
        Question.of(measure).by(dimension).where("release", release).every(Every.FISCAL_YEAR);
    Map<Period, List<Line>> shown = new TreeMap<>(java.util.Comparator.comparing(Period::start));
    new ProtectedAnswers(new Method(engine, measures), List.of(), EarlierNumbers.NONE, THRESHOLD)
        .of(queries.answer(question)).lines().stream()
            .filter(line -> line.numbers().stream().anyMatch(Objects::nonNull))
            .filter(line -> !line.keys().get(1).startsWith("Other ("))
            .forEach(
                line ->
                    shown
                        .computeIfAbsent(
                            Period.parse(line.keys().getFirst()), any -> new ArrayList<>())
                        .add(line));
    return shown;
  }

  @ParameterizedTest
  @CsvSource({
    "bond-amounts-set, citizenship",
    "bond-amounts-set, gender",
    "bond-amounts-posted, gender",
    "bond-amounts-posted, criminality",
    "population-at-any-time, citizenship",
    "population-at-any-time, facility",
    "population-at-any-time, gender",
    "time-in-custody, gender",
    "time-in-custody, aor",
    "length-of-stay-by-book-in, aor",
    "length-of-stay-by-book-in, gender"
  })
  void whoIsShownAndWhoIsLeftAreNoFew(String measure, String dimension) {
    int groups = 0;
    Map<Period, List<Line>> years = shown(measure, dimension);
    // Of a year that the release covers in part, another day is the last.
    years
        .values()
        .removeIf(
            lines ->
                measure.equals("time-in-custody")
                    && lines.getFirst().state() == Answer.State.PARTIAL);
    for (Map.Entry<Period, List<Line>> year : years.entrySet()) {
      List<Somebody> all = people(measure, dimension, year.getKey());
      Set<String> categories = new HashSet<>();
      for (Line line : year.getValue()) {
        String category = line.keys().get(1);
        categories.add(category);
        List<Somebody> own = all.stream().filter(one -> one.category().equals(category)).toList();
        assertThat(distinct(own)).as(line.toString()).isGreaterThanOrEqualTo(THRESHOLD);
        groups++;
      }
      List<Somebody> left =
          all.stream().filter(one -> !categories.contains(one.category())).toList();
      assertThat(distinct(left))
          .as("%s %s without %s", measure, year.getKey(), categories)
          .matches(people -> people == 0 || people >= THRESHOLD);
    }
    assertThat(groups).isGreaterThan(3);
  }

  /// Tables tell the whole that each of these is a part of: who is shown to be of the part, who is not, and who of both is in what is not
  /// shown.
  @ParameterizedTest
  @CsvSource({
    "final-book-outs, aor",
    "transfers, gender",
    "transfers, facility",
    "first-transfers, aor",
    "first-transfers, from_facility",
    "hold-room-stints-over-12-hours, facility",
    "departures, citizenship",
    "third-country-removals, gender"
  })
  void countsWithoutATableAreOfNoFewAndInFifties(String measure, String dimension) {
    int groups = 0;
    for (Map.Entry<Period, List<Line>> year : shown(measure, dimension).entrySet()) {
      List<Somebody> all = people(measure, dimension, year.getKey());
      List<Somebody> left = new ArrayList<>(all);
      for (Line line : year.getValue()) {
        String category = line.keys().get(1);
        List<Somebody> own = all.stream().filter(one -> one.category().equals(category)).toList();
        left.removeAll(own);
        assertNoFew(own, line.toString());
        double number = Objects.requireNonNull(line.numbers().getFirst());
        long events = own.stream().filter(one -> one.amount() == 1).count();
        assertThat(number % 50).as(line.toString()).isZero();
        assertThat(Math.abs(number - events)).as(line.toString()).isLessThanOrEqualTo(25);
        assertThat(number == 0).as(line.toString()).isEqualTo(events == 0);
        groups += number > 0 ? 1 : 0;
      }
      // A category without events has no line: that there are none is said of few, too, as in
      // tables.
      Set<String> some =
          left.stream()
              .filter(one -> one.amount() == 1)
              .map(Somebody::category)
              .collect(Collectors.toSet());
      assertNoFew(
          left.stream().filter(one -> some.contains(one.category())).toList(), year.toString());
    }
    assertThat(groups).isPositive();
  }

  private static void assertNoFew(List<Somebody> people, String of) {
    for (double isOfIt : new double[] {0, 1}) {
      assertThat(distinct(people.stream().filter(one -> one.amount() == isOfIt).toList()))
          .as(of)
          .matches(some -> some == 0 || some >= THRESHOLD);
    }
  }

  /// With the number of bonds a mean is a sum: it stays uncertain by a tenth of what one person has of it.
  @ParameterizedTest
  @ValueSource(strings = {"bond-amounts-set", "bond-amounts-posted"})
  void aMeanAmountIsRoundedByWhatOnePersonHas(String measure) {
    int means = 0;
    for (Map.Entry<Period, List<Line>> year : shown(measure, "gender").entrySet()) {
      List<Somebody> all = people(measure, "gender", year.getKey());
      for (Line line : year.getValue()) {
        Map<String, Double> byPerson = new TreeMap<>();
        all.stream()
            .filter(one -> one.category().equals(line.keys().get(1)))
            .forEach(one -> byPerson.merge(one.who(), one.amount(), Double::sum));
        long bonds = all.stream().filter(one -> one.category().equals(line.keys().get(1))).count();
        double sum = byPerson.values().stream().mapToDouble(one -> one).sum();
        double largest = byPerson.values().stream().mapToDouble(one -> one).max().orElseThrow();
        double mean = Objects.requireNonNull(line.numbers().get(1));
        // No finer unit: a mean that is shown to the dollar has to be of so many bonds.
        double unit =
            List.of(1000.0, 500.0, 100.0, 50.0, 10.0, 5.0, 1.0, 0.1).stream()
                .filter(one -> Math.abs(mean / one - Math.rint(mean / one)) < 1e-9)
                .findFirst()
                .orElseThrow();
        assertThat(Math.abs(mean - sum / bonds)).isLessThanOrEqualTo(unit / 2 + 1e-9);
        assertThat(bonds * unit).as(line.toString()).isGreaterThanOrEqualTo(largest / 10);
        assertThat(line.numbers().getFirst()).as("how many have a bond is no mean").isNull();
        for (Double quartile : line.numbers().subList(2, 5)) {
          if (quartile != null) {
            assertThat(quartile % 100).as(String.format(Locale.ROOT, "%f", quartile)).isZero();
          }
        }
        means++;
      }
    }
    assertThat(means).isPositive();
  }

  /// Fifty is more than twice ten: less a number of those who came it tells of no few who were there before.
  @ParameterizedTest
  @ValueSource(strings = {"aor", "gender", "citizenship"})
  void peopleAtAnyTimeAreShownInFifties(String dimension) {
    int compared = 0;
    for (Map.Entry<Period, List<Line>> year :
        shown("population-at-any-time", dimension).entrySet()) {
      List<Somebody> all = people("population-at-any-time", dimension, year.getKey());
      for (Line line : year.getValue()) {
        long there =
            distinct(
                all.stream().filter(one -> one.category().equals(line.keys().get(1))).toList());
        double number = Objects.requireNonNull(line.numbers().getFirst());
        assertThat(number % 50).as(line.toString()).isZero();
        assertThat(number).isPositive();
        assertThat(Math.abs(number - there)).as(line.toString()).isLessThanOrEqualTo(25);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(3);
  }
}
