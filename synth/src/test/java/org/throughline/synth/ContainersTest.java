package org.throughline.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The same rows in every container.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainersTest {

  private static final int HEADER_LINE = 7;
  private static final String FIRST = "ARS_2026-ICLI-00005_FY2023_synthetic";

  private Path directory = Path.of("");
  private List<ReadBack.DataRow> plain = List.of();

  @BeforeAll
  void writePlain(@TempDir Path shared) throws IOException {
    directory = shared;
    plain = ReadBack.rows(write("xlsx"), FIRST);
    assertThat(plain.size()).isGreaterThan(30);
  }

  private Path write(String container) throws IOException {
    Path there = directory.resolve(container);
    SynthRequest request = new SynthRequest("V3", 300, 9, there).forTables(List.of("arrests"));
    Synthesis.write(request.in(container), SynthProgress.silent());
    return there;
  }

  @TestFactory
  Stream<DynamicTest> everyWorkbookHoldsTheSameRows() {
    return Synthesis.containers().stream()
        .filter(name -> name.startsWith("xlsx"))
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name, () -> assertThat(ReadBack.rows(write(name), FIRST)).isEqualTo(plain)));
  }

  @TestFactory
  Stream<DynamicTest> everyTextHoldsTheSameRows() {
    return Synthesis.containers().stream()
        .filter(name -> !name.startsWith("xlsx"))
        .map(name -> DynamicTest.dynamicTest(name, () -> assertSameText(name)));
  }

  private void assertSameText(String name) throws IOException {
    TextDialect dialect = Container.named(name).text().orElseThrow();
    List<String> lines = lines(name, dialect);
    List<String> header = split(lines.get(HEADER_LINE - 1), dialect);
    assertThat(header).hasSize(25).last().isEqualTo("Anonymized Identifier");
    List<String> data = lines.subList(HEADER_LINE, lines.size());
    assertThat(data.size()).isEqualTo(plain.size());
    for (int i = 0; i < data.size(); i++) {
      List<String> cells = split(data.get(i), dialect);
      assertThat(cells).hasSize(header.size());
      for (int column = 0; column < cells.size(); column++) {
        if (!header.get(column).endsWith("Date")) {
          String expected = plain.get(i).says(header.get(column));
          assertThat(cells.get(column).replace("\0", "")).isEqualTo(expected);
        }
      }
    }
  }

  private List<String> lines(String name, TextDialect dialect) throws IOException {
    Path file = write(name).resolve(FIRST + Container.named(name).ending());
    byte[] bytes = Files.readAllBytes(file);
    if (dialect.packed()) {
      try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        bytes = in.readAllBytes();
      }
    }
    String text = new String(bytes, dialect.charset());
    assertThat(text.startsWith("\uFEFF")).isEqualTo(dialect.mark());
    assertThat(text.contains("\0")).isEqualTo(dialect.nuls());
    for (String end : dialect.lineEnds()) {
      assertThat(text).contains(end);
    }
    return Arrays.asList(text.split("\r\n|\r|\n", 0));
  }

  private static List<String> split(String line, TextDialect dialect) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == dialect.separator().charAt(0) && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  @Test
  void foreignSheetsStandBesideTheReal() throws IOException {
    Path file = write("xlsx-foreign").resolve(FIRST + ".xlsx");
    try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
      List<String> names = new ArrayList<>();
      workbook.forEach(sheet -> names.add(sheet.getSheetName()));
      assertThat(names).containsExactly("Summary", "FY2023", "FY2023 (2)", "FY2020", "Footnotes");
      assertThat(workbook.isSheetHidden(3)).isTrue();
    }
  }

  @Test
  void anUnknownContainerNamesTheValidOnes() {
    assertThatThrownBy(() -> write("docx"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("docx")
        .hasMessageContaining("csv-latin1");
  }
}
