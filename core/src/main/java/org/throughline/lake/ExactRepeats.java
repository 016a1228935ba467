package org.throughline.lake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.Registry;
import org.throughline.releases.TableSpec;

/// Records of a release without identifiers that are equal to another one in all that the lake keeps. Nobody can tell
/// whether they are one event released twice or two events alike, so all of them count, and it is said how many.
///
/// @param table the lake table
/// @param records of the release in the table
/// @param repeats how many more there are than different ones
public record ExactRepeats(String release, String table, long records, long repeats) {

  private static final List<String> DEFINITIONS =
      List.of("release varchar", "table_name varchar", "records bigint", "repeats bigint");

  /// Counts them in every table.
  static List<ExactRepeats> in(Path lake, Registry registry) {
    List<ExactRepeats> all = new ArrayList<>();
    try (DuckDbEngine engine = DuckDbEngine.openWithin(lake)) {
      for (TableSpec table : registry.tables()) {
        engine.read(table.table(), lake.resolve(table.table()));
        for (String release : withoutPersons(engine, table)) {
          Row row =
              engine
                  .rows(
                      "select count(*), count(distinct hash(%s)) from %s where release = ?"
                          .formatted(content(table), table.table()),
                      release)
                  .getFirst();
          long repeats = row.number(0) - row.number(1);
          if (repeats > 0) {
            all.add(new ExactRepeats(release, table.table(), row.number(0), repeats));
          }
        }
      }
    }
    return all;
  }

  private static List<String> withoutPersons(DuckDbEngine engine, TableSpec table) {
    String persons =
        table.lakeColumns().stream()
            .filter(column -> column.privacy() == ColumnSpec.Privacy.PERSON)
            .map(column -> "count(%s)".formatted(column.name()))
            .findFirst()
            .orElse("0");
    return engine
        .rows(
            "select release from (select release, %s as persons from %s group by release) where persons = 0 order by release"
                .formatted(persons, table.table()))
        .stream()
        .map(row -> row.text(0))
        .toList();
  }

  private static String content(TableSpec table) {
    return "redacted, stated_fiscal_year, "
        + String.join(
            ", ", table.lakeColumns().stream().map(column -> '"' + column.name() + '"').toList());
  }

  /// Writes the table `exact_repeats`.
  static void write(LakeStore store, List<ExactRepeats> all) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ExactRepeats one : all) {
      rows.add(Arrays.asList(one.release, one.table, one.records, one.repeats));
    }
    store.write("exact_repeats", DEFINITIONS, rows);
  }
}
