package org.throughline.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.Answers;
import org.throughline.Throughline;
import org.throughline.digest.Sha256;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.EngineChoice;
import org.throughline.engine.SqlEngine;
import org.throughline.engine.TableDigest;
import org.throughline.measures.AnswerText;
import org.throughline.measures.Every;
import org.throughline.measures.Question;
import org.throughline.pipeline.BuildOptions;
import org.throughline.synth.SynthProgress;
import org.throughline.synth.SynthRequest;
import org.throughline.synth.Synthesis;

/// A whole build with the method on Spark publishes what one on the embedded engine does, byte for byte.
@Tag("slow")
final class BuildOnSparkTest {

  private static final int STAYS = 150;
  private static final EngineChoice SPARK = new EngineChoice("spark", "local[2]");

  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void buildTwice() throws Exception {
    LocalSpark.SMALL.forEach(System::setProperty);
    Path release = folder.resolve("release");
    Synthesis.write(new SynthRequest("V3", STAYS, 20260310, release), SynthProgress.silent());
    Throughline embedded = Throughline.open(folder.resolve("embedded"));
    embedded.build(release);
    Throughline onSpark = Throughline.open(folder.resolve("spark"));
    onSpark.build(release, on(onSpark.options()));
  }

  @AfterAll
  static void forget() {
    LocalSpark.SMALL.keySet().forEach(System::clearProperty);
  }

  private static BuildOptions on(BuildOptions options) {
    return new BuildOptions(
        options.policy(),
        options.publications(),
        options.combination(),
        options.rules(),
        options.facilities(),
        options.official(),
        options.fresh(),
        options.acceptUnreadable(),
        options.imprint(),
        options.keep(),
        options.signingKey(),
        SPARK);
  }

  @Test
  void everyPublishedByteIsTheSame() throws IOException {
    assertThat(bytes("spark")).isNotEmpty().isEqualTo(bytes("embedded"));
  }

  private static Map<String, String> bytes(String build) throws IOException {
    Path published = folder.resolve(build).resolve("published").toRealPath();
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(published)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(published.relativize(file).toString(), Sha256.of(file));
      }
    }
    return digests;
  }

  @ParameterizedTest
  @ValueSource(strings = {"lake/lifecycle", "analysis"})
  void everyKeptTableHasTheSameRowsInTheSameFile(String kept) throws IOException {
    try (SqlEngine engine = DuckDbEngine.open()) {
      assertThat(tables(engine, "spark", kept))
          .isNotEmpty()
          .isEqualTo(tables(engine, "embedded", kept));
    }
  }

  private static Map<String, TableDigest> tables(SqlEngine engine, String build, String kept)
      throws IOException {
    Map<String, TableDigest> digests = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve(build).resolve(kept))) {
      for (Path file : files.toList()) {
        engine.read("kept", file);
        digests.put(String.valueOf(file.getFileName()), TableDigest.of(engine, "kept"));
      }
    }
    return digests;
  }

  @Test
  void nothingOfSparkIsLeftInTheBuild() throws IOException {
    try (Stream<Path> files =
        Files.walk(folder.resolve("spark/published").toRealPath().getParent())) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .noneMatch(name -> name.startsWith("work") || name.endsWith(".crc"));
    }
  }

  @Test
  void questionsAreAnsweredAlike() throws Exception {
    Throughline build = Throughline.open(folder.resolve("spark"));
    try (Answers embedded = build.answers();
        Answers onSpark = build.answers(SPARK)) {
      for (String measure :
          List.of("arrests", "population", "length-of-stay", "stay-outcomes", "removals")) {
        Question question =
            new Question(
                measure,
                List.of("aor"),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Every.FISCAL_YEAR));
        assertThat(AnswerText.csv(onSpark.exact(question)))
            .as(measure)
            .isEqualTo(AnswerText.csv(embedded.exact(question)));
      }
    }
  }
}
