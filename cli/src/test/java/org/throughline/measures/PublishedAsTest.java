package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.engine.DuckDbEngine;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;
import org.throughline.pipeline.Method;
import org.throughline.pipeline.ProtectedAnswers;

/// Counts that have no table of their own, and are answered with what tables publish of nearly the same.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PublishedAsTest {

  private final DuckDbEngine engine = DuckDbEngine.open();
  private final Measures measures = Measures.load();
  private final Queries queries = new Queries(engine, measures);
  private String release = "";

  @BeforeAll
  void build(@TempDir Path folder) throws Exception {
    MadeUpLake.count(engine, measures, "V3", 2000, 5, folder);
    release = engine.rows("select min(release) from measure_stays").getFirst().text(0);
  }

  @AfterAll
  void close() {
    engine.close();
  }

  private List<MeasureSpec> specs() {
    List<MeasureSpec> specs =
        measures.specs().stream()
            .filter(spec -> spec.publishedAs() != null)
            .filter(spec -> spec.sqlTable().equals("measure_stays"))
            .toList();
    assertThat(specs).hasSizeGreaterThan(3);
    return specs;
  }

  /// Numbers of a table by transfers, made up, whatever the lake has.
  private List<CellRecord> cells(Map<String, Long> numbers, Set<String> withheld) {
    Scope scope = new Scope(release, "book-ins", 2024);
    List<CellRecord> cells = new ArrayList<>();
    numbers.forEach(
        (label, number) ->
            cells.add(
                new CellRecord(
                    scope + label,
                    scope,
                    Map.of("transfers_in_stay", label),
                    Map.of(),
                    number,
                    !withheld.contains(label),
                    null,
                    11)));
    return cells;
  }

  private Line shown(String measure, List<CellRecord> cells) {
    Question question = Question.of(measure).where("release", release).every(Every.FISCAL_YEAR);
    return new ProtectedAnswers(new Method(engine, measures), cells, EarlierNumbers.NONE, 11)
        .of(queries.answer(question)).lines().stream()
            .filter(line -> line.keys().getFirst().equals("FY2024"))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void theAnswerIsMadeFromPublishedNumbersAlone() {
    Map<String, Long> numbers = Map.of("0", 7_000L, "1", 900L, "2 or 3", 5_001L, "4 or more", 17L);
    Line both = shown("stays-with-2-transfers", cells(numbers, Set.of()));
    assertThat(both.numbers()).containsExactly(5_018.0, null, null);
    assertThat(both.reason())
        .contains("as published of book-ins by transfers_in_stay: 2 or 3, 4 or more");
    Line one = shown("stays-with-4-transfers", cells(numbers, Set.of("2 or 3")));
    assertThat(one.numbers()).containsExactly(17.0, null, null);
  }

  @Test
  void whatATableWithholdsIsNoPartOfASum() {
    Map<String, Long> numbers = Map.of("0", 7_000L, "2 or 3", 5_001L, "4 or more", 17L);
    for (String withheld : List.of("2 or 3", "4 or more")) {
      Line line = shown("stays-with-2-transfers", cells(numbers, Set.of(withheld)));
      assertThat(line.state()).isEqualTo(State.WITHHELD);
      assertThat(line.numbers()).containsOnlyNulls();
    }
    assertThat(shown("bonds-posted", cells(numbers, Set.of())).state())
        .isEqualTo(State.NOT_PUBLISHED);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void theTableIsThereAndDiffersAsItIsSaidTo(MeasureSpec spec) {
    MeasureSpec.PublishedAs as = Objects.requireNonNull(spec.publishedAs());
    MeasureSpec published = measures.measure(as.measure());
    assertThat(published.tables().stream().map(MeasureSpec.Table::dimensions))
        .contains(List.of(as.dimension()));
    assertThat(measures.dimension(as.dimension()).values()).containsAll(as.categories());
    assertThat(as.but()).startsWith("stays whose end comes before their start are among them");
    String categories = as.categories().stream().collect(Collectors.joining("', '", "('", "')"));
    for (int year = 2023; year <= 2025; year++) {
      long inTable =
          count(
              String.format(
                  Locale.ROOT,
                  "measure_book_ins where excluded_by is null and fiscal_year = %d and %s in %s",
                  year,
                  as.dimension(),
                  categories));
      String stays =
          "measure_stays where (" + spec.rows().where() + ") and in_fiscal_year = " + year;
      long own = count(stays + " and excluded_by is null");
      long reversed = count(stays + " and excluded_by = 'ends before it begins'");
      assertThat(inTable)
          .as(String.format(Locale.ROOT, "%s %d", spec.measure(), year))
          .isEqualTo(own + reversed)
          .isPositive();
    }
  }

  /// Releases since 2023 have no removal date, so both are counted by the day of departure.
  @Test
  void removalsWithoutAnOrderAreACategoryOfRemovals() {
    MeasureSpec spec = measures.measure("removals-without-final-order");
    MeasureSpec.PublishedAs as = Objects.requireNonNull(spec.publishedAs());
    assertThat(as.toString()).isEqualTo("removals by final_order: NO");
    for (int year = 2023; year <= 2025; year++) {
      String rows = " where excluded_by is null and final_order = 'NO' and fiscal_year = " + year;
      assertThat(count("measure_removals" + rows))
          .isEqualTo(count("measure_departures" + rows))
          .isPositive();
    }
  }

  private long count(String rows) {
    return engine.rows("select count(*) from " + rows).getFirst().number(0);
  }
}
