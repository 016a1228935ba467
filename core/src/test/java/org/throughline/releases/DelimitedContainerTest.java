package org.throughline.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DelimitedContainerTest {

  @TempDir Path folder;

  private List<String> read(String text, Charset charset) throws IOException {
    return Made.rows(Made.bytes(folder, "t.txt", text.getBytes(charset)));
  }

  private List<String> read(String text) throws IOException {
    return read(text, StandardCharsets.UTF_8);
  }

  @Test
  void lineEndsMayBeMixed() throws IOException {
    assertThat(read("a,b\r\nc,d\re,f\ng,h"))
        .containsExactly("!1: a|b", "!2: c|d", "!3: e|f", "!4: g|h");
  }

  @Test
  void blankLinesKeepRowNumbersRight() throws IOException {
    assertThat(read("a,b\n\n\r\nc,d\n")).containsExactly("!1: a|b", "!2: ", "!3: ", "!4: c|d");
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheFirstCell() throws IOException {
    assertThat(read("\uFEFFa,b\n")).containsExactly("!1: a|b");
  }

  @Test
  void textThatIsNotUtf8IsReadAsLatin1() throws IOException {
    assertThat(read("MÉXICO,PERÚ\n", StandardCharsets.ISO_8859_1))
        .containsExactly("!1: MÉXICO|PERÚ");
    assertThat(read("MÉXICO,PERÚ\n")).containsExactly("!1: MÉXICO|PERÚ");
  }

  @Test
  void aLatin1ByteFarDownSpoilsNoOtherLine() throws IOException {
    byte[] good = "é,b\n".repeat(30_000).getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(good, good.length + 4);
    all[good.length] = (byte) 0xC9;
    all[good.length + 1] = ',';
    all[good.length + 2] = 'z';
    all[good.length + 3] = '\n';
    assertThat(Made.rows(Made.bytes(folder, "t.txt", all)))
        .hasSize(30_001)
        .startsWith("!1: é|b")
        .endsWith("!30001: É|z");
  }

  @Test
  void oneBadByteChangesOneCharacterAlsoWhereItsLineHasOthers() throws IOException {
    byte[] text = "CÔTE D'IVOIRE,JOS?,“x”\n".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < text.length; i++) {
      text[i] = text[i] == '?' ? (byte) 0xC9 : text[i];
    }
    assertThat(Made.rows(Made.bytes(folder, "t.txt", text)))
        .containsExactly("!1: CÔTE D'IVOIRE|JOSÉ|“x”");
  }

  @Test
  void textOfWindowsKeepsItsQuotesAndDashes() throws IOException {
    assertThat(read("a “b” – c,d\n", java.nio.charset.Charset.forName("windows-1252")))
        .containsExactly("!1: a “b” – c|d");
  }

  @ParameterizedTest
  @CsvSource({"IBM850", "x-MacRoman", "windows-1252", "UTF-8"})
  void wordsTellWhichSystemTheirLettersAreOf(String charset) throws IOException {
    String text = "MÉXICO,PERÚ,ESPAÑA\nCÔTE D'IVOIRE,CURAÇAO,México\n";
    assertThat(read(text, Charset.forName(charset)))
        .containsExactly("!1: MÉXICO|PERÚ|ESPAÑA", "!2: CÔTE D'IVOIRE|CURAÇAO|México");
  }

  @Test
  void aSignTypedInsideAWordMakesNoOtherSystem() throws IOException {
    Charset windows = Charset.forName("windows-1252");
    for (String text : List.of("M¿XICO,PERÚ", "MéXICO,CôTE", "CÔTE D’IVOIRE,A–B", "A§B,MÉXICO")) {
      assertThat(read(text + "\n", windows)).containsExactly("!1: " + text.replace(',', '|'));
    }
  }

  @Test
  void utf16IsReadByItsByteOrderMark() throws IOException {
    String text = "MÉXICO,PERÚ 𝄞\n".repeat(9_000);
    List<String> big = read(text, StandardCharsets.UTF_16);
    assertThat(big)
        .hasSize(9_000)
        .startsWith("!1: MÉXICO|PERÚ 𝄞")
        .endsWith("!9000: MÉXICO|PERÚ 𝄞");
    assertThat(read("\uFEFF" + text, StandardCharsets.UTF_16LE)).isEqualTo(big);
    String plain = "Arrests," + text;
    assertThat(read(plain, StandardCharsets.UTF_16LE)).isEqualTo(read(plain));
    assertThat(read(plain, StandardCharsets.UTF_16BE)).isEqualTo(read(plain));
  }

  @ParameterizedTest
  @CsvSource({"UTF-32BE", "UTF-32LE"})
  void utf32IsReadByItsByteOrderMark(String charset) throws IOException {
    String text = "MÉXICO,PERÚ 𝄞\n".repeat(9_000);
    assertThat(read("\uFEFF" + text, Charset.forName(charset))).isEqualTo(read(text));
  }

  @Test
  void aQuotedFieldMayGoOnOverTheEndOfItsLine() throws IOException {
    String text = "a,b,c,d,e,f\n1,2,\"PHASE, ONE\nPHASE TWO\",4,5,6\n1,2,3,4,5,6\n";
    assertThat(read(text))
        .containsExactly(
            "!1: a|b|c|d|e|f", "!2: 1|2|PHASE, ONE\nPHASE TWO|4|5|6", "!4: 1|2|3|4|5|6");
  }

  @Test
  void quotedFieldsMayGoOnInEveryRow() throws IOException {
    String row = "1,2,3,4,\"PHASE\nTWO\",6,\"x, y\"\n";
    assertThat(read("a,b,c,d,e,f,g\n" + row.repeat(40)))
        .hasSize(41)
        .endsWith("!80: 1|2|3|4|PHASE\nTWO|6|x, y");
  }

  @Test
  void theLastFieldMayGoOn() throws IOException {
    String text = "a,b,c\n1,2,\"3\n\"\n1,2,\"stray\n4,5,6\n7,\"8\",\"9\"\n";
    assertThat(read(text))
        .containsExactly("!1: a|b|c", "!2: 1|2|3\n", "!4: 1|2|\"stray", "!5: 4|5|6", "!6: 7|8|9");
  }

  @Test
  void aQuoteThatIsLostTakesNoOtherRowWithIt() throws IOException {
    String good = "1,2,\"x, y\",4,5,6\n";
    assertThat(read("a,b,c,d,e,f\n" + good + "1,2,\"x, y,4,5,6\n" + good.repeat(3)))
        .hasSize(6)
        .contains("!2: 1|2|x, y|4|5|6", "!4: 1|2|x, y|4|5|6");
  }

  @Test
  void whatIsReadDoesNotDependOnWhereBlocksEnd() throws IOException {
    java.util.SplittableRandom random = new java.util.SplittableRandom(12);
    StringBuilder text = new StringBuilder();
    List<String> expected = new java.util.ArrayList<>();
    String[] ends = {"\n", "\r\n", "\r"};
    for (int i = 1; i <= 3_000; i++) {
      String field = "é".repeat(random.nextInt(60)) + "x".repeat(random.nextInt(200));
      text.append(field).append(",b").append(ends[random.nextInt(3)]);
      expected.add("!" + i + ": " + field + "|b");
    }
    assertThat(read(text.toString())).isEqualTo(expected);
  }

  @Test
  void nulBytesAreDropped() throws IOException {
    assertThat(read("a,b\nc\u0000c,d\n" + "e,f\n".repeat(60))).contains("!2: cc|d");
  }

  @Test
  void aStrayQuoteSpoilsAtMostItsOwnRow() throws IOException {
    assertThat(read("a,b,c\n\"x,y,z\nd,e,f\n5\" pipe,g,h\n"))
        .containsExactly("!1: a|b|c", "!2: \"x|y|z", "!3: d|e|f", "!4: 5\" pipe|g|h");
  }

  @Test
  void quotedFieldsMayHoldDelimitersAndDoubledQuotes() throws IOException {
    assertThat(read("a,b\n\"x, y\",\"say \"\"no\"\"\"\n"))
        .containsExactly("!1: a|b", "!2: x, y|say \"no\"");
  }

  @ParameterizedTest
  @CsvSource({"'|'", "','", "';'", "'\t'", "'~'", "'^'"})
  void theDelimiterIsTheOneThatMostLinesAgreeOn(String delimiter) throws IOException {
    String text = "Title only\n" + "a-b;-c\n".replace("-", delimiter).replace(";-", "-");
    assertThat(read(text + "d-e-f\n".replace("-", delimiter).repeat(5))).contains("!4: d|e|f");
  }

  @Test
  void aCommaInEveryRowDoesNotOutvoteTheTabs() throws IOException {
    String row = "a\tb\tc\t\"b(6), b(7)c\"\tx, y\n";
    assertThat(read("Notes, first\nMore, notes\n" + row.repeat(3)))
        .endsWith("!5: a|b|c|b(6), b(7)c|x, y");
  }

  @Test
  void gzippedTextIsReadWhateverItsNameSays() throws IOException {
    assertThat(Made.rows(Made.bytes(folder, "t.csv", Made.gzip("a,b\nc,d\n"))))
        .containsExactly("!1: a|b", "!2: c|d");
  }

  @Test
  void gzippedTextOfManyBlocksIsTheSameAsPlain() throws IOException {
    StringBuilder text = new StringBuilder();
    SplittableRandom random = new SplittableRandom(12);
    for (int row = 0; row < 40_000; row++) {
      text.append(row).append(',').append("x".repeat(random.nextInt(40))).append('\n');
    }
    assertThat(Made.rows(Made.bytes(folder, "t.csv.gz", Made.gzip(text.toString()))))
        .hasSize(40_000)
        .isEqualTo(read(text.toString()));
  }

  @Test
  void aGzipThatIsCutIsReadToItsLastWholeBlockAndThenRefused() throws IOException {
    byte[] whole = Made.gzip("abc,def\n".repeat(200_000));
    Path cut = Made.bytes(folder, "t.csv.gz", Arrays.copyOf(whole, whole.length - 20));
    List<Integer> rows = new ArrayList<>();
    try (SheetContainer container = Containers.open(cut)) {
      assertThatThrownBy(
              () -> container.rows(container.sheets().getFirst(), row -> rows.add(row.number())))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("damaged after row " + rows.size());
    }
  }

  @Test
  void whoStopsEarlyLeavesNoThreadBehind() throws IOException, InterruptedException {
    Path file = Made.bytes(folder, "t.csv.gz", Made.gzip("abc,def\n".repeat(400_000)));
    try (SheetContainer container = Containers.open(file)) {
      container.rows(container.sheets().getFirst(), row -> row.number() < 3);
    }
    // A thread whose work is done takes a moment to be gone.
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("reading ahead")) {
        assertThat(thread.join(java.time.Duration.ofSeconds(10))).isTrue();
      }
    }
  }
}
