package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.testing.MadeUpArrests;

/// A program that a clone's launcher started and that is killed as it starts leaves nothing among the temporary files.
final class KilledStartTest {

  private static final int STARTS = 5;
  private static final int LATEST = 1_500;

  @TempDir Path folder = Path.of("");

  private final SplittableRandom random = new SplittableRandom(17);
  private Path temporary = Path.of("");

  @BeforeEach
  void onLinux() throws IOException {
    assumeTrue(Files.isReadable(Path.of("/proc/self/maps")), "Not on Linux");
    temporary = Files.createDirectory(folder.resolve("temporary"));
    MadeUpArrests.write(folder.resolve("release"), "a.csv.gz", MadeUpArrests.lines(60, 1));
  }

  @Test
  void nothingIsLeftWhenTheEngineIsLoadedOrAtAnyMomentBefore() throws Exception {
    Clone clone = Clone.lay(folder.resolve("clone"));
    // The first two start at once, and each would take the library out of the jar.
    List<Process> first = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      first.add(build(clone, name));
    }
    for (Process one : first) {
      assertThat(one.waitFor()).as(said()).isZero();
    }
    try (Stream<Path> files = Files.list(clone.libraries())) {
      assertThat(files).hasSize(1);
    }
    for (int start = 0; start < STARTS; start++) {
      Process killed = build(clone, "killed" + start);
      if (start == 0) {
        Terminal.await(killed, () -> loads(killed, clone.libraries()));
      } else {
        killed.waitFor(random.nextInt(LATEST), TimeUnit.MILLISECONDS);
      }
      killed.destroyForcibly().waitFor();
      try (Stream<Path> left = Files.list(temporary)) {
        assertThat(left).as("start " + start).isEmpty();
      }
    }
  }

  private static boolean loads(Process process, Path libraries) throws IOException {
    String maps = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "maps"));
    assertThat(maps).doesNotContainPattern("libduckdb_java\\d");
    return maps.contains(libraries.toString());
  }

  private Process build(Clone clone, String name) throws IOException {
    return clone.launch(
        folder.resolve(name + ".txt"),
        List.of("-Djava.io.tmpdir=" + temporary, "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"),
        "build",
        folder.resolve("release"),
        "--out",
        folder.resolve(name),
        "--quiet");
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("one.txt"))
        + Files.readString(folder.resolve("two.txt"));
  }
}
