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
import org.throughline.engine.DuckDbEngine;
import org.throughline.lake.LakeBuilder;
import org.throughline.lake.ReadingProgress;
import org.throughline.lifecycle.Lifecycle;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;
import org.throughline.synth.SynthProgress;
import org.throughline.synth.SynthRequest;
import org.throughline.synth.Synthesis;

/// Answers over a synthetic release, against the lifecycle's tables counted in another way.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class QueriesTest {

  private final DuckDbEngine engine = DuckDbEngine.open();
  private final Measures measures = Measures.load();
  private final Queries queries = new Queries(engine, measures);

  @BeforeAll
  void build(@TempDir Path folder) throws Exception {
    Path release = folder.resolve("release");
    Path lake = folder.resolve("lake");
    Synthesis.write(new SynthRequest("V3", 600, 11, release), SynthProgress.silent());
    Registry registry = Registry.load();
    LakeBuilder.build(Surveyor.survey(release, registry), registry, lake, ReadingProgress.none());
    Lifecycle.make(engine, lake);
    measures.make(engine);
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
        .isCloseTo(number("select sum(people) from nation_days" + days), within(1e-6));
    double nights = 0;
    for (Line line :
        queries.answer(Question.of("population").by("facility").between(year, year)).lines()) {
      nights += first(line) * 366;
    }
    assertThat(nights)
        .isCloseTo(number("select sum(people) from facility_days" + days), within(1e-6));
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
          assertThat(sum).as(every.text()).isEqualTo(counted);
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
}
