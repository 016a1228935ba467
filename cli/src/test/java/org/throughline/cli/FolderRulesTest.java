package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.official.PostedWorkbook;
import org.throughline.testing.MadeUpArrests;

/// What commands may write to, and what they never touch.
final class FolderRulesTest {

  private static final String THESIS = "years of work";

  @TempDir Path folder = Path.of("");

  private Terminal.Outcome build(Path release, Path out) {
    Terminal.Outcome outcome = Terminal.run("build", release, "--out", out, "--quiet");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome;
  }

  private Path release() throws IOException {
    Path release = folder.resolve("release");
    MadeUpArrests.write(release, "arrests.csv.gz", MadeUpArrests.lines(200, 1));
    return release;
  }

  private Path mine(String place) throws IOException {
    Path file = folder.resolve(place);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, THESIS);
  }

  private Terminal.Outcome synth(Path to, int seed) {
    return Terminal.run("synth", to, "--stays", 20, "--seed", seed, "--container", "csv");
  }

  @Test
  void aSyntheticReleaseIsReplacedByTheNextOneAndNothingElseIs() throws IOException {
    Path to = folder.resolve("made-up");
    assertThat(synth(to, 1).exitCode()).isZero();
    assertThat(to.resolve("truth/summary.json")).content().contains("\"seed\" : 1");
    Path mine = mine("made-up/notes.md");
    assertThat(synth(to, 2).exitCode()).isZero();
    assertThat(to.resolve("truth/summary.json")).content().contains("\"seed\" : 2");
    assertThat(mine).hasContent(THESIS);
  }

  @Test
  void aSyntheticFileThatSomebodyChangedIsNotOverwritten() throws IOException {
    Path to = folder.resolve("made-up");
    assertThat(synth(to, 1).exitCode()).isZero();
    Path changed = mine("made-up/truth/summary.json");
    Terminal.Outcome outcome = synth(to, 2);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_OUTPUT);
    assertThat(outcome.err()).contains("summary.json was changed");
    assertThat(changed).hasContent(THESIS);
  }

  @Test
  void tablesOfSomebodyElseAreNotTakenForOfficialOnes() throws IOException {
    mine("series/postings.parquet");
    Path summary = mine("series/summary.md");
    Path posted = Files.createDirectories(folder.resolve("posted"));
    PostedWorkbook.of(2024, LocalDate.of(2024, 3, 16), 5)
        .write(posted, "FY24_detentionStats03202024.xlsx");
    Terminal.Outcome outcome = Terminal.run("official", posted, "--out", folder.resolve("series"));
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_OUTPUT);
    assertThat(summary).hasContent(THESIS);
    Path own = folder.resolve("own");
    for (int time = 0; time < 2; time++) {
      assertThat(Terminal.run("official", posted, "--out", own).exitCode()).isZero();
    }
    Path notes = mine("own/notes.md");
    Files.writeString(own.resolve("summary.md"), THESIS);
    assertThat(Terminal.run("official", posted, "--out", own).exitCode())
        .isEqualTo(ExitCode.BAD_OUTPUT);
    assertThat(own.resolve("summary.md")).hasContent(THESIS);
    assertThat(notes).hasContent(THESIS);
  }

  @Test
  void aFirstBuildThatFailsLeavesTheFoldersThatWereThereAndNoOthers() throws IOException {
    Path release = folder.resolve("foreign");
    Files.createDirectories(release);
    Files.writeString(release.resolve("colours.csv"), "Colour,Size\nred,4\n");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    for (Path out : List.of(empty, folder.resolve("new/deep/out"))) {
      assertThat(Terminal.run("build", release, "--out", out, "--quiet").exitCode())
          .isEqualTo(ExitCode.BAD_INPUT);
    }
    assertThat(empty).isEmptyDirectory();
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void whatSomebodyPutIntoABuildOutlivesIt() throws IOException {
    Path release = release();
    Path out = folder.resolve("out");
    build(release, out);
    Path real = out.resolve("published").toRealPath().resolve("CNAME");
    Files.writeString(real, THESIS);
    Path beside = mine("out/builds/notes.txt");
    build(release, out);
    build(release, out);
    assertThat(real).hasContent(THESIS);
    assertThat(beside).hasContent(THESIS);
    assertThat(out.resolve("published/index.html")).exists();
    assertThat(real.resolveSibling("index.html")).doesNotExist();
  }

  @Test
  void aFolderThatHappensToHoldBuildsIsNotOurs() throws IOException {
    Path mine = mine("project/builds/0001/thesis.txt");
    Terminal.Outcome outcome =
        Terminal.run("build", release(), "--out", folder.resolve("project"), "--quiet");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_OUTPUT);
    assertThat(mine).hasContent(THESIS);
  }

  @Test
  void aBuildInsideItsInputDoesNotReadItsOwnOutput() throws IOException {
    Path release = release();
    build(release, release.resolve("out"));
    assertThat(build(release, release.resolve("out")).out())
        .containsPattern("Files +1, of them 1 unchanged");
  }

  @Test
  void anExportIsARealFolderAndIsReplacedByTheNext() throws IOException {
    Path out = folder.resolve("out");
    Path site = folder.resolve("site");
    build(release(), out);
    assertThat(Terminal.run("export", out, site).exitCode()).isZero();
    assertThat(site.resolve("index.html"))
        .isRegularFile()
        .hasSameTextualContentAs(out.resolve("published/index.html"));
    Path mine = mine("site/CNAME");
    Path stale = site.resolve("tables/2019-icfo-99999.arrests.fy2016.by-month.csv");
    assertThat(stale).exists();
    MadeUpArrests.write(folder.resolve("release"), "arrests.csv.gz", otherYear());
    build(folder.resolve("release"), out);
    assertThat(Terminal.run("export", out, site).exitCode()).isZero();
    assertThat(stale).doesNotExist();
    assertThat(mine).hasContent(THESIS);
    Files.writeString(site.resolve("index.html"), THESIS);
    assertThat(Terminal.run("export", out, site).exitCode()).isEqualTo(ExitCode.BAD_OUTPUT);
    assertThat(site.resolve("index.html")).hasContent(THESIS);
  }

  private static List<String> otherYear() {
    List<String> lines = MadeUpArrests.lines(200, 1);
    lines.replaceAll(line -> line.replace("/2016|", "/2017|").replace("FY2016", "FY2017"));
    return lines;
  }

  @Test
  void contentThatIsThereTwiceIsReadOnce() throws IOException {
    Path release = release();
    Path packed = release.resolve("arrests.csv.gz");
    Files.copy(packed, release.resolve("arrests (1).csv.gz"));
    Path text = release.resolve("arrests.csv");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(packed));
        OutputStream out = Files.newOutputStream(text)) {
      in.transferTo(out);
    }
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(release.resolve("all.zip")))) {
      zip.putNextEntry(new ZipEntry("arrests.csv"));
      Files.copy(text, zip);
      zip.putNextEntry(new ZipEntry("inner/arrests.csv.gz"));
      Files.copy(packed, zip);
    }
    assertThat(build(release, folder.resolve("out")).out())
        .containsPattern("Rows in +200\n")
        .contains("arrests (1).csv.gz", "all.zip!/arrests.csv", "all.zip!/inner/arrests.csv.gz")
        .contains("copy, the same content as arrests.csv");
  }

  /// Beside a file with rows, one without is no mistake of the user; a text file has no sheets to name.
  @Test
  void anEmptyTextBesideAFullOneIsNamedWithoutASheet() throws IOException {
    Path release = release();
    MadeUpArrests.write(release, "empty.csv.gz", MadeUpArrests.top());
    assertThat(build(release, folder.resolve("out")).out())
        .containsPattern("Sheet without rows +empty.csv.gz\n");
  }
}
