package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import tools.jackson.databind.JsonNode;

/// A version says what whoever reads a data set has to fear, and the list of changes says why.
class DataVersionsTest {

  private static final String SET = "administrative-arrests.t";

  @TempDir Path folder;
  private int builds;
  private Optional<Path> last = Optional.empty();

  @Test
  void aFirstPublicationIsComparedWithNothing() throws IOException {
    publish(Tables.list("t", Tables.citizenship("Mexico", "Tonga"), 40, 60, 100));

    assertThat(version()).isEqualTo("1.0.0");
    assertThat(changes().path("dataSets").path(SET).path("changes").size()).isZero();
    assertThat(page("index.html")).contains("is the first publication");
  }

  @Test
  void theSameAgainIsTheSameVersionAndDayWithTheSameChanges() throws IOException {
    PublishedTable table = Tables.list("t", Tables.citizenship("Mexico", "Tonga"), 40, 60, 100);
    publish(table);
    JsonNode first = changes();
    publish(table);

    assertThat(changes()).isEqualTo(first);
    assertThat(page("index.html")).contains("is the first publication");

    PublishedTable other = Tables.list("t", Tables.citizenship("Mexico", "Tonga"), 41, 60, 101);
    publish(other);
    JsonNode second = changes();
    publish(other);
    assertThat(changes()).isEqualTo(second);
    assertThat(version()).isEqualTo("1.1.0");
  }

  @Test
  void aCategoryMoreIsMinorAndOneLessIsMajor() throws IOException {
    publish(Tables.list("t", months("2015-10"), 40, 40));
    publish(Tables.list("t", months("2015-10", "2015-11"), 40, 60, 100));

    assertThat(version()).isEqualTo("1.1.0");
    assertThat(kinds()).contains("category-added", "values-changed").doesNotContain("rows-removed");

    publish(Tables.list("t", months("2015-11"), 60, 60));
    assertThat(version()).isEqualTo("2.0.0");
    assertThat(kinds()).contains("category-removed", "rows-removed");
    assertThat(changes().path("history").get(0).path("version").asString("")).isEqualTo("1.1.0");
    assertThat(page("index.html")).contains("Month: one category removed");
    assertThat(page("es/index.html")).contains("Mes: se quitó una categoría");
  }

  @Test
  void aChangedNumberIsNamedAndNeitherOldNorWithheldNumbersAreTold() throws IOException {
    publish(Tables.list("t", Tables.citizenship("Mexico", "Tonga", "Palau"), 3919, 60, 70, 9999));
    publish(Tables.list("t", Tables.citizenship("Mexico", "Tonga", "Palau"), -1, 61, -1, 9999));

    JsonNode change = changes().path("dataSets").path(SET).path("changes").get(0);
    assertThat(version()).isEqualTo("1.1.0");
    assertThat(change.path("change").asString("")).isEqualTo("values-changed");
    assertThat(change.path("rows").asInt()).isEqualTo(3);
    assertThat(change.path("names").toString()).contains("t/citizenship=c2");
    assertThat(page("changes.json")).doesNotContain("3919");
  }

  @Test
  void otherWordsAreAPatch() throws IOException {
    publish(Tables.list("t", Tables.citizenship("Mexico"), 40, 40));
    publish(Tables.list("t", Tables.citizenship("México"), 40, 40));

    assertThat(version()).isEqualTo("1.0.1");
    assertThat(kinds()).containsExactly("words-changed");
  }

  @Test
  void aDataSetThatIsGoneIsMajorForAllOfThem() throws IOException {
    publish(
        Tables.list("t", Tables.months(), 40, 60, 100), Tables.list("u", Tables.months(), 1, 2));
    publish(Tables.list("t", Tables.months(), 40, 60, 100));

    assertThat(changes().path("removed").get(0).asString("")).isEqualTo("administrative-arrests.u");
    assertThat(changes().path("version").asString("")).isEqualTo("2.0.0");
    assertThat(version()).isEqualTo("1.0.0");
  }

  /// All of its tables wait, or are of too few: an audit and the next publication find no numbers, and the versions go on.
  @Test
  void aPublicationThatShowsNoTableIsOneLikeAnyOther() throws IOException {
    publish(Tables.list("t", Tables.months(), 40, 60, 100));
    publish(Tables.withoutTables());
    assertThat(last.orElseThrow().resolve("tables")).isEmptyDirectory();
    publish(Tables.list("t", Tables.months(), 40, 60, 100));

    assertThat(changes().path("version").asString("")).isEqualTo("2.1.0");
  }

  @Test
  void whatWasPublishedWithoutVersionsCountsAsTheFirst() throws IOException {
    publish(Tables.list("t", Tables.months(), 40, 60, 100));
    Files.delete(last.orElseThrow().resolve("changes.json"));
    publish(Tables.list("t", Tables.months(), 41, 60, 101));

    assertThat(version()).isEqualTo("1.1.0");
  }

  private static Dimension months(String... ids) {
    return new Dimension(
        "month",
        "Month",
        DimensionKind.TIME,
        List.of(ids).stream().map(id -> new Category(id, id)).toList());
  }

  private void publish(PublishedTable... tables) throws IOException {
    publish(Tables.publication(tables));
  }

  private void publish(Publication publication) throws IOException {
    Path build = Files.createDirectory(folder.resolve("build" + ++builds));
    Optional<Path> before =
        last.isPresent() ? PreviousPublication.keep(last.get(), build) : Optional.empty();
    Path published = build.resolve("published");
    Publisher.write(
        publication,
        published,
        new Publisher.Beside(Optional.empty(), before, Optional.empty()),
        LocalDate.of(2026, 1, builds));
    last = Optional.of(published);
  }

  private String page(String path) throws IOException {
    return Files.readString(last.orElseThrow().resolve(path));
  }

  private JsonNode changes() throws IOException {
    return Json.read(page("changes.json"));
  }

  private String version() throws IOException {
    return changes().path("dataSets").path(SET).path("version").asString("");
  }

  private List<String> kinds() throws IOException {
    List<String> kinds = new java.util.ArrayList<>();
    changes()
        .path("dataSets")
        .path(SET)
        .path("changes")
        .forEach(change -> kinds.add(change.path("change").asString("")));
    return kinds;
  }
}
