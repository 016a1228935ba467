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

/// A stint whose facility is not recorded is one of a facility "not recorded", and every table of it is counted.
final class UnrecordedFacilitiesTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void aStintWithoutAFacilityIsCountedAsNotRecorded() throws Exception {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Map<String, String> row = new HashMap<>();
      row.put("person", String.format(Locale.ROOT, "%032xab", 1_000_003L * (i + 7)));
      row.put("book_in", "11/" + (1 + i % 28) + "/2024");
      row.put("stay_book_in", row.get("book_in"));
      row.put("citizenship", "MEXICO");
      row.put("gender", "Male");
      row.put("facility", i == 7 ? "" : "MADE UP JAIL");
      row.put("facility_code", i == 7 ? "" : "MADEJAIL");
      rows.add(row);
    }
    Path release = folder.resolve("release");
    new MadeUpTable("2026-ICLI-00005", "v3-2026-03", "detentions", rows)
        .write(release, "detentions.csv");
    try (DuckDbEngine engine =
        BuiltLifecycle.of(release, folder.resolve("lake"), RuleSet.RECOMMENDED)) {
      assertThat(
              engine.rows("select first_facility_code, count(*) from stays group by 1 order by 1"))
          .extracting(row -> row.values().toString())
          .containsExactly("[MADEJAIL, 39]", "[not recorded, 1]");
      Measures measures = Measures.load();
      measures.make(engine);
      Counts counts = new Counts(engine, measures);
      assertThat(counts.scopes()).isNotEmpty().allSatisfy(counts::tables);
    }
  }
}
