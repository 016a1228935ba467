package org.throughline.synth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Reads a synthetic release back with a library that had no part in writing it.
final class ReadBack {

  private static final int HEADER_ROW = 7;

  /// A data row: where it stands and what it says, by header; dates in ISO form.
  record DataRow(String file, String sheet, int row, Map<String, String> cells) {

    String key() {
      return file + "|" + sheet + "|" + row;
    }

    String says(String header) {
      return cells.getOrDefault(header, "");
    }
  }

  private ReadBack() {}

  /// All rows of the workbooks whose names begin so.
  static List<DataRow> rows(Path directory, String prefix) throws IOException {
    List<DataRow> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        if (String.valueOf(file.getFileName()).startsWith(prefix)) {
          workbook(file, rows);
        }
      }
    }
    return rows;
  }

  private static void workbook(Path file, List<DataRow> rows) throws IOException {
    try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
      for (Sheet sheet : workbook) {
        boolean hidden = workbook.isSheetHidden(workbook.getSheetIndex(sheet));
        if (hidden || sheet.getLastRowNum() < HEADER_ROW) {
          continue;
        }
        Row header = sheet.getRow(HEADER_ROW - 1);
        for (int i = HEADER_ROW; i <= sheet.getLastRowNum(); i++) {
          Map<String, String> cells = new LinkedHashMap<>();
          for (Cell cell : sheet.getRow(i)) {
            if (cell.getCellType() != CellType.BLANK) {
              String name = header.getCell(cell.getColumnIndex()).getStringCellValue();
              cells.put(name, text(cell));
            }
          }
          String name = String.valueOf(file.getFileName());
          rows.add(new DataRow(name, sheet.getSheetName(), i + 1, cells));
        }
      }
    }
  }

  static String text(Cell cell) {
    if (cell.getCellType() == CellType.STRING) {
      return cell.getStringCellValue();
    }
    if (!DateUtil.isCellDateFormatted(cell)) {
      return Long.toString(Math.round(cell.getNumericCellValue()));
    }
    boolean day = cell.getCellStyle().getDataFormat() == 14;
    boolean from1904 = ((XSSFWorkbook) cell.getSheet().getWorkbook()).isDate1904();
    String time = DateUtil.getLocalDateTime(cell.getNumericCellValue(), from1904, true).toString();
    return day ? time.substring(0, time.indexOf('T')) : time;
  }

  /// Lines of a file of the truth after its header, split; quoted cells may hold commas.
  static List<List<String>> truth(Path file) throws IOException {
    boolean packed = String.valueOf(file.getFileName()).endsWith(".gz");
    byte[] bytes;
    try (java.io.InputStream in = Files.newInputStream(file)) {
      bytes = packed ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    }
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(ReadBack::cells)
        .toList();
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
