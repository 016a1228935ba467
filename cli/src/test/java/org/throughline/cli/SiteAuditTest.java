package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.digest.Sha256;
import org.throughline.measures.CellRecord;
import org.throughline.testing.MadeUpArrests;
import org.throughline.workspace.CellsFile;

/// What any page, picture, attribute or file of a site says beyond the audited tables is found.
final class SiteAuditTest {

  private static final String SET = "arrests.by-aor-and-month";

  @TempDir static Path folder = Path.of("");

  /// What tests changed, as it was.
  private final Map<Path, byte[]> before = new HashMap<>();

  @BeforeAll
  static void build() throws IOException {
    MadeUpArrests.write(folder.resolve("release"), "a.csv.gz", lines());
    assertThat(
            Terminal.run("build", folder.resolve("release"), "--out", out(), "--quiet").exitCode())
        .isZero();
  }

  /// Two hundred records for each of four offices in nine months, but few for two offices in two months, one of
  /// them a small count.
  private static List<String> lines() {
    List<String> lines = MadeUpArrests.top();
    for (String office : List.of("Boston", "Denver", "El Paso", "Miami")) {
      for (int month = 1; month <= 9; month++) {
        boolean isRare = month <= 2 && !office.equals("Denver") && !office.equals("El Paso");
        int rows = !isRare ? 200 : office.equals("Miami") && month == 1 ? 5 : 12;
        for (int n = 0; n < rows; n++) {
          lines.add(MadeUpArrests.row(office, month + "/" + (1 + n % 28) + "/2016", "CANADA"));
        }
      }
    }
    return lines;
  }

  @AfterEach
  void putBack() throws IOException {
    for (Map.Entry<Path, byte[]> file : before.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }
  }

  private static Path out() {
    return folder.resolve("out");
  }

  private static Path published(String path) {
    return out().resolve("published").resolve(path);
  }

  private static CellRecord hidden() throws IOException {
    return CellsFile.all(out().resolve("current")).stream()
        .filter(cell -> !cell.published() && cell.count() > 0 && cell.count() < 11)
        .filter(cell -> cell.coordinates().size() == 2)
        .findFirst()
        .orElseThrow();
  }

  private static String attribute(CellRecord cell) {
    return "data-cell=\"" + cell.id().replace("=", "&#x3D;") + "\"";
  }

  private void edit(String path, UnaryOperator<String> change) throws IOException {
    Path file = published(path);
    String text = Files.readString(file, StandardCharsets.UTF_8);
    before.putIfAbsent(file, Files.readAllBytes(file));
    String after = change.apply(text);
    assertThat(after).as(path + " was changed").isNotEqualTo(text);
    Files.writeString(file, after);
  }

  /// As if the program had written it: the catalogue has the file's checksum.
  private void plant(String path, UnaryOperator<String> change) throws IOException {
    String old = Sha256.of(published(path));
    edit(path, change);
    String now = Sha256.of(published(path));
    if (!path.equals("provenance.json")) {
      String catalogue = Sha256.of(published("catalog.json"));
      edit("catalog.json", text -> text.replace(old, now));
      String listed = Sha256.of(published("catalog.json"));
      edit("provenance.json", text -> text.replace(old, now).replace(catalogue, listed));
    }
  }

  private static Terminal.Outcome audit() {
    return Terminal.run("audit", out());
  }

