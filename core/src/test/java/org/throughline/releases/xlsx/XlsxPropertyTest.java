package org.throughline.releases.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class XlsxPropertyTest {

  private static final int NUMBERS = 20_000;
  private static final String LETTERS = "ab &<>\"'é\uFFFDß_x\n";

  @TempDir Path folder = Path.of("");

  /// The nearest double is what the language's own parser says it is.
  @Test
  void numbersAreTheNearestDouble() throws IOException {
    Random random = new Random(12);
    for (int i = 0; i < NUMBERS; i++) {
      String digits = number(random, i % 4);
      byte[] bytes = digits.getBytes(StandardCharsets.US_ASCII);
      assertThat(Decimals.parse(bytes, 0, bytes.length))
          .as(digits)
          .isEqualTo(Double.parseDouble(digits));
    }
  }

  /// A day number, any double there is, or digits as somebody may write them.
  private static String number(Random random, int kind) {
    return switch (kind) {
      case 0 -> Double.toString(random.nextLong(4_000_000_000L) / 86_400.0);
      case 1 -> {
        double any = Double.longBitsToDouble(random.nextLong());
        yield Double.isFinite(any) ? Double.toString(any) : "0";
      }
      case 2 -> written(random);
      default -> "-" + written(random);
    };
  }

  private static String written(Random random) {
    String whole = digits(random, 1 + random.nextInt(20));
    String fraction = digits(random, random.nextInt(21));
    return fraction.isEmpty() ? whole : whole + "." + fraction;
  }

  private static String digits(Random random, int length) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < length; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  /// What another library writes is what the scanner reads.
  @RepeatedTest(60)
  void whatWasWrittenIsRead(RepetitionInfo repetition) throws IOException {
    Path path = folder.resolve("generated.xlsx");
    List<String> expected = write(path, rows(new Random(repetition.getCurrentRepetition())));
    try (XlsxContainer container = new XlsxContainer(path)) {
      assertThat(RawWorkbook.cells(container)).isEqualTo(expected);
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

  /// Up to 30 rows of up to eight cells, texts with what XML must escape and numbers.
  private static List<List<Object>> rows(Random random) {
    List<List<Object>> rows = new ArrayList<>();
    int height = random.nextInt(31);
    for (int r = 0; r < height; r++) {
      List<Object> row = new ArrayList<>();
      int width = random.nextInt(9);
      for (int c = 0; c < width; c++) {
        row.add(random.nextBoolean() ? text(random) : (Object) random.nextDouble(-1e9, 1e9));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(31);
    for (int i = 0; i < length; i++) {
      int letter = random.nextInt(LETTERS.length() + 1);
      text.append(
          letter == LETTERS.length()
              ? (char) ('\u4e00' + random.nextInt(0x21))
              : LETTERS.charAt(letter));
    }
    return text.toString();
  }
}
