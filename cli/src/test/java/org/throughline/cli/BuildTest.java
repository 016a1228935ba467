package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.releases.SourceFile;
import org.throughline.testing.MadeUpArrests;
import org.throughline.workspace.BuildFolder;

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
      for (Path file : files.filter(Files::isRegularFile).toList()) {
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
        .containsPattern("Values that cannot be +1 ");
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

  @Test
  void aKilledBuildLeavesTheLastGoodOne() throws IOException, InterruptedException {
    Path release = release();
    Path out = folder.resolve("out");
    assertThat(Terminal.run("build", release, "--out", out, "--quiet").exitCode()).isZero();
    Map<String, String> good = digests(out.resolve("published"));
    MadeUpArrests.write(release, "more.csv.gz", MadeUpArrests.lines(60_000, 3));
    for (int milliseconds : List.of(900, 1400, 2000)) {
      Process process = launch("build", release.toString(), "--out", out.toString(), "--quiet");
      Thread.sleep(milliseconds);
      process.destroyForcibly().waitFor();
      assertThat(BuildFolder.current(out)).isPresent();
      Map<String, String> now = digests(out.resolve("published"));
      assertThat(now.keySet()).isEqualTo(good.keySet());
      assertThat(Terminal.run("reconcile", out).exitCode()).isZero();
    }
    Files.delete(release.resolve("more.csv.gz"));
    assertThat(Terminal.run("build", release, "--out", out, "--quiet").exitCode()).isZero();
    assertThat(digests(out.resolve("published"))).isEqualTo(good);
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
    Process process = launch("build", release.toString(), "--out", out.toString(), "--quiet");
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

  private static Process launch(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
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
