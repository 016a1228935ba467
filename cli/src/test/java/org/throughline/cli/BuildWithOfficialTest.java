package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
}
