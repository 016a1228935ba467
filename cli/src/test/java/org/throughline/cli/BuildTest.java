package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughline.releases.SourceFile;
import org.throughline.testing.MadeUpArrests;
import org.throughline.workspace.Provenance;

final class BuildTest {

  @TempDir Path folder = Path.of("");

  private Path release() throws IOException {
    MadeUpArrests.write(folder.resolve("release"), "arrests.csv.gz", MadeUpArrests.lines(2000, 1));
    return folder.resolve("release");
  }

  private static Map<String, String> digests(Path tree) throws IOException {
    Path real = tree.toRealPath();
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(real)) {
      // What stages took differs from build to build, and whether there was a build before.
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .filter(f -> !f.endsWith("build.json") && !f.endsWith(".files"))
              .filter(f -> !f.startsWith(real.resolve("before")))
              // How far the ledger had come; VerifyTest and LedgerTransactionTest hold it.
              .filter(f -> !f.endsWith(Provenance.FILE) && !f.endsWith("publication.txt"))
              .toList()) {
        digests.put(real.relativize(file).toString(), SourceFile.of(real, file).sha256());
      }
    }
    return digests;
  }

  @Test
  void theSameFilesPublishTheSameBytes() throws IOException {
    Path release = release();
    assertThat(Terminal.run("build", release, "--out", folder.resolve("a"), "--quiet").exitCode())
        .isZero();
    assertThat(Terminal.run("build", release, "--out", folder.resolve("b"), "--quiet").exitCode())
        .isZero();
    Map<String, String> first = digests(folder.resolve("a/published"));
    assertThat(first).containsKeys("index.html", "catalog.json");
    assertThat(digests(folder.resolve("b/published"))).isEqualTo(first);
  }

  @Test
  void theSummaryAccountsForEveryRow() throws IOException {
    List<String> lines = MadeUpArrests.lines(500, 2);
    lines.add(MadeUpArrests.row("Boston", "4/31/2016", "MEXICO"));
    lines.add("\"Boston Area of Responsibility\"|4/30/2016|\"Located\"");
    lines.add("");
    MadeUpArrests.write(folder.resolve("release"), "arrests.csv.gz", lines);
    Terminal.Outcome outcome =
        Terminal.run("build", folder.resolve("release"), "--out", folder.resolve("o"), "--quiet");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .containsPattern("Rows in +502\n")
        .containsPattern("Rows kept +501\n")
        .containsPattern("Rows rejected +1\n")
        .containsPattern("too few fields +1\n")
        .containsPattern("Impossible values +1 ");
  }

  @Test
  void aFailedBuildLeavesTheLastGoodOne() throws IOException {
    Path release = release();
    Path out = folder.resolve("out");
    assertThat(Terminal.run("build", release, "--out", out, "--quiet").exitCode()).isZero();
    Map<String, String> good = digests(out.resolve("current"));
    Files.writeString(release.resolve("broken.csv"), "a,b\n1,2\n");
    assertThat(Terminal.run("build", release, "--out", out, "--quiet").exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(digests(out.resolve("current"))).isEqualTo(good);
  }

  @Test
  void whatAnUnfinishedBuildLeftIsRemovedByTheNext() throws IOException {
    Path release = release();
    Path out = folder.resolve("out");
    assertThat(Terminal.run("build", release, "--out", out, "--quiet").exitCode()).isZero();
    Path leftover = out.resolve("builds/0099/lake");
    Files.createDirectories(leftover);
    Files.writeString(leftover.resolve("arrests.parquet"), "half of a file");
    assertThat(Terminal.run("build", release, "--out", out, "--quiet").exitCode()).isZero();
    try (Stream<Path> builds = Files.list(out.resolve("builds"))) {
      assertThat(builds).hasSize(1);
    }
  }

  private Process launch(Object... arguments) throws IOException {
    return Terminal.launch(folder.resolve("printed.txt"), arguments);
  }

  private static final int KILLED = 128 + 9;

  /// Where a build can be killed. Each is seen from outside, so that the build is alive when it is killed
  /// and has come just so far.
  enum Moment {
    READING {
      @Override
      boolean isSeen(Path build) {
        Path lake = build.resolve("lake");
        return Files.isDirectory(lake.resolve("arrests"))
            && Files.notExists(lake.resolve("ledger.parquet"));
      }
    },
    PUTTING_IN_ORDER {
      @Override
      boolean isSeen(Path build) {
        return Files.exists(build.resolve("lake/ledger.parquet"));
      }
    },
    PUBLISHING {
      @Override
      boolean isSeen(Path build) {
        return Files.isDirectory(build.resolve("published"));
      }
    };

    abstract boolean isSeen(Path build);
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void aKilledBuildLeavesTheLastGoodOne(Moment moment) throws Exception {
    Path release = release();
    Path out = folder.resolve("out");
    assertThat(Terminal.run("build", release, "--out", out, "--quiet").exitCode()).isZero();
    Map<String, String> good = digests(out.resolve("published"));
    MadeUpArrests.write(release, "more.csv.gz", MadeUpArrests.lines(60_000, 3));
    Process process = launch("build", release, "--out", out, "--quiet");
    Terminal.await(process, () -> moment.isSeen(out.resolve("builds/0002")));
    process.destroyForcibly();
    assertThat(process.waitFor()).isEqualTo(KILLED);
    assertThat(digests(out.resolve("published"))).isEqualTo(good);
    assertThat(Terminal.run("reconcile", out).exitCode()).isZero();
    assertThat(Terminal.run("ledger", "verify", out).exitCode()).isZero();
    assertThat(Terminal.run("build", release, "--out", out, "--quiet").exitCode()).isZero();
    assertThat(Terminal.run("audit", out).exitCode()).isZero();
    assertThat(Terminal.run("ledger", "verify", out).exitCode()).isZero();
  }

  /// Two builds that share a ledger: whichever protects second knows what the first one published.
  @Test
  void buildsOfOneLedgerArePublishedOneAfterTheOther() throws Exception {
    Path ledger = folder.resolve("ledger");
    List<Process> builds = new ArrayList<>();
    Path first = countries("first", Map.of("MEXICO", 40, "CANADA", 12, "FIJI", 3));
    Path second = countries("second", Map.of("MEXICO", 40, "CANADA", 12, "GUATEMALA", 30));
    try (FileChannel held =
        FileChannel.open(
            folder.resolve(".ledger.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      held.lock();
      for (Path release : List.of(first, second)) {
        Path says = folder.resolve(release.getFileName() + ".txt");
        Process build =
            Terminal.launch(says, "build", release, "--out", out(release), "--ledger", ledger);
        builds.add(build);
        Terminal.await(
            build, () -> Files.readString(says).contains("Waiting for another publication"));
      }
      assertThat(ledger).doesNotExist();
    }
    for (Process build : builds) {
      assertThat(build.waitFor()).isZero();
    }
    assertThat(Terminal.run("ledger", "verify", ledger).out()).contains("of 2 publications");
    assertThat(Terminal.run("audit", out(first)).exitCode()).isZero();
    assertThat(Terminal.run("audit", out(second)).exitCode()).isZero();
    Set<String> shown = withStatus(first, "published");
    shown.addAll(withStatus(second, "published"));
    assertThat(shown).isNotEmpty();
    // The two have totals of their own.
    shown.remove("total");
    for (Path release : List.of(first, second)) {
      Set<String> hidden = withStatus(release, "suppressed");
      hidden.removeAll(shown);
      // One that is withheld alone follows from the total.
      assertThat(hidden)
          .as(release.toString())
          .satisfiesAnyOf(
              none -> assertThat(none).isEmpty(), some -> assertThat(some).hasSizeGreaterThan(1));
    }
  }

  private Path out(Path release) {
    return folder.resolve("out-" + release.getFileName());
  }

  private Path countries(String name, Map<String, Integer> records) throws IOException {
    List<String> lines = MadeUpArrests.top();
    records.forEach(
        (country, count) ->
            lines.addAll(
                Collections.nCopies(count, MadeUpArrests.row("Boston", "1/15/2016", country))));
    MadeUpArrests.write(folder.resolve(name), "arrests.csv.gz", lines);
    return folder.resolve(name);
  }

  /// Countries by what became of their counts; none where the whole table is withheld.
  private Set<String> withStatus(Path release, String status) throws IOException {
    try (Stream<Path> files = Files.list(out(release).resolve("published/tables"))) {
      Set<String> found = new TreeSet<>();
      for (Path table :
          files.filter(file -> file.toString().endsWith("by-citizenship.csv")).toList()) {
        Files.readAllLines(table).stream()
            .filter(line -> line.contains("," + status + ","))
            .forEach(line -> found.add(line.substring(0, line.indexOf(','))));
      }
      return found;
    }
  }

  @Test
  void unchangedFilesAreNotReadAgainAndPublishTheSame() throws IOException {
    Path release = release();
    Path out = folder.resolve("out");
    assertThat(Terminal.run("build", release, "--out", out, "--quiet").out())
        .containsPattern("Files +1\n");
    Map<String, String> good = digests(out.resolve("current"));
    assertThat(Terminal.run("build", release, "--out", out, "--quiet").out())
        .containsPattern("Files +1, of them 1 unchanged since the last build and not read again\n")
        .containsPattern("Rows in +2,000\n");
    assertThat(digests(out.resolve("current"))).isEqualTo(good);
    assertThat(Terminal.run("build", release, "--out", out, "--quiet", "--fresh").out())
        .containsPattern("Files +1\n");
    assertThat(digests(out.resolve("current"))).isEqualTo(good);
  }

  /// Ctrl-C while a file is being read, on the real program.
  @Test
  void anInterruptedBuildLeavesTheLastGoodOneAndNothingElse() throws Exception {
    Path release = release();
    Path out = folder.resolve("out");
    assertThat(Terminal.run("build", release, "--out", out, "--quiet").exitCode()).isZero();
    Map<String, String> good = digests(out.resolve("current"));
    MadeUpArrests.write(release, "more.csv.gz", MadeUpArrests.lines(300_000, 3));
    Process process = launch("build", release, "--out", out, "--quiet");
    Path lake = out.resolve("builds/0002/lake/ledger.parquet");
    while (!Files.isDirectory(lake.resolveSibling("arrests"))) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(5);
    }
    assertThat(lake).as("the reading is not over").doesNotExist();
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(digests(out.resolve("current"))).isEqualTo(good);
    Files.delete(release.resolve("more.csv.gz"));
    assertThat(Terminal.run("build", release, "--out", out, "--quiet").out())
        .contains("1 unchanged since the last build");
    assertThat(digests(out.resolve("current"))).isEqualTo(good);
    try (Stream<Path> builds = Files.list(out.resolve("builds"))) {
      assertThat(builds).hasSize(1);
    }
  }

  @Test
  void anOutputThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "");
    Terminal.Outcome outcome =
        Terminal.run("build", release(), "--out", file.resolve("out"), "--quiet");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_OUTPUT);
    assertThat(outcome.err()).contains("a-file").contains("Valid:");
  }

  @Test
  void aFolderWithOtherFilesIsNotTouched() throws IOException {
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("thesis.txt"), "years of work");
    Terminal.Outcome outcome = Terminal.run("build", release(), "--out", mine, "--quiet");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_OUTPUT);
    try (Stream<Path> files = Files.list(mine)) {
      assertThat(files).containsExactly(mine.resolve("thesis.txt"));
    }
  }
}
