package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;

/// The documented query by which a release can be set beside counts that others published of it.
final class CountsOfOthersTest {

  private static final Path DOCUMENT = Path.of("../docs/reference/analysis.md");

  @Test
  void theDocumentedQueryCountsAsItSays(@TempDir Path folder) throws Exception {
    Path release = folder.resolve("release");
    Path lake = folder.resolve("lake");
    MadeUpLake.write("V2", 300, 5, release, lake);
    String section = Files.readString(DOCUMENT).split("## Beside the counts of others", -1)[1];
    String query =
        section.split("```sql", -1)[1].split("```", -1)[0].replace("out/lake", lake.toString());
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      List<Row> rows =
          engine.rows(
              "select person, stay_book_in, book_in, release_reason, facility_code, origin_file, origin_sheet, origin_row from '%s/detentions/*.parquet' where person is not null order by origin_file, origin_sheet, origin_row"
                  .formatted(lake));
      Row counted = engine.rows(query).getFirst();
      Map<String, TreeMap<String, Row>> stays = new HashMap<>();
      Set<String> people = new HashSet<>();
      Set<String> facilities = new HashSet<>();
      for (Row row : rows) {
        stays
            .computeIfAbsent(text(row, 0) + "/" + text(row, 1), any -> new TreeMap<>())
            .putIfAbsent(text(row, 2), row);
        people.add(text(row, 0));
      }
      long stints = 0;
      long transferred = 0;
      long moves = 0;
      long unsaid = 0;
      for (TreeMap<String, Row> stay : stays.values()) {
        for (Row row : stay.values()) {
          stints++;
          facilities.add(text(row, 4));
          boolean isTransfer = text(row, 3).equals("Transferred");
          transferred += isTransfer ? 1 : 0;
          moves += isTransfer && stay.higherKey(text(row, 2)) != null ? 1 : 0;
          unsaid += row.isNull(3) ? 1 : 0;
        }
      }
      facilities.remove("");
      assertThat(stints).isGreaterThan(300).isLessThan(rows.size());
      assertThat(List.of(0, 1, 2, 3, 5, 6, 8).stream().map(counted::number))
          .containsExactly(
              (long) people.size(),
              (long) stays.size(),
              stints,
              transferred,
              unsaid,
              moves,
              (long) facilities.size());
    }
  }

  private static String text(Row row, int column) {
    return row.isNull(column) ? "" : row.text(column);
  }
}
