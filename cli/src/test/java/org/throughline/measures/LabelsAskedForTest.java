package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.measures.Answer.State;

/// Whatever an answer calls something, it can be asked for by.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LabelsAskedForTest {

  private static final List<String> ODD =
      List.of("NA", "=1+1", "-9", " Boston ", "boston", "Boston");

  private final DuckDbEngine engine = DuckDbEngine.open();
  private final Measures measures = Measures.load();
  private final Queries queries = new Queries(engine, measures);

  @BeforeAll
  void build(@TempDir Path folder) throws Exception {
    MadeUpLake.count(engine, measures, "V3", 400, 6, folder);
    StringBuilder odd = new StringBuilder("case origin_row % 10");
    for (int i = 0; i < ODD.size(); i++) {
      odd.append(" when ").append(i).append(" then '").append(ODD.get(i)).append('\'');
    }
    engine.create(
        "odd_labels",
        "select * replace (%s else aor end as aor) from measure_book_ins".formatted(odd));
    engine.create("measure_book_ins", "select * from odd_labels");
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @Test
  void everyLabelOfAFileNamesTheSameRows() {
    Map<String, Double> counted = new TreeMap<>();
    for (Row row :
        engine.rows(
            "select aor, count(*) from measure_book_ins where excluded_by is null group by aor")) {
      counted.put(row.text(0), (double) row.number(1));
    }
    assertThat(counted).containsKeys(ODD.toArray(String[]::new));
    Question question = Question.of("book-ins").by("aor");
    List<String> asked = new ArrayList<>();
    String csv = AnswerText.csv(queries.answer(question));
    for (String text : csv.lines().skip(1).toList()) {
      String label = text.replaceAll("(?s)^(?:\"([^\"]*)\"|([^,]*)),.*", "$1$2");
      Answer answer = queries.answer(question.where("aor", label));
      assertThat(answer.lines()).as(text).hasSize(1);
      String own = answer.lines().getFirst().keys().getFirst();
      assertThat(answer.lines().getFirst().numbers().getFirst())
          .as(text)
          .isEqualTo(counted.get(own));
      asked.add(own);
    }
    assertThat(asked).containsExactlyInAnyOrderElementsOf(counted.keySet());
  }

  /// Nobody died in the made-up release with this seed.
  @Test
  void whereNothingOfAnyIsFoundAnyCanBeAskedFor() {
    Question question = Question.of("deaths-recorded").by("gender");
    Answer answer = queries.answer(question);
    assertThat(answer.lines().getFirst().keys()).containsExactly("any");
    Answer any = queries.answer(question.where("gender", "any"));
    assertThat(any.lines()).isEqualTo(answer.lines());
    assertThat(any.lines().getFirst().state()).isEqualTo(State.ZERO);
    assertThatThrownBy(() -> queries.answer(question.where("release", "any")))
        .hasMessageContaining("There is no value of dimension 'release' called 'any'");
  }

  /// What is no label is refused as before.
  @Test
  void otherWordsAreStillUnknown() {
    assertThatThrownBy(() -> queries.answer(Question.of("book-ins").where("aor", "Bosten")))
        .hasMessageContaining("Nearest: ")
        .hasMessageContaining("Boston");
  }
}
