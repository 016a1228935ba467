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
import org.throughline.measures.Measures;
import org.throughline.testing.MadeUpTable;

/// How long somebody was held after a final order, worked out by hand.
final class HeldAfterOrderTest {

  @TempDir private Path folder = Path.of("");

  private final List<Map<String, String>> rows = new ArrayList<>();

  private void stay(int person, String order, String in, String out, String stayOut) {
    Map<String, String> row = new HashMap<>();
    row.put("person", String.format(Locale.ROOT, "%032xab", 1_000_003L * (person + 7)));
    row.put("book_in", in);
    row.put("stay_book_in", in);
    row.put("book_out", out);
    row.put("stay_book_out", stayOut);
    row.put("final_order_date", order);
    row.put("facility_code", "MADEJAIL");
    rows.add(row);
  }

  /// Where all stints have ended and the stay has not, nobody was held since by the record: no night counts either.
  @Test
  void ofAnOpenStayTheLastStintSaysUntilWhen() throws Exception {
    // Order, book-in, book-out, end of the stay.
    stay(0, "10/15/2024", "10/1/2024", "11/4/2024", "11/4/2024");
    stay(1, "3/1/2024", "10/1/2024", "10/18/2024", "");
    stay(2, "10/15/2024", "10/1/2024", "", "");
    stay(3, "", "10/1/2024", "", "");
    for (int day = 1; day < 29; day++) {
      // The data end on January 28.
      stay(10 + day, "", "1/" + day + "/2025", "1/" + day + "/2025", "1/" + day + "/2025");
    }
    Path release = folder.resolve("release");
    new MadeUpTable("2026-ICLI-00005", "v3-2026-03", "detentions", rows)
        .write(release, "detentions.csv");
    try (DuckDbEngine engine =
        BuiltLifecycle.of(release, folder.resolve("lake"), RuleSet.RECOMMENDED)) {
      Measures.load().make(engine);

      assertThat(
              engine.rows(
                  "select days_held_after_order from measure_stays where days_held_after_order is not null"
                      + " order by origin_row"))
          .extracting(row -> row.number(0))
          .containsExactly(20L, 17L, 105L);
      assertThat(
              engine.rows(
                  "select after_order, count(*) from measure_book_ins group by 1 order by 1"))
          .extracting(row -> row.values().toString())
          .containsExactly(
              "[0 to 90 days, 2]", "[91 to 180 days, 1]", "[no order recorded before its end, 29]");
    }
  }
}
