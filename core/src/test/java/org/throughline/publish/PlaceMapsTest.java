package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.disclosure.UncheckedTable;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

/// The map of offices: numbers in its squares, a table beside it, and nothing lost that has no place.
class PlaceMapsTest {

  @TempDir Path folder;

  @Test
  void everyOfficeIsASquareOrListedAndInTheTable() throws IOException {
    Dimension office =
        new Dimension(
            "aor",
            "Area of responsibility",
            DimensionKind.OFFICE,
            List.of(
                new Category("boston", "Boston"),
                new Category("seattle", "Seattle"),
                new Category("hq", "HQ")));
    List<org.throughline.disclosure.ProtectedCell> cells =
        List.of(
            Tables.cell("t/1", List.of("boston", "2015-10"), 71),
            Tables.cell("t/2", List.of("boston", Category.TOTAL), 1_234),
            Tables.cell("t/3", List.of("seattle", Category.TOTAL), -1),
            Tables.cell("t/4", List.of("hq", Category.TOTAL), 50));
    PublishedTable table =
        new PublishedTable(
            UncheckedTable.of("t", List.of(office, Tables.months()), cells), Tables.how());
    Publisher.write(Tables.publication(table), folder);
    String page = Files.readString(folder.resolve("places.html"));
    assertThat(page)
        .contains("Without a place on the map: HQ.")
        .contains("<title>Boston: 1,234</title>", "<title>Seattle: [c]</title>")
        .contains("<td data-cell=\"t/2\" data-value=\"1234\">1,234</td>")
        .doesNotContain("<title>HQ");
  }
}
