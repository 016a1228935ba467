package org.throughline.releases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/// Small releases about nobody, each damaged in another way.
public final class DamagedFiles {

  /// Containers to damage. The parts of a workbook are also damaged before they are zipped, so that the
  /// damage reaches the XML.
  public enum Kind {
    XLSX,
    XLSX_PARTS,
    XLS,
    GZIP,
    TEXT,
    ZIP
  }

  private final Kind kind;
  private final Path folder;
  private final byte[] good;
  private final Random random;

  /// @param folder for files in between
  public DamagedFiles(Kind kind, Path folder, long seed) throws IOException {
    this.kind = kind;
    this.folder = folder;
    good = sample(kind, folder);
    random = new Random(seed);
  }

  /// The bytes of the next one.
  public byte[] next() throws IOException {
    return kind == Kind.XLSX_PARTS ? damagedPart() : damaged(good, random);
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

  private byte[] damagedPart() throws IOException {
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

  static byte[] sample(Kind kind, Path folder) throws IOException {
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
