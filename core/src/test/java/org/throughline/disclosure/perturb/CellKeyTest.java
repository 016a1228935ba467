package org.throughline.disclosure.perturb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.Instance;
import tools.jackson.databind.JsonNode;

/// The worked example of the SDC Handbook; keys in tenths.
final class CellKeyTest {

  private static final JsonNode EXPECTED = Instance.read("handbook_ckm").expected();

  private final CellKeys keys = new CellKeys(10);
  private final PTable table = PTable.of(10, handbook());

  @Test
  void theHandbooksCellIsPerturbedAsPrinted() {
    int key = keys.ofCell(List.of(9, 3, 6));
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
  void theSameRecordsGetTheSameNoiseInAnyOrder() {
    assertThat(keys.ofCell(List.of(6, 9, 3))).isEqualTo(keys.ofCell(List.of(9, 3, 6)));
  }

  @Test
  void zeroStaysZeroAndLargeCountsUseTheLastRow() {
    for (int key = 0; key < 10; key++) {
      assertThat(table.perturb(0, key)).isZero();
      assertThat(table.perturb(100, key) - 100).isEqualTo(table.perturb(3, key) - 3);
    }
  }

  /// Chi-square with 9 degrees of freedom exceeds 27.9 once in a thousand times; the seed is fixed.
  @Test
  void keysOfCellsAreUniform() {
    Random random = new Random(11);
    int[] seen = new int[10];
    for (int cell = 0; cell < 20_000; cell++) {
      seen[keys.ofCell(List.of(keys.draw(random::nextInt), keys.draw(random::nextInt)))]++;
    }
    double chiSquare = 0;
    for (int count : seen) {
      chiSquare += Math.pow(count - 2_000, 2) / 2_000;
    }
    assertThat(chiSquare).isLessThan(27.9);
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
