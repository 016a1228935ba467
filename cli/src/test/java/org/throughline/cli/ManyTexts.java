package org.throughline.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A workbook of arrests whose every row has a person of its own in the texts that cells share.
final class ManyTexts {

  private static final List<String> HEADERS =
      List.of(
          "Apprehension Date",
          "Apprehension State",
          "Apprehension AOR",
          "Apprehension Method",
          "Citizenship Country",
          "Birth Year",
          "Gender",
          "Unique Identifier",
          "Case Status");

  private static final String MAIN =
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private ManyTexts() {}

  static void write(Path file, int rows) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
        Writer to = new OutputStreamWriter(zip, StandardCharsets.UTF_8)) {
      part(
          zip,
          to,
          "xl/workbook.xml",
          "<workbook %s xmlns:r=\"%s\"><sheets><sheet name=\"Arrests\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
              .formatted(MAIN, OFFICE));
      part(
          zip,
          to,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"%1$s/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"%1$s/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
              .formatted(OFFICE));
      part(zip, to, "xl/sharedStrings.xml", "<sst " + MAIN + ">");
      for (String header : HEADERS) {
        to.write("<si><t>" + header + "</t></si>");
      }
      for (int row = 0; row < rows; row++) {
        to.write(String.format(Locale.ROOT, "<si><t>%040x</t></si>", 7_919L * (row + 1)));
      }
      to.write("</sst>");
      part(zip, to, "xl/worksheets/sheet1.xml", "<worksheet " + MAIN + "><sheetData><row r=\"1\">");
      for (int column = 0; column < HEADERS.size(); column++) {
        to.write("<c t=\"s\"><v>" + column + "</v></c>");
      }
      to.write("</row>");
      for (int row = 0; row < rows; row++) {
        to.write("<row r=\"" + (row + 2) + "\"><c><v>" + (45_000 + row % 300) + "</v></c>");
        to.write("<c/>".repeat(HEADERS.size() - 3));
        to.write("<c t=\"s\"><v>" + (HEADERS.size() + row) + "</v></c></row>");
      }
      to.write("</sheetData></worksheet>");
    }
  }

  private static void part(ZipOutputStream zip, Writer to, String name, String beginning)
      throws IOException {
    to.flush();
    zip.putNextEntry(new ZipEntry(name));
    to.write(beginning);
  }
}
