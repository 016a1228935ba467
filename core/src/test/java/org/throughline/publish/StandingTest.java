package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A table whose update waits keeps its page: readers have its numbers.
class StandingTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 5);
  private static final String TABLE = "2019-x.arrests.fy2016.by-citizenship";

  @TempDir Path folder;

  @Test
  void whatWaitsForAnUpdateStandsWithItsNumbersItsDayAndTheReason() throws IOException {
    publish("one", List.of(months(), countries()), List.of(), Optional.empty());
    publish("two", List.of(months()), List.of(waiting()), Optional.of("one"));

    assertThat(read("two/measures/arrests.by-citizenship.html"))
        .contains("An update waits", "March 5, 2026", "data-value=\"3919\"", "Tonga", "[c]")
        .doesNotContain("data-cell=\"2019");
    assertThat(read("two/es/measures/arrests.by-citizenship.html"))
        .contains("Una actualización espera", "3,919");
    assertThat(read("two/standing/arrests.by-citizenship.csv")).contains(",3919,published,");
    assertThat(read("two/files.html")).contains("standing/arrests.by-citizenship.csv");
    assertThat(read("two/index.html"))
        .contains("an update waits; the numbers published on March 5, 2026 stand")
        .doesNotContain("no longer published");
    assertThat(Json.read(read("two/changes.json")).path("removed").size()).isZero();
    assertThat(read("two/changes.json")).contains("\"shown\" : \"2026-03-05\"");
  }

  @Test
  void itStandsForAsLongAsTheUpdateWaitsAndGoesWhenItDoesNot() throws IOException {
    publish("one", List.of(months(), countries()), List.of(), Optional.empty());
    publish("two", List.of(months()), List.of(waiting()), Optional.of("one"));
    publish("three", List.of(months()), List.of(waiting()), Optional.of("two"));

    assertThat(read("three/measures/arrests.by-citizenship.html")).contains("3,919");

    publish("four", List.of(months(), countries()), List.of(), Optional.of("three"));
    assertThat(read("four/measures/arrests.by-citizenship.html")).doesNotContain("update waits");
    assertThat(folder.resolve("four/standing")).doesNotExist();
  }

  @Test
  void aTableThatIsWithheldForAnotherReasonDoesNotStand() throws IOException {
    publish("one", List.of(months(), countries()), List.of(), Optional.empty());
    WithheldTable small =
        new WithheldTable(TABLE, "Arrests by citizenship", Sentence.of("No suppression helps"));
    publish("two", List.of(months()), List.of(small), Optional.of("one"));

    assertThat(folder.resolve("two/measures/arrests.by-citizenship.html")).doesNotExist();
    assertThat(read("two/index.html")).contains("no longer published");
  }

  private static WithheldTable waiting() {
    return new WithheldTable(
        TABLE,
        "Arrests by citizenship, FY2016",
        Sentence.of("An update waits: the numbers published before stand"),
        Optional.of(FIRST));
  }

  private static PublishedTable months() {
    return Tables.list("2019-x.arrests.fy2016.by-month", Tables.months(), 62, 75, 137);
  }

  private static PublishedTable countries() {
    return Tables.list(TABLE, Tables.citizenship("Mexico", "Tonga"), 3919, -1, -1);
  }

  private void publish(
      String to, List<PublishedTable> tables, List<WithheldTable> withheld, Optional<String> last)
      throws IOException {
    Publication plain = Tables.publication(months());
    MeasureSection arrests =
        new MeasureSection(
            "arrests", "Arrests", Sentence.EMPTY, Extent.NONE, new ArrayList<>(tables));
    ReleaseSection release =
        new ReleaseSection(
            "2019-X",
            Sentence.of("x"),
            Sentence.of("y"),
            List.of(new PeriodSection("fy2016", "Fiscal year 2016", List.of(arrests))));
    Optional<Path> before = last.map(name -> folder.resolve("before-" + name));
    if (before.isPresent() && !Files.exists(before.get())) {
      PreviousPublication.copy(folder.resolve(last.orElseThrow()), before.get());
    }
    Publisher.write(
        new Publication(
            plain.title(),
            plain.introduction(),
            plain.imprint(),
            List.of(release),
            List.of(),
            withheld),
        folder.resolve(to),
        new Publisher.Beside(Optional.empty(), before, Optional.empty()),
        FIRST);
  }

  private String read(String path) throws IOException {
    return Files.readString(folder.resolve(path));
  }
}
