package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.Answers;
import org.throughline.Throughline;
import org.throughline.engine.DuckDbEngine;
import org.throughline.synth.SynthProgress;
import org.throughline.synth.SynthRequest;
import org.throughline.synth.Synthesis;

/// The whole catalogue, by each of its dimensions, exact and protected, in every format.
final class EveryMeasureInEveryFormatTest {

  @TempDir static Path place = Path.of("");

  @BeforeAll
  static void build() throws Exception {
    Path release = place.resolve("release");
    Synthesis.write(new SynthRequest("V3", 250, 5, release), SynthProgress.silent());
    Throughline.open(place.resolve("out")).build(release);
  }

  /// A few questions to each measure, another dimension for each.
  @Test
  void noMeasureTakesAKindOfNothingForAnother() throws Exception {
    assertThat(faults(place.resolve("out"), place, EveryMeasureInEveryFormatTest::some)).isEmpty();
  }

  @Test
  @Tag("slow")
  void noKindOfNothingIsTakenForAnotherAndFormatsAreEqual() throws Exception {
    assertThat(faults(place.resolve("out"), place, EveryMeasureInEveryFormatTest::questions))
        .isEmpty();
  }

  /// Everything wrong with the answers of a build.
  static List<String> faults(Path out, Path folder, Function<MeasureSpec, List<Question>> asked)
      throws Exception {
    List<String> faults = new ArrayList<>();
    try (Answers answers = Throughline.open(out).answers();
        DuckDbEngine engine = DuckDbEngine.open()) {
      for (MeasureSpec spec : answers.measures()) {
        for (Question question : asked.apply(spec)) {
          Answer exact = answers.exact(question);
          Answer shown = answers.published(question);
          faults.addAll(WrittenAnswer.faults(exact, engine, folder));
          faults.addAll(WrittenAnswer.faults(shown, engine, folder));
          faults.addAll(beside(exact, shown));
        }
      }
    }
    return faults;
  }

  private static List<Question> some(MeasureSpec spec) {
    List<String> dimensions = spec.dimensions().keySet().stream().sorted().toList();
    String one = dimensions.get(Math.floorMod(spec.measure().hashCode(), dimensions.size()));
    Question whole = Question.of(spec.measure());
    return List.of(
        whole,
        whole.by(one).every(Every.FISCAL_YEAR),
        whole.by("aor").every(Every.QUARTER),
        withinMonths(whole),
        withinMonths(whole.every(Every.MONTH)));
  }

  /// Begins and ends within a month.
  private static Question withinMonths(Question question) {
    return question.between(Period.parse("2024-03-15"), Period.parse("2024-06-10"));
  }

  private static List<Question> questions(MeasureSpec spec) {
    List<Question> questions = new ArrayList<>();
    Question whole = Question.of(spec.measure());
    questions.add(whole);
    questions.add(withinMonths(whole));
    questions.add(withinMonths(whole.every(Every.WEEK)));
    for (Every every : List.of(Every.WEEK, Every.MONTH, Every.QUARTER, Every.YEAR)) {
      questions.add(whole.every(every));
    }
    List<String> dimensions = new ArrayList<>(spec.dimensions().keySet());
    dimensions.add(Queries.RELEASE);
    for (String dimension : dimensions) {
      questions.add(whole.by(dimension).every(Every.FISCAL_YEAR));
    }
    questions.add(whole.by(dimensions.getFirst(), dimensions.getLast()));
    return questions;
  }

  /// Those of a curve who are still there are shown with others.
  private static List<String> exactKeys(Answer.Line line) {
    return line.keys().stream().map(key -> key.replace(", or not shown", "")).toList();
  }

  /// What is protected says nothing that the exact answer does not, and not that something is complete of which it shows nothing.
  private static List<String> beside(Answer exact, Answer shown) {
    List<String> faults = new ArrayList<>();
    List<Answer.Line> others =
        shown.lines().stream()
            .filter(line -> line.keys().isEmpty() || !line.keys().getLast().startsWith("Other ("))
            .toList();
    if (!exact.lines().stream()
        .map(Answer.Line::keys)
        .toList()
        .equals(others.stream().map(EveryMeasureInEveryFormatTest::exactKeys).toList())) {
      faults.add("other lines are protected: " + exact.question());
      return faults;
    }
    for (int i = 0; i < exact.lines().size(); i++) {
      Answer.State own = exact.lines().get(i).state();
      Answer.State other = others.get(i).state();
      boolean unknown = own == Answer.State.OUT_OF_COVERAGE || own == Answer.State.MISSING;
      if (unknown && other != own) {
        faults.add(other + " and exactly " + own + ": " + exact.question() + others.get(i));
      }
    }
    return faults;
  }
}
