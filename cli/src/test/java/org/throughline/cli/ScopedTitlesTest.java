package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.publish.Imprint;
import org.throughline.synth.SynthProgress;
import org.throughline.synth.SynthRequest;
import org.throughline.synth.Synthesis;
import org.throughline.testing.MadeUpArrests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every title, picture, CSV and description says what its numbers are of. The release is made up, begins on
/// 1 October 2015 and ends on 10 March 2016, at some twenty records a day.
final class ScopedTitlesTest {

  private static final LocalDate FIRST = LocalDate.of(2015, 10, 1);
  private static final int DAYS = 162;

  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void build() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    List<String> lines = MadeUpArrests.top();
    for (int n = 0; n < 3_400; n++) {
      LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
      String date = day.getMonthValue() + "/" + day.getDayOfMonth() + "/" + day.getYear();
      lines.add(MadeUpArrests.row("Denver", date, n % 3 == 0 ? "CANADA" : "NA"));
    }
    MadeUpArrests.write(folder.resolve("release"), "a.csv.gz", lines);
    assertThat(
            Terminal.run(
                    "build",
                    folder.resolve("release"),
                    "--out",
                    folder.resolve("out"),
                    "--quiet",
                    "--publisher",
                    "The Example Gazette",
                    "--contact",
                    "data@example.org")
                .exitCode())
        .isZero();
  }

  private static Path published(String path) throws IOException {
    return folder.resolve("out/published").toRealPath().resolve(path);
  }

  private static String text(String path) throws IOException {
    return Files.readString(published(path));
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(published(""))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static JsonNode json(Path file) throws IOException {
    return JsonMapper.builder().build().readTree(Files.readAllBytes(file));
  }

  @Test
  void everyTitleSaysThatTheDataAreMadeUp() throws IOException {
    Pattern titles =
        Pattern.compile("<title[^>]*-t\">([^<]*)<|<head>.*?<title>([^<]*)<", Pattern.DOTALL);
    for (Path page : files(".html")) {
      String html = Files.readString(page);
      assertThat(titles.matcher(html).results().map(found -> found.group()).toList())
          .as(page.toString())
          .isNotEmpty()
          .allSatisfy(
              title -> assertThat(title).containsAnyOf("synthetic data", "datos sintéticos"));
    }
    for (Path csv : files(".csv")) {
      assertThat(Files.readAllLines(csv).subList(1, 3))
          .allMatch(line -> line.endsWith(",synthetic,,"));
    }
    for (Path metadata : files(".metadata.json")) {
      assertThat(json(metadata).path("dc:title").asString("")).contains("synthetic data");
      assertThat(json(metadata).at("/notes/0/covers/synthetic").asBoolean(false)).isTrue();
    }
    assertThat(json(published("catalog.json")).path("synthetic").asBoolean(false)).isTrue();
    assertThat(text("CITATION.cff")).contains("(synthetic, about nobody)");
  }

  @Test
  void everyTitleOfAPartOfAYearSaysWhichPart() throws IOException {
    String window = "October 2015 to March 2016, part of the year, synthetic data";
    assertThat(text("measures/arrests.by-month.html"))
        .containsPattern("<h1>[^<]*<small>[^<]*" + Pattern.quote(window))
        .containsPattern("<title id=[^>]*>[^<]*" + Pattern.quote(window));
    assertThat(text("index.html")).contains(window);
    JsonNode notes =
        json(published("tables/2019-icfo-99999.arrests.fy2016.by-month.metadata.json"))
            .at("/notes/0");
    assertThat(notes.at("/covers/firstMonth").asString("")).isEqualTo("2015-10");
    assertThat(notes.at("/covers/lastMonth").asString("")).isEqualTo("2016-03");
    assertThat(notes.at("/covers/period").asString("")).isEqualTo("part of the year");
  }

  @Test
  void aMonthThatIsCutIsMarkedAndNeverTheFewest() throws IOException {
    String page = text("measures/arrests.by-month.html");
    assertThat(page).contains("class=\"partial\"").contains("m part");
    assertThat(page).containsPattern("fewest in (November|December|January|February|October)");
    assertThat(text("data/arrests.by-month.csv"))
        .contains("month=2016-03,part of the month,")
        .contains("month=2016-02,part of the year,");
    assertThat(
            json(published("tables/2019-icfo-99999.arrests.fy2016.by-month.metadata.json"))
                .at("/notes/0/covers/incompleteMonths")
                .valueStream()
                .map(JsonNode::asString))
        .containsExactly("2016-03");
  }

  @Test
  void everyPageAndDescriptionSaysWhoPublishesWithWhatAndOnWhichTerms() throws IOException {
    JsonNode catalogue = json(published("catalog.json"));
    assertThat(catalogue.at("/imprint/version").asString("")).isEqualTo(Imprint.VERSION);
    assertThat(catalogue.at("/imprint/ruleSet").asString("")).isEqualTo("throughline-1");
    assertThat(catalogue.at("/imprint/contact").asString("")).isEqualTo("data@example.org");
    assertThat(catalogue.at("/inputs/0/sha256").asString("")).hasSize(64);
    assertThat(catalogue.path("citation").asString(""))
        .contains("The Example Gazette", "2019-ICFO-99999", "Synthetic data", "CC0-1.0");
    for (Path page : files(".html")) {
      if (!page.toString().contains("embed")) {
        assertThat(Files.readString(page))
            .contains("The Example Gazette", "data@example.org", "throughline-1", Imprint.VERSION);
      }
    }
  }

  /// The book-ins to facilities are published by facility alone: no month of theirs says that the last year is cut.
  @Test
  void aMeasureWithoutMonthsIsOfTheMonthsOfTheOneBesideIt() throws IOException {
    Path place = folder.resolve("stays");
    Synthesis.write(
        new SynthRequest("V3", 1500, 3, place.resolve("release")).forTables(List.of("detentions")),
        SynthProgress.silent());
    assertThat(
            Terminal.run(
                    "build", place.resolve("release"), "--out", place.resolve("out"), "--quiet")
                .exitCode())
        .isZero();
    List<String> titles =
        json(place.resolve("out/published/catalog.json"))
            .path("tables")
            .valueStream()
            .map(table -> table.path("title").asString(""))
            .filter(title -> title.startsWith("Book-ins to facilities"))
            .toList();
    assertThat(titles)
        .anyMatch(title -> title.matches(".*FY2026 \\(.* to .* 2026, part of the year, synth.*"))
        .anyMatch(title -> title.contains("FY2024 (synthetic data)"))
        .noneMatch(title -> title.contains("FY2026 (synthetic data)"));
  }

  /// Two files of a year, each of an office: their sum is of both.
  @Test
  void aYearOfTwoSheetsIsNamedByBoth() throws IOException {
    Path release = folder.resolve("two-offices");
    for (String office : List.of("Boston", "Denver")) {
      List<String> lines = MadeUpArrests.top();
      lines.replaceAll(
          line -> line.replace("SYNTHETIC", "").replace("for FY2016", "in " + office + ", FY2016"));
      for (int n = 0; n < 400; n++) {
        lines.add(MadeUpArrests.row(office, "3/" + (1 + n % 28) + "/2016", "MEXICO"));
      }
      MadeUpArrests.write(release, office + ".csv.gz", lines);
    }
    Path out = folder.resolve("of-two");
    assertThat(Terminal.run("build", release, "--out", out, "--quiet").exitCode()).isZero();
    assertThat(Files.readString(out.resolve("published/catalog.json")))
        .contains(
            "“ERO Administrative Arrests in Boston, FY2016; ERO Administrative Arrests in Denver,"
                + " FY2016”");
  }

  @Test
  void theVersionIsThatOfTheBuildFiles() throws IOException {
    assertThat(Files.readString(Path.of("../pom.xml")))
        .contains("<version>" + Imprint.VERSION + "</version>");
  }
}
