package org.throughline.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.throughline.lake.LakeBuilder;
import org.throughline.lake.LakeLedger;
import org.throughline.lake.ReadingProgress;
import org.throughline.releases.Containers;
import org.throughline.releases.Registry;
import org.throughline.releases.Sheet;
import org.throughline.releases.SheetContainer;
import org.throughline.releases.Surveyor;
import org.throughline.releases.UnreadableReleaseException;

/// How each way reads. The scanner and fastexcel give the number of cells with content, so they must agree.
final class Readings {

  private static final int ROOM = 1 << 18;

  private Readings() {}

  /// The workbooks of a folder, the largest first.
  static List<Path> workbooks(Path release) throws IOException {
    try (Stream<Path> files = Files.list(release)) {
      return files
          .filter(file -> file.toString().endsWith(".xlsx"))
          .sorted(Comparator.comparingLong((Path file) -> -file.toFile().length()))
          .toList();
    }
  }

  /// Files looked at and hashed, read, typed, and written as a lake with its ledger, which is then removed.
  static long lake(Path release) throws IOException, UnreadableReleaseException {
    Path lake = Files.createTempDirectory("lake");
    Registry registry = Registry.load();
    LakeLedger ledger =
        LakeBuilder.build(
            Surveyor.survey(release, registry), registry, lake, ReadingProgress.none());
    try (Stream<Path> files = Files.walk(lake)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    return ledger.rowsKept();
  }

  /// Every sheet's XML, inflated and looked at no further: nothing can be faster.
  static long inflate(Path workbook) throws IOException {
    return sheets(workbook, (bytes, length) -> length);
  }

  /// Inflated, and every byte looked at once for the beginnings of tags.
  static long inflateAndScan(Path workbook) throws IOException {
    return sheets(workbook, Readings::tags);
  }

  private interface Chunk {
    long sum(byte[] bytes, int length);
  }

  private static long tags(byte[] bytes, int length) {
    long tags = 0;
    for (int i = 0; i < length - 1; i++) {
      if (bytes[i] == '<' && (bytes[i + 1] == 'c' || bytes[i + 1] == 'r')) {
        tags++;
      }
    }
    return tags;
  }

  private static long sheets(Path workbook, Chunk chunk) throws IOException {
    byte[] bytes = new byte[ROOM];
    long sum = 0;
    try (ZipFile zip = new ZipFile(workbook.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().startsWith("xl/worksheets/sheet")) {
          try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.readNBytes(bytes, 0, ROOM); n > 0; n = in.readNBytes(bytes, 0, ROOM)) {
              sum += chunk.sum(bytes, n);
            }
          }
        }
      }
    }
    return sum;
  }

  static long scanner(Path workbook) throws IOException {
    long[] cells = {0};
    try (SheetContainer container = Containers.open(workbook)) {
      for (Sheet sheet : container.sheets()) {
        container.rows(
            sheet,
            row -> {
              for (int i = 0; i < row.width(); i++) {
                boolean empty = row.textAt(i) == null && Double.isNaN(row.numberAt(i));
                cells[0] += empty ? 0 : 1;
              }
              return true;
            });
      }
    }
    return cells[0];
  }

  static long fastexcel(Path workbook) throws IOException {
    long cells = 0;
    try (ReadableWorkbook book = new ReadableWorkbook(workbook.toFile())) {
      for (org.dhatim.fastexcel.reader.Sheet sheet : book.getSheets().toList()) {
        try (Stream<Row> rows = sheet.openStream()) {
          for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
            for (Cell cell : all.next()) {
              cells += cell == null || cell.getType() == CellType.EMPTY ? 0 : 1;
            }
          }
        }
      }
    }
    return cells;
  }
}
