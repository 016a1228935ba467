package org.throughline.synth;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// A workbook, written sheet by sheet in constant memory but for its distinct texts.
///
/// Written here and not with a library because the same seed must give the same bytes (libraries
/// stamp the time of writing) and because the tests need cells that no library would write.
final class XlsxFile implements ReleaseFile {

  /// Zip times have no zone and no meaning here; 1980 is their zero.
  private static final LocalDateTime ZERO = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final int FAST = 2;

  /// Names of a hidden sheet of another year; the first that the workbook does not have is taken.
  private static final List<String> STALE = List.of("FY2020", "FY2010");

  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

  private final ZipOutputStream zip;
  private final SharedStrings strings;
  private final WorkbookDialect dialect;
  private final List<String> sheets = new ArrayList<>();
  private int hidden = -1;
  private @Nullable SheetXml sheet;

  /// Header and a row under it that nobody should read.
  private List<List<String>> stale = List.of();

  XlsxFile(OutputStream out, WorkbookDialect dialect) {
    this.dialect = dialect;
    strings = new SharedStrings(dialect.rich());
    zip = new ZipOutputStream(out);
    zip.setLevel(FAST);
  }

  @Override
  public void sheet(String name, List<String> preamble, List<String> headers) throws IOException {
    if (sheets.isEmpty() && dialect.foreign()) {
      foreign("Summary", List.of(List.of(preamble.getFirst()), List.of("Rows", "see sheets")));
      stale = List.of(List.of(preamble.getFirst()), headers, headers.subList(0, 1));
    }
    SheetXml next = beginSheet(name);
    for (String line : preamble) {
      next.texts(List.of(line));
    }
    next.texts(headers);
    sheet = next;
  }

  private SheetXml beginSheet(String name) throws IOException {
    finishSheet();
    sheets.add(name);
    begin("xl/worksheets/sheet" + sheets.size() + ".xml");
    return new SheetXml(zip, strings, dialect);
  }

  private void foreign(String name, List<List<String>> rows) throws IOException {
    SheetXml next = beginSheet(name);
    for (List<String> row : rows) {
      next.texts(row);
    }
    sheet = next;
  }

  @Override
  public int write(RowBuffer row) throws IOException {
    return current().write(row);
  }

  @Override
  public int nextRow() {
    return current().nextRow();
  }

  private SheetXml current() {
    if (sheet == null) {
      throw new IllegalStateException("Begin a sheet before writing rows");
    }
    return sheet;
  }

  @Override
  public void close() throws IOException {
    if (dialect.foreign()) {
      hidden = sheets.size();
      foreign(sheets.contains(STALE.getFirst()) ? STALE.getLast() : STALE.getFirst(), stale);
      foreign("Footnotes", List.of());
    }
    finishSheet();
    begin("xl/sharedStrings.xml");
    strings.write(zip);
    zip.closeEntry();
    part("xl/styles.xml", STYLES);
    part("xl/workbook.xml", workbook());
    part("xl/_rels/workbook.xml.rels", workbookRelations());
    part("_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml")));
    part("[Content_Types].xml", contentTypes());
    zip.close();
  }

  private void finishSheet() throws IOException {
    if (sheet != null) {
      sheet.finish();
      zip.closeEntry();
      sheet = null;
    }
  }

  private void begin(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ZERO);
    zip.putNextEntry(entry);
  }

  private void part(String name, String xml) throws IOException {
    begin(name);
    String head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    zip.write((head + xml).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private String workbook() {
    StringBuilder xml = new StringBuilder();
    for (int i = 0; i < sheets.size(); i++) {
      xml.append(
          String.format(
              Locale.ROOT,
              "<sheet name=\"%s\" sheetId=\"%d\"%s r:id=\"rId%d\"/>",
              SharedStrings.escape(sheets.get(i)),
              i + 1,
              i == hidden ? " state=\"hidden\"" : "",
              i + 1));
    }
    String dates = dialect.epoch1904() ? "<workbookPr date1904=\"1\"/>" : "";
    return "<workbook xmlns=\"%s\" xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
        .formatted(MAIN, RELATIONS, dates, xml);
  }

  private String workbookRelations() {
    StringBuilder xml = new StringBuilder();
    for (int i = 1; i <= sheets.size(); i++) {
      xml.append(relation(i, "worksheet", "worksheets/sheet" + i + ".xml"));
    }
    xml.append(relation(sheets.size() + 1, "styles", "styles.xml"));
    xml.append(relation(sheets.size() + 2, "sharedStrings", "sharedStrings.xml"));
    return relations(xml.toString());
  }

  private static String relations(String inside) {
    return "<Relationships xmlns=\"%srelationships\">%s</Relationships>".formatted(PACKAGE, inside);
  }

  private static String relation(int number, String type, String target) {
    return String.format(
        Locale.ROOT,
        "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>",
        number,
        RELATIONS,
        type,
        target);
  }

  private String contentTypes() {
    StringBuilder xml = new StringBuilder();
    for (int i = 1; i <= sheets.size(); i++) {
      xml.append(override("/xl/worksheets/sheet" + i + ".xml", "worksheet"));
    }
    return ("<Types xmlns=\"%scontent-types\"><Default Extension=\"rels\" ContentType="
            + "\"application/vnd.openxmlformats-package.relationships+xml\"/>%s%s%s%s</Types>")
        .formatted(
            PACKAGE,
            override("/xl/workbook.xml", "sheet.main"),
            xml,
            override("/xl/styles.xml", "styles"),
            override("/xl/sharedStrings.xml", "sharedStrings"));
  }

  private static String override(String part, String type) {
    return ("<Override PartName=\"%s\" ContentType="
            + "\"application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml\"/>")
        .formatted(part, type);
  }

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  /// Three cell styles: general, day (built-in format 14), minute (built-in format 22).
  private static final String STYLES =
      """
      <styleSheet xmlns="%s">\
      <fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>\
      <fills count="2"><fill><patternFill patternType="none"/></fill>\
      <fill><patternFill patternType="gray125"/></fill></fills>\
      <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      <cellXfs count="3">\
      <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
      <xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
      <xf numFmtId="22" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
      </cellXfs></styleSheet>\
      """
          .formatted(MAIN);
}
