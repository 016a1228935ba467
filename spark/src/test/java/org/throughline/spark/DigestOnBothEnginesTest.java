package org.throughline.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.SqlEngine;
import org.throughline.engine.TableDigest;

/// The same rows have the same digest on both engines, whatever the types that an engine gives them.
final class DigestOnBothEnginesTest {

  /// Values that engines print differently if one lets them.
  private static final List<String> TABLES =
      List.of(
          "select 1 as a, cast(2 as bigint) as b, cast(3 as smallint) as c, true as d",
          "select sum(a) as a, count(*) as n, avg(a) as m, 7 / 2 as h from (select 5 as a union all select 6)",
          "select date '0999-01-31' as day, date '2025-02-28' as other, cast(null as date) as none",
          "select timestamp '2025-03-09 02:30:00' as a, timestamp '2025-03-09 02:30:00.5' as b",
          "select 'Ñandú ✓' as a, '' as b, cast(null as {{text}}) as c, 'it''s' as {{quoted|order}}",
          "select cast(1e10 as double) as a, cast(0.1 as double) + cast(0.2 as double) as b, cast(-0.5 as double) as c",
          "select 1 as a where 1 = 2");

  @TempDir private Path folder = Path.of("");

  @Test
  void equalRowsHaveEqualDigests() throws Exception {
    try (SqlEngine duckDb = DuckDbEngine.open();
        SqlEngine spark = LocalSpark.in(Files.createDirectories(folder.resolve("spark")))) {
      for (int i = 0; i < TABLES.size(); i++) {
        String table = "digested_" + i;
        duckDb.create(table, TABLES.get(i));
        spark.create(table, TABLES.get(i));
        assertThat(TableDigest.of(spark, table))
            .as(TABLES.get(i))
            .isEqualTo(TableDigest.of(duckDb, table));
      }
    }
  }
}
