package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.digest.Sha256;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.UncheckedTable;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.disclosure.history.Fact;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import tools.jackson.databind.JsonNode;

class PublisherTest {

  private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");

  @TempDir Path folder;

  @Test
  void theSamePublicationGivesTheSameBytes() throws IOException {
    Publisher.write(everyShape(), folder.resolve("one"));
    Publisher.write(everyShape(), folder.resolve("two"));

    assertThat(Tables.read(folder.resolve("one"))).isEqualTo(Tables.read(folder.resolve("two")));
  }

  @Test
  void aFolderWithSomethingInItIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "mine");

    assertThatIOException()
        .isThrownBy(() -> Publisher.write(everyShape(), folder))
        .withMessageContaining(folder.toString())
        .withMessageContaining("not empty");
    assertThat(Tables.read(folder)).containsOnlyKeys("mine.txt");
  }

  @Test
  void aPageNamesEveryIdOnce() throws IOException {
    Publisher.write(everyShape(), folder);

    Tables.read(folder)
        .forEach(
            (name, html) -> {
              if (name.endsWith(".html")) {
                assertThat(ID.matcher(html).results().map(result -> result.group(1)).toList())
                    .as(name)
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
              }
            });
  }

  @Test
  void theCatalogueListsEveryFileWithItsChecksum() throws IOException {
    Publisher.write(everyShape(), folder);

    Map<String, String> files = Tables.read(folder);
    String catalog = files.remove("catalog.json");
    for (String name : files.keySet()) {
      String sha = Sha256.of(Files.readAllBytes(folder.resolve(name)));
      assertThat(catalog).contains("\"path\" : \"" + name + "\"", sha);
    }
  }

  private static Publication everyShape() {
    return Tables.publication(
        Tables.list("by-month", Tables.months(), 40, 60, 100),
        Tables.list("by-citizenship", Tables.citizenship("Mexico", "Tonga"), 100, -1, -1),
        Samples.matrix("aor-by-month"),
        Samples.figure("all"),
        Samples.cube("cube"));
  }

  /// WCAG 3.1.2: what is read aloud by the rules of Spanish is Spanish.
  @Test
  void aNameInTheWordsOfTheReleaseSaysThatItIsEnglish() throws IOException {
    Publisher.write(
        Tables.publication(
            Tables.list("t", Tables.citizenship("COTE D'IVOIRE", "not recorded"), 20, 30, 50)),
        folder.resolve("published"));

    Map<String, String> pages = Tables.read(folder.resolve("published"));
    assertThat(only(pages, "es/measures/"))
        .contains(" lang=\"en\">COTE D&#39;IVOIRE</th>", "<th scope=\"row\">no registrado</th>");
    assertThat(only(pages, "measures/")).contains("<th scope=\"row\">COTE D&#39;IVOIRE</th>");
  }

  /// A table of one number is read in its chart and its table; a class of months by their names.
  @Test
  void ofASingleColumnBarsAreDrawnAndMonthsTogetherAreNamed() throws IOException {
    Dimension halves =
        new Dimension(
            "month",
            "Month",
            DimensionKind.TIME,
            List.of(new Category("_r_2025-10-to-2026-03-47b5a43d3937", "2025-10 to 2026-03")));
    Dimension citizenship = Tables.citizenship("Mexico", "Tonga");
    String half = halves.categories().getFirst().id();
    Publisher.write(
        Tables.publication(
            new PublishedTable(
                UncheckedTable.of(
                    "t",
                    List.of(citizenship, halves),
                    List.of(
                        Tables.cell("t/1", List.of("c1", half), 71),
                        Tables.cell("t/2", List.of("c2", half), 30))),
                Tables.how())),
        folder.resolve("published"));

    Map<String, String> pages = Tables.read(folder.resolve("published"));
    assertThat(only(pages, "measures/"))
        .contains("data-kind=\"bars\"", "data-label=\"October 2025 to March 2026\"");
    assertThat(only(pages, "es/measures/")).contains("octubre de 2025 a marzo de 2026");
  }

  /// Two runs of the program write the same bytes.
  @Test
  void numbersThatStandAreListedInTheOrderOfTheirCells() throws IOException {
    String[] labels = new String[40];
    Arrays.setAll(labels, at -> "Country " + at);
    long[] withheld = new long[labels.length];
    Arrays.fill(withheld, -1);
    PublishedTable table = Tables.list("t", Tables.citizenship(labels), withheld);
    List<String> ids = table.table().cells().stream().map(ProtectedCell::id).toList();
    List<Fact> before = new ArrayList<>();
    ids.forEach(id -> before.add(new Fact.Shown(id, 20)));
    EarlierNumbers numbers = EarlierNumbers.of(before);
    Map<String, EarlierNumbers.Dated> stand = new LinkedHashMap<>();
    ids.forEach(id -> stand.put(id, numbers.find(id).orElseThrow()));
    Publisher.write(
        Tables.publication(new PublishedTable(table.table(), table.how(), stand)),
        folder.resolve("published"));

    Path cube = folder.resolve("published/data/administrative-arrests.t.json");
    JsonNode listed = Json.read(Files.readString(cube)).path("extension").path("earlier");
    assertThat(listed.propertyNames()).containsExactlyElementsOf(ids);
  }

  private static String only(Map<String, String> pages, String folder) {
    return pages.entrySet().stream()
        .filter(page -> page.getKey().startsWith(folder) && page.getKey().endsWith(".html"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }
}
