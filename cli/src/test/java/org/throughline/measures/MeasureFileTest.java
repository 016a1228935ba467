package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.catalog.Catalog;

/// The file of a measure, as somebody who adds one writes it.
final class MeasureFileTest {

  private static final String WHOLE =
      """
      measure: released-on-bond
      title: Releases on bond
      unit: stays ended
      lake-table: detentions
      definition: Ended stays whose released reason is a bond.
      quantity: {kind: flow, date-basis: day of the stay book-out}
      rows: {table: measure_stays, where: "cause = 'bond'", date: out_date, year: out_fiscal_year}
      about: {population: Stays, exclusions: none, convention: none, source: a test, adds-to: [], never-with: {}}
      caveats: []
      dimensions: {aor: [aor]}
      tables: []
      """;

  @TempDir Path folder = Path.of("");

  private MeasureSpec read(String text) throws IOException {
    return Catalog.record(Files.writeString(folder.resolve("trial.yaml"), text), MeasureSpec.class);
  }

  @Test
  void aFileWithoutSqlIsAMeasure() throws IOException {
    assertThat(read(WHOLE).sqlTable()).isEqualTo("measure_stays");
  }

  @Test
  void aKeyThatIsMissingIsNamed() {
    for (String key : new String[] {"quantity", "about", "dimensions", "tables", "caveats"}) {
      assertThatThrownBy(() -> read(WHOLE.replaceAll("(?m)^" + key + ": .*\\n", "")))
          .hasMessageContaining("trial.yaml")
          .hasMessageContaining("Measure 'released-on-bond' lacks '" + key + "'");
    }
  }
}
