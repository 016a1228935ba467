package org.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.measures.Answer;
import org.throughline.measures.AnswerText;
import org.throughline.measures.Every;
import org.throughline.measures.Question;
import org.throughline.testing.MadeUpArrests;
import org.throughline.workspace.RefusedException;

/// The library as a program uses it that is not the command line.
final class ThroughlineTest {

  private static final Path SOURCE = Path.of("src/test/java/org/throughline/ThroughlineTest.java");
  private static final Path DOCUMENT = Path.of("../docs/reference/java.md");

  @TempDir private Path folder;

  @Test
  void theDocumentedExampleReadsBuildsAnswersAndPublishes() throws Exception {
    List<String> lines = MadeUpArrests.lines(400, 7);
    MadeUpArrests.write(folder.resolve("releases"), "arrests.csv.gz", lines);
    long boston = lines.stream().filter(line -> line.startsWith("\"Boston")).count();
    StringBuilder printed = new StringBuilder();

    // example
    Throughline throughline = Throughline.open(folder.resolve("out"));
    throughline.build(folder.resolve("releases"));
    try (Answers answers = throughline.answers()) {
      Question question = Question.of("arrests").by("aor").where("release", "2019-ICFO-99999");
      Answer exact = answers.exact(question.every(Every.FISCAL_YEAR));
      Answer shown = answers.published(question.every(Every.FISCAL_YEAR));
      printed.append(AnswerText.table(exact)).append(AnswerText.csv(shown));
    }
    throughline.export(folder.resolve("site"));
    // end

    assertThat(printed.toString()).contains("Boston").contains(String.valueOf(boston));
    assertThat(folder.resolve("site/index.html")).isRegularFile();
  }

  @Test
  void theDocumentShowsTheExampleThatRan() throws IOException {
    String source = Files.readString(SOURCE, StandardCharsets.UTF_8);
    String example =
        source
            .substring(source.indexOf("// example\n") + "// example\n".length())
            .lines()
            .takeWhile(line -> !line.strip().equals("// end"))
            .map(line -> line.isBlank() ? "" : line.substring(4))
            .reduce("", (before, line) -> before + line + "\n");

    assertThat(Files.readString(DOCUMENT, StandardCharsets.UTF_8)).contains(example);
  }

  @Test
  void withoutABuildThereAreNoAnswers() {
    assertThatThrownBy(() -> Throughline.open(folder.resolve("nothing")).answers())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("nothing");
  }
}
