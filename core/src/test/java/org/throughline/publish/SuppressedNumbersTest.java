package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two of three citizenships are suppressed, with 3,919 and 7,919 records; the total is published.
class SuppressedNumbersTest {

  private static final List<String> SECRETS =
      List.of("3919", "3,919", "7919", "7,919", "6.3%", "12.8%");

  private static final String PAGE = "measures/administrative-arrests.t.html";

  @TempDir Path folder;
  private Map<String, String> files = Map.of();

  @BeforeEach
  void publish() throws IOException {
    PublishedTable table =
        Tables.list(
            "t", Tables.citizenship("Mexico", "Tonga", "Palau"), 50_000, -1, -1, 50_000 + 11_838);
    Publisher.write(Tables.publication(table), folder);
    files = Tables.read(folder);
    files.keySet().removeIf(name -> name.startsWith("assets/"));
  }

  @Test
  void noFileHoldsASuppressedNumber() {
    assertThat(files).containsKeys("index.html", "catalog.json", "tables/t.csv", PAGE);
    assertThat(files.values())
        .allSatisfy(
            text -> {
              String withoutChecksums = text.replaceAll("[0-9a-f]{64}", "");
              assertThat(withoutChecksums).doesNotContain(SECRETS);
            });
  }

  @Test
  void theValueColumnOfASuppressedRowIsEmpty() {
    assertThat(files.get("tables/t.csv")).contains("c2,Tonga,,suppressed,t/citizenship=c2,");
  }

  @Test
  void thePageShowsASymbolAndNoDigits() {
    List<String> cells =
        Pattern.compile("<td class=\"suppressed[^>]*>(.*?)</td>")
            .matcher(html())
            .results()
            .map(found -> found.group())
            .toList();

    assertThat(cells)
        .hasSize(2)
        .allSatisfy(
            cell -> assertThat(cell).contains(">[c]<", "data-cell=").doesNotContain("data-value"));
  }

  @Test
  void aSuppressedRowHasNoShare() {
    assertThat(html()).contains("<td class=\"share\">80.9%</td>");
    assertThat(Pattern.compile("<td class=\"share\"></td>").matcher(html()).results()).hasSize(2);
  }

  @Test
  void thePageSaysHowManyAreSuppressed() {
    assertThat(html())
        .contains("2 of 4 cells are suppressed (50.0%), which count 11,838 of 61,838 (19.1%).");
    assertThat(files.get("tables/t.metadata.json"))
        .contains(
            "\"suppressedCells\" : 2",
            "\"suppressedCellsShare\" : 0.5000",
            "\"suppressedPeople\" : 11838",
            "\"suppressedPeopleShare\" : 0.1914");
  }

  @Test
  void howManyPeopleAreSuppressedIsSaidOnlyWhereTheTableTells() throws IOException {
    PublishedTable table = Tables.list("u", Tables.citizenship("Mexico", "Tonga"), 50_000, -1, -1);
    Path other = folder.resolve("other");
    Publisher.write(Tables.publication(table), other);
    assertThat(Tables.read(other).get("tables/u.metadata.json"))
        .contains("\"suppressedCells\" : 2")
        .doesNotContain("suppressedPeople");
    assertThat(Tables.read(other).get("measures/administrative-arrests.u.html"))
        .contains("2 of 3 cells are suppressed (66.7%).");
  }

  @Test
  void theDayOfTheAuditIsOnThePageAndInTheMetadata() throws IOException {
    PublishedTable table = Tables.list("v", Tables.months(), 20, 30, 50);
    Path other = folder.resolve("dated");
    Publisher.write(
        Tables.publication(table), other, Publisher.Beside.NOTHING, LocalDate.of(2026, 2, 3));
    assertThat(Tables.read(other).get("tables/v.metadata.json"))
        .contains("\"auditDate\" : \"2026-02-03\"");
    assertThat(Tables.read(other).get("measures/administrative-arrests.v.html"))
        .contains("Day of the audit: 2026-02-03.");
  }

  private String html() {
    return files.getOrDefault(PAGE, "");
  }
}
