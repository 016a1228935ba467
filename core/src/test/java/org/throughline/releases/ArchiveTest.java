package org.throughline.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.releases.Survey.SurveyedSheet;

final class ArchiveTest {

  private static final Registry REGISTRY = Registry.load();

  @TempDir Path folder;
  @TempDir Path elsewhere;

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  private ArchiveTest with(String name, String text) {
    entries.put(name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  private Path zip() throws IOException {
    Path path = folder.resolve("all.zip");
    try (OutputStream out = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return path;
  }

  private String onlyProblem() {
    UnreadableReleaseException refused =
        catchThrowableOfType(
            UnreadableReleaseException.class, () -> Surveyor.survey(folder, REGISTRY));
    assertThat(refused.problems()).hasSize(1);
    return refused.problems().getFirst().toString();
  }

  @Test
  void everyFileInAZipIsAFileOfItsOwn() throws Exception {
    String arrests = Made.HEADER + "\n" + Made.ROW + "\n";
    Path workbook = Made.workbook(elsewhere, "b.xlsx", Made.sheet("FY16", Made.HEADER, Made.ROW));
    entries.put("more/b.xlsx", Files.readAllBytes(workbook));
    with("a.csv", arrests).with("__MACOSX/a.csv", "x").with("more/.DS_Store", "x").zip();
    List<SurveyedSheet> sheets = Surveyor.survey(folder, REGISTRY).known();
    assertThat(sheets)
        .extracting(s -> s.file().name())
        .containsExactly("all.zip!/a.csv", "all.zip!/more/b.xlsx");
    SourceFile alone = SourceFile.of(elsewhere, workbook);
    assertThat(sheets.get(1).file().sha256()).isEqualTo(alone.sha256());
    assertThat(sheets.get(1).file().bytes()).isEqualTo(alone.bytes());
  }

  @Test
  void theSheetsOfAnEntryAreReadAndNothingUnpackedRemains() throws Exception {
    with("a.csv", "a,b\nc,d\n");
    SourceFile file;
    try (Unpacked unpacked = Unpacked.of(zip(), "a.csv")) {
      file = unpacked.source(folder);
    }
    SheetContainer container = Containers.open(file);
    int[] rows = {0};
    container.rows(
        container.sheets().getFirst(),
        row -> {
          rows[0]++;
          return true;
        });
    container.close();
    assertThat(rows[0]).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../out.csv", "/etc/out.csv", "a/../../out.csv", "C:out.csv", "..\\out.csv"})
  void aNameThatLeadsOutIsRefused(String name) throws IOException {
    with(name, Made.HEADER + "\n").zip();
    assertThat(onlyProblem())
        .startsWith("all.zip!/" + name + ": cannot be read: its name leads out of the zip");
  }

  @Test
  void aZipInsideAZipIsRefused() throws IOException {
    byte[] inner = Files.readAllBytes(with("a.csv", "a,b\n").zip());
    entries.clear();
    entries.put("inner.zip", inner);
    zip();
    assertThat(onlyProblem())
        .isEqualTo(
            "all.zip!/inner.zip: cannot be read: a zip inside a zip; unpack it. Valid: xlsx, xls,"
                + " or text with one row per line; also gzipped, or several in a zip");
  }

  @Test
  void anEntryThatGrowsBeyondMeasureIsRefused() throws IOException {
    entries.put("bomb.csv", new byte[(int) Archive.HARMLESS * 2]);
    zip();
    assertThat(onlyProblem()).contains("all.zip!/bomb.csv").contains("it would grow from ");
  }

  @Test
  void aProtectedZipSaysSo() throws IOException {
    Path path = with("a.csv", Made.HEADER + "\n").zip();
    byte[] bytes = Files.readAllBytes(path);
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[all.indexOf("PK\u0001\u0002") + 8] |= 1;
    bytes[6] |= 1;
    Files.write(path, bytes);
    assertThat(onlyProblem())
        .contains("all.zip: cannot be read: the zip is protected by a password");
  }

  @Test
  void aZipWhoseContentIsNotWhatItSaysIsRefused() throws IOException {
    Path path = with("a.csv", (Made.HEADER + "\n" + Made.ROW + "\n").repeat(50)).zip();
    byte[] bytes = Files.readAllBytes(path);
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[all.indexOf("PK\u0001\u0002") + 16] ^= 0x55;
    Files.write(path, bytes);
    assertThat(onlyProblem()).contains("all.zip!/a.csv").contains("is not what the zip says");
  }

  @Test
  void aZipOfNothingButHiddenFilesIsRefused() throws IOException {
    with("__MACOSX/a.csv", "x").zip();
    assertThat(onlyProblem())
        .isEqualTo("all.zip: holds no files. Valid: at least one released file");
  }

  @Test
  void anEmptyZipIsRefused() throws IOException {
    zip();
    assertThat(onlyProblem()).contains("all.zip: cannot be read: the zip is empty");
  }
}
