package org.throughline.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RepeatedTextsTest {

  private static final int TEXTS = 100_000;

  private final RepeatedTexts texts = new RepeatedTexts();
  private final CellRow row = new CellRow();

  private String put(int column, String text) {
    byte[] bytes = ("x|" + text).getBytes(StandardCharsets.ISO_8859_1);
    row.begin(1);
    texts.put(row, column, Arrays.copyOf(bytes, bytes.length + EightBytes.MORE), 2, bytes.length);
    return row.shown(column);
  }

  @Test
  void everyTextComesBackAsItWasWhateverItsLengthAndHowManyThereAre() {
    Random random = new Random(12);
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder chars = new StringBuilder();
      for (int length = random.nextInt(36); length > 0; length--) {
        chars.append("ab\u007f".charAt(random.nextInt(random.nextInt(1, 4))));
      }
      String text = chars.toString();
      assertThat(put(random.nextInt(3), text)).isEqualTo(text);
    }
  }

  @Test
  void oneNumberIsOfOneTextInEveryColumn() {
    Random random = new Random(13);
    Map<Integer, String> byCode = new HashMap<>();
    for (int i = 0; i < TEXTS; i++) {
      int column = random.nextInt(3);
      String text =
          put(
              column,
              "a text of many letters ".substring(random.nextInt(20)) + random.nextInt(100));
      int code = row.codeAt(column);
      assertThat(code).isNotNegative();
      assertThat(byCode.computeIfAbsent(code, key -> text)).isEqualTo(text);
    }
    assertThat(byCode).hasSizeGreaterThan(1000);
  }

  @Test
  void aColumnOfTextsThatNeverComeAgainIsNotRemembered() {
    for (int i = 0; i < TEXTS; i++) {
      put(0, Integer.toString(i));
    }
    assertThat(row.codeAt(0)).isNegative();
    put(1, "again");
    assertThat(row.codeAt(1)).isNotNegative();
  }
}
