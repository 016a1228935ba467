package org.throughline.releases;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Damaged files of every kind. Each must be surveyed to sheets, or to a problem that names the file:
/// never a crash, a hang or a number of rows that no file of this size holds.
final class MutationFuzzTest {

  private static final Registry REGISTRY = Registry.load();
  private static final int QUICK = 60;
  private static final int MANY = 3000;

  /// All that a case may allocate, freed or not: far more than any of these small files needs, far less
  /// than a length that was taken on trust.
  private static final long MOST_ALLOCATED = 256L << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @TempDir Path folder;

  /// Containers to damage. The parts of a workbook are also damaged before they are zipped, so that the
  /// damage reaches the XML.
  enum Kind {
    XLSX,
    XLSX_PARTS,
    XLS,
    GZIP,
    TEXT,
    ZIP
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void someDamagedFilesEndInRowsOrALocatedProblem(Kind kind) throws IOException {
    damage(kind, QUICK, 11);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(Kind.class)
  void thousandsOfDamagedFilesEndInRowsOrALocatedProblem(Kind kind) throws IOException {
    damage(kind, MANY, 2026);
  }

  @Test
  void theUndamagedFilesAreAllRead() throws IOException {
    for (Kind kind : Kind.values()) {
      Path path = Files.write(folder.resolve("good." + kind), sample(kind));
      assertThat(Surveyor.look(path, REGISTRY).problems()).as(kind.name()).isEmpty();
      Files.delete(path);
    }
  }

  private void damage(Kind kind, int cases, long seed) throws IOException {
    byte[] sample = sample(kind);
    Random random = new Random(seed);
    for (int i = 0; i < cases; i++) {
      byte[] damaged =
          kind == Kind.XLSX_PARTS ? damagedPart(sample, random) : damaged(sample, random);
      Path path = Files.write(folder.resolve("damaged.bin"), damaged);
      long before = THREADS.getTotalThreadAllocatedBytes();
      Assertions.assertTimeoutPreemptively(LONGEST, () -> read(path), kind + " case " + i);
      assertThat(THREADS.getTotalThreadAllocatedBytes() - before)
          .as(kind + " case " + i)
          .isLessThan(MOST_ALLOCATED);
    }
  }

  private static void read(Path path) throws IOException {
    Surveyor.Findings findings = Surveyor.look(path, REGISTRY);
    findings
        .problems()
        .forEach(problem -> assertThat(problem.where().file()).contains("damaged.bin"));
    for (Survey.SurveyedSheet sheet : findings.survey().sheets()) {
      long[] rows = {0};
      try (SheetContainer container = Containers.open(sheet.file())) {
        container.rows(
            sheet.sheet(),
            row -> {
              rows[0]++;
              return true;
            });
      } catch (IOException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
      assertThat(rows[0]).isLessThan(1 << 21);
    }
    if (findings.survey().sheets().isEmpty()) {
      assertThat(findings.problems()).isNotEmpty();
    }
  }

  private static byte[] damaged(byte[] good, Random random) {
    byte[] bad = good.clone();
    switch (random.nextInt(5)) {
      case 0 -> bad = Arrays.copyOf(bad, random.nextInt(bad.length));
      case 1 -> {
        int from = random.nextInt(bad.length);
        Arrays.fill(bad, from, Math.min(bad.length, from + random.nextInt(64)), (byte) 0);
      }
      case 2 -> {
        int from = random.nextInt(bad.length);
        int to = random.nextInt(bad.length);
        int length = Math.min(random.nextInt(200), bad.length - Math.max(from, to));
        System.arraycopy(good, from, bad, to, length);
      }
      default -> {
        for (int i = random.nextInt(8); i >= 0; i--) {
          bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
        }
      }
    }
    return bad;
  }

  private byte[] damagedPart(byte[] good, Random random) throws IOException {
    Path path = Files.write(folder.resolve("whole.bin"), good);
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(path.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    List<String> names = new ArrayList<>(parts.keySet());
    String victim = names.get(random.nextInt(names.size()));
    parts.compute(victim, (name, bytes) -> damaged(bytes == null ? new byte[1] : bytes, random));
    return zipped(parts);
  }

  private static byte[] zipped(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private byte[] sample(Kind kind) throws IOException {
    String text = Made.HEADER + "\n" + (Made.ROW + "\n").repeat(40);
    return switch (kind) {
      case XLSX, XLSX_PARTS -> {
        String[] rows =
            Stream.concat(Stream.of(Made.HEADER), Stream.generate(() -> Made.ROW).limit(40))
                .toArray(String[]::new);
        yield Files.readAllBytes(Made.workbook(folder, "made.tmp", Made.sheet("FY16", rows)));
      }
      case XLS -> xls();
      case GZIP -> Made.gzip(text);
      case TEXT -> text.getBytes(StandardCharsets.UTF_8);
      case ZIP -> zipped(Map.of("a.csv", text.getBytes(StandardCharsets.UTF_8)));
    };
  }

  private static byte[] xls() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (HSSFWorkbook workbook = new HSSFWorkbook();
        OutputStream out = bytes) {
      HSSFRow header = workbook.createSheet("FY16").createRow(0);
      HSSFRow row = workbook.getSheetAt(0).createRow(1);
      List<String> headers = List.of(Made.HEADER.split("\\|", -1));
      List<String> values = List.of(Made.ROW.split("\\|", -1));
      for (int i = 0; i < headers.size(); i++) {
        header.createCell(i).setCellValue(headers.get(i));
        row.createCell(i).setCellValue(values.get(i));
      }
      workbook.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
