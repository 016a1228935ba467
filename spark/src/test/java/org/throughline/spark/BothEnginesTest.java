package org.throughline.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.compare.Edition;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.engine.SqlScript;
import org.throughline.engine.TableDigest;
import org.throughline.lake.LakeBuilder;
import org.throughline.lake.ReadingProgress;
import org.throughline.lifecycle.Combination;
import org.throughline.lifecycle.Lifecycle;
import org.throughline.lifecycle.RuleSet;
import org.throughline.lifecycle.Superseding;
import org.throughline.measures.Answer;
import org.throughline.measures.Every;
import org.throughline.measures.Measures;
import org.throughline.measures.Queries;
import org.throughline.measures.Question;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;
import org.throughline.synth.SynthProgress;
import org.throughline.synth.SynthRequest;
import org.throughline.synth.Synthesis;

/// Every SQL file of the method, on both engines, over two synthetic releases of which one supersedes
/// the other: the same rows.
final class BothEnginesTest {

  private static final int STAYS = 1500;
  private static final long SEED = 20260310;

  @TempDir static Path folder = Path.of("");

  private static @Nullable SqlEngine duckDb;
  private static @Nullable SqlEngine spark;

  @BeforeAll
  static void runTheMethodOnBoth() throws Exception {
    Path release = folder.resolve("release");
    Path lake = folder.resolve("lake");
    for (String vocabulary : List.of("V2", "V3")) {
      Path part = release.resolve(vocabulary);
      Synthesis.write(new SynthRequest(vocabulary, STAYS, SEED, part), SynthProgress.silent());
    }
    Registry registry = Registry.load();
    LakeBuilder.build(Surveyor.survey(release, registry), registry, lake, ReadingProgress.none());
    duckDb = DuckDbEngine.open();
    spark = LocalSpark.in(Files.createDirectories(folder.resolve("spark")));
    for (SqlEngine engine : List.of(duckDb, spark)) {
      Lifecycle.compare(engine, lake, Combination.standard(), RuleSet.recommended());
      Measures.load().make(engine);
      Edition.of(engine, lake);
    }
  }

  @AfterAll
  static void closeBoth() {
    for (SqlEngine engine : engines()) {
      engine.close();
    }
  }

  private static List<SqlEngine> engines() {
    if (duckDb == null || spark == null) {
      throw new IllegalStateException("The engines did not start");
    }
    return List.of(duckDb, spark);
  }

  static List<String> tables() {
    List<String> tables = new ArrayList<>();
    Lifecycle.scripts().forEach(script -> tables.add(script.makes()));
    SqlScript.inOrder("/sql/measures", "/sql/drift").forEach(script -> tables.add(script.makes()));
    return tables;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void bothEnginesMakeTheSameRows(String table) {
    List<List<String>> results = new ArrayList<>();
    for (SqlEngine engine : engines()) {
      results.add(
          engine.rows("select * from " + table).stream()
              .map(BothEnginesTest::text)
              .sorted()
              .toList());
    }
    assertThat(results.get(1)).isEqualTo(results.get(0));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void bothEnginesGiveTheSameDigest(String table) {
    assertThat(TableDigest.of(engines().get(1), table))
        .isEqualTo(TableDigest.of(engines().get(0), table));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "population-at-any-time",
        "hold-rooms-in-use",
        "bond-amounts-set",
        "time-in-custody",
        "arrests"
      })
  void bothEnginesAnswerTheSame(String measure) {
    List<List<Answer.Line>> answers = new ArrayList<>();
    for (SqlEngine engine : engines()) {
      Question question = Question.of(measure).by("gender", "release").every(Every.FISCAL_YEAR);
      answers.add(new Queries(engine, Measures.load()).answer(question).lines());
    }
    assertThat(answers.get(1)).isEqualTo(answers.get(0)).isNotEmpty();
  }

  @Test
  void oneReleaseSupersedesTheOtherOnBoth() {
    for (SqlEngine engine : engines()) {
      assertThat(Superseding.of(engine)).isNotEmpty();
    }
    assertThat(Superseding.of(engines().get(1))).isEqualTo(Superseding.of(engines().get(0)));
  }

  /// Whole numbers, dates and times are compared by value, whatever width or class an engine gives them.
  private static String text(Row row) {
    List<String> texts = new ArrayList<>();
    for (Object value : row.values()) {
      texts.add(
          value instanceof Timestamp time
              ? time.toLocalDateTime().toString()
              : String.valueOf(value));
    }
    return String.join("|", texts);
  }
}
