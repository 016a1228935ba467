package org.throughline.releases.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class XlsxContainerTest {

  @TempDir Path folder;

  private List<String> read(String rows) throws IOException {
    return new RawWorkbook().rows(rows).read(folder);
  }

  private List<String> readShared(String items) throws IOException {
    return new RawWorkbook()
        .shared(items)
        .rows("<row r='1'><c r='A1' t='s'><v>0</v></c></row>")
        .read(folder);
  }

  private void refuses(RawWorkbook workbook, String reason) {
    assertThatThrownBy(() -> workbook.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void cellsAndRowsWithoutReferenceFollowTheOneBefore() throws IOException {
    assertThat(
            read(
                "<row><c><v>1</v></c><c"
                    + " r='D1'><v>2</v></c><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>"))
        .containsExactly("A1=#1.0", "D1=#2.0", "E1=#3.0", "A3=#4.0");
  }

  @Test
  void everyTypeOfCellIsRead() throws IOException {
    assertThat(
            read(
                "<row r='7'><c r='A7' t='n'><v>1.5</v></c><c r='B7' t='str'><f>A1&amp;\"x\"</f><v>a"
                    + " &lt; b</v></c><c r='C7' t='b'><v>1</v></c><c r='D7' t='e'><v>#N/A</v></c><c"
                    + " r='E7' t='d'><v>2026-01-02T03:04:05Z</v></c><c r='F7'"
                    + " t='inlineStr'><is><t>in</t><r><rPr/><t> line</t></r></is></c><c r='G7'"
                    + " s='4'/><c r='H7' t='s'/><c r='I7'><f>NOW()</f></c><c"
                    + " r='J7'><f>1+1</f><v>2</v></c></row>"))
        .containsExactly(
            "A7=#1.5",
            "B7=a < b",
            "C7=TRUE",
            "D7!#N/A",
            "E7=2026-01-02 03:04:05",
            "F7=in line",
            "I7!",
            "J7=#2.0");
  }

  @Test
  void sharedTextsLoseRunsAndReadingsButNoWhiteSpace() throws IOException {
    assertThat(
            readShared(
                "<si><r><t>Rich </t></r><r><rPr><b/></rPr><t xml:space='preserve'>text </t></r><rPh"
                    + " sb='0' eb='1'><t>READING</t></rPh><phoneticPr fontId='1'/></si>"))
        .containsExactly("A1=Rich text ");
  }

  @Test
  void escapesAndEntitiesAreReplaced() throws IOException {
    assertThat(
            readShared(
                "<si><t>a_x000D_b_x005F_x000D_ _xZZZZ_ &#233;&#x1F600;&quot;&apos;</t></si>"))
        .containsExactly("A1=a\rb_x000D_ _xZZZZ_ é\uD83D\uDE00\"'");
  }

  @Test
  void cdataAndCommentsStandAnywhere() throws IOException {
    assertThat(
            read(
                "<!-- <row> --><row r='1'><?x <c?><c r='A1' t='str'><v>a<!-- x"
                    + " -->b<![CDATA[<&amp;]]>c</v></c><!-- > --></row>"))
        .containsExactly("A1=ab<&amp;c");
  }

  @Test
  void aGreaterSignInAnAttributeEndsNoTag() throws IOException {
    assertThat(read("<row r='1' note='a>b'><c note=\"'>\" r='B1'><v>1</v></c></row>"))
        .containsExactly("B1=#1.0");
  }

  @Test
  void prefixesAndStrictNamespacesMakeNoDifference() throws IOException {
    RawWorkbook book = new RawWorkbook();
    book.part(
        "xl/worksheets/sheet1.xml",
        "<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:sheetData><x:row"
            + " r='1'><x:c r='A1' t='str'><x:v>p</x:v></x:c></x:row></x:sheetData></x:worksheet>");
    book.part(
        "_rels/.rels",
        "<Relationships><Relationship Id='a'"
            + " Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument'"
            + " Target='/xl/workbook.xml'/></Relationships>");
    assertThat(book.read(folder)).containsExactly("A1=p");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
  void otherEncodingsAreRead(String encoding) throws IOException {
    RawWorkbook book = new RawWorkbook();
    book.part(
        "xl/worksheets/sheet1.xml",
        "<?xml version='1.0' encoding='%s'?><worksheet><sheetData><row r='1'><c t='str'><v>é</v></c></row></sheetData></worksheet>"
            .formatted(encoding),
        java.nio.charset.Charset.forName(encoding));
    assertThat(book.read(folder)).containsExactly("A1=é");
  }

  @Test
  void textsLongerThanTheWindowAreWhole() throws IOException {
    String longText = "0123456789".repeat(60_000);
    assertThat(read("<row r='1'><c t='str'><v>" + longText + "</v></c><c><v>1</v></c></row>"))
        .containsExactly("A1=" + longText, "B1=#1.0");
  }

  @Test
  void aMillionBlankRowsAndSixteenThousandColumnsAreCheap() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i < 1_000_000; i++) {
      rows.append("<row r=\"").append(i).append("\"/>");
    }
    rows.append("<row r='1000000'><c r='XFD1000000' s='1'/><c r='XFD1000000'><v>1</v></c></row>");
    assertThat(read(rows.toString())).hasSize(1);
  }

  @Test
  void daysMayCountFrom1904() throws IOException {
    RawWorkbook book = new RawWorkbook().rows("");
    book.part("xl/workbook.xml", RawWorkbook.workbook("<workbookPr date1904='1'/>"));
    try (XlsxContainer container = new XlsxContainer(book.write(folder))) {
      assertThat(container.countsFrom1904()).isTrue();
    }
  }

  @Test
  void whatIsDamagedSaysAfterWhichRow() {
    String row = "<row r='1'><c r='A1'><v>1</v></c></row>";
    RawWorkbook shared = new RawWorkbook().shared("<si><t>x</t></si>");
    refuses(
        shared.rows(row + "<row r='2'><c t='s'><v>1</v></c></row>"),
        "after row 2: a cell refers to shared text 1 of 1");
    refuses(
        new RawWorkbook().rows(row + "<row r='2'><c><v>1x</v></c></row>"),
        "after row 2: a cell of numbers holds '1x'");
    refuses(new RawWorkbook().rows(row + row), "after row 1: row 1 comes after row 1");
    refuses(
        new RawWorkbook().rows(row + "<row r='2'><c r='XFE2'/></row>"), "more than 16384 columns");
    refuses(new RawWorkbook().rows(row + "<row r='2'><c t='q'/></row>"), "unknown type 'q'");
    refuses(new RawWorkbook().rows(row + "<row r='2'><c r='2'/></row>"), "no column letters");
    refuses(
        new RawWorkbook().rows("<row><c t='str'><v>&bomb;</v></c></row>"),
        "unknown entity '&bomb;'");
    refuses(
        new RawWorkbook().part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + row),
        "after row 1: its XML ends");
  }

  @Test
  void moreSharedTextsThanMemoryAllowsAreRefused() throws IOException {
    byte[] xml =
        ("<sst>" + "<si><t>0123456789</t></si>".repeat(11) + "</sst>")
            .getBytes(StandardCharsets.UTF_8);
    try (SharedTexts texts = new SharedTexts(new java.io.ByteArrayInputStream(xml), 100)) {
      assertThat(texts.at(9)).isEqualTo("0123456789");
      assertThatThrownBy(() -> texts.at(10))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("more than 100 characters");
    }
  }

  @Test
  void documentTypesAreRefusedInEveryPart() {
    String type = "<!DOCTYPE x [<!ENTITY a 'aaaa'>]>";
    refuses(
        new RawWorkbook().part("xl/worksheets/sheet1.xml", type + "<worksheet/>"), "document type");
    refuses(
        new RawWorkbook().rows("").part("xl/workbook.xml", type + RawWorkbook.workbook("")),
        "document type");
    refuses(
        new RawWorkbook()
            .rows("<row><c t='s'><v>0</v></c></row>")
            .part("xl/sharedStrings.xml", type + "<sst><si><t>x</t></si></sst>"),
        "document type");
  }

  /// Java's parser says so on the terminal too, where nobody asked it.
  @Test
  void bytesThatAreNoTextAreRefusedAndNothingElseIsSaidOfThem() {
    PrintStream terminal = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      for (String before : List.of("", " ".repeat(20_000))) {
        String text = before + RawWorkbook.workbook("<!-- \u00e9 -->");
        refuses(
            new RawWorkbook().rows("").part("xl/workbook.xml", text, StandardCharsets.ISO_8859_1),
            "part 'xl/workbook.xml' is not XML (bytes that are no UTF-8)");
      }
    } finally {
      System.setErr(terminal);
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aByteOrderMarkIsNoText() throws IOException {
    assertThat(
            new RawWorkbook()
                .part("xl/workbook.xml", "\uFEFF" + RawWorkbook.workbook(""))
                .rows("<row><c r='A1'><v>1</v></c></row>")
                .read(folder))
        .containsExactly("A1=#1.0");
  }

  @Test
  void aChangedByteIsNoticed() throws IOException {
    Path path = new RawWorkbook().rows("<row><c><v>12345</v></c></row>").write(folder);
    byte[] bytes = Files.readAllBytes(path);
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int entry = all.indexOf("xl/worksheets/sheet1.xml");
    bytes[entry + 60] ^= 0x55;
    Files.write(path, bytes);
    assertThatThrownBy(
            () -> {
              try (XlsxContainer container = new XlsxContainer(path)) {
                RawWorkbook.cells(container);
              }
            })
        .isInstanceOf(IOException.class);
  }
}
