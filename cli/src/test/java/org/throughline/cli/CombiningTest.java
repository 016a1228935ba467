package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.compare.Plan;
import org.throughline.testing.MadeUpArrests;

/// A build of two releases that cover the same months.
final class CombiningTest {

  @TempDir Path folder = Path.of("");

  /// January to March of the older release has 290, 295 and 320 rows, January to April of the newer one
  /// 290, 235, 360 and 250.
  private Path releases() throws IOException {
    Path both = folder.resolve("both");
    Plan.OLDER.write(both.resolve("older"));
    Plan.NEWER.write(both.resolve("newer"));
    return both;
  }

  private Path rules(String from) throws IOException {
    return Files.writeString(
        folder.resolve("rules.yaml"),
        """
        combination: mine
        rules:
          - newer: 2019-ICFO-99999
            older: [2019-ICFO-99998]
            from: %s
        """
            .formatted(from));
  }

  @Test
  void rowsOutsideTheirReleasesWindowAreExcludedByName() throws IOException {
    Path out = folder.resolve("out");
    Terminal.Outcome build =
        Terminal.run(
            "build", releases(), "--out", out, "--combination", rules("2016-02-01"), "--quiet");
    assertThat(build.exitCode()).as(build.err()).isZero();
    assertThat(build.out())
        .containsPattern("Rows kept +2,040\n")
        .contains(
            "2019-ICFO-99998, arrests, 2016-02 to 2016-03, by 2019-ICFO-99999: 615 of its rows");
    assertThat(PublishedPages.of(out))
        .contains("Arrests from 2016-02 to 2016-03 are counted from release 2019-ICFO-99999")
        .contains("superseded by 2019-ICFO-99999");
    Terminal.Outcome older = Terminal.run("explain", out, "2019-icfo-99998/arrests/fy2016");
    assertThat(older.out())
        .containsPattern("Number +290 ")
        .containsPattern("615 +superseded by 2019-ICFO-99999");
    Terminal.Outcome newer = Terminal.run("explain", out, "2019-icfo-99999/arrests/fy2016");
    assertThat(newer.out()).containsPattern("Number +1,135 ");
  }

  @Test
  void oneSeriesGoesAcrossTheReleasesEachMonthFromItsOwner() throws IOException {
    Path out = folder.resolve("out");
    Path rules = rules("2016-02-01");
    assertThat(
            Terminal.run("build", releases(), "--out", out, "--combination", rules, "--quiet")
                .exitCode())
        .isZero();
    assertThat(
            Files.readAllLines(
                out.resolve("published/tables/combined.arrests.fy2016.by-month-and-release.csv")))
        .anyMatch(
            line ->
                line.startsWith("2016-01,")
                    && line.contains(",290,")
                    && line.contains(",2019-icfo-99998/arrests/fy2016/month=2016-01,"))
        .anyMatch(
            line ->
                line.contains(",0,")
                    && line.contains(",2019-icfo-99998/arrests/fy2016/month=2016-02,"))
        .anyMatch(
            line ->
                line.contains(",235,")
                    && line.contains(",2019-icfo-99999/arrests/fy2016/month=2016-02,"))
        .anyMatch(
            line ->
                line.contains(",235,") && line.contains(",combined/arrests/fy2016/month=2016-02,"));
    Terminal.Outcome all = Terminal.run("explain", out, "combined/arrests/fy2016");
    assertThat(all.out())
        .containsPattern("Number +1,425 ")
        .containsPattern("615 +superseded by 2019-ICFO-99999");
    Terminal.Outcome audit = Terminal.run("audit", out);
    assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
    assertThat(PublishedPages.of(out))
        .contains("All releases, each window from the release that owns it");
  }

  @Test
  void withoutARuleEveryReleaseCountsItsOwn() throws IOException {
    Path out = folder.resolve("out");
    assertThat(Terminal.run("build", releases(), "--out", out, "--quiet").exitCode()).isZero();
    assertThat(Terminal.run("explain", out, "2019-icfo-99998/arrests/fy2016").out())
        .containsPattern("Number +905 ");
    assertThat(Terminal.run("explain", out, "combined/arrests/fy2016").exitCode())
        .isEqualTo(ExitCode.NO_SUCH_NUMBER);
  }

  @Test
  void aFileOfRulesThatCannotBeUsedIsNamedAndNothingIsBuilt() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "combination: x\nrule: []\n");
    Path release = folder.resolve("release");
    MadeUpArrests.write(release, "arrests.csv.gz", MadeUpArrests.lines(50, 1));
    Path out = folder.resolve("out");
    Terminal.Outcome build =
        Terminal.run("build", release, "--out", out, "--combination", broken, "--quiet");
    assertThat(build.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(build.err()).contains("broken.yaml").contains("Valid:");
    assertThat(out).doesNotExist();
  }
}
