package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void aSeriesNamesItsEnds() {
    assertThat(summary(Tables.list("t", Tables.months(), 40, 60, 100)))
        .isEqualTo(
            "From October 2015 to November 2015: most in November 2015 (60), fewest in October 2015"
                + " (40).");
  }

  @Test
  void aSeriesWithSuppressedMonthsClaimsNothingAboutThem() {
    assertThat(summary(Tables.list("t", Tables.months(), 40, -1)))
        .contains("of what is published, most in October 2015 (40)");
  }

  @Test
  void barsNameTheThreeLargestWithTheirShares() {
    assertThat(
            summary(Tables.list("t", Tables.citizenship("A", "B", "C", "D"), 10, 30, 20, 40, 100)))
        .isEqualTo("Largest published: D (40, 40.0%), B (30, 30.0%), C (20, 20.0%).");
  }

  @Test
  void aMatrixNamesItsLargestCellAndNotItsMargin() {
    assertThat(summary(Samples.matrix("t")))
        .isEqualTo("Largest published cell: Mexico, October 2015 (71).");
  }

  @Test
  void aTableWithNothingToShowSaysSo() {
    assertThat(summary(Tables.list("t", Tables.citizenship("A", "B"), -1, -1)))
        .isEqualTo("No number can be published.");
  }

  private static String summary(PublishedTable table) {
    return Summary.of(GridLayout.of(table.table()), TableShape.of(table.table().dimensions()));
  }
}
