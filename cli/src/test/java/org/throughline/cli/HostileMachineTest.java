package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.testing.MadeUpArrests;

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
      run("umount", disk.toString());
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
