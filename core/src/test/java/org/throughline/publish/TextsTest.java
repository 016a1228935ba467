package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.throughline.table.Category;

/// The words of the site are there in both languages.
class TextsTest {

  private static final Pattern IN_TEMPLATE = Pattern.compile("\\{\\{#t}}([^{]*)\\{\\{/t}}");
  private static final Pattern IN_CODE = Pattern.compile("texts\\.of\\(\\s*\"([a-z.-]+)\"\\s*[,)]");

  @Test
  void everyKeyThatIsUsedHasWordsInBothLanguages() throws IOException {
    List<String> used = new ArrayList<>();
    used.addAll(found(Path.of("src/main/resources/publish/templates"), IN_TEMPLATE));
    used.addAll(found(Path.of("src/main/java/org/throughline/publish"), IN_CODE));

    assertThat(used).hasSizeGreaterThan(80);
    for (Texts texts : Texts.ALL) {
      assertThat(texts.keys()).as(texts.language()).containsAll(used);
    }
  }

  @Test
  void whatIsNotAReleasedNameHasWordsInBothLanguages() {
    assertThat(own(Texts.SPANISH)).isEqualTo(own(Texts.ENGLISH));
  }

  @Test
  void monthsAndNumbersAreThoseOfTheLanguage() {
    Category month = new Category("2015-10", "2015-10");
    assertThat(Texts.ENGLISH.label(Tables.months(), month)).isEqualTo("October 2015");
    assertThat(Texts.SPANISH.label(Tables.months(), month)).isEqualTo("octubre de 2015");
    assertThat(Texts.SPANISH.of("how.rows", "1,204", "x")).isEqualTo("1,204 filas: x");
  }

  private static List<String> own(Texts texts) {
    return texts.keys().stream()
        .filter(key -> !key.startsWith("measure.") || key.equals("measure.sides"))
        .filter(key -> !key.matches("(dimension|unit|category|series|rule)[.].*"))
        .toList();
  }

  private static List<String> found(Path folder, Pattern pattern) throws IOException {
    List<String> keys = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        pattern
            .matcher(Files.readString(file))
            .results()
            .forEach(match -> keys.add(match.group(1)));
      }
    }
    return keys;
  }
}
