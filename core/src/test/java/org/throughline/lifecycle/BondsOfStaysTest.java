package org.throughline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.measures.Counts;
import org.throughline.measures.Measures;
import org.throughline.testing.MadeUpTable;

/// Bonds are those of the stay, whether or not its records name a person; a release without bonds says nothing of them.
final class BondsOfStaysTest {

  @TempDir private Path folder = Path.of("");

  private DuckDbEngine built(boolean bonds) throws Exception {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Map<String, String> row = new HashMap<>();
      row.put(
          "person", i % 4 == 0 ? "" : String.format(Locale.ROOT, "%032xab", 1_000_003L * (i + 7)));
      row.put("book_in", "11/" + (1 + i % 28) + "/2024");
      row.put("stay_book_in", row.get("book_in"));
      row.put("stay_book_out", "12/1/2024");
      row.put("book_out", "12/1/2024");
      row.put("facility_code", "MADEJAIL");
      row.put("bond_set_amount", bonds ? Integer.toString(1000 + i) : "");
      rows.add(row);
    }
    Path release = folder.resolve("release-" + bonds);
    new MadeUpTable("2026-ICLI-00005", "v3-2026-03", "detentions", rows)
        .write(release, "detentions.csv");
    return BuiltLifecycle.of(release, folder.resolve("lake-" + bonds), RuleSet.RECOMMENDED);
  }

  @Test
  void aStayThatNamesNobodyHasItsOwnBond() throws Exception {
    try (DuckDbEngine engine = built(true)) {
      assertThat(
              engine.rows(
                  "select person is null, count(*), sum(bond_set_lowest) from stays group by 1 order by 1"))
          .extracting(row -> row.values().toString())
          .containsExactly("[false, 30, 30600.00]", "[true, 10, 10180.00]");
    }
  }

  /// Neither bonds nor reasons are in the release: nobody is of those without a bond, and no table says so.
  @Test
  void whatNoRecordSaysIsNoTable() throws Exception {
    try (DuckDbEngine engine = built(false)) {
      Measures measures = Measures.load();
      measures.make(engine);
      Counts counts = new Counts(engine, measures);
      List<String> tables =
          counts.scopes().stream()
              .filter(scope -> scope.measure().equals("book-ins"))
              .flatMap(scope -> counts.tables(scope).stream())
              .filter(Counts.Counted.Made.class::isInstance)
              .map(made -> ((Counts.Counted.Made) made).spec().table())
              .toList();
      assertThat(tables)
          .contains("by-month", "by-transfers")
          .doesNotContain("by-bond", "by-cause", "by-days-after-order");
    }
  }
}
