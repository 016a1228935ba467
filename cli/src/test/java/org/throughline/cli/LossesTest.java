package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.testing.MadeUpArrests;

/// What could not be read stands wherever a number is explained.
final class LossesTest {

  private static final String LOST =
      "values that cannot be read, counted as not recorded, in all fiscal years: 'Gender', first in row 20";

  private static final Pattern UNDATED =
      Pattern.compile("kept without a date[^}]*\"rows\" : (\\d+|null)");

  @TempDir Path folder = Path.of("");

  @Test
  void valuesThatCannotBeReadAreNamedWithTheirHeaderAndFirstRow() throws Exception {
    List<String> lines = MadeUpArrests.lines(300, 4);
    for (int i = 19; i < 31; i++) {
      lines.set(i, lines.get(i).replace("\"Male\"", "\"hard to say\""));
    }
    MadeUpArrests.write(folder.resolve("in"), "arrests.csv.gz", lines);
    Path out = folder.resolve("out");
    assertThat(Terminal.run("build", folder.resolve("in"), "--out", out).exitCode()).isZero();
    assertThat(Terminal.run("reconcile", out).out()).contains("12  " + LOST);
    assertThat(Terminal.run("explain", out, "2019-icfo-99999/arrests/fy2016").out())
        .contains("[c]  " + LOST);
    assertThat(texts(out.resolve("published"), ".metadata.json"))
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).contains(LOST))
        .noneMatch(text -> text.contains("hard to say"));
    assertThat(texts(out.resolve("published/measures"), ".html"))
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).contains(LOST.replace("'", "&#39;")));
    assertThat(Terminal.run("audit", out).exitCode()).isZero();
  }

  /// 15 and then 16 of them would be one record of which something is known.
  @Test
  void howManyCouldNotBeReadIsWithheldWhereFewMoreCameSince() throws Exception {
    List<String> lines = MadeUpArrests.lines(2000, 4);
    Path out = folder.resolve("out");
    for (int unreadable : List.of(15, 16, 30)) {
      while (lines.stream().filter(line -> line.contains("13/45/2016")).count() < unreadable) {
        lines.add(MadeUpArrests.row("Boston", "13/45/2016", "MEXICO"));
      }
      MadeUpArrests.write(folder.resolve("in"), "arrests.csv.gz", lines);
      assertThat(Terminal.run("build", folder.resolve("in"), "--out", out).exitCode()).isZero();
      List<String> said =
          texts(out.resolve("published"), ".metadata.json").stream()
              .flatMap(text -> UNDATED.matcher(text).results())
              .map(found -> found.group(1))
              .distinct()
              .toList();
      assertThat(said).containsExactly(unreadable == 16 ? "null" : "" + unreadable);
      assertThat(Terminal.run("audit", out).exitCode()).isZero();
    }
  }

  private static List<String> texts(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder.toRealPath())) {
      return files.filter(file -> file.toString().endsWith(ending)).map(LossesTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
