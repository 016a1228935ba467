package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.official.PostedWorkbook;
import org.throughline.testing.MadeUpArrests;

/// A release together with two postings of the agency's own statistics, as a user builds them.
final class BuildWithOfficialTest {

  @TempDir Path folder = Path.of("");

  @Test
  void theSeriesIsKeptComparedPublishedAndAudited() throws IOException {
    Path release = folder.resolve("release");
    MadeUpArrests.write(release, "arrests.csv.gz", MadeUpArrests.lines(600, 5));
    Path posted = Files.createDirectories(folder.resolve("posted"));
    PostedWorkbook.of(2024, LocalDate.of(2024, 3, 16), 5)
        .write(posted, "FY24_detentionStats03202024.xlsx");
    PostedWorkbook.of(2024, LocalDate.of(2024, 4, 13), 6)
        .write(posted, "FY24_detentionStats04182024.xlsx");
    Path out = folder.resolve("out");

    Terminal.Outcome built =
        Terminal.run("build", release, "--out", out, "--official", posted.toString(), "--quiet");

    assertThat(built.exitCode()).as(built.err()).isZero();
    Path official = out.resolve("current/official");
    assertThat(official.resolve("series.parquet")).isNotEmptyFile();
    assertThat(Files.readString(official.resolve("reconciliation.md"))).contains("removals");
    assertThat(Files.readAllLines(official.resolve("series.csv")))
        .anyMatch(line -> line.startsWith("removals,") && line.contains("6000"));
    try (Stream<Path> published = Files.walk(out.resolve("published").toRealPath())) {
      assertThat(published.map(Path::toString))
          .anyMatch(path -> path.contains("official") && path.endsWith(".csv"));
    }
    assertThat(Terminal.run("audit", out).out()).contains("Passed.");
  }

  @Test
  void postingsBesideTheReleasedFilesAreReadAsSuch() throws IOException {
    Path release = folder.resolve("release");
    MadeUpArrests.write(release, "arrests.csv.gz", MadeUpArrests.lines(600, 5));
    PostedWorkbook.of(2024, LocalDate.of(2024, 3, 16), 5)
        .write(release, "FY24_detentionStats03202024.xlsx");
    Path out = folder.resolve("out");

    Terminal.Outcome built = Terminal.run("build", release, "--out", out);

    assertThat(built.exitCode()).as(built.err()).isZero();
    assertThat(built.out())
        .containsPattern(
            "Passed over +FY24_detentionStats03202024.xlsx: statistics that an agency posted")
        .containsPattern("Official statistics +1 files?, ");
    assertThat(Files.readAllLines(out.resolve("current/official/series.csv")))
        .anyMatch(line -> line.startsWith("removals,") && line.contains("5000"));
    assertThat(Terminal.run("verify", out.resolve("published"), "--inputs", release).exitCode())
        .isZero();
  }

  @Test
  void aPostingThatCannotBeReadIsNamedAndTheRestIsBuilt() throws IOException {
    Path release = folder.resolve("release");
    MadeUpArrests.write(release, "arrests.csv.gz", MadeUpArrests.lines(600, 5));
    Path posted = Files.createDirectories(folder.resolve("posted"));
    PostedWorkbook.of(2024, LocalDate.of(2024, 3, 16), 5)
        .write(posted, "FY24_detentionStats03202024.xlsx");
    Files.write(
        posted.resolve("FY24_cut.xlsx"),
        Arrays.copyOf(
            Files.readAllBytes(posted.resolve("FY24_detentionStats03202024.xlsx")), 3000));

    Terminal.Outcome built =
        Terminal.run(
            "build", release, "--out", folder.resolve("out"), "--official", posted.toString());

    assertThat(built.exitCode()).as(built.err()).isZero();
    assertThat(built.out()).containsPattern("Not readable +FY24_cut.xlsx: cannot be read");
  }

  @Test
  void anUnreadablePostingAmongReleasedFilesIsNamedAndTheRestIsBuilt() throws IOException {
    Path release = folder.resolve("release");
    MadeUpArrests.write(release, "arrests.csv.gz", MadeUpArrests.lines(600, 5));
    Path whole = Files.createDirectories(folder.resolve("whole"));
    PostedWorkbook.of(2024, LocalDate.of(2024, 3, 16), 5).write(whole, "whole.xlsx");
    Files.write(
        release.resolve("FY24_detentionStats03202024.xlsx"),
        Arrays.copyOf(Files.readAllBytes(whole.resolve("whole.xlsx")), 3000));
    // What a workbook with a password begins with.
    Files.write(
        release.resolve("20240330001816_FY24_detentionStats03292024.xlsx"),
        HexFormat.of().parseHex("d0cf11e0a1b11ae1" + "00".repeat(600)));
    Path out = folder.resolve("out");

    Terminal.Outcome built = Terminal.run("build", release, "--out", out);

    assertThat(built.exitCode()).as(built.err()).isZero();
    assertThat(built.out())
        .containsPattern("Not readable +FY24_detentionStats03202024.xlsx: cannot be read")
        .containsPattern("Not readable +20240330001816_FY24_detentionStats03292024.xlsx: cannot be")
        .containsPattern("Rows kept +600");
    assertThat(Terminal.run("audit", out).exitCode()).isZero();

    PostedWorkbook.of(2024, LocalDate.of(2024, 4, 13), 6)
        .write(release, "FY24_detentionStats04182024.xlsx");
    Terminal.Outcome again = Terminal.run("build", release, "--out", folder.resolve("again"));
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out())
        .containsPattern("Not readable +FY24_detentionStats03202024.xlsx: cannot be read")
        .containsPattern("Official statistics +1 files?, ");

    Terminal.Outcome inspected = Terminal.run("inspect", release);
    assertThat(inspected.exitCode()).as(inspected.err()).isZero();
    assertThat(inspected.out()).contains("FY24_detentionStats03202024.xlsx");
  }

  @Test
  void anUnreadableFileThatIsNotCalledAPostingStillStopsTheBuild() throws IOException {
    Path release = folder.resolve("release");
    MadeUpArrests.write(release, "arrests.csv.gz", MadeUpArrests.lines(600, 5));
    Files.write(release.resolve("ICE Detentions FY24.xlsx"), new byte[] {'P', 'K', 3, 4, 0});

    Terminal.Outcome built = Terminal.run("build", release, "--out", folder.resolve("out"));

    assertThat(built.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(built.err()).contains("ICE Detentions FY24.xlsx: cannot be read");
  }
}
