package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileNamesTest {

  private static final List<String> HOSTILE =
      List.of(
          "",
          "/",
          "..",
          ".",
          "../../etc/passwd",
          "a/../b",
          "/etc",
          "C:\\x",
          "con",
          "CON",
          "nul.csv",
          "com1",
          "lpt9.x",
          "a b",
          "a_b",
          "A/B",
          "a/b/",
          "-a",
          "a--b",
          "ä/ö",
          "a\0b",
          "a\nb",
          "a?b",
          "a*b",
          "x".repeat(500),
          "x".repeat(501),
          "<script>",
          "%2e%2e",
          "a/.hidden",
          "💥");

  @Test
  void aPlainIdKeepsItsWords() {
    assertThat(FileNames.stem("2019-icfo-53623/arrests/fy2016/by-month"))
        .isEqualTo("2019-icfo-53623_arrests_fy2016_by-month");
  }

  @Test
  void aHostileIdGivesASafeName() {
    assertThat(HOSTILE.stream().map(FileNames::stem))
        .allSatisfy(
            name ->
                assertThat(name)
                    .matches("[a-z0-9][a-z0-9._-]{0,119}")
                    .doesNotContain("..")
                    .doesNotMatch("(con|prn|aux|nul|com[0-9]|lpt[0-9])([.].*)?"));
  }

  @Test
  void distinctIdsGiveNamesThatDifferEvenWhereCaseIsIgnored() {
    List<String> ids =
        Stream.concat(HOSTILE.stream(), Stream.of("a/b", "a-b", "a.b", "xa-b", "xcon")).toList();

    assertThat(ids.stream().map(FileNames::stem).map(name -> name.toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates();
  }
}
