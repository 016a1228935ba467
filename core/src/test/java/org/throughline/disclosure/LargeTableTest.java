package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.table.DimensionKind.PERSONAL;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.throughline.table.CountTable;

/// One table of some thousands of cells; too slow to be run for every planted fault.
final class LargeTableTest {

  /// Two seconds on the machine this was written on; the limit only catches a change of order.
  @Test
  @Timeout(60)
  void aTableOfTwoHundredCountriesByTwelveKindsIsProtected() {
    CountTable table = Tables.grid("countries", "kind", PERSONAL, skewed(new Random(7), 190, 12));
    List<TableDecision> outcomes =
        DisclosureControl.protect(List.of(table), PolicyReader.bundled("default"));
    Verdict verdict = ((TableDecision.Publishable) outcomes.getFirst()).table().verdict();
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.AuditPassed.class,
            passed -> assertThat(passed.protectedCells()).isGreaterThan(500));
  }

  private static long[][] skewed(Random random, int height, int width) {
    long[][] counts = new long[height][width];
    for (int row = 0; row < height; row++) {
      double scale = Math.exp(random.nextDouble() * 7);
      for (int column = 0; column < width; column++) {
        counts[row][column] = (long) (scale * random.nextDouble());
      }
    }
    return counts;
  }
}
