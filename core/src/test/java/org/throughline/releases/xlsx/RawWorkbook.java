package org.throughline.releases.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.throughline.releases.Sheet;
import org.throughline.releases.SheetContainer;

/// A workbook from the XML of its parts, for what no library would write.
final class RawWorkbook {

  static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  RawWorkbook() {
    part("xl/workbook.xml", workbook(""));
    part(
        "xl/_rels/workbook.xml.rels",
        "<Relationships>"
            + relation(1, "worksheet", "worksheets/sheet1.xml")
            + relation(2, "sharedStrings", "sharedStrings.xml")
            + "</Relationships>");
    part(
        "_rels/.rels",
        "<Relationships>" + relation(1, "officeDocument", "xl/workbook.xml") + "</Relationships>");
  }

  static String workbook(String properties) {
    return "<workbook xmlns=\"%s\" xmlns:r=\"%s\">%s<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        .formatted(MAIN, RELATIONS, properties);
  }

  static String relation(int id, String type, String target) {
    return String.format(
        Locale.ROOT,
        "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>",
        id,
        RELATIONS,
        type,
        target);
  }

  RawWorkbook part(String name, String xml) {
    return part(name, xml, StandardCharsets.UTF_8);
  }

  RawWorkbook part(String name, String xml, Charset charset) {
    parts.put(name, xml.getBytes(charset));
    return this;
  }

  /// Puts rows into the only sheet.
  RawWorkbook rows(String rows) {
    return part(
        "xl/worksheets/sheet1.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
            .formatted(MAIN, rows));
  }

  RawWorkbook shared(String items) {
    return part("xl/sharedStrings.xml", "<sst xmlns=\"%s\">%s</sst>".formatted(MAIN, items));
  }

  Path write(Path folder) throws IOException {
    Path path = Files.createTempFile(folder, "raw", ".xlsx");
    try (OutputStream out = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return path;
  }

  /// What the scanner makes of it: `A1=text` or `B2=#1.5` for a number, `C1!#N/A` for an error.
  List<String> read(Path folder) throws IOException {
    try (SheetContainer container = new XlsxContainer(write(folder))) {
      return cells(container);
    }
  }

  /// Every cell of every sheet.
  static List<String> cells(SheetContainer container) throws IOException {
    List<String> cells = new ArrayList<>();
    for (Sheet sheet : container.sheets()) {
      container.rows(
          sheet,
          row -> {
            for (int i = 0; i < row.width(); i++) {
              String place = (char) ('A' + i % 26) + (i < 26 ? "" : "+" + i / 26) + row.number();
              String text = row.textAt(i);
              if (row.isError(i)) {
                cells.add(place + "!" + row.shown(i));
              } else if (text != null) {
                cells.add(place + "=" + text);
              } else if (!Double.isNaN(row.numberAt(i))) {
                cells.add(place + "=#" + row.numberAt(i));
              }
            }
            return true;
          });
    }
    return cells;
  }
}
