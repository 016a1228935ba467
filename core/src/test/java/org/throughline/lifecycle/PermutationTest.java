package org.throughline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;

/// In which order files, sheets and rows come changes nothing under the recommended rules.
final class PermutationTest {

  private static final int PEOPLE = 1_500;

  /// Tables without the numbers of rows, which are the only thing that may differ.
  private static final Map<String, String> TABLES =
      new TreeMap<>(
          Map.of(
              "stints",
              "select person, stay_start, stay_book_out, book_in, book_out, facility_code,"
                  + " stint_number, stay_stints from stints",
              "stays",
              """
              select person, stay_start, stay_end, stints, interfacility_transfers, first_facility_code, longest_facility_code,
                last_facility_code, outcome, in_custody_a, in_custody_b, gender, bond_set_lowest
              from stays
              """,
              "arrests kept",
              "select person, arrest_time, method, gender from arrest_events where dropped_by is"
                  + " null",
              "removals kept",
              """
              select e.person, e.departed_date, r.departure_country
              from removal_events e join removals r on r.origin_file = e.origin_file and r.origin_row = e.origin_row
              where dropped_by is null
              """,
              "links",
              """
              select links.link, link_method, links.person, left_second, right_second
              from links join link_pairs using (link, left_id, right_id)
              """,
              "population",
              "select facility_code, day, people from facility_days",
              "anomalies",
              "select kind, month, count(*) from lifecycle_anomalies group by kind, month",
              "rule counts",
              "select table_name, rule_set, all_rows, repeats, kept from rule_counts where rule_set"
                  + " = 'throughline-1'"));

  @TempDir Path folder = Path.of("");

  private DuckDbEngine shuffled(long shuffle) throws Exception {
    Path release = folder.resolve("release" + shuffle);
    new MessyRelease(23, PEOPLE).write(release, shuffle);
    return BuiltLifecycle.of(release, folder.resolve("lake" + shuffle), RuleSet.RECOMMENDED);
  }

  private static List<String> rows(DuckDbEngine engine, String query) {
    return engine.rows(query).stream().map(Row::values).map(Object::toString).sorted().toList();
  }

  @Test
  void everyTableThatIsKeptIsInTheReferenceWithItsColumns() throws Exception {
    String page = Files.readString(Path.of("../docs/reference/lifecycle.md"));
    try (DuckDbEngine engine = shuffled(1)) {
      for (String table : Lifecycle.KEPT.keySet()) {
        assertThat(page).contains("### " + table + "\n");
        for (Row column :
            engine.rows("select column_name from duckdb_columns() where table_name = ?", table)) {
          assertThat(page).as(table).contains("`" + column.text(0) + "`");
        }
      }
    }
  }

  /// What the first holds beyond the second, each as often.
  private static List<String> less(List<String> all, List<String> taken) {
    List<String> rest = new ArrayList<>(all);
    Map<String, Integer> counts = new TreeMap<>();
    taken.forEach(row -> counts.merge(row, 1, Integer::sum));
    rest.removeIf(row -> counts.merge(row, -1, Integer::sum) >= 0);
    return rest;
  }

  @Test
  void theSameRowsInOtherFilesAndAnotherOrderGiveTheSameTables() throws Exception {
    try (DuckDbEngine first = shuffled(0);
        DuckDbEngine second = shuffled(5)) {
      TABLES.forEach(
          (name, query) -> {
            List<String> expected = rows(first, query);
            List<String> found = rows(second, query);
            assertThat(expected).as(name).isNotEmpty();
            assertThat(less(found, expected)).as(name + ": only in another order").isEmpty();
            assertThat(less(expected, found)).as(name + ": only in the first order").isEmpty();
          });
    }
  }
}
