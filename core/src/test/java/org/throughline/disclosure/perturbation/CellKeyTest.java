package org.throughline.disclosure.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.Instance;
import tools.jackson.databind.JsonNode;

/// The worked example of the SDC Handbook; keys in tenths.
final class CellKeyTest {

  private static final JsonNode EXPECTED = Instance.read("handbook_ckm").expected();

  private final PTable table = PTable.of(10, handbook());

  @Test
  void theHandbooksCellIsPerturbedAsPrinted() {
    int key = (9 + 3 + 6) % 10;
    assertThat(key).isEqualTo(tenths(EXPECTED.get("cell_key")));
    assertThat(table.perturb(3, key)).isEqualTo(EXPECTED.get("perturbed").asLong());
  }

  @Test
  void theBiasOfTheHandbooksSecondRowIsSeen() {
    for (int row = 0; row < table.rows(); row++) {
      assertThat(table.bias(row))
          .isEqualTo(
              Math.round(EXPECTED.get("expected_noise").get(String.valueOf(row)).asDouble() * 10));
    }
  }

  @Test
  void zeroStaysZeroAndLargeCountsUseTheLastRow() {
    for (int key = 0; key < 10; key++) {
      assertThat(table.perturb(0, key)).isZero();
      assertThat(table.perturb(100, key) - 100).isEqualTo(table.perturb(3, key) - 3);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 4", "5, 3", "6, 4", "10, 4"})
  void aKeyBelongsToTheStepThatItIsAtMostTheEndOf(int tenths, long perturbed) {
    PTable upAfterHalf =
        PTable.of(
            10,
            List.of(
                new PTable.Step(0, 0, 0, 10),
                new PTable.Step(1, 0, 0, 5),
                new PTable.Step(1, 1, 5, 10)));
    assertThat(upAfterHalf.perturb(3, tenths % 10)).isEqualTo(perturbed);
  }

  /// What a reader of a published number can think: every count that some key turns into it.
  @Test
  void theSourcesOfAPublishedNumberAreThoseThatTryingEveryKeyFinds() {
    for (long published = 0; published < 12; published++) {
      List<Long> from = new ArrayList<>();
      for (long count = 0; count < 40; count++) {
        for (int key = 0; key < 10; key++) {
          if (table.perturb(count, key) == published) {
            from.add(count);
          }
        }
      }
      assertThat(sources(table, published))
          .as("sources of " + published)
          .isEqualTo(
              from.isEmpty() ? List.of() : List.of(Collections.min(from), Collections.max(from)));
    }
  }

  @Test
  void aNumberThatNoCountBecomesHasNoSource() {
    PTable onlyEven =
        PTable.of(
            2,
            List.of(
                new PTable.Step(0, 0, 0, 2),
                new PTable.Step(1, -1, 0, 1),
                new PTable.Step(1, 1, 1, 2),
                new PTable.Step(2, 2, 0, 2)));
    assertThat(sources(onlyEven, 0)).containsExactly(0L, 1L);
    assertThat(sources(onlyEven, 4)).containsExactly(2L, 2L);
    assertThat(sources(onlyEven, 3)).isEmpty();
  }

  private static List<Long> sources(PTable table, long published) {
    return table.sources(published).map(ends -> List.of(ends[0], ends[1])).orElse(List.of());
  }

  @Test
  void keysOutsideTheModulusAreRefused() {
    assertThatThrownBy(() -> table.perturb(3, 10)).hasMessageContaining("valid are 0 to 9");
    assertThatThrownBy(() -> table.perturb(3, -1)).hasMessageContaining("Cell key -1");
    assertThat(table.modulus()).isEqualTo(10);
  }

  @Test
  void aTableOfNothingIsRefused() {
    assertThatThrownBy(() -> PTable.of(10, List.of())).hasMessageContaining("row 0 is missing");
  }

  @Test
  void aStepOfNoWidthIsRefused() {
    List<PTable.Step> steps = List.of(new PTable.Step(0, 0, 0, 0), new PTable.Step(0, 0, 0, 10));
    assertThatThrownBy(() -> PTable.of(10, steps)).hasMessageContaining("no width");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 10, changes zero",
    "0, 0, 0, 9, modulus",
    "0, 0, 1, 10, leaves keys out",
    "1, 0, 0, 10, row 0 is missing"
  })
  void aBrokenRowIsRefused(int original, int noise, int lower, int upper, String named) {
    List<PTable.Step> steps = List.of(new PTable.Step(original, noise, lower, upper));
    assertThatThrownBy(() -> PTable.of(10, steps)).hasMessageContaining(named);
  }

  @Test
  void aTableThatMakesACountNegativeIsRefused() {
    List<PTable.Step> steps =
        List.of(
            new PTable.Step(0, 0, 0, 10),
            new PTable.Step(1, -2, 0, 5),
            new PTable.Step(1, 2, 5, 10));
    assertThatThrownBy(() -> PTable.of(10, steps)).hasMessageContaining("negative");
  }

  private static List<PTable.Step> handbook() {
    List<PTable.Step> steps = new ArrayList<>();
    for (JsonNode step : EXPECTED.get("p_table")) {
      steps.add(
          new PTable.Step(
              step.get("original").asInt(),
              step.get("noise").asInt(),
              tenths(step.get("lower")),
              tenths(step.get("upper"))));
    }
    return steps;
  }

  private static int tenths(JsonNode number) {
    return (int) Math.round(number.asDouble() * 10);
  }
}