  private static void requireGivenAway(CellRecord hidden) {
    Terminal.Outcome outcome = audit();
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.DISCLOSES);
    assertThat(outcome.out())
        .contains("The page shows '" + hidden.id() + "'")
        .doesNotContainPattern("Disclosed +0\n");
  }

  @Test
  void whatWasPublishedIsMadeAgainByteForByte() {
    Terminal.Outcome outcome = audit();
    assertThat(outcome.out()).contains("Passed.").containsPattern("Problems of the files +0\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "measures/" + SET + ".html",
        "es/measures/" + SET + ".html",
        "embed/" + SET + ".html",
        "es/embed/" + SET + ".html"
      })
  void aSmallCountThatOnlyAPageShowsIsFound(String page) throws IOException {
    CellRecord hidden = hidden();
    String cell = attribute(hidden);
    for (String shown :
        List.of(
            cell + " data-value=\"" + hidden.count() + "\"",
            cell + " title=\"" + hidden.count() + "\"",
            cell + " aria-label=\"it is " + hidden.count() + "\"",
            cell + " data-label=\"" + hidden.count() + "\"")) {
      plant(page, text -> text.replace(cell, shown));
      requireGivenAway(hidden);
      putBack();
    }
    for (String shown :
        List.of(
            cell + ">" + hidden.count(),
            cell + "><abbr title=\"" + hidden.count() + "\"></abbr>",
            cell + "><b><i>x</i>" + hidden.count() + "</b>")) {
      plant(page, text -> text.replace(cell + ">", shown));
      requireGivenAway(hidden);
      putBack();
    }
  }

  /// No list withholds a category of its own, so that a share can only be a wrong one.
  @Test
  void aShareThatTheCountsDoNotComeToIsFound() throws IOException {
    plant(
        "measures/arrests.by-citizenship.html",
        text -> text.replaceFirst("<td class=\"share\">[^<]*", "<td class=\"share\">99.9%"));
    assertThat(audit().out()).contains("The page shows a wrong share 99.9% of ");
  }

  /// The files of a site that say anything, but for its tables and the catalogue.
  static List<String> texts(Path site) throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> site.relativize(file).toString())
          .filter(path -> path.matches(".*\\.(html|js|json|jsonld|cff|css|csv)"))
          .filter(path -> !path.equals("catalog.json"))
          .filter(path -> !path.startsWith("tables/"))
          .sorted()
          .toList();
    }
  }

  /// Wherever text stands: headings, sentences, pictures, what machines read, what the search finds.
  @Test
  void aNumberInAnyTextOfAnyFileIsFound() throws IOException {
    List<String> paths =
        texts(published("").toRealPath()).stream()
            .filter(path -> !path.equals("provenance.json"))
            .toList();
    assertThat(paths).hasSizeGreaterThan(25);
    long count = hidden().count();
    for (String path : paths) {
      plant(path, text -> text.replaceFirst("(?s)(.*[a-z])", "$1 " + count));
    }
    Terminal.Outcome outcome = audit();
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.DISCLOSES);
    for (String path : paths) {
      assertThat(outcome.out()).contains("  " + path + " says what the tables do not give");
    }
  }

  /// The statement of what the site was made from is a text like others.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(\"policy\" : \")",
        "(\"rules\" : \"[a-z]+)",
        "(\"imprint\" : \\[ \"[A-Za-z]+)",
        "(\"day\" : \"2)",
        "(urn:throughline)",
        "(\"buildType\")"
      })
  void aNumberInTheStatementIsFound(String where) throws IOException {
    long count = hidden().count();
    plant("provenance.json", text -> text.replaceFirst(where, "$1 " + count));
    assertThat(audit().out())
        .containsPattern("  provenance.json (or its envelope is not|does not say what)")
        .contains("NOT PASSED.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<title>[^<]*\\[c\\]", "<desc[^>]*>", "<p class=\"summary\">"})
  void aNumberInAPictureOrBesideItIsFound(String where) throws IOException {
    String page = "measures/" + SET + ".html";
    long count = hidden().count();
    plant(page, text -> text.replaceFirst("(" + where + ")", "$1 " + count + " "));
    assertThat(audit().out())
        .contains(page + " says what the tables do not give, line ")
        .contains("NOT PASSED.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "parquet"})
  void aDataFileWithAnotherContentIsFound(String ending) throws IOException {
    Path file = published("data/" + SET + "." + ending);
    before.put(file, Files.readAllBytes(file));
    Files.write(file, Files.readAllBytes(published("data/arrests.by-month." + ending)));
    assertThat(audit().out())
        .contains(SET + "." + ending + " does not say what the CSV beside it says")
        .contains("NOT PASSED.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index.html",
        "es/index.html",
        "catalog.json",
        "assets/site.css",
        "data/" + SET + ".csv",
        "tables/2019-icfo-99999.arrests.fy2016.by-aor-and-month.csv",
        "tables/2019-icfo-99999.arrests.fy2016.by-aor-and-month.metadata.json"
      })
  void aMissingOrBrokenFileOrOneMoreFailsByItsName(String path) throws IOException {
    String name = path.substring(path.lastIndexOf('/') + 1);
    Path file = published(path);
    before.put(file, Files.readAllBytes(file));
    Files.delete(file);
    requireNamed(name);
    if (!name.endsWith(".csv")) {
      Files.writeString(file, "{");
      requireNamed(name);
    }
    putBack();
    Path more = Files.writeString(published("notes.txt"), "one of them");
    try {
      requireNamed("notes.txt");
    } finally {
      Files.delete(more);
    }
  }

  private static void requireNamed(String name) {
    Terminal.Outcome outcome = audit();
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.DISCLOSES);
    assertThat(outcome.out()).contains(name, "NOT PASSED.");
  }
}
