package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;
import org.throughline.pipeline.Method;
import org.throughline.pipeline.ProtectedAnswers;

/// Protected answers by dimensions that hold each other, subtracted from each other.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NestedAnswersTest {

  private final DuckDbEngine engine = DuckDbEngine.open();
  private final Measures measures = Measures.load();
  private final Queries queries = new Queries(engine, measures);

  @BeforeAll
  void build(@TempDir Path folder) throws Exception {
    MadeUpLake.count(engine, measures, "V3", 3000, 7, folder);
  }

  @AfterAll
  void close() {
    engine.close();
  }

  private Answer protectedAnswer(Question question) {
    String release = engine.rows("select min(release) from measure_stays").getFirst().text(0);
    Question inForm = question.where("release", release).every(Every.FISCAL_YEAR);
    return new ProtectedAnswers(new Method(engine, measures), List.of(), EarlierNumbers.NONE, 11)
        .of(queries.answer(inForm));
  }

  /// What is shown of a dimension, as year and category.
  private Set<String> shownBy(String measure, String dimension) {
    return protectedAnswer(Question.of(measure).by(dimension)).lines().stream()
        .filter(line -> line.numbers().stream().anyMatch(Objects::nonNull))
        .map(line -> line.keys().get(0) + " " + line.keys().get(1))
        .collect(Collectors.toSet());
  }

  /// A mean of a region and its number of people are a sum; less those of its countries, that of the rest.
  @Test
  void aGroupLessTheShownGroupsInItTellsOfNoFew() {
    int rests = 0;
    for (List<String> pair :
        List.of(
            List.of("citizenship", "citizenship_region"),
            List.of("program", "agency"),
            List.of("facility", "facility_aor"),
            List.of("facility", "aor"))) {
      String inner = pair.get(0);
      String outer = pair.get(1);
      Set<String> inners = shownBy("length-of-stay", inner);
      Set<String> outers = shownBy("length-of-stay", outer);
      Map<String, Long> left = new TreeMap<>();
      for (Row row :
          engine.rows(
              """
              select 'FY' || out_fiscal_year, %1$s, %2$s, count(distinct person),
                (select count(distinct other.%2$s) from measure_stays as other
                  where other.%1$s = stays.%1$s and other.out_fiscal_year = stays.out_fiscal_year
                    and other.excluded_by is null)
              from measure_stays as stays where excluded_by is null and out_date is not null
              group by 1, 2, 3, out_fiscal_year
              """
                  .formatted(inner, outer))) {
        boolean isSubtracted =
            inners.contains(row.text(0) + " " + row.text(1)) && row.number(4) == 1;
        String whole = row.text(0) + " " + row.text(2);
        if (outers.contains(whole)) {
          left.merge(whole, isSubtracted ? 0 : row.number(3), Long::sum);
        }
      }
      assertThat(left.values())
          .as(inner + " " + left)
          .allMatch(people -> people == 0 || people >= 11);
      rests += left.size();
    }
    assertThat(rests).isGreaterThan(5);
  }

  /// What the exact answer says nothing of, no protected one says anything of. Stays of the last year are watched for less
  /// than half a year.
  @Test
  void whatIsOutOfCoverageStaysSo() {
    int outside = 0;
    for (String measure :
        List.of("length-of-stay", "share-without-conviction", "population", "stay-outcomes")) {
      for (Line line : protectedAnswer(Question.of(measure)).lines()) {
        if (line.state() == State.OUT_OF_COVERAGE || line.state() == State.MISSING) {
          assertThat(line.numbers()).as(measure + " " + line).containsOnlyNulls();
          outside += line.reason().startsWith("no stay of the cohort") ? 1 : 0;
        }
      }
    }
    assertThat(outside).isGreaterThan(0);
  }

  /// A share that has not moved is that of an earlier day: it says so, whether somebody has ended so since or not.
  @Test
  void aShareThatStandsSaysOfWhichDayItIs() {
    Map<String, Double> last = new HashMap<>();
    int standing = 0;
    for (Line line : protectedAnswer(Question.of("stay-outcomes")).lines()) {
      Double share = line.numbers().getFirst();
      String cause = line.keys().getFirst() + line.keys().getLast();
      if (share != null && !line.keys().getLast().equals("still in custody")) {
        boolean stands = share.equals(last.put(cause, share));
        assertThat(line.reason().contains("as on day ")).as(line.toString()).isEqualTo(stands);
        standing += stands ? 1 : 0;
      }
    }
    assertThat(standing).isPositive();
  }

  /// A table of stays begun by class, and what of it is published.
  private static List<CellRecord> classes(String release, int year, Set<String> withheld) {
    Set<String> labels = Set.of("", "1 Convicted Criminal", "3 Other Immigration Violator");
    return classes(release, year, labels, withheld);
  }

  private static List<CellRecord> classes(
      String release, int year, Set<String> labels, Set<String> withheld) {
    Scope scope = new Scope(release, "book-ins", year);
    List<CellRecord> cells = new ArrayList<>();
    for (String label : labels) {
      cells.add(
          new CellRecord(
              scope + label,
              scope,
              label.isEmpty() ? Map.of() : Map.of("criminality", label),
              Map.of(),
              100,
              !withheld.contains(label),
              null,
              11));
    }
    return cells;
  }

  /// Of 520 stays after 500 the share tells, to a tenth of a percent, that one of those who came was convicted.
  @Test
  void aShareDoesNotTellWhatATableOfItsClassesWithholds() {
    Question question = Question.of("share-without-conviction");
    String release = engine.rows("select min(release) from measure_stays").getFirst().text(0);
    Answer exact = queries.answer(question.where("release", release).every(Every.FISCAL_YEAR));
    Set<String> labels = new TreeSet<>();
    engine
        .rows("select distinct criminality from measure_book_ins where excluded_by is null")
        .forEach(row -> labels.add(row.text(0)));
    assertThat(labels).contains("1 Convicted Criminal", "3 Other Immigration Violator");
    assertThat(shown(exact, classes(release, 2024, Set.of()))).contains("FY2024", "FY2025");
    for (String one : List.of("", "1 Convicted Criminal", "3 Other Immigration Violator")) {
      assertThat(shown(exact, classes(release, 2024, Set.of(one))))
          .as(one)
          .contains("FY2025")
          .doesNotContain("FY2024");
    }
  }

  /// Of known people in known classes it tells nothing more; of others it would tell how few came with another posting.
  @Test
  void theShareOfAllIsInTenthsOfAPercentWhereTablesShowItsClasses() {
    Question question = Question.of("share-without-conviction");
    String release = engine.rows("select min(release) from measure_stays").getFirst().text(0);
    Answer exact = queries.answer(question.where("release", release).every(Every.FISCAL_YEAR));
    Set<String> labels = new TreeSet<>(Set.of(""));
    engine
        .rows("select distinct criminality from measure_book_ins where excluded_by is null")
        .forEach(row -> labels.add(row.text(0)));
    List<CellRecord> cells = classes(release, 2024, labels, Set.of());
    int known = 0;
    for (Line line : protectedBy(exact, cells).lines()) {
      if (line.numbers().getFirst() == null) {
        continue;
      }
      boolean isKnown = line.keys().getFirst().equals("FY2024");
      known += isKnown ? 1 : 0;
      assertThat(line.reason().endsWith("rounded to 0.001")).as(line.toString()).isEqualTo(isKnown);
    }
    assertThat(known).isEqualTo(1);
  }

  /// The share of a cause to which nobody was added is their number over that of all.
  @Test
  void aCurveDoesNotTellHowManyAllAreWhereATableDoesNot() {
    Question question = Question.of("stay-outcomes");
    String release = engine.rows("select min(release) from measure_stays").getFirst().text(0);
    Answer exact = queries.answer(question.where("release", release).every(Every.FISCAL_YEAR));
    assertThat(shown(exact, classes(release, 2024, Set.of()))).contains("FY2024", "FY2025");
    assertThat(shown(exact, classes(release, 2024, Set.of(""))))
        .contains("FY2025")
        .doesNotContain("FY2024");
  }

  private Answer protectedBy(Answer exact, List<CellRecord> cells) {
    return new ProtectedAnswers(new Method(engine, measures), cells, EarlierNumbers.NONE, 11)
        .of(exact);
  }

  private List<String> shown(Answer exact, List<CellRecord> cells) {
    return protectedBy(exact, cells).lines().stream()
        .filter(line -> line.numbers().stream().anyMatch(Objects::nonNull))
        .map(line -> line.keys().getFirst())
        .toList();
  }
}
