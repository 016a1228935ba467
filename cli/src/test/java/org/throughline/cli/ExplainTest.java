package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.measures.CellRecord;
import org.throughline.testing.MadeUpArrests;
import org.throughline.workspace.CellsFile;

final class ExplainTest {

  @TempDir static Path folder = Path.of("");

  private static final Path OUT = Path.of("out");

  @BeforeAll
  static void build() throws IOException {
    Path release = folder.resolve("release");
    MadeUpArrests.write(release, "first.csv.gz", MadeUpArrests.lines(400, 5));
    MadeUpArrests.write(release, "second.csv.gz", MadeUpArrests.lines(200, 6));
    assertThat(Terminal.run("build", release, "--out", folder.resolve(OUT), "--quiet").exitCode())
        .isZero();
  }

  @Test
  void everyPublishedNumberIsRecountedFromTheLakeAndByTheSqlThatIsShown() throws IOException {
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      everyPublishedNumberIsRecounted(engine);
    }
  }

  private static void everyPublishedNumberIsRecounted(DuckDbEngine engine) throws IOException {
    for (CellRecord cell : CellsFile.all(folder.resolve(OUT).resolve("current"))) {
      if (cell.published() && cell.coordinates().size() < 2) {
        Terminal.Outcome outcome = Terminal.run("explain", folder.resolve(OUT), cell.id());
        assertThat(outcome.exitCode()).as(cell.id()).isZero();
        assertThat(outcome.out())
            .contains(
                String.format(java.util.Locale.getDefault(), "Number      %,d ", cell.count()))
            .doesNotContain("the lake has changed");
        String query = outcome.out().split("SQL of the number\n", -1)[1].split("\n\n", -1)[0];
        assertThat(engine.rows(query).getFirst().number(0)).isEqualTo(cell.count());
      }
    }
  }

  @Test
  void theTotalNamesMeasureDefinitionAndSql() {
    Terminal.Outcome outcome =
        Terminal.run("explain", folder.resolve(OUT), "2019-icfo-99999/arrests/fy2016");
    assertThat(outcome.out())
        .contains("Administrative arrests")
        .contains("from arrest_events")
        .as("Some countries are put together: a file of one of them would tell the rest")
        .contains("its parts would tell what is withheld");
  }

  private static void write(Path release, String name, String office, int rows) throws IOException {
    List<String> lines = MadeUpArrests.top();
    for (int i = 0; i < rows; i++) {
      String country = i % 2 == 0 ? "MEXICO" : "GUATEMALA";
      lines.add(MadeUpArrests.row(office, "3/" + (1 + i % 28) + "/2016", country));
    }
    MadeUpArrests.write(release, name, lines);
  }

  @Test
  void theTotalIsSplitByFileWhereEveryNumberIsShownAsReleased() throws IOException {
    Path release = folder.resolve("plain");
    write(release, "first.csv.gz", "Boston", 400);
    write(release, "second.csv.gz", "Denver", 200);
    Path out = folder.resolve("plain-out");
    assertThat(Terminal.run("build", release, "--out", out, "--quiet").exitCode()).isZero();
    assertThat(Terminal.run("explain", out, "2019-icfo-99999/arrests/fy2016").out())
        .containsPattern("400 +first.csv.gz")
        .containsPattern("200 +second.csv.gz")
        .containsPattern("sha256 [0-9a-f]{64}");
  }

  /// The total of a file less its parts would be what is withheld of it.
  @Test
  void aPartOfTheTotalIsNotSplitByFile() {
    Terminal.Outcome outcome =
        Terminal.run(
            "explain", folder.resolve(OUT), "2019-icfo-99999/arrests/fy2016/month=2016-02");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains("its parts would tell what is withheld")
        .doesNotContain("first.csv.gz")
        .doesNotContain("second.csv.gz");
  }

  @Test
  void thePageSaysMonthsAndNoDayOfAnEvent() throws IOException {
    String page = Files.readString(folder.resolve(OUT).resolve("published/index.html"));
    assertThat(page)
        .contains("Events from January 2016 to September 2016.")
        .doesNotContainPattern("2016-\\d{2}-\\d{2}");
  }

  @Test
  void aSuppressedNumberIsNotExplained() throws IOException {
    CellRecord hidden =
        CellsFile.all(folder.resolve(OUT).resolve("current")).stream()
            .filter(cell -> !cell.published())
            .findFirst()
            .orElseThrow();
    Terminal.Outcome outcome = Terminal.run("explain", folder.resolve(OUT), hidden.id());
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.NO_SUCH_NUMBER);
    assertThat(outcome.err()).contains("suppressed");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void anUnknownNumberIsNamedWithWhatWouldBeValid() {
    Terminal.Outcome outcome = Terminal.run("explain", folder.resolve(OUT), "no/such/number");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.NO_SUCH_NUMBER);
    assertThat(outcome.err()).contains("no/such/number").contains("Valid:");
  }

  @Test
  void aFolderWithoutABuildIsNamed() {
    Terminal.Outcome outcome = Terminal.run("explain", folder, "x");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(outcome.err()).contains("holds no build");
  }
}
