package org.throughline.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class XlsContainerTest {

  @TempDir Path folder;

  private Path write(HSSFWorkbook workbook) throws IOException {
    Path path = folder.resolve("old.xls");
    try (workbook;
        OutputStream out = Files.newOutputStream(path)) {
      workbook.write(out);
    }
    return path;
  }

  private static HSSFWorkbook sample() {
    HSSFWorkbook workbook = new HSSFWorkbook();
    workbook.createSheet("first").createRow(4).createCell(2).setCellValue("below");
    HSSFSheet second = workbook.createSheet("second");
    HSSFRow row = second.createRow(0);
    row.createCell(0).setCellValue("text é");
    row.createCell(1).setCellValue(12.5);
    row.createCell(2).setCellValue(3);
    row.createCell(3).setCellValue(true);
    row.createCell(4).setCellErrorValue(FormulaError.NA);
    row.createCell(5).setCellFormula("\"a\"&\"b\"");
    row.createCell(6).setCellFormula("1+1");
    row.createCell(7).setBlank();
    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
    second.createRow(70).createCell(0).setCellValue("far");
    workbook.createSheet("hidden");
    workbook.setSheetVisibility(2, SheetVisibility.VERY_HIDDEN);
    return workbook;
  }

  @Test
  void cellsOfEveryTypeAreReadWithTheirRows() throws IOException {
    assertThat(Made.rows(write(sample())))
        .containsExactly(
            "first!5: ||below", "second!1: text é|12.5|3|TRUE|#N/A|ab|2", "second!71: far");
  }

  @Test
  void hiddenSheetsAreKnownAsSuch() throws IOException {
    try (SheetContainer container = Containers.open(write(sample()))) {
      assertThat(container.sheets())
          .containsExactly(
              new Sheet(0, "first", true),
              new Sheet(1, "second", true),
              new Sheet(2, "hidden", false));
    }
  }

  @Test
  void aProtectedWorkbookSaysSo() throws IOException {
    Biff8EncryptionKey.setCurrentUserPassword("secret");
    Path path;
    try {
      path = write(sample());
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    assertThatThrownBy(() -> Containers.open(path))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("protected by a password");
  }

  @Test
  void aTruncatedWorkbookIsDamaged() throws IOException {
    Path path = write(sample());
    byte[] bytes = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(bytes, bytes.length / 3));
    assertThatThrownBy(() -> Made.rows(path)).isInstanceOf(IOException.class);
  }
}
