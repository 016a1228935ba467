package org.throughline.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.history.Fact;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CellId;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import org.throughline.table.Equation;

/// Numbers of one release over different months, which readers could subtract from each other.
final class SubtractionTest {

  private static CountTable table(String series, DimensionKind kind, String dimension) {
    String total = series;
    String cell = CellId.parse(series).at(dimension, "one").toString();
    return new CountTable(
        "table",
        "Table",
        "records",
        List.of(new Dimension(dimension, dimension, kind, List.of(new Category("one", "One")))),
        List.of(new Cell(cell, List.of("one"), 16), new Cell(total, List.of(Category.TOTAL), 16)),
        List.of(new Equation(total, List.of(cell))));
  }

  private static List<Fact> published(String series, String dimension) {
    return List.of(
        new Fact.Shown(CellId.parse(series).at(dimension, "one").toString(), 20),
        new Fact.Shown(series, 20));
  }

  @ParameterizedTest
  @CsvSource({
    "diff/2024-icfo-1/2026-icli-1/arrests, diff/2026-icli-1/2025-icfo-1/arrests, PERSONAL, true",
    "diff/2024-icfo-1/2026-icli-1/arrests, diff/2024-icfo-1/2026-icli-1/arrests, PERSONAL, false",
    "diff/2024-icfo-1/2026-icli-1/arrests, 2026-icli-1/arrests/fy2024, PERSONAL, true",
    "2026-icli-1/arrests/fy2024, diff/2024-icfo-1/2026-icli-1/arrests, PERSONAL, true",
    "2026-icli-1/arrests/fy2024, 2026-icli-1/arrests/fy2024, PERSONAL, false",
    "2026-icli-1/arrests/fy2024, diff/2024-icfo-1/2025-icfo-1/arrests, PERSONAL, false",
    "diff/2024-icfo-1/2026-icli-1/arrests, diff/2026-icli-1/2025-icfo-1/arrests, TIME, false"
  })
  void aTableIsWithheldWhereTheSameReleaseWasPublishedOverOtherMonths(
      String before, String now, DimensionKind kind, boolean withheld) {
    Subtraction subtraction = Subtraction.from(published(before, "gender"));
    CountTable table = table(now, kind, "gender");
    assertThat(subtraction.withheld(table)).hasSize(withheld ? 1 : 0);
    assertThat(subtraction.allowed(List.of(table))).hasSize(withheld ? 0 : 1);
  }

  /// Criminality less threat levels, areas less states, regions less countries.
  @ParameterizedTest
  @CsvSource({
    "criminality, threat_level, true",
    "threat_level, criminality, true",
    "aor, state, true",
    "citizenship_region, citizenship, true",
    "citizenship, departure_country, true",
    "departure_country, citizenship, true",
    "cause, stay_release_reason, true",
    "release_reason, cause, true",
    "aor, threat_level, false"
  })
  void aTableIsWithheldWhereOneWasPublishedInWhoseCategoriesItsOwnLie(
      String before, String now, boolean withheld) {
    Subtraction subtraction = Subtraction.from(published("2026-icli-1/arrests/fy2024", before));
    CountTable table = table("diff/2024-icfo-1/2026-icli-1/arrests", DimensionKind.PERSONAL, now);
    assertThat(subtraction.withheld(table)).hasSize(withheld ? 1 : 0);
  }
}
