package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What other stages say as they go has Spanish words, and what a release calls its things stays as it is.
class PhrasesTest {

  private static final Path MAIN = Path.of("src/main");
  private static final String JAVA = "java/org/throughline/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "the release does not record: Recorded threat level|la entrega no registra: Nivel de amenaza registrado",
        "Removals by whether a final order is recorded, FY2018 (2018-ICFO-1)"
            + "|Deportaciones por si hay una orden final registrada, año fiscal 2018 (2018-ICFO-1)",
        "Administrative arrests, FY2016|Arrestos administrativos, año fiscal 2016",
        "it covers part of the year: its title says through 2018-04-27; its sheet says \"FY2018 YTD\""
            + "|cubre parte del año: su título dice hasta 2018-04-27; su hoja dice “FY2018 YTD”",
        "the table's date is 2022-02-12, before the period begins on 2022-02-15, yet it is not zero"
            + "|la fecha de la tabla es 2022-02-12, anterior al comienzo del período, 2022-02-15, pero el número no es cero",
        "along release-reason the total in C38 is 2535, its 4 parts add up to 2539"
            + "|en el desglose por razón de la salida el total en C38 es 2535, sus 4 partes suman 2539",
        "footnote in B51 says 2020-06-20, but FY2021 begins on 2020-10-01"
            + "|la nota al pie en B51 dice 2020-06-20, pero el año fiscal 2021 empieza el 2020-10-01",
        "facility-average-daily-population adds up to 6.11 by class, 6.57 by criminality and sex, 6.57 by threat-level"
            + "|la población diaria media del centro suma 6.11 por clase, 6.57 por antecedentes y sexo,"
            + " 6.57 por nivel de amenaza",
        "A count from 1 to 10 is withheld, and whatever would let it be worked out."
            + "|Se retiene una cuenta de 1 a 10, y lo que permitiría deducirla."
      })
  void placesKeepWhatStandsInThem(String english, String spanish) {
    assertThat(Texts.SPANISH.phrase(english)).contains(spanish);
    assertThat(Texts.ENGLISH.said(english)).isEqualTo(new Sentence.Said(english, "en"));
  }

  @Test
  void releasedLabelsStayAndLongOnesCostNoTime() {
    assertThat(Texts.SPANISH.phrase("SANDY BY THE SEA, TX")).isEmpty();
    assertThat(Texts.SPANISH.phrase("a by b, ".repeat(5000))).isEmpty();
    assertThat(Texts.SPANISH.said("$1 \\ {0}")).isEqualTo(new Sentence.Said("$1 \\ {0}", "en"));
  }

  @Test
  void everyNameThatShipsIsTranslated() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(MAIN.resolve("resources/measures/definitions"))) {
      for (Path file : files.toList()) {
        names.addAll(
            all(Files.readString(file), "table: \\S+, title: ([^,]+),").stream()
                .map(name -> name + ", FY2020")
                .toList());
      }
    }
    try (Stream<Path> files = Files.list(MAIN.resolve("resources/official"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        names.addAll(all(Files.readString(file), "what: '?([^'\\n]+?)'?(?:, measure:|\\n)"));
      }
    }
    assertThat(names).hasSizeGreaterThan(50);
    assertThat(names)
        .allSatisfy(name -> assertThat(Texts.SPANISH.phrase(name)).as(name).isPresent());
  }

  @Test
  void everyReasonThatTheCodeGivesIsTranslated() throws IOException {
    String phrases = Files.readString(MAIN.resolve("resources/publish/texts/phrases.es.txt"));
    List<String> words = new ArrayList<>();
    words.addAll(literals("official/reading/TableFaults.java", "new Fault(", "\n  }"));
    words.addAll(literals("measures/Coverage.java", "obstacles.add(", ";"));
    words.addAll(literals("measures/Needs.java", "Optional.of(\"", ";"));
    words.addAll(literals("disclosure/DisclosureControl.java", "String reason(", "\n  }"));
    words.addAll(literals("disclosure/Perturbation.java", "String reason(", "\n  }"));
    words.addAll(literals("disclosure/Policy.java", "sentences.add(", ");"));
    words.addAll(
        all(
            Files.readString(MAIN.resolve("resources/sql/official/official_observations.sql")),
            "(?:then|[|]{2}) '([^'{|\\n]*? [^'{|\\n]*)'"));
    assertThat(words).hasSizeGreaterThan(25);
    assertThat(words)
        .flatMap(one -> List.of(one.split("%[.0-9]*[sdf]")))
        .filteredOn(one -> one.strip().length() > 5)
        .allSatisfy(one -> assertThat(plain(phrases)).contains(one.strip()));
  }

  private static String plain(String phrases) {
    return phrases.replaceAll("\\{\\d}", "");
  }

  /// Texts in code after each mark, those put together by `+` as one.
  private static List<String> literals(String file, String mark, String end) throws IOException {
    String code = Files.readString(MAIN.resolve(JAVA + file)).replaceAll("\"\\s*\\+\\s*\"", "");
    List<String> found = new ArrayList<>();
    for (int at = code.indexOf(mark); at >= 0; at = code.indexOf(mark, at + 1)) {
      found.addAll(all(code.substring(at, code.indexOf(end, at)), "\"([^\"]{8,})\""));
    }
    return found;
  }

  private static List<String> all(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult m) -> m.group(1))
        .toList();
  }
}
