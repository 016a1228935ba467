package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

/// Names of categories for readers.
final class LabelsTest {

  private static final Category CONVICTED = new Category("1-c", "1 Convicted Criminal");
  private static final Category OTHER = new Category("3-o", "3 Other Immigration Violator");

  @Test
  void whatWasPutTogetherIsNamedInTheLanguageOfThePage() {
    Texts spanish = Texts.SPANISH;
    assertThat(named("Other Western Africa (3)", spanish))
        .isEqualTo("Otros de África Occidental (3)");
    assertThat(named("Other (4)", spanish)).isEqualTo("Otros (4)");
    assertThat(named("2025-10 to 2026-03", spanish)).isEqualTo("2025-10 a 2026-03");
    assertThat(named("12 hours or less or end not recorded", spanish))
        .isEqualTo("12 horas o menos o fin no registrado");
    assertThat(named("12 hours or less or end not recorded", Texts.ENGLISH))
        .isEqualTo("12 hours or less or end not recorded");
    assertThat(named("Other Western Africa (3)", Texts.ENGLISH))
        .isEqualTo("Other Western Africa (3)");
  }

  private static String named(String label, Texts texts) {
    Category recoded = Category.recoded(label, List.of(CONVICTED, OTHER));
    return Labels.of(
        new Dimension("any", "Any", DimensionKind.PERSONAL, List.of(recoded)), recoded, texts);
  }

  @Test
  void eachOfTwoCodesThatWerePutTogetherHasItsWords() {
    Category both =
        Category.recoded(CONVICTED.label() + " or " + OTHER.label(), List.of(CONVICTED, OTHER));
    Dimension criminality =
        new Dimension("criminality", "Criminality", DimensionKind.PERSONAL, List.of(both));
    assertThat(Labels.of(criminality, CONVICTED, Texts.ENGLISH))
        .isEqualTo("Convicted Criminal (code 1)");
    assertThat(Labels.of(criminality, both, Texts.ENGLISH))
        .isEqualTo("Convicted Criminal (code 1) or Other Immigration Violator (code 3)");
  }
}
