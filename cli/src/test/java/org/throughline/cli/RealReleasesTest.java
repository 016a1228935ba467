package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.testing.RealData;

/// The real FY2016 files and the Seattle workbook against the official figures.
final class RealReleasesTest {

  /// Where ICE's report of the year can be read.
  private static final String REPORT = "https://www.ice.gov/remove/removal-statistics/2016";

  @TempDir Path folder = Path.of("");

  @Test
  void fiscalYear2016EqualsTheOfficialFiguresAndSeattleIsNotCompared() throws Exception {
    Path out = folder.resolve("out");
    Terminal.Outcome build =
        Terminal.run("build", RealData.require("ice-2019"), "--out", out, "--quiet");
    assertThat(build.exitCode()).isZero();
    // Row counts stand in the data folder's README.
    long seattle = 2656 + 1410 + 11712 + 7829 + 1917 + 1267;
    assertThat(build.out())
        .containsPattern(
            "Rows in +" + String.format(Locale.ROOT, "%,d", 110_104 + 240_255 + seattle))
        .containsPattern("Rows rejected +0");
    Terminal.Outcome reconcile = Terminal.run("reconcile", out);
    assertThat(reconcile.exitCode()).isZero();
    for (long official : new long[] {110_104, 240_255, 235_524, 149_821}) {
      assertThat(reconcile.out())
          .containsPattern("ours +" + String.format(Locale.ROOT, "%,d", official))
          .containsPattern("official +" + String.format(Locale.ROOT, "%,d", official));
    }
    assertThat(reconcile.out()).contains(REPORT);
    assertThat(Files.readString(out.resolve("published/reconciliation.html")))
        .contains("<a href=\"" + REPORT + "\">");
    assertThat(Files.readString(out.resolve("published/catalog.json"))).contains(REPORT);
    assertThat(
            Terminal.run("explain", out, "2019-icfo-53623/removals/fy2016/citizenship=mexico")
                .out())
        .contains("Official figure", "149,821  ICE", REPORT);
    // Seattle's numbers never stand without their office, nor under months that are not theirs.
    Path published = out.resolve("published");
    for (String set : List.of("arrests.by-month", "removals.by-citizenship")) {
      assertThat(Files.readAllLines(published.resolve("data/" + set + ".csv")))
          .filteredOn(line -> line.startsWith("2018-ICFO-36170,"))
          .isNotEmpty()
          .allMatch(line -> line.contains("Seattle AOR"));
    }
    assertThat(Files.readString(published.resolve("datapackage.json")))
        .contains(
            "Administrative arrests, by month. October 2015 to April 2018\"",
            "Removals, by country of citizenship. Fiscal year 2016 to Fiscal year 2018\"",
            "Encounters, by country of citizenship. 2018-ICFO-36170, Fiscal year 2017 to Fiscal"
                + " year 2018\"");
    assertThat(reconcile.out())
        .contains("part of the year: its title says through 2018-04-27")
        .contains("through 04/27/2018");
  }
}
