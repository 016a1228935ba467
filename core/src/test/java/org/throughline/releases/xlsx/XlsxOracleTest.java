package org.throughline.releases.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.throughline.releases.SheetContainer;

/// Every real workbook, cell by cell, against two readers by other people.
final class XlsxOracleTest {

  private static List<Path> workbooks() throws IOException {
    String set = System.getenv("THROUGHLINE_DATA");
    Path data = set == null ? Path.of("..", "..", "shared", "data") : Path.of(set);
    assumeTrue(Files.isDirectory(data), "Skipped: set THROUGHLINE_DATA to the folder of real data");
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(file -> file.toString().endsWith(".xlsx")).sorted().toList();
    }
  }

  private static List<String> scanned(Path path) throws IOException {
    try (SheetContainer container = new XlsxContainer(path)) {
      return RawWorkbook.cells(container);
    }
  }

  @Test
  void everyCellOfEveryRealWorkbookIsWhatFastexcelReads() throws IOException {
    for (Path path : workbooks()) {
      try (SheetContainer other = new FastExcelContainer(path)) {
        assertThat(withoutErrors(scanned(path)))
            .as(String.valueOf(path.getFileName()))
            .isEqualTo(withoutErrors(RawWorkbook.cells(other)));
      }
    }
  }

  /// Errors are texts to fastexcel.
  private static List<String> withoutErrors(List<String> cells) {
    return cells.stream()
        .filter(cell -> !cell.matches("(?s)[A-Z+0-9]+!.*|[A-Z+0-9]+=#[A-Z].*"))
        .toList();
  }

  @Test
  void everyCellOfEveryRealWorkbookIsWhatPoiReads() throws IOException {
    for (Path path : workbooks()) {
      try (XSSFWorkbook other = new XSSFWorkbook(Files.newInputStream(path))) {
        List<String> expected = new ArrayList<>();
        other.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> add(expected, row, cell))));
        assertThat(scanned(path)).as(String.valueOf(path.getFileName())).isEqualTo(expected);
      }
    }
  }

  private static void add(List<String> cells, Row row, Cell cell) {
    int i = cell.getColumnIndex();
    String place = (char) ('A' + i % 26) + (i < 26 ? "" : "+" + i / 26) + (row.getRowNum() + 1);
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    switch (type) {
      case STRING -> {
        if (!cell.getStringCellValue().isEmpty()) {
          cells.add(place + "=" + cell.getStringCellValue());
        }
      }
      case NUMERIC -> cells.add(place + "=#" + cell.getNumericCellValue());
      case BOOLEAN -> cells.add(place + "=" + (cell.getBooleanCellValue() ? "TRUE" : "FALSE"));
      case ERROR ->
          cells.add(place + "!" + FormulaError.forInt(cell.getErrorCellValue()).getString());
      case BLANK, FORMULA, _NONE -> {}
    }
  }
}
