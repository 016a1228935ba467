package org.throughline.releases;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Synthetic released files, made in the test that reads them.
public final class Made {

  /// The headers of the arrests of 2019.
  public static final String HEADER =
      "Area of Responsibility|Apprehension Date|Apprehension Method|Apprehension Landmark|Operation"
          + "|Processing Disposition|Birth Date|Citizenship|Gender";

  /// An ordinary row below [#HEADER].
  public static final String ROW =
      "Denver Area of Responsibility|10/05/2015|CAP Local Incarceration|LANDMARK||Warrant of Arrest"
          + "|(B)(6);(B)(7)(C) |MEXICO|Male";

  private Made() {}

  /// Writes bytes as they are.
  public static Path bytes(Path folder, String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes lines, each ended by LF.
  public static Path lines(Path folder, String name, String... lines) {
    return bytes(folder, name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// Compresses a text.
  public static byte[] gzip(String text) {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// One sheet of a workbook; each row has its fields apart by `|`.
  public record MadeSheet(String name, List<String> rows, boolean visible) {
    public MadeSheet {
      rows = List.copyOf(rows);
    }
  }

  /// A sheet.
  public static MadeSheet sheet(String name, String... rows) {
    return new MadeSheet(name, List.of(rows), true);
  }

  /// A sheet that a spreadsheet program does not show.
  public static MadeSheet hidden(String name, String... rows) {
    return new MadeSheet(name, List.of(rows), false);
  }

  /// Writes a workbook of texts, and of numbers: `#20241104`.
  public static Path workbook(Path folder, String name, MadeSheet... sheets) {
    Path path = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(path);
        Workbook workbook = new Workbook(out, "Throughline", "1.0")) {
      for (MadeSheet sheet : sheets) {
        Worksheet worksheet = workbook.newWorksheet(sheet.name());
        if (!sheet.visible()) {
          worksheet.setVisibilityState(VisibilityState.HIDDEN);
        }
        for (int row = 0; row < sheet.rows().size(); row++) {
          fill(worksheet, row, sheet.rows().get(row));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return path;
  }

  private static void fill(Worksheet worksheet, int row, String fields) {
    String[] cells = fields.split("\\|", -1);
    for (int column = 0; column < cells.length; column++) {
      if (cells[column].matches("#\\d+")) {
        worksheet.value(row, column, Integer.parseInt(cells[column].substring(1)));
      } else if (!cells[column].isEmpty()) {
        worksheet.value(row, column, cells[column]);
      }
    }
  }

  /// Every row of every sheet of a file as the container gives it: `sheet!row: cell|cell|…`.
  public static List<String> rows(Path path) throws IOException {
    List<String> rows = new ArrayList<>();
    try (SheetContainer container = Containers.open(path)) {
      for (Sheet sheet : container.sheets()) {
        container.rows(
            sheet,
            row -> {
              List<String> cells = new ArrayList<>();
              for (int i = 0; i < row.width(); i++) {
                cells.add(row.shown(i));
              }
              rows.add(sheet.name() + "!" + row.number() + ": " + String.join("|", cells));
              return true;
            });
      }
    }
    return rows;
  }
}
