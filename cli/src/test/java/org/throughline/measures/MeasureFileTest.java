package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private static final String SHARE =
      WHOLE.replaceAll(
          "quantity: .*",
          "quantity: {kind: ratio, counts: \"criminality like '3%'\", of: 'true', dimensions: [criminality]}");

  @Test
  void aShareHasNoDimensionThatDecidesIt() throws IOException {
    Measures shipped = Measures.load();
    for (String dimension : new String[] {"criminality", "threat_level"}) {
      MeasureSpec share =
          read(SHARE.replace("{aor: [aor]}", "{%1$s: [%1$s]}".formatted(dimension)));
      assertThatThrownBy(
              () ->
                  new Measures(
                      List.of(share),
                      shipped.dimensions(),
                      shipped.hierarchies(),
                      shipped.scripts()))
          .hasMessage(
              "Measure 'released-on-bond' is made from 'criminality' and cannot have '%s' as a dimension",
              dimension);
    }
  }
}
