package org.throughline.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.throughline.releases.SheetRecognizer.TextRow;

/// Sheets of totals by fiscal year.
final class StatedTotalsTest {

  private static List<String> read(String... lines) {
    List<TextRow> rows = new ArrayList<>();
    for (String line : lines) {
      rows.add(new TextRow(rows.size() + 1, List.of(line.split("\\|", -1))));
    }
    return StatedTotals.of(rows)
        .map(found -> ((Recognition.Totals) found).totals())
        .orElse(List.of())
        .stream()
        .map(
            one ->
                String.format(
                    Locale.ROOT,
                    "%s %d %d at %d, %d",
                    one.measure(),
                    one.fiscalYear(),
                    one.value(),
                    one.row(),
                    one.column()))
        .toList();
  }

  @Test
  void yearsMayStandBelowEachOther() {
    assertThat(
            read(
                "Seattle AOR",
                "",
                "|Fiscal Year|Initial Book Ins|Administrative Arrests|Remarks",
                "|FY2012|1,234|56|",
                "|FY13 YTD|7||9",
                "|Total|1,241|56|"))
        .containsExactly(
            "book-ins 2012 1234 at 4, 2", "arrests 2012 56 at 4, 3", "book-ins 2013 7 at 5, 2");
  }

  @Test
  void yearsMayStandSideBySide() {
    assertThat(read("Summary", "|2012|2013|Total", "Arrests|5|6|11", "Removals|7|8|15"))
        .containsExactly(
            "arrests 2012 5 at 3, 1",
            "arrests 2013 6 at 3, 2",
            "removals 2012 7 at 4, 1",
            "removals 2013 8 at 4, 2");
  }

  @Test
  void aTitleSaysWhatTheTotalsBelowItAreOf() {
    assertThat(
            read(
                "Arrests by Fiscal Year",
                "Fiscal Year|Total",
                "2012|5",
                "Total|5",
                "",
                "Removals by Fiscal Year",
                "Fiscal Year|Count",
                "2012|6"))
        .containsExactly("arrests 2012 5 at 3, 1", "removals 2012 6 at 8, 1");
  }

  @Test
  void whatHasNoYearsOrSaysNotWhatItCountsIsNone() {
    assertThat(read("Source|ICE", "Totals by year|60", "11/4/2024|1")).isEmpty();
    assertThat(read("2024|40|MEXICO", "2025|20|CUBA")).isEmpty();
    assertThat(read("Fiscal Year|Beds", "2012|5")).isEmpty();
    assertThat(read("Arrests", "Day|Arrests", "10/1/2012|5")).isEmpty();
  }
}
