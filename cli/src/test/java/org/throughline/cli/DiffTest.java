package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.compare.Plan;
import org.throughline.disclosure.history.Fact;
import org.throughline.disclosure.history.Ledger;

/// The command, from released files to its page.
final class DiffTest {

  @TempDir Path folder = Path.of("");

  private Terminal.Outcome diff(Path old, Path newer, Path out) {
    return Terminal.run("diff", old, newer, "--out", out, "--quiet");
  }

  private static Path file(Path out, String table) throws IOException {
    try (Stream<Path> files = Files.list(out.resolve("published/tables"))) {
      return files
          .filter(path -> path.getFileName().toString().endsWith(table + ".csv"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<String> csv(Path out, String table) throws IOException {
    return Files.readAllLines(file(out, table));
  }

  @Test
  void plantedDriftIsPrintedAndPublished() throws IOException {
    Path old = Plan.OLDER.write(folder.resolve("old"));
    Path newer = Plan.NEWER.write(folder.resolve("new"));
    Path out = folder.resolve("out");
    Terminal.Outcome outcome = diff(old, newer, out);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains("Older  2019-ICFO-99998")
        .contains("Newer  2019-ICFO-99999")
        .contains("both cover 2016-01 to 2016-03")
        .containsPattern("2016-01 +290 +290 +0\n")
        .containsPattern("2016-02 +295 +235 +-60\n")
        .containsPattern("2016-03 +320 +360 +\\+40\n")
        .containsPattern("2016-04 +0 +250\n")
        .contains("Values gone from citizenship: 'FIJI'")
        .contains("Values new in citizenship: 'CANADA'");
    assertThat(csv(out, "arrests.by-month"))
        .anyMatch(
            line -> line.contains("fewer") && line.contains("2016-02") && line.contains(",60,"));
    assertThat(PublishedPages.of(out))
        .contains("2019-ICFO-99999 compared with 2019-ICFO-99998")
        .contains("both cover 2016-01 to 2016-03");
  }

  @Test
  void buildsOfOneReleaseUnderTwoRulesShowThePublishedNumbersThatDiffer() throws IOException {
    Path release = Plan.OLDER.write(folder.resolve("release"));
    Path strict = folder.resolve("strict");
    Path loose = folder.resolve("loose");
    assertThat(
            Terminal.run("build", release, "--out", loose, "--quiet", "--threshold", "2")
                .exitCode())
        .isZero();
    assertThat(
            Terminal.run(
                    "build",
                    release,
                    "--out",
                    strict,
                    "--quiet",
                    "--policy",
                    PlainPolicy.in(folder))
                .exitCode())
        .isZero();
    Path numbers = folder.resolve("numbers.csv");
    Terminal.Outcome outcome = Terminal.run("diff", strict, loose, "--quiet", "--numbers", numbers);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .containsPattern(
            "Published numbers, each build under its own rules: [1-9]\\d* alike, [1-9]")
        .containsPattern("suppressed +\\d+  2019-icfo-99998/arrests/")
        .doesNotContain("No differences.");
    assertThat(Files.readAllLines(numbers).getFirst()).isEqualTo("id,older,newer");
    assertThat(Files.readAllLines(numbers)).anyMatch(line -> line.matches(".*,suppressed,\\d+"));
    Terminal.Outcome again = Terminal.run("diff", loose, loose, "--quiet");
    assertThat(again.out()).contains("0 differ").contains("No differences.");
  }

  @Test
  void columnsAndValuesThatChangedStandInFilesOfTheirOwn() throws IOException {
    Path old = Plan.OLDER.write(folder.resolve("old"));
    Path newer = Plan.NEWER.write(folder.resolve("new"));
    Path out = folder.resolve("out");
    assertThat(diff(old, newer, out).exitCode()).isZero();
    assertThat(Files.readAllLines(out.resolve("published/columns.csv")).getFirst())
        .isEqualTo("table,change,column,older_header,newer_header");
    assertThat(Files.readAllLines(out.resolve("published/values.csv")))
        .startsWith("table,column,change,value")
        .contains("arrests,citizenship,gone,FIJI", "arrests,citizenship,new,CANADA");
  }

  /// Where zeros are withheld, that a value vanished is withheld with them, wherever it could be said.
  @Test
  void aValueWhoseZeroIsWithheldIsNotSaidToBeGone() throws IOException {
    Path old = Plan.OLDER.write(folder.resolve("old"));
    Path newer = Plan.NEWER.write(folder.resolve("new"));
    Path policy = folder.resolve("policy.yaml");
    Files.writeString(
        policy,
        """
        id: strict
        threshold: 11
        zeros: withheld
        reason: A zero says of a whole group that none of it is there.
        """);
    Path out = folder.resolve("out");
    Terminal.Outcome outcome =
        Terminal.run("diff", old, newer, "--out", out, "--policy", policy, "--quiet");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out()).doesNotContain("gone from").doesNotContain("new in");
    assertThat(Files.readString(out.resolve("published/values.csv")))
        .isEqualTo("table,column,change,value\r\n");
    assertThat(Files.readString(out.resolve("published/index.html")))
        .doesNotContain("gone from")
        .doesNotContain("new in");
    Terminal.Outcome audit = Terminal.run("audit", out);
    assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
  }

  @Test
  void everyFileOfAComparisonIsInItsCatalogueAndIsAudited() throws IOException {
    Path old = Plan.OLDER.write(folder.resolve("old"));
    Path newer = Plan.NEWER.write(folder.resolve("new"));
    Path out = folder.resolve("out");
    assertThat(diff(old, newer, out).exitCode()).isZero();
    assertThat(Files.readString(out.resolve("published/catalog.json")))
        .contains("\"columns.csv\"")
        .contains("\"values.csv\"");
    Terminal.Outcome audit = Terminal.run("audit", out);
    assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
    assertThat(audit.out()).contains("Passed.");
    Files.writeString(
        out.resolve("published/values.csv"),
        "arrests,citizenship,gone,TONGA\r\n",
        StandardOpenOption.APPEND);
    assertThat(Terminal.run("audit", out).out()).contains("values.csv is not what");
  }

  /// A count that was put back by hand is found in a comparison as in a build.
  @Test
  void aWithheldCountThatAComparisonShowsIsDisclosed() throws IOException {
    Path old = Plan.OLDER.write(folder.resolve("old"));
    Path newer = Plan.NEWER.write(folder.resolve("new"));
    Path out = folder.resolve("out");
    assertThat(diff(old, newer, out).exitCode()).isZero();
    Path table = file(out, "arrests.by-citizenship");
    Files.writeString(
        table,
        Files.readString(table)
            .replaceFirst("(fiji,FIJI,older,Older release),,suppressed,", "$1,5,published,"));
    Terminal.Outcome audit = Terminal.run("audit", out);
    assertThat(audit.exitCode()).isEqualTo(ExitCode.DISCLOSES);
    assertThat(audit.out()).contains("citizenship=fiji/side=older");
  }

  @Test
  void aComparisonCannotBeSubtractedFromABuildOfItsReleases() throws IOException {
    Path old = Plan.OLDER.write(folder.resolve("old"));
    Path newer = Plan.NEWER.write(folder.resolve("new"));
    Path ledger = folder.resolve("ledger");
    Object[] build = {"build", newer, "--out", folder.resolve("b"), "--ledger", ledger, "--quiet"};
    assertThat(Terminal.run(build).exitCode()).isZero();
    Terminal.Outcome later = Terminal.run("diff", old, newer, "--ledger", ledger, "--quiet");
    assertThat(later.exitCode()).isZero();
    assertThat(later.out())
        .containsPattern("2016-02 +295 +235 +-60\n")
        .contains("Numbers of release 2019-icfo-99999 by citizenship were published before")
        .doesNotContain("FIJI ");
  }

  /// Whoever compares two builds has what they published beside the comparison, whichever ledgers they keep.
  @Test
  void aComparisonOfBuildsCannotBeSubtractedFromThem() throws IOException {
    Path old = folder.resolve("b1");
    Path newer = folder.resolve("b2");
    Object[] first = {"build", Plan.OLDER.write(folder.resolve("old")), "--out", old, "--quiet"};
    Object[] second = {"build", Plan.NEWER.write(folder.resolve("new")), "--out", newer, "--quiet"};
    assertThat(Terminal.run(first).exitCode()).isZero();
    assertThat(Terminal.run(second).exitCode()).isZero();
    Path out = folder.resolve("out");
    Terminal.Outcome outcome = diff(old, newer, out);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .containsPattern("2016-02 +295 +235 +-60\n")
        .contains("by citizenship were published before")
        .doesNotContain("FIJI ");
    assertThat(csv(out, "arrests.by-month")).anyMatch(line -> line.contains(",60,"));
    assertThat(Terminal.run("audit", out).exitCode()).isZero();
    Path alone = folder.resolve("alone");
    Object[] apart = {"diff", old, newer, "--out", alone, "--no-ledger", "--quiet"};
    assertThat(Terminal.run(apart).out()).contains("Values new in citizenship: 'CANADA'");
  }

  /// Tables of these releases are withheld for two reasons, which the page lists; an audit makes it again byte for byte.
  @Test
  void aComparisonWithheldForSeveralReasonsPassesItsAudit() throws IOException {
    Path old = folder.resolve("b1");
    Path newer = folder.resolve("b2");
    Path ledger = folder.resolve("ledger");
    Plan few =
        new Plan(
            "2019-ICFO-99998",
            List.of(new Plan.Group(1, "MEXICO", 4), new Plan.Group(2, "GUATEMALA", 3)));
    Plan fewer = new Plan("2019-ICFO-99999", List.of(new Plan.Group(1, "MEXICO", 5)));
    Path first = few.write(folder.resolve("old"));
    Path second = fewer.write(folder.resolve("new"));
    Terminal.run("build", first, "--out", old, "--ledger", ledger, "--quiet");
    Terminal.run("build", second, "--out", newer, "--ledger", ledger, "--quiet");
    Path out = folder.resolve("out");
    Object[] diff = {"diff", old, newer, "--out", out, "--ledger", ledger, "--quiet"};
    Terminal.Outcome outcome = Terminal.run(diff);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    Terminal.Outcome audit = Terminal.run("audit", out);
    assertThat(audit.exitCode()).as(audit.out()).isZero();
  }

  /// Numbers with noise may be shown by both.
  @Test
  void aBuildAndAComparisonOfOneLedgerGiveAValueOneId() throws IOException {
    Path[] releases = {folder.resolve("r1"), folder.resolve("r2")};
    for (int seed = 0; seed < releases.length; seed++) {
      Object[] synth = {
        "synth",
        releases[seed],
        "--stays=400",
        "--seed",
        seed,
        "--tables=removals",
        "--container=csv"
      };
      assertThat(Terminal.run(synth).exitCode()).isZero();
    }
    Path out = folder.resolve("out");
    Object[] noise = {"--policy=cell-key", "--noise-key", folder.resolve("key"), "--quiet"};
    Object[] build = {"build", releases[1], "--out", out};
    assertThat(Terminal.run(Stream.of(build, noise).flatMap(Stream::of).toArray()).exitCode())
        .isZero();
    assertThat(Ledger.read(out.resolve("ledger")).facts())
        .contains(new Fact.Label("final_order", "yes", "YES"));
    Path to = folder.resolve("to");
    Object[] diff = {
      "diff", releases[0], releases[1], "--ledger", out.resolve("ledger"), "--out", to
    };
    Terminal.Outcome outcome = Terminal.run(Stream.of(diff, noise).flatMap(Stream::of).toArray());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(csv(to, "removals.by-final-order")).anyMatch(one -> one.contains("final_order=yes"));
    assertThat(Terminal.run("audit", to).exitCode()).isZero();
  }

  /// Each of the releases of a folder counts, and not only where a folder holds a single one.
  @Test
  void aComparisonOfSeveralReleasesCannotBeSubtractedFromABuildOfOneOfThem() throws IOException {
    Path old = Plan.OLDER.write(folder.resolve("old"));
    Path both = Plan.NEWER.write(folder.resolve("both"));
    Path other = new Plan("2019-ICFO-99997", Plan.OLDER.groups()).write(folder.resolve("other"));
    Files.move(other.resolve("arrests.csv.gz"), both.resolve("more.csv.gz"));
    Path ledger = folder.resolve("ledger");
    Path newer = Plan.NEWER.write(folder.resolve("new"));
    Object[] build = {"build", newer, "--out", folder.resolve("b"), "--ledger", ledger, "--quiet"};
    assertThat(Terminal.run(build).exitCode()).isZero();
    Terminal.Outcome later = Terminal.run("diff", old, both, "--ledger", ledger, "--quiet");
    assertThat(later.exitCode()).as(later.err()).isZero();
    assertThat(later.out())
        .contains("Newer  2019-ICFO-99997, 2019-ICFO-99999")
        .contains("Numbers of release 2019-icfo-99999 by citizenship were published before")
        .doesNotContain("FIJI ");
  }

  @Test
  void aBuildCannotBeSubtractedFromAComparisonOfItsRelease() throws IOException {
    Path old = Plan.OLDER.write(folder.resolve("old"));
    Path newer = Plan.NEWER.write(folder.resolve("new"));
    Path ledger = folder.resolve("ledger");
    Object[] first = {
      "diff", old, newer, "--out", folder.resolve("a"), "--ledger", ledger, "--quiet"
    };
    assertThat(Terminal.run(first).exitCode()).isZero();
    Path out = folder.resolve("b");
    Terminal.Outcome build =
        Terminal.run("build", newer, "--out", out, "--ledger", ledger, "--quiet");
    assertThat(build.exitCode()).isZero();
    assertThat(PublishedPages.of(out))
        .contains("Comparisons of release 2019-icfo-99999 by citizenship were published before");
    try (Stream<Path> tables = Files.list(out.resolve("published/tables"))) {
      assertThat(tables).noneMatch(path -> path.toString().contains("citizenship"));
    }
  }

  @Test
  void aRareValueIsNamedButNotCounted() throws IOException {
    Path old = Plan.OLDER.write(folder.resolve("old"));
    Path newer = Plan.NEWER.write(folder.resolve("new"));
    Path out = folder.resolve("out");
    Terminal.Outcome outcome = diff(old, newer, out);
    assertThat(outcome.out()).containsPattern("FIJI +\\[c] +0 +\\[c]\n");
    List<String> lines = csv(out, "arrests.by-citizenship");
    List<String> withheld = lines.stream().filter(line -> line.contains(",suppressed,")).toList();
    assertThat(withheld).anyMatch(line -> line.contains("citizenship=fiji/side=older"));
    assertThat(withheld).anyMatch(line -> line.contains("citizenship=fiji/side=fewer"));
    // The total of the older release is public, so a second count of it has to be withheld.
    assertThat(withheld.stream().filter(line -> line.contains("side=older,")).count())
        .isGreaterThan(1);
  }

  @Test
  void whatAnEarlierComparisonWithheldStaysWithheld() throws IOException {
    Path old = Plan.OLDER.write(folder.resolve("old"));
    Path newer = Plan.NEWER.write(folder.resolve("new"));
    Path ledger = folder.resolve("ledger");
    Object[] first = {
      "diff", old, newer, "--out", folder.resolve("a"), "--ledger", ledger, "--quiet"
    };
    assertThat(Terminal.run(first).exitCode()).isZero();
    assertThat(ledger).exists();
    Terminal.Outcome open = Terminal.run("diff", old, newer, "--threshold", 2, "--quiet");
    assertThat(open.out()).containsPattern("FIJI +5 +0 +-5\n");
    Terminal.Outcome later =
        Terminal.run("diff", old, newer, "--threshold", 2, "--ledger", ledger, "--quiet");
    assertThat(later.exitCode()).isZero();
    assertThat(later.out()).containsPattern("FIJI +\\[c] +0 +\\[c]\n");
  }

  /// Five people fewer are five people, whatever the counts they were part of.
  @Test
  void aSmallChangeBetweenLargeCountsIsWithheld() throws IOException {
    Plan changed =
        new Plan(
            "2019-ICFO-99999",
            List.of(
                new Plan.Group(1, "MEXICO", 200),
                new Plan.Group(1, "GUATEMALA", 150),
                new Plan.Group(1, "CANADA", 100)));
    Plan before =
        new Plan(
            "2019-ICFO-99998",
            List.of(
                new Plan.Group(1, "MEXICO", 195),
                new Plan.Group(1, "GUATEMALA", 190),
                new Plan.Group(1, "CANADA", 60)));
    Terminal.Outcome outcome =
        diff(
            before.write(folder.resolve("old")),
            changed.write(folder.resolve("new")),
            folder.resolve("out"));
    assertThat(outcome.out())
        .doesNotContainPattern("MEXICO +195 +200")
        .doesNotContainPattern("MEXICO .*\\+5");
  }

  @Test
  void aReleaseComparedWithItselfHasNoDifferences() throws IOException {
    Path release = Plan.OLDER.write(folder.resolve("release"));
    Path out = folder.resolve("out");
    Terminal.Outcome outcome = diff(release, release, out);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("No differences.");
    assertThat(csv(out, "arrests.by-month").stream().filter(line -> line.contains("=more")))
        .hasSize(4)
        .allMatch(line -> line.contains(",0,published,"));
  }

  @Test
  void aBuildAndItsFilesAreTheSame() throws IOException {
    Path release = Plan.OLDER.write(folder.resolve("release"));
    Path build = folder.resolve("build");
    assertThat(Terminal.run("build", release, "--out", build, "--quiet").exitCode()).isZero();
    Terminal.Outcome outcome = Terminal.run("diff", build, release, "--quiet");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("No differences.");
  }

  @Test
  void whatCannotBeReadIsNamedAndNothingIsWritten() throws IOException {
    Path release = Plan.OLDER.write(folder.resolve("release"));
    Path out = folder.resolve("out");
    Terminal.Outcome outcome = diff(release, folder.resolve("nothing-here"), out);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(outcome.err()).contains("nothing-here");
    assertThat(out).doesNotExist();
  }

  @Test
  void aNumberOfAComparisonIsNotExplainedAsIfItWereABuilds() throws IOException {
    Path release = Plan.OLDER.write(folder.resolve("release"));
    Path out = folder.resolve("out");
    assertThat(diff(release, release, out).exitCode()).isZero();
    Terminal.Outcome outcome = Terminal.run("explain", out, "diff/x");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.NO_SUCH_NUMBER);
    assertThat(outcome.err()).contains("Valid:");
  }
}
