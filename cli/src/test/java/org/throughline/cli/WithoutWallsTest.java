package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.testing.MadeUpArrests;

/// A table of which only the total would be left.
class WithoutWallsTest {

  private static final String TABLES = "published/tables/2019-icfo-99999.arrests.fy2016.";

  @TempDir Path folder = Path.of("");

  private Path build(List<String> records) throws IOException {
    Path release = folder.resolve("release");
    MadeUpArrests.write(release, "arrests.csv.gz", records);
    Path out = folder.resolve("out");
    Terminal.Outcome outcome = Terminal.run("build", release, "--out", out, "--quiet");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    Terminal.Outcome audit = Terminal.run("audit", out);
    assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
    return out.resolve("current").toRealPath();
  }

  private static List<String> records(int few) {
    List<String> records = MadeUpArrests.top();
    for (int at = 0; at < 400; at++) {
      String date = 1 + at % 9 + "/" + (1 + at % 28) + "/2016";
      records.add(MadeUpArrests.row("Boston", date, at < few ? "CUBA" : "MEXICO"));
    }
    return records;
  }

  @Test
  void itIsLeftOutInASentenceAndTheTotalStandsElsewhereAlsoWhenItIsBuiltAgain() throws IOException {
    for (int time = 0; time < 2; time++) {
      Path build = build(records(5));
      assertThat(build.resolve(TABLES + "by-citizenship.csv")).doesNotExist();
      assertThat(Files.readString(build.resolve(TABLES + "by-month.csv")))
          .contains("total,Total,400,");
      assertThat(Files.readString(build.resolve("published/catalog.json")))
          .contains("Every number of the table but totals would be withheld");
    }
  }

  @Test
  void aTableThatShowsAPartStays() throws IOException {
    assertThat(build(records(50)).resolve(TABLES + "by-citizenship.csv")).exists();
  }
}
