package org.throughline.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every vocabulary that can be synthesised, in all its tables.
class LayoutsTest {

  @TempDir private Path directory = Path.of("");

  @TestFactory
  Stream<DynamicTest> everyTableIsWrittenUnderItsHeadersWithAllItsRows() {
    return Layout.all().stream()
        .map(layout -> DynamicTest.dynamicTest(layout.shortName(), () -> assertWritten(layout)));
  }

  private void assertWritten(Layout layout) throws IOException {
    Path there = directory.resolve(layout.shortName());
    List<String> tables = layout.tables().stream().map(Layout.TableLayout::table).toList();
    SynthReport report =
        Synthesis.write(
            new SynthRequest(layout.shortName(), 150, 4, there).forTables(tables),
            SynthProgress.silent());
    SynthVocabulary vocabulary = SynthVocabulary.read(layout.vocabulary());
    assertThat(vocabulary.tables().keySet()).containsExactlyInAnyOrderElementsOf(tables);
    for (SynthReport.Written file : report.files()) {
      List<String> headers =
          vocabulary.columns(file.table()).stream().map(SynthVocabulary.Column::header).toList();
      if (layout.container().text().isPresent()) {
        assertText(layout, file, headers);
      } else {
        assertWorkbook(layout, file, headers);
      }
    }
    for (String table : tables) {
      assertThat(report.rows(table)).as(table).isGreaterThan(20);
    }
    assertKeptRowsAreTotals(there);
  }

  private static void assertWorkbook(Layout layout, SynthReport.Written file, List<String> headers)
      throws IOException {
    long rows = 0;
    try (Workbook workbook = WorkbookFactory.create(file.file().toFile(), null, true)) {
      for (Sheet sheet : workbook) {
        List<String> read = new ArrayList<>();
        int preamble = layout.preamble();
        sheet.getRow(preamble).forEach(cell -> read.add(cell.getStringCellValue()));
        assertThat(read).isEqualTo(headers);
        assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).startsWith("SYNTHETIC");
        rows += sheet.getLastRowNum() - preamble;
      }
    }
    assertThat(rows).isEqualTo(file.rows());
  }

  private static void assertText(Layout layout, SynthReport.Written file, List<String> headers)
      throws IOException {
    byte[] bytes;
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file.file()))) {
      bytes = in.readAllBytes();
    }
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    int preamble = layout.preamble();
    assertThat(lines.getFirst()).contains("SYNTHETIC");
    assertThat(lines.get(preamble).replace("\"", "")).isEqualTo(String.join("|", headers));
    assertThat(lines.size() - preamble - 1).isEqualTo((int) file.rows());
    for (String line : lines.subList(preamble, lines.size())) {
      assertThat(line.chars().filter(c -> c == '|').count()).isEqualTo(headers.size() - 1);
    }
  }

  private static void assertKeptRowsAreTotals(Path there) throws IOException {
    JsonNode totals =
        new JsonMapper()
            .readTree(Files.readString(there.resolve("truth/summary.json")))
            .get("totals");
    long kept = 0;
    try (Stream<Path> files = Files.list(there.resolve("truth/rows"))) {
      for (Path file : files.sorted().toList()) {
        kept += ReadBack.truth(file).stream().filter(row -> row.get(5).equals("kept")).count();
      }
    }
    long told = 0;
    List<String> measures =
        List.of("arrests", "removals", "stints", "detainers", "encounters", "risk decisions");
    for (String measure : measures) {
      told += totals.path(measure).asLong(0);
    }
    assertThat(kept).isEqualTo(told);
  }

  @Test
  void theDoubledHeaderOfDetainersIsWrittenTwice() {
    List<String> headers =
        SynthVocabulary.read("v2-2023-2025").columns("detainers").stream()
            .map(SynthVocabulary.Column::header)
            .toList();
    assertThat(headers).filteredOn("Final Order Yes No"::equals).hasSize(2);
    assertThat(headers).hasSize(65);
  }

  @Test
  void sheetsOfATableShareTheWindowWithoutGapOrOverlap() {
    for (Layout layout : Layout.all()) {
      for (Layout.TableLayout table : layout.tables()) {
        long at = layout.firstMoment();
        for (FilePlan plan : FilePlan.of(layout, table)) {
          for (FilePlan.Sheet sheet : plan.sheets()) {
            assertThat(sheet.from()).isLessThanOrEqualTo(at);
            assertThat(sheet.to()).isGreaterThanOrEqualTo(at);
            at = sheet.to();
          }
        }
        assertThat(at).isEqualTo(layout.lastMoment() + 1);
      }
    }
  }

  @Test
  void noFacilityCodeIsUsedTwice() {
    Set<String> codes = new HashSet<>();
    Facilities.read().all().forEach(f -> assertThat(codes.add(f.code())).as(f.code()).isTrue());
    assertThat(codes.size()).isGreaterThan(200);
  }
}
