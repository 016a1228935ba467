package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.official.PostedWorkbook;
import org.throughline.testing.MadeUpArrests;
import org.throughline.verify.AuditReportFile;

/// A disk without room, and a terminal without accents.
final class HostileMachineTest {

  @TempDir Path folder = Path.of("");

  @Test
  void aNameThatTheTerminalCannotSayIsRefusedInOneSentence() {
    assertThat(Main.lostNames("UTF-8", List.of("build", "Año?"))).isEmpty();
    assertThat(Main.lostNames("ANSI_X3.4-1968", List.of("build", "releases"))).isEmpty();
    assertThat(Main.lostNames("ANSI_X3.4-1968", List.of("build", "A\uFFFDo")).orElseThrow())
        .contains("ANSI_X3.4-1968", "Set LC_ALL=C.UTF-8");
  }

  @Test
  void anAnswerThatDoesNotArriveWholeIsNoSuccess() {
    assertThat(Main.run(new StandardOutput(failing("No space left on device")), "measures"))
        .isEqualTo(ExitCode.BAD_OUTPUT);
    // `./throughline measures | head`
    assertThat(Main.run(new StandardOutput(failing("Broken pipe")), "measures"))
        .isEqualTo(ExitCode.OK);
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }

  @Test
  void whatAKilledProgramLeftOfTheEngineIsRemovedByTheNextOne() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/self/maps")), "Not on Linux");
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    List<String> left = List.of("libduckdb_java123.so", "libduckdb_java45.so", "libother123.so");
    for (String name : left) {
      Files.writeString(temporary.resolve(name), "half of it");
    }
    FileTime old = FileTime.from(Instant.now().minusSeconds(120));
    Files.setLastModifiedTime(temporary.resolve("libduckdb_java123.so"), old);
    Files.setLastModifiedTime(temporary.resolve("libother123.so"), old);
    PostedWorkbook.of(2024, LocalDate.of(2024, 3, 16), 5)
        .write(folder, "FY24_detentionStats03202024.xlsx");
    Process run =
        Terminal.launch(
            folder.resolve("said.txt"),
            List.of("-Djava.io.tmpdir=" + temporary, "-XX:TieredStopAtLevel=1"),
            "official",
            folder.resolve("FY24_detentionStats03202024.xlsx"),
            "--out",
            folder.resolve("official"));
    assertThat(run.waitFor()).as(Files.readString(folder.resolve("said.txt"))).isZero();
    try (Stream<Path> now = Files.list(temporary)) {
      assertThat(now.map(one -> String.valueOf(one.getFileName())))
          .contains("libduckdb_java45.so", "libother123.so")
          .filteredOn(name -> name.startsWith("libduckdb"))
          .hasSize(1);
    }
  }

  /// Half a million texts of forty letters, of which each stands once.
  @Test
  void aWorkbookThatTheMemoryDoesNotHoldIsRefusedByNameWithWhatHelps() throws Exception {
    Path release = Files.createDirectory(folder.resolve("release"));
    ManyTexts.write(release.resolve("ARS_2026-ICLI-00005_FY2023.xlsx"), 500_000);
    Path said = folder.resolve("said.txt");
    for (String command : List.of("inspect", "build")) {
      List<Object> words = new ArrayList<>(List.of(command, release));
      if (command.equals("build")) {
        words.addAll(List.of("--out", folder.resolve("out")));
      }
      Process run = Terminal.launch(said, List.of("-Xmx64m"), words.toArray());
      assertThat(run.waitFor()).as(Files.readString(said)).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(said)
          .content()
          .contains(
              "ARS_2026-ICLI-00005_FY2023.xlsx, sheet 'Arrests'",
              "more than the memory of the program holds",
              "THROUGHLINE_JAVA_OPTIONS=-Xmx8g")
          .doesNotContain("\tat ", "A fault of the program");
    }
    assertThat(folder.resolve("out/current")).doesNotExist();
  }

  /// On a real file system of half a megabyte, where this machine lets us mount one.
  @Test
  void aFullDiskEndsInOneSentenceAndLeavesTheLastBuild() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString()) == 0,
        "No right to mount a small file system here: the test of a full disk was not run");
    try {
      Path release = folder.resolve("release");
      MadeUpArrests.write(release, "a.csv.gz", MadeUpArrests.lines(20_000, 3));
      Terminal.Outcome outcome =
          Terminal.run("build", release, "--out", disk.resolve("out"), "--quiet");
      assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.BAD_OUTPUT);
      assertThat(outcome.err()).startsWith("The disk is full.").doesNotContain("\tat ");
      assertThat(disk.resolve("out/current")).doesNotExist();
    } finally {
      run("umount", "--lazy", disk.toString());
    }
  }

  /// Nothing half-written stays, and what stood there before stays whole.
  @Test
  void aFullDiskLeavesNoPartOfAnAnswerOrASite() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk.toString()) == 0,
        "No right to mount a small file system here: the test of a full disk was not run");
    try {
      Path release = folder.resolve("release");
      MadeUpArrests.write(release, "a.csv.gz", MadeUpArrests.lines(3_000, 3));
      Path out = folder.resolve("out");
      assertThat(Terminal.run("build", release, "--out", out, "--quiet").exitCode()).isZero();
      Path report = disk.resolve("report.csv");
      Files.writeString(report, String.join(",", AuditReportFile.COLUMNS) + "\nearlier\n");
      Files.write(disk.resolve("full"), new byte[12 * 1024]);
      List<Object> query =
          List.of("query", out, "arrests", "--by", "aor,citizenship", "--every", "day", "--file");
      refused(disk, query, disk.resolve("answer.csv"));
      refused(disk, query, disk.resolve("answer.parquet"));
      refused(disk, List.of("export", out), disk.resolve("some/site"));
      refused(disk, List.of("demo", "--quiet", "--dir"), disk.resolve("some/demo"));
      refused(disk, List.of("synth"), disk.resolve("some/release"));
      refused(disk, List.of("audit", out, "--report"), report);
      assertThat(report).content().endsWith("earlier\n");
    } finally {
      run("umount", "--lazy", disk.toString());
    }
  }

  private static void refused(Path disk, List<?> words, Path target) throws IOException {
    List<Object> all = new ArrayList<>(words);
    all.add(target);
    Terminal.Outcome outcome = Terminal.run(all.toArray());
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.BAD_OUTPUT);
    assertThat(outcome.err()).contains("The disk is full.").doesNotContain("\tat ");
    try (Stream<Path> there = Files.list(disk)) {
      assertThat(there.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("full", "report.csv");
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}
