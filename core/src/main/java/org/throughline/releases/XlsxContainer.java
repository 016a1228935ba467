package org.throughline.releases;

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

/// An xlsx workbook, read row by row with fastexcel.
final class XlsxContainer implements SheetContainer {

  private final ReadableWorkbook workbook;
  private final List<org.dhatim.fastexcel.reader.Sheet> readable;
  private final List<Sheet> sheets;

  XlsxContainer(Path path) throws IOException {
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
  public boolean fieldsAreCounted() {
    return false;
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
      if (cell.getType() == CellType.NUMBER && raw != null) {
        buffer.number(cell.getColumnIndex(), Double.parseDouble(raw));
      } else {
        String text = cell.getText();
        if (text != null && !text.isEmpty()) {
          buffer.text(cell.getColumnIndex(), text);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
