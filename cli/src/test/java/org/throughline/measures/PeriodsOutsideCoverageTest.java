package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.engine.DuckDbEngine;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;
import org.throughline.pipeline.Method;
import org.throughline.pipeline.ProtectedAnswers;

/// Of periods before the first and after the last covered day an answer says that they are out of coverage, by name.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PeriodsOutsideCoverageTest {

  private final DuckDbEngine engine = DuckDbEngine.open();
  private final Measures measures = Measures.load();
  private final Queries queries = new Queries(engine, measures);

  @BeforeAll
  void build(@TempDir Path folder) throws Exception {
    MadeUpLake.count(engine, measures, "V4", 300, 5, folder);
  }

  @AfterAll
  void close() {
    engine.close();
  }

  /// @param from may be empty, as may the last
  private static Question asked(String measure, Every every, String from, String to) {
    return new Question(
        measure, List.of(), java.util.Map.of(), period(from), period(to), Optional.of(every));
  }

  private static Optional<Period> period(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Period.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arrests",
        "population",
        "length-of-stay",
        "length-of-stay-by-book-in",
        "time-in-custody",
        "share-without-conviction",
        "share-of-stock-without-conviction",
        "population-at-any-time",
        "hold-rooms-in-use",
        "stay-outcomes",
        "bond-amounts-set",
        "deaths-per-100000-book-ins"
      })
  void everyPeriodOutsideIsNamedAndOutOfCoverage(String measure) {
    says(asked(measure, Every.MONTH, "2080-01", ""), "2080-01");
    says(asked(measure, Every.MONTH, "", "1980-03"), "1980-03");
    says(asked(measure, Every.FISCAL_YEAR, "FY2080", ""), "FY2080");
    says(asked(measure, Every.MONTH, "2080-Q1", ""), "2080-01", "2080-02", "2080-03");
    says(asked(measure, Every.MONTH, "2080-01", "2080-03"), "2080-01", "2080-02", "2080-03");
    says(asked(measure, Every.MONTH, "1979-12", "1980-01"), "1979-12", "1980-01");
  }

  private void says(Question question, String... periods) {
    Answer exact = queries.answer(question);
    Answer shown =
        new ProtectedAnswers(new Method(engine, measures), List.of(), EarlierNumbers.NONE, 11)
            .of(exact);
    for (Answer answer : List.of(exact, shown)) {
      assertThat(answer.lines())
          .as(question.toString())
          .allSatisfy(
              line -> {
                assertThat(line.state()).isEqualTo(State.OUT_OF_COVERAGE);
                assertThat(line.numbers()).containsOnlyNulls();
                assertThat(line.reason()).startsWith("the release covers 20");
              })
          .extracting(line -> line.keys().getFirst())
          .containsExactly(periods);
    }
  }

  @Test
  void everyFormatSaysSo() {
    Answer one = queries.answer(asked("arrests", Every.MONTH, "2080-01", ""));
    String reason = one.lines().getFirst().reason();
    assertThat(AnswerText.csv(one).lines().skip(1))
        .containsExactly("2080-01,,,,out of coverage," + reason + ",,not protected");
    assertThat(AnswerText.json(one))
        .contains("\"period\" : \"2080-01\"", "\"status\" : \"out of coverage\"", reason);
    assertThat(AnswerText.table(one))
        .containsPattern("2080-01 +out of coverage +" + quoted(reason));
    assertThat(AnswerText.table(queries.answer(asked("arrests", Every.MONTH, "2080", ""))))
        .contains("Out of coverage, not zero, 12 lines: period 2080-01 to 2080-12 (" + reason);
  }

  private static String quoted(String text) {
    return java.util.regex.Pattern.quote(text);
  }

  /// One end within what is covered is as before: from there to the other edge.
  @Test
  void aSeriesThatBeginsWithinEndsWithTheData() {
    List<String> all = periods(queries.answer(Question.of("arrests").every(Every.MONTH)));
    for (int at : new int[] {0, 3, all.size() - 1}) {
      String month = all.get(at);
      assertThat(periods(queries.answer(asked("arrests", Every.MONTH, month, ""))))
          .isEqualTo(all.subList(at, all.size()));
      assertThat(periods(queries.answer(asked("arrests", Every.MONTH, "", month))))
          .isEqualTo(all.subList(0, at + 1));
    }
  }

  private static List<String> periods(Answer answer) {
    List<String> periods = new ArrayList<>();
    for (Line line : answer.lines()) {
      periods.add(line.keys().getFirst());
    }
    assertThat(Collections.frequency(periods, "")).isZero();
    return periods;
  }
}
