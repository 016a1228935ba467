package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages of questions that several data sets answer.
final class TopicTest {

  @TempDir Path folder;

  private Path published(String measure, String side) throws IOException {
    PublishedTable table =
        Tables.list("x/" + side, Tables.citizenship("posted", "none recorded"), 20, 80, 100);
    Publication made = Tables.publication(table);
    PeriodSection period = made.releases().getFirst().periods().getFirst();
    MeasureSection section =
        new MeasureSection(measure, measure, Sentence.EMPTY, Extent.NONE, List.of(table));
    ReleaseSection release =
        new ReleaseSection(
            "2019-x",
            Sentence.of("Arrests"),
            Sentence.of("All of it."),
            List.of(new PeriodSection(period.id(), period.title(), List.of(section))));
    Path published = folder.resolve("published");
    Publisher.write(
        new Publication(
            made.title(),
            made.introduction(),
            made.imprint(),
            List.of(release),
            List.of(),
            List.of()),
        published);
    return published;
  }

  @Test
  void aQuestionShowsTheNumbersWithTheirShareTheirSourceAndWhatTheyCannotShow() throws IOException {
    Path published = published("book-ins", "by-bond");

    assertThat(Files.readString(published.resolve("due-process.html")))
        .contains(
            "How many had a bond?",
            "8 U.S.C. 1226(a)(2)(A)",
            "Who was refused a bond",
            "data-value=\"20\"",
            "20.0%",
            "measures/book-ins.by-bond.html")
        // What no release has is said to be missing, and is not drawn as nothing.
        .contains("How long in hold rooms?", "No release of this site records it");
    assertThat(Files.readString(published.resolve("es/due-process.html")))
        .contains("¿Cuántas personas tuvieron fianza?", "depositada");
    assertThat(Files.readString(published.resolve("index.html"))).contains("due-process.html");
    assertThat(published.resolve("outcomes.html")).doesNotExist();
  }

  @Test
  void whereNothingAnswersAQuestionThereIsNoPage() throws IOException {
    Path published = published("encounters", "by-citizenship");

    assertThat(published.resolve("due-process.html")).doesNotExist();
    assertThat(Files.readString(published.resolve("index.html"))).doesNotContain("due-process");
  }
}
