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
