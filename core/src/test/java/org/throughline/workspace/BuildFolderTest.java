package org.throughline.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which builds stay in their folder.
final class BuildFolderTest {

  @TempDir private Path folder;

  private void build(int keep, String text) throws IOException, RefusedException {
    try (BuildFolder open = BuildFolder.open(folder.resolve("out"), keep)) {
      Path build = open.begin();
      Files.writeString(Files.createDirectory(build.resolve("published")).resolve("a.txt"), text);
      open.makeCurrent(build);
    }
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> builds = Files.list(folder.resolve("out/builds"))) {
      return builds.map(build -> String.valueOf(build.getFileName())).sorted().toList();
    }
  }

  private String current() throws IOException {
    return Files.readString(folder.resolve("out/published/a.txt"));
  }

  @Test
  void theNewestBuildsStayAndTheOldestGoFirst() throws Exception {
    for (String text : List.of("first", "second", "third", "fourth")) {
      build(3, text);
    }
    assertThat(kept()).containsExactly("0002", "0003", "0004");
    assertThat(current()).isEqualTo("fourth");
    build(1, "fifth");
    assertThat(kept()).containsExactly("0005");
  }

  @Test
  void aBuildThatFailsTakesNothingWithIt() throws Exception {
    build(2, "first");
    build(2, "second");
    try (BuildFolder open = BuildFolder.open(folder.resolve("out"), 2)) {
      Files.writeString(open.begin().resolve("half"), "half");
    }
    assertThat(kept()).containsExactly("0001", "0002");
    assertThat(current()).isEqualTo("second");
  }

  @Test
  void whatSomebodyElsePutIntoABuildStaysAndCountsForNone() throws Exception {
    build(1, "first");
    Path note = Files.writeString(folder.resolve("out/builds/0001/note.txt"), "mine");
    build(2, "second");
    build(1, "third");
    build(2, "fourth");
    assertThat(note).hasContent("mine");
    assertThat(kept()).containsExactly("0001", "0003", "0004");
  }

  @Test
  void aBuildOfALaterFormatIsNeitherReadNorReplaced() throws Exception {
    build(1, "first");
    Path format = folder.resolve("out/current/.format");
    int ours = Integer.parseInt(Files.readString(format).strip());
    Files.writeString(format, (ours + 1) + "\n");
    assertThatThrownBy(() -> BuildFolder.requireCurrent(folder.resolve("out")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("by a later version, in format " + (ours + 1));
    assertThatThrownBy(() -> build(1, "second")).hasMessageContaining("Valid: the version that");
    assertThat(current()).isEqualTo("first");
  }

  @Test
  void aBuildOfAnEarlierFormatIsRefusedWithTheCommandThatMakesItAnewAndIsReplacedByIt()
      throws Exception {
    build(1, "first");
    Path format = folder.resolve("out/current/.format");
    Files.writeString(format, "0\n");
    assertThatThrownBy(() -> BuildFolder.requireCurrent(folder.resolve("out")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("./throughline build RELEASES --out " + folder.resolve("out"));
    build(1, "second");
    assertThat(BuildFolder.requireCurrent(folder.resolve("out"))).exists();
    Files.delete(folder.resolve("out/current/.format"));
    assertThatThrownBy(() -> BuildFolder.requireCurrent(folder.resolve("out")))
        .as("from before formats")
        .hasMessageContaining("by an earlier version, in format 0;");
    Files.writeString(folder.resolve("out/current/.format"), "damaged");
    assertThatThrownBy(() -> BuildFolder.requireCurrent(folder.resolve("out")))
        .hasMessageContaining(".format");
  }

  @Test
  void fewerThanOneIsRefused() {
    assertThatThrownBy(() -> BuildFolder.open(folder.resolve("out"), 0))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("--keep 0; valid are 1 and above");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
