package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.testing.MadeUpArrests;

/// Files that cannot be read, each as a user would meet it.
final class BadInputTest {

  @TempDir Path folder = Path.of("");

  private Terminal.Outcome build() {
    Terminal.Outcome outcome =
        Terminal.run("build", folder.resolve("in"), "--out", folder.resolve("out"), "--quiet");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(folder.resolve("out/current")).doesNotExist();
    assertThat(outcome.err()).contains("Nothing was built.").contains("Valid:");
    return outcome;
  }

  private Path in() throws IOException {
    return Files.createDirectories(folder.resolve("in"));
  }

  @Test
  void aTruncatedGzipIsNamedWithTheRowItBreaksAt() throws IOException {
    Path file = MadeUpArrests.write(in(), "cut.csv.gz", MadeUpArrests.lines(5000, 1));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(build().err()).contains("cut.csv.gz").containsPattern("after row \\d+");
  }

  @Test
  void aMissingRequiredColumnIsNamedWithSheetAndHeaderRow() throws IOException {
    List<String> lines = MadeUpArrests.lines(10, 1);
    lines.replaceAll(line -> line.replace("\"Citizenship\"", "\"Something else\""));
    MadeUpArrests.write(in(), "a.csv.gz", lines);
    assertThat(build().err()).contains("a.csv.gz, row 6: missing required column 'Citizenship'");
  }

  @Test
  void anUnknownVocabularyIsNamedWithTheNearest() throws IOException {
    Files.writeString(in().resolve("other.csv"), "Apprehension Date,Colour,Size\n1/1/2016,red,4\n");
    assertThat(build().err()).contains("other.csv").contains("known vocabulary (nearest: ");
  }

  @Test
  void somethingThatIsNeitherWorkbookNorTextIsNamed() throws IOException {
    byte[] noise = new byte[4000];
    new java.util.SplittableRandom(4).nextBytes(noise);
    noise[0] = 1;
    Files.write(in().resolve("noise.bin"), noise);
    assertThat(build().err()).contains("noise.bin").contains("neither a workbook nor text");
  }

  @Test
  void aWorkbookUnderAPasswordIsNamed() throws IOException {
    byte[] ole = new byte[4096];
    byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    System.arraycopy(magic, 0, ole, 0, magic.length);
    byte[] stream = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(stream, 0, ole, 1024, stream.length);
    Files.write(in().resolve("secret.xlsx"), ole);
    assertThat(build().err()).contains("secret.xlsx").contains("password");
  }

  @Test
  void aDamagedWorkbookIsNamed() throws IOException {
    Files.write(in().resolve("bad.xlsx"), new byte[] {'P', 'K', 3, 4, 9, 9, 9, 9, 9});
    assertThat(build().err()).contains("bad.xlsx");
  }

  @Test
  void anEmptyFolderIsNamed() throws IOException {
    in();
    assertThat(build().err()).contains("holds no files");
  }

  @Test
  void anInputThatDoesNotExistIsNamed() {
    assertThat(build().err()).contains("does not exist");
  }

  @Test
  void everyProblemOfEveryFileComesTogether() throws IOException {
    Files.writeString(in().resolve("one.csv"), "a,b,c\n1,2,3\n");
    Files.writeString(in().resolve("two.csv"), "");
    MadeUpArrests.write(in(), "good.csv.gz", MadeUpArrests.lines(50, 1));
    assertThat(build().err()).contains("one.csv").contains("two.csv").doesNotContain("good.csv");
  }

  @Test
  void aColumnNobodyKnowsIsAnnouncedAndNotStored() throws IOException {
    List<String> lines = MadeUpArrests.lines(50, 1);
    lines.replaceAll(
        line ->
            line.startsWith("\"Area of Resp") ? line + "|\"Favourite Song\"" : line + "|\"la la\"");
    MadeUpArrests.write(in(), "a.csv.gz", lines);
    Terminal.Outcome outcome =
        Terminal.run("build", folder.resolve("in"), "--out", folder.resolve("out"), "--quiet");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("'Favourite Song' in a.csv.gz").contains("50 values");
  }
}
