package org.throughline.releases.xlsx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.throughline.releases.CellRow;
import org.throughline.releases.RowConsumer;
import org.throughline.releases.Sheet;
import org.throughline.releases.SheetContainer;

/// A second opinion: the workbook as fastexcel reads it.
final class FastExcelContainer implements SheetContainer {

  private final ReadableWorkbook workbook;
  private final List<org.dhatim.fastexcel.reader.Sheet> readable;
  private final List<Sheet> sheets;

  FastExcelContainer(Path path) throws IOException {
    try {
      workbook = new ReadableWorkbook(path.toFile());
      readable = workbook.getSheets().toList();
    } catch (ExcelReaderException e) {
      throw new IOException("not a readable xlsx workbook: " + e.getMessage(), e);
    }
    sheets =
        readable.stream()
            .map(
                s ->
                    new Sheet(
                        s.getIndex(), s.getName(), s.getVisibility() == SheetVisibility.VISIBLE))
            .toList();
  }

  @Override
  public List<Sheet> sheets() {
    return sheets;
  }

  @Override
  public boolean countsFrom1904() {
    return workbook.isDate1904();
  }

  @Override
  public String delimiter() {
    return "";
  }

  @Override
  public void rows(Sheet sheet, RowConsumer consumer) throws IOException {
    CellRow buffer = new CellRow();
    int last = 0;
    try (Stream<Row> rows = readable.get(sheets.indexOf(sheet)).openStream()) {
      for (Iterator<Row> it = rows.iterator(); it.hasNext(); ) {
        Row row = it.next();
        last = row.getRowNum();
        fill(buffer, row);
        if (!consumer.accept(buffer)) {
          return;
        }
      }
    } catch (ExcelReaderException e) {
      throw new IOException("damaged after row " + last + ": " + e.getMessage(), e);
    }
  }

  private static void fill(CellRow buffer, Row row) {
    buffer.begin(row.getRowNum());
    for (Cell cell : row) {
      if (cell == null || cell.getType() == CellType.EMPTY) {
        continue;
      }
      String raw = cell.getRawValue();
      if (raw != null && isNumber(cell, raw)) {
        buffer.number(cell.getColumnIndex(), Double.parseDouble(raw));
      } else {
        String text = cell.getText();
        if (text != null && !text.isEmpty()) {
          buffer.text(cell.getColumnIndex(), text);
        }
      }
    }
  }

  /// To fastexcel a formula's result is a text, whatever it is.
  private static boolean isNumber(Cell cell, String raw) {
    return cell.getType() == CellType.NUMBER
        || (cell.getType() == CellType.FORMULA && raw.matches("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?"));
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
