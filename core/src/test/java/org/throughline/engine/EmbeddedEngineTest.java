package org.throughline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an engine takes from its machine, and that it gives it back.
final class EmbeddedEngineTest {

  private static final long MEBIBYTE = 1024L * 1024;

  @TempDir private Path folder = Path.of("");

  /// Machine, heap and limit in MiB.
  @ParameterizedTest
  @CsvSource({
    "24576, 6144, 6144", // a quarter of the machine, which is Java's default
    "24576, 500, 500", // -Xmx500m asks for a small program
    "24576, 20480, 3584", // -Xmx20g leaves this, and 512 MiB for the rest
    "2048, 512, 512", // a machine of 2 GB
    "1024, 256, 384", // less than the least is never asked
  })
  void theMemoryLimitFollowsTheMachineAndTheHeap(long machine, long heap, long limit) {
    assertThat(EngineMemory.bytes(machine * MEBIBYTE, heap * MEBIBYTE)).isEqualTo(limit * MEBIBYTE);
  }

  @Test
  void anEngineKeepsToThatLimit() {
    try (DuckDbEngine engine = DuckDbEngine.openWithin(folder)) {
      String limit = engine.rows("select current_setting('memory_limit')").getFirst().text(0);
      double mebibytes =
          Double.parseDouble(limit.substring(0, limit.indexOf(' ')))
              * (limit.endsWith("GiB") ? 1024 : 1);
      assertThat(mebibytes * MEBIBYTE)
          .isBetween(EngineMemory.bytes() * 0.9, EngineMemory.bytes() * 1.1);
    }
  }

  @Test
  void aClosedEngineLeavesNoFolderAndNoThreadForTheEndOfTheProgram() throws Exception {
    DuckDbEngine engine = DuckDbEngine.openWithin(folder);
    engine.create("one", "select 1 as n");
    assertThat(engine.waitsForTheEnd()).isTrue();
    engine.close();
    assertThat(engine.waitsForTheEnd()).isFalse();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  /// A program that is killed cannot tidy up: a folder that nobody needs is not made.
  @Test
  void anEngineMakesAFolderForItsFirstTable() {
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      assertThat(spillFolder(engine)).isEmpty();
      engine.create("one", "select 1 as n");
      assertThat(spillFolder(engine)).contains("throughline-engine");
    }
  }

  private static String spillFolder(DuckDbEngine engine) {
    return engine.rows("select current_setting('temp_directory')").getFirst().text(0);
  }

  /// Nor can it remove the copy of the engine's library, which must be gone while it runs.
  @Test
  void theCopyOfTheLibraryIsGoneAsSoonAsItIsLoaded() throws Exception {
    Path mapped = Path.of("/proc/self/maps");
    assumeTrue(Files.isReadable(mapped), "only Linux says which files a process has mapped");
    try (DuckDbEngine engine = DuckDbEngine.openWithin(folder)) {
      assertThat(engine.rows("select 1")).hasSize(1);
      List<String> copies =
          Files.readAllLines(mapped).stream()
              .filter(line -> line.contains("libduckdb_java"))
              .toList();
      assertThat(copies).isNotEmpty().allMatch(line -> line.endsWith(" (deleted)"));
    }
  }
}
