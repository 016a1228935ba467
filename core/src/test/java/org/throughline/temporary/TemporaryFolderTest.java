package org.throughline.temporary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders among temporary files go, however their program ends, and none that is in use goes.
final class TemporaryFolderTest {

  @TempDir Path place = Path.of("");

  /// A program that makes a folder, says where, and ends when its input does.
  public static final class Program {

    private Program() {}

    public static void main(String[] arguments) throws IOException {
      TemporaryFolder folder = TemporaryFolder.make("test");
      Files.writeString(folder.path().resolve("rows"), "about nobody");
      System.out.println(folder.path());
      System.out.flush();
      System.in.read();
    }
  }

  @Test
  void aClosedFolderIsGoneAndMayBeClosedAgain() throws IOException {
    TemporaryFolder folder = TemporaryFolder.make("test");
    Files.createDirectories(folder.path().resolve("one/two"));
    Path whole = folder.path().resolveSibling("");
    folder.close();
    folder.close();
    assertThat(whole).doesNotExist();
  }

  @Test
  void theFolderOfAProgramGoesWhenItEnds() throws Exception {
    Process program = start();
    assertThat(said(program)).exists();
    program.getOutputStream().close();
    assertThat(program.waitFor()).isZero();
    assertThat(left()).isEmpty();
  }

  @Test
  void theFolderOfAKilledProgramIsRemovedByTheNextAndThatOfOneThatRunsIsNot() throws Exception {
    Process runs = start();
    Path kept = said(runs);
    Process killed = start();
    Path abandoned = said(killed);
    for (Path one : List.of(kept, abandoned)) {
      makeOld(one.resolveSibling(""));
    }
    TemporaryFolder.removeForgotten(place);
    assertThat(left()).hasSize(2);
    killed.destroyForcibly().waitFor();
    TemporaryFolder.removeForgotten(place);
    assertThat(kept.resolve("rows")).exists();
    assertThat(abandoned.resolveSibling("")).doesNotExist();
    runs.destroyForcibly().waitFor();
    TemporaryFolder.removeForgotten(place);
    assertThat(left()).isEmpty();
  }

  @Test
  void whatIsFreshOrNotOursStays() throws IOException {
    Path fresh = Files.createDirectory(place.resolve("throughline-test1"));
    Path bare = Files.createDirectory(place.resolve("throughline-test2"));
    Path other = Files.createDirectory(place.resolve("another-test"));
    Path earlier = Files.createDirectory(place.resolve("throughline-test3"));
    Files.writeString(earlier.resolve("rows"), "of a version that took no lock");
    for (Path one : List.of(bare, other, earlier)) {
      makeOld(one);
    }
    TemporaryFolder.removeForgotten(place);
    assertThat(left()).containsExactlyInAnyOrder(fresh, other, earlier);
  }

  @Test
  void oneThatThisProgramUsesStaysAndIsStillHeld() throws Exception {
    Path there = Path.of(System.getProperty("java.io.tmpdir"));
    try (TemporaryFolder folder = TemporaryFolder.make("test")) {
      makeOld(folder.path().resolveSibling(""));
      TemporaryFolder.removeForgotten(there);
      // Another program looks there too as it begins.
      Process other = start("-Djava.io.tmpdir=" + there);
      said(other);
      other.getOutputStream().close();
      assertThat(other.waitFor()).isZero();
      assertThat(folder.path()).exists();
    }
  }

  private static void makeOld(Path folder) throws IOException {
    Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minusSeconds(120)));
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      return all.toList();
    }
  }

  private Process start() throws IOException {
    return start("-Djava.io.tmpdir=" + place);
  }

  private static Process start(String option) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            option,
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            Program.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Path said(Process program) throws IOException {
    return Path.of(program.inputReader(StandardCharsets.UTF_8).readLine());
  }
}
