package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Measures;
import org.throughline.official.registry.Meaning;
import org.throughline.official.registry.OfficialRegistry;
import org.throughline.official.registry.OfficialTable;

/// What the site says of measures is there in Spanish, and is not shown once the English has changed.
class TranslationsTest {

  @Test
  void everyMeasureThatIsPublishedIsDefinedInSpanish() {
    List<MeasureSpec> published = Measures.load().published();

    assertThat(published).hasSizeGreaterThan(3);
    for (MeasureSpec spec : published) {
      assertThat(Texts.SPANISH.translation(spec.definition())).as(spec.measure()).isPresent();
      assertThat(spec.caveats())
          .allSatisfy(
              caveat -> assertThat(Texts.SPANISH.translation(caveat)).as(caveat).isPresent());
      assertThat(Texts.SPANISH.keys())
          .contains("measure." + spec.measure(), "unit." + spec.unit().replace(' ', '-'));
    }
  }

  @Test
  void everySeriesOfAnAgencyAndItsUnitHaveSpanishNames() {
    for (OfficialTable table :
        OfficialRegistry.load().families().stream()
            .flatMap(family -> family.sheets().stream())
            .flatMap(sheet -> sheet.tables().stream())
            .filter(table -> table.rowsAre().isEmpty())
            .toList()) {
      List<Meaning> numbers =
          Stream.concat(
                  table.columns().stream(),
                  table.labels().stream().flatMap(label -> label.rows().stream()))
              .filter(meaning -> meaning.attribute().isEmpty())
              .toList();
      Stream.of(
              numbers.stream().map(one -> one.series().isEmpty() ? table.series() : one.series()),
              table.seriesWhen().values().stream())
          .flatMap(names -> names)
          // What titles and rows name more closely.
          .filter(name -> !List.of("semiannual", "bonds", "facility").contains(name))
          .forEach(name -> assertThat(Texts.SPANISH.keys()).contains("series." + name));
      numbers.stream()
          .map(one -> one.unit().isEmpty() ? table.unit() : one.unit())
          .forEach(unit -> assertThat(Texts.SPANISH.keys()).contains("unit." + unit));
    }
  }

  @Test
  void aSentenceWithAMonthIsInTheLanguage() {
    Sentence events =
        Sentence.of(
            "Events from {0} to {1}.",
            new Sentence.Month(YearMonth.of(2015, 10)), new Sentence.Month(YearMonth.of(2016, 9)));

    assertThat(events.in(Texts.ENGLISH).text())
        .isEqualTo("Events from October 2015 to September 2016.");
    assertThat(events.in(Texts.SPANISH))
        .isEqualTo(new Sentence.Said("Eventos de octubre de 2015 a septiembre de 2016.", "es"));
  }

  @Test
  void whatHasNoTranslationSaysThatItIsEnglish() {
    Sentence both =
        Sentence.all(List.of(Sentence.of("our number is not published"), Sentence.shipped("New.")));

    assertThat(both.in(Texts.SPANISH))
        .isEqualTo(new Sentence.Said("our number is not published New.", "en"));
  }

  @Test
  void theFirstSentenceEndsWhereTheNextBegins() {
    assertThat(
            new Sentence.Said("Arrests by U.S. officers (ERO). A record counts once.", "en")
                .first()
                .text())
        .isEqualTo("Arrests by U.S. officers (ERO).");
    assertThat(new Sentence.Said("One.", "es").first().text()).isEqualTo("One.");
  }
}
