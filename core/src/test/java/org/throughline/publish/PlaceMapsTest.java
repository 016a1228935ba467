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

/// Maps of places in their shapes: a number in each or beside it, a table, and nothing lost that has no place.
class PlaceMapsTest {

  @TempDir Path folder;

  @Test
  void everyOfficeHasItsShapeOrIsListedAndInTheTable() throws IOException {
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
        .contains("In the table, but not on the map: HQ.")
        .contains("<title>Boston: 1,234</title>", "<title>Seattle: [c]</title>")
        .contains("<title>HLG: –</title>", "Deportation Data Project")
        .contains("<td data-cell=\"t/2\" data-value=\"1234\">1,234</td>")
        .doesNotContain("<title>HQ");
  }

  @Test
  void aStateHasAPageAndAShapeAndAllOthersAreFaint() throws IOException {
    Dimension state =
        new Dimension(
            "state",
            "State of the arrest",
            DimensionKind.PLACE,
            List.of(new Category("texas", "TEXAS"), new Category("ohio", "OHIO")));
    PublishedTable table =
        new PublishedTable(
            UncheckedTable.of(
                "t",
                List.of(state, Tables.months()),
                List.of(
                    Tables.cell("t/1", List.of("texas", "2015-10"), 71),
                    Tables.cell("t/2", List.of("texas", Category.TOTAL), 1_234),
                    Tables.cell("t/3", List.of("ohio", Category.TOTAL), 0))),
            Tables.how());
    Publisher.write(Tables.publication(table), folder);

    assertThat(Files.readString(folder.resolve("places.html")))
        .contains("<title>TEXAS: 1,234</title>", "<title>OHIO: 0</title>", "<title>UT: –</title>")
        .doesNotContain("<title>TX: –</title>", "<title>OH: –</title>");
    assertThat(Files.readString(folder.resolve("places/state.texas.html")))
        .contains("data-value=\"71\"");
    assertThat(Files.readString(folder.resolve("es/places/state.ohio.html")))
        .contains("Estado del arresto");
  }

  @Test
  void aStateOfATableWithoutMonthsIsToldByPeriod() throws IOException {
    Dimension state =
        new Dimension(
            "state",
            "State of the arrest",
            DimensionKind.PLACE,
            List.of(new Category("texas", "TEXAS"), new Category("ohio", "OHIO")));
    Publisher.write(Tables.publication(Tables.list("t", state, 71, -1, 100)), folder);

    assertThat(Files.readString(folder.resolve("places.html")))
        .contains("<title>TEXAS: 71</title>", "<title>OHIO: [c]</title>");
    assertThat(Files.readString(folder.resolve("places/state.texas.html")))
        .contains("<title>Fiscal year 2016: 71</title>", "data-value=\"71\"");
    assertThat(Files.readString(folder.resolve("places/state.ohio.html")))
        .contains("[c]")
        .doesNotContain("data-value=\"29\"");
  }

  @Test
  void whatWasPutTogetherIsNoPlaceAndTheMonthsOfAMapAreNotLaidOutTwice() throws IOException {
    List<Category> small = List.of(new Category("iowa", "IOWA"), new Category("utah", "UTAH"));
    Category other = Category.recoded("Other (2)", small);
    Dimension state =
        new Dimension(
            "state",
            "State of the arrest",
            DimensionKind.PLACE,
            List.of(new Category("texas", "TEXAS"), other));
    Category halfYear = Category.recoded("2015-10 to 2015-11", Tables.months().categories());
    Dimension months = new Dimension("month", "Month", DimensionKind.TIME, List.of(halfYear));
    PublishedTable plain = Tables.list("r.arrests.by-state", state, 71, 29, 100);
    PublishedTable monthly =
        new PublishedTable(
            UncheckedTable.of(
                "r.arrests.by-state-and-month",
                List.of(state, months),
                List.of(
                    Tables.cell("m/1", List.of("texas", halfYear.id()), 71),
                    Tables.cell("m/2", List.of(other.id(), halfYear.id()), 29))),
            Tables.how());
    Publisher.write(Tables.publication(plain, monthly), folder);

    assertThat(folder.resolve("places")).isDirectoryNotContaining("glob:**other*");
    assertThat(folder.resolve("places")).isDirectoryContaining("glob:**texas*");
    assertThat(Files.readString(folder.resolve("places.html")).split("<article", -1)).hasSize(2);
    assertThat(Files.readString(folder.resolve("places/state.texas.html")))
        .contains(">2015-10</text>", ">– 2015-11</text>")
        .doesNotContain(">_r_");
  }
}
