package org.throughline.releases.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

final class XlsxProperties {

  /// The nearest double is what the language's own parser says it is.
  @Property(tries = 20_000)
  void numbersAreTheNearestDouble(@ForAll("numbers") String digits) throws IOException {
    byte[] bytes = digits.getBytes(StandardCharsets.US_ASCII);
    assertThat(Decimals.parse(bytes, 0, bytes.length)).isEqualTo(Double.parseDouble(digits));
  }

  @Provide
  Arbitrary<String> numbers() {
    Arbitrary<String> serials =
        Arbitraries.longs().between(0, 4_000_000_000L).map(s -> Double.toString(s / 86_400.0));
    Arbitrary<String> any = Arbitraries.doubles().map(d -> Double.toString(d));
    Arbitrary<String> written =
        Arbitraries.strings()
            .numeric()
            .ofMinLength(1)
            .ofMaxLength(20)
            .flatMap(
                a ->
                    Arbitraries.strings()
                        .numeric()
                        .ofMaxLength(20)
                        .map(b -> b.isEmpty() ? a : a + "." + b));
    return Arbitraries.oneOf(serials, any, written, written.map(text -> "-" + text));
  }

  /// What another library writes is what the scanner reads.
  @Property(tries = 60)
  void whatWasWrittenIsRead(@ForAll("rows") List<List<Object>> rows) throws IOException {
    Path path = Files.createTempFile("generated", ".xlsx");
    try {
      List<String> expected = write(path, rows);
      try (XlsxContainer container = new XlsxContainer(path)) {
        assertThat(RawWorkbook.cells(container)).isEqualTo(expected);
      }
    } finally {
      Files.delete(path);
    }
  }

  private static List<String> write(Path path, List<List<Object>> rows) throws IOException {
    List<String> expected = new ArrayList<>();
    try (OutputStream out = Files.newOutputStream(path);
        Workbook workbook = new Workbook(out, "Throughline", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("S");
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < rows.get(r).size(); c++) {
          String place = (char) ('A' + c) + Integer.toString(r + 1);
          switch (rows.get(r).get(c)) {
            case Double number -> {
              sheet.value(r, c, number);
              expected.add(place + "=#" + number);
            }
            case String text -> {
              if (!text.isEmpty()) {
                sheet.value(r, c, text);
                expected.add(place + "=" + text);
              }
            }
            default -> throw new IllegalStateException();
          }
        }
      }
    }
    return expected;
  }

  @Provide
  Arbitrary<List<List<Object>>> rows() {
    Arbitrary<Object> text =
        Arbitraries.strings()
            .withChars("ab &<>\"'é\uFFFDß_x\n")
            .withCharRange('\u4e00', '\u4e20')
            .ofMaxLength(30)
            .map(t -> t);
    Arbitrary<Object> number = Arbitraries.doubles().between(-1e9, 1e9).map(d -> d);
    return Arbitraries.oneOf(text, number).list().ofMaxSize(8).list().ofMaxSize(30);
  }
}
