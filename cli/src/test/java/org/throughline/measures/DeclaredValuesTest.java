package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.engine.DuckDbEngine;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;

/// What can be asked for is known beside what occurs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeclaredValuesTest {

  private final DuckDbEngine engine = DuckDbEngine.open();
  private final Measures measures = Measures.load();
  private final Queries queries = new Queries(engine, measures);

  @BeforeAll
  void build(@TempDir Path folder) throws Exception {
    MadeUpLake.count(engine, measures, "V3", 600, 11, folder);
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

  /// Nobody died in the made-up release with this seed, and every dimension has a label that says nothing.
  @Test
  void whatCanOccurAndDoesNotIsZeroAndNoMistake() {
    Line deaths =
        queries.answer(Question.of("final-book-outs").where("cause", "Death")).lines().getFirst();
    assertThat(number("select count(*) from measure_stays where cause = 'death'")).isZero();
    assertThat(deaths.state()).isEqualTo(State.ZERO);
    assertThat(first(deaths)).isZero();
    Question byCause = Question.of("final-book-outs").by("cause").where("cause", "Death");
    assertThat(queries.answer(byCause).lines().getFirst().keys()).containsExactly("death");
    for (MeasureSpec spec : measures.specs()) {
      for (String dimension : spec.dimensions().keySet()) {
        for (String value : measures.dimension(dimension).values()) {
          Question question = Question.of(spec.measure()).where(dimension, value);
          assertThat(queries.answer(question).lines())
              .as("%s of %s %s", spec.measure(), dimension, value)
              .isNotEmpty();
        }
      }
    }
    assertThatThrownBy(() -> queries.answer(Question.of("book-ins").where("cause", "deaths")))
        .hasMessageContaining("Nearest: death");
  }

  /// Labels of the method come from its SQL, and what can occur is declared beside it.
  @Test
  void noDimensionHasALabelThatIsNotDeclared() {
    for (MeasureSpec spec : measures.specs()) {
      for (String dimension : spec.dimensions().keySet()) {
        DimensionSpec of = measures.dimension(dimension);
        if (!of.values().isEmpty() && !(spec.quantity() instanceof Quantity.Rate)) {
          assertThat(
                  engine
                      .rows("select distinct %s from %s".formatted(dimension, spec.sqlTable()))
                      .stream()
                      .map(row -> row.text(0))
                      .filter(label -> !Counts.SAYS_NOTHING.contains(label)))
              .as("%s of %s", dimension, spec.measure())
              .isSubsetOf(of.values());
        }
      }
    }
  }

  /// The made-up release has no list of facilities: nobody can say that none of them is of a type.
  @Test
  void whatTheReleaseDoesNotRecordIsMissingAndNotZero() {
    for (Question question :
        List.of(
            Question.of("book-ins").where("facility_type", "HOTEL"),
            Question.of("book-ins").by("facility_type"),
            Question.of("population").where("facility_type", "HOTEL"))) {
      Line line = queries.answer(question).lines().getFirst();
      assertThat(line.state()).as(question.toString()).isEqualTo(State.MISSING);
      assertThat(line.numbers()).containsOnlyNulls();
    }
    assertThat(
            queries
                .answer(Question.of("book-ins").where("facility_type", "not recorded"))
                .lines()
                .getFirst()
                .state())
        .isEqualTo(State.COMPLETE);
  }

  @Test
  void whoAsksByWhatIsNeverKeptIsToldSo() {
    assertThatThrownBy(() -> queries.answer(Question.of("arrests").by("county")))
        .hasMessageContaining("'county' would tell who a person is or where one was")
        .hasMessageContaining("Valid: age_group");
    assertThatThrownBy(() -> queries.answer(Question.of("arrests").by("country")))
        .hasMessageContaining("There is no dimension");
  }

  private List<MeasureSpec> shares() {
    return measures.specs().stream().filter(spec -> spec.measure().startsWith("share-")).toList();
  }

  /// Of the convicted the share without a conviction is 0, whoever they are; threat levels are those of convictions.
  @Test
  void aShareIsNotAskedByWhatDecidesIt() {
    assertThat(shares()).hasSize(4);
    for (MeasureSpec spec : shares()) {
      Question share = Question.of(spec.measure());
      for (Question question :
          List.of(
              share.by("criminality"),
              share.by("aor", "criminality"),
              share.where("criminality", "1 Convicted Criminal"))) {
        assertThatThrownBy(() -> queries.answer(question))
            .hasMessageContaining("cannot be asked by 'criminality', which it is made from")
            .hasMessageEndingWith("Valid: %s", valid(spec));
      }
      for (Question question :
          List.of(share.by("threat_level"), share.where("threat_level", "1"))) {
        assertThatThrownBy(() -> queries.answer(question))
            .hasMessageContaining("'threat_level', part of 'criminality', which it is made from")
            .hasMessageEndingWith("Valid: %s", valid(spec));
      }
      assertThat(MeasureText.of(spec, measures))
          .doesNotContainPattern("- Dimensions: .*(criminality|threat_level)")
          .contains("- Not by: `criminality`, `threat_level` (part of `criminality`)");
    }
  }

  private static String valid(MeasureSpec spec) {
    assertThat(spec.dimensions()).doesNotContainKeys("criminality", "threat_level");
    return spec.dimensions().keySet().stream()
            .filter(one -> one.compareTo(Queries.RELEASE) < 0)
            .sorted()
            .collect(Collectors.joining(", "))
        + ", release";
  }

  /// What is protected beside a share goes by what it says that it is made from.
  @Test
  void aShareSaysAllThatItsConditionsLookAt() {
    for (MeasureSpec spec : measures.specs()) {
      if (spec.quantity() instanceof Quantity.Ratio ratio) {
        List<String> words = List.of((ratio.counts() + " " + ratio.of()).split("\\W+", -1));
        assertThat(ratio.dimensions())
            .as(spec.measure())
            .containsExactlyElementsOf(
                new TreeSet<>(words).stream().filter(measures.dimensions()::containsKey).toList());
      }
    }
  }

  /// Somewhere among the categories of every dimension that is left are people with and without what the share is of.
  @Test
  void noDimensionThatIsLeftDecidesAShare() {
    String both =
        """
        select count(*) from (
          select %s from %s where excluded_by is null and criminality similar to '[123].*'
          group by 1 having count(distinct substring(criminality, 1, 1)) = 3)
        """;
    for (MeasureSpec spec : shares()) {
      for (String dimension : spec.dimensions().keySet()) {
        assertThat(number(both.formatted(dimension, spec.sqlTable())))
            .as("%s by %s", spec.measure(), dimension)
            .isPositive();
      }
      for (String dimension : List.of("criminality", "threat_level")) {
        assertThat(number(both.formatted(dimension, spec.sqlTable()))).as(dimension).isZero();
      }
    }
  }

  /// Rates of groups without an event stand where they would with one.
  @Test
  void linesOfARateAreInTheOrderOfTheirPeriodsAndGroups() {
    List<String> lines =
        queries
            .answer(
                Question.of("deaths-per-100000-book-ins")
                    .by("criminality")
                    .every(Every.FISCAL_YEAR))
            .lines()
            .stream()
            .map(line -> String.join("/", line.keys()))
            .toList();
    assertThat(lines).hasSizeGreaterThan(3).isSorted();
  }

  /// What a table withholds of a cause, or has together with others, a curve beside it would tell.
  @Test
  void aCauseThatATableHasTogetherWithOthersDoesNotMoveTheCurve() {
    String release = engine.rows("select min(release) from measure_stays").getFirst().text(0);
    Question asked =
        Question.of("stay-outcomes").where("release", release).every(Every.FISCAL_YEAR);
    Scope scope = new Scope(release, "book-ins", 2024);
    CellRecord together =
        new CellRecord(
            "id",
            scope,
            java.util.Map.of("cause", "parole or removed"),
            java.util.Map.of("cause", List.of("parole", "removed")),
            300,
            true,
            null,
            11);
    for (List<CellRecord> cells : List.of(List.<CellRecord>of(), List.of(together))) {
      Answer shown =
          new org.throughline.pipeline.ProtectedAnswers(
                  new org.throughline.pipeline.Method(engine, measures),
                  cells,
                  EarlierNumbers.NONE,
                  11)
              .of(queries.answer(asked));
      assertThat(
              shown.lines().stream()
                  .filter(line -> line.keys().getFirst().equals("FY2024"))
                  .filter(line -> line.keys().getLast().equals("removed"))
                  .allMatch(line -> line.state() == State.WITHHELD))
          .isEqualTo(!cells.isEmpty());
    }
  }
}
