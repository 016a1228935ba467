package org.throughline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.releases.Made;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;

final class LakeTest {

  @TempDir Path folder;
  @TempDir Path out;

  private LakeLedger build() throws Exception {
    Registry registry = Registry.load();
    return LakeBuilder.build(
        Surveyor.survey(folder, registry), registry, out.resolve("lake"), ReadingProgress.none());
  }

  private LakeLedger buildWithUnreadable() throws Exception {
    Registry registry = Registry.load();
    return LakeBuilder.build(
        Surveyor.survey(folder, registry),
        registry,
        new LakeBuilder.Places(out.resolve("lake"), Optional.empty(), true),
        ReadingProgress.none());
  }

  private List<Row> query(String sql) {
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      LakeFiles.tables(out.resolve("lake")).forEach(engine::read);
      return engine.rows(sql);
    }
  }

  private String value(String sql) {
    return String.valueOf(query(sql).getFirst().values().getFirst());
  }

  @Test
  void twoFilesThatShareSheetNamesKeepApart() throws Exception {
    Made.workbook(folder, "a.xlsx", Made.sheet("FY16", Made.HEADER, Made.ROW));
    Made.workbook(folder, "b.xlsx", Made.sheet("FY16", "Title", Made.HEADER, Made.ROW, Made.ROW));
    assertThat(build().rowsKept()).isEqualTo(3);
    assertThat(query("select origin_file, origin_sheet, origin_row from arrests order by 1, 2, 3"))
        .extracting(row -> row.values().toString())
        .containsExactly("[a.xlsx, FY16, 2]", "[b.xlsx, FY16, 3]", "[b.xlsx, FY16, 4]");
  }

  @Test
  void withheldMissingAndImpossibleAreToldApart() throws Exception {
    Made.lines(
        folder,
        "a.csv",
        Made.HEADER,
        "Denver|10/05/2015|(b)(7)(e)|L|NA|W||MEXICO|--",
        "Denver|06/14/0002|CAP|L|NA|W||MEXICO|Male",
        "Denver|soon|CAP|L|NA|W||MEXICO|Male");
    LakeLedger ledger = buildWithUnreadable();
    assertThat(query("select redacted, method, gender from arrests order by origin_row limit 1"))
        .extracting(row -> row.values().toString())
        .containsExactly("[method, null, null]");
    assertThat(query("select origin_row, reason from rejects order by 1"))
        .extracting(row -> row.values().toString())
        .containsExactly(
            "[3, 'Apprehension Date' cannot be read: date outside 1900-01-01 to 2100-12-31]",
            "[4, 'Apprehension Date' cannot be read: not a date]");
    assertThat(ledger.rowsKept()).isEqualTo(1);
  }

  @Test
  void aShiftedRowOfTextIsRejectedWithItsReason() throws Exception {
    Made.lines(folder, "a.csv", Made.HEADER, Made.ROW, "a|b|c", Made.ROW + "|extra", "", Made.ROW);
    LakeLedger ledger = build();
    assertThat(ledger.unbalanced()).isEmpty();
    assertThat(query("select origin_row, reason from rejects order by 1"))
        .extracting(row -> row.values().toString())
        .containsExactly("[3, too few fields]", "[4, too many fields]");
    assertThat(
            value(
                "select rows_read || '=' || rows_kept || '+' || rows_rejected || ',' ||"
                    + " blank_rows from ledger"))
        .isEqualTo("4=2+2,1");
  }

  @Test
  void anUnknownHeaderIsCountedAndItsValuesAreNotStored() throws Exception {
    Made.lines(
        folder, "a.csv", Made.HEADER + "|Shoe Size", Made.ROW + "|SHOEMARKER", Made.ROW + "|");
    assertThat(build().unknownColumns())
        .singleElement()
        .satisfies(c -> assertThat(c.header()).isEqualTo("Shoe Size"))
        .satisfies(c -> assertThat(c.values()).isEqualTo(1))
        .satisfies(c -> assertThat(c.missing()).isEqualTo(1));
    assertThat(everythingStored()).doesNotContain("SHOEMARKER");
  }

  /// What locates or identifies, and the hash, under every column that takes one, also where the cell
  /// cannot be what its column says and so becomes an anomaly.
  @Test
  void theLakeNeverHoldsLocatingOrIdentifyingValuesOrTheHash() throws Exception {
    Made.lines(
        folder,
        "2019.csv",
        Made.HEADER,
        "Denver|10/05/2015|CAP|LANDMARKER|OP|W|BIRTHMARKER|MEXICO|Male",
        "Denver|10/05/2015|CAP|LANDMARKER|OP|W|1/2/1950|MEXICO|Male");
    Made.workbook(
        folder,
        "2026.xlsx",
        Made.sheet(
            "FY26",
            "Apprehension Date|Apprehension Type|State|County|TOA Current Duty AOR|Apprehension"
                + " Final Program|Apprehension Method|Birth Date|Birth Year|Citizenship Country"
                + "|Gender|Apprehension Site Landmark|TOA Current Duty Site|Anonymized Identifier",
            "2026-01-02|Collateral|TEXAS|COUNTYMARKER|Dallas|Fugitive Operations|Located"
                + "|BIRTHMARKER|1990|MEXICO|Male|LANDMARKER|SITEMARKER|b6a0hashmarker"));
    assertThat(build().rowsKept()).isEqualTo(3);
    assertThat(everythingStored())
        .contains("Collateral")
        .doesNotContainIgnoringCase("MARKER")
        .doesNotContain("1950");
    assertThat(value("select person from arrests where person is not null")).matches("\\d+");
  }

  private String everythingStored() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String table : LakeFiles.tables(out.resolve("lake")).keySet()) {
      query("select * from " + table).forEach(row -> all.append(row.values()).append('\n'));
    }
    try (java.util.stream.Stream<Path> files = Files.walk(out)) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(
              file -> assertThat(file.toString()).matches(".*\\.parquet|.*/reading\\.json"));
    }
    all.append(Files.readString(out.resolve("lake").resolve(LastReading.FILE)));
    return all.toString();
  }

  @Test
  void contentBesideTheHeadersIsReportedWithoutItsText() throws Exception {
    Made.workbook(
        folder, "a.xlsx", Made.sheet("FY16", Made.HEADER, Made.ROW + "||Jane DOEMARKER", Made.ROW));
    build();
    assertThat(value("select reason from anomalies"))
        .isEqualTo("content outside the columns with a header");
    assertThat(everythingStored()).doesNotContain("DOEMARKER");
  }

  @Test
  void cachedErrorsAndFormulasWithoutTheirValueAreAnomaliesAndTitlesMayBeMerged() throws Exception {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(folder.resolve("a.xlsx"))) {
      XSSFSheet sheet = workbook.createSheet("FY16");
      sheet.createRow(0).createCell(0).setCellValue("ERO arrests, all of it one title");
      sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 8));
      List<String> headers = List.of(Made.HEADER.split("\\|", -1));
      XSSFRow header = sheet.createRow(4);
      for (int i = 0; i < headers.size(); i++) {
        header.createCell(i).setCellValue(headers.get(i));
      }
      XSSFRow row = sheet.createRow(5);
      row.createCell(0).setCellErrorValue(FormulaError.NA);
      row.createCell(1).setCellFormula("DATE(2016,1,2)");
      row.createCell(7).setCellValue("MEXICO");
      workbook.write(out);
    }
    assertThat(buildWithUnreadable().rowsKept()).isEqualTo(1);
    assertThat(query("select column_name, original, reason from anomalies order by 1"))
        .extracting(found -> found.values().toString())
        .containsExactly(
            "[aor, #N/A, an error instead of a value]",
            "[arrest_time, , a formula without its value]");
    assertThat(value("select title from ledger")).isEqualTo("ERO arrests, all of it one title");
  }

  @Test
  void sheetsThatAreNotReadStandInTheLedger() throws Exception {
    Made.workbook(
        folder,
        "a.xlsx",
        Made.sheet("Notes", "Footnotes"),
        Made.sheet("FY16", Made.HEADER, Made.ROW),
        Made.sheet("Empty"));
    build();
    assertThat(query("select origin_sheet, status from ledger order by sheet_position"))
        .extracting(row -> row.values().toString())
        .containsExactly("[Notes, foreign]", "[FY16, read]", "[Empty, empty]");
  }
}
