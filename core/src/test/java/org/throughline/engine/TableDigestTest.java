package org.throughline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A digest changes when the rows do, and at nothing else.
final class TableDigestTest {

  private SqlEngine engine = DuckDbEngine.open();

  @BeforeEach
  void open() {
    engine = DuckDbEngine.open();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private TableDigest digest(String script) {
    engine.create("t", script);
    return TableDigest.of(engine, "t");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theOrderOfRowsAndColumnsDoesNotMatter(long seed) {
    List<String> rows = new ArrayList<>();
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      rows.add(
          String.format(
              Locale.ROOT, "select %d as n, 'x%d' as s", random.nextInt(20), random.nextInt(3)));
    }
    TableDigest before = digest(String.join(" union all ", rows));
    Collections.shuffle(rows, random);
    String shuffled = String.join(" union all ", rows);
    assertThat(digest(shuffled)).isEqualTo(before);
    assertThat(digest("select s, n from (" + shuffled + ")")).isEqualTo(before);
  }

  /// All pairs of these tables differ, though some of them look alike when printed.
  @Test
  void tablesThatDifferHaveDifferentDigests() {
    List<String> tables =
        List.of(
            "select 1 as a, 2 as b",
            "select 2 as a, 1 as b",
            "select 1 as a, 2 as c",
            "select 12 as a, null as b",
            "select null as a, 12 as b",
            "select '' as a, '12' as b",
            "select '-' as a, '12' as b",
            "select '1:' as a, '2' as b",
            "select 1 as a, 2 as b union all select 1, 2",
            "select 1 as a, 2 as b union all select 1, 2 union all select 1, 2",
            "select 1 as a, 2 as b where false",
            "select 1 as a, 2 as c where false",
            "select 1 as a",
            "select true as a",
            "select date '2025-03-01' as a",
            "select timestamp '2025-03-01 00:00:01' as a",
            "select 0.000001 as a",
            "select 0.000002 as a");
    Set<String> digests = new HashSet<>();
    tables.forEach(table -> digests.add(digest(table).digest()));
    assertThat(digests).hasSize(tables.size());
  }

  @Test
  void swappedValuesOfTwoRowsAreSeen() {
    assertThat(digest("select 1 as a, 'x' as b union all select 2, 'y'"))
        .isNotEqualTo(digest("select 1 as a, 'y' as b union all select 2, 'x'"));
  }

  @ParameterizedTest
  @CsvSource({
    "tinyint, bigint",
    "integer, hugeint",
    "double, 'decimal(9, 2)'",
    "float, double",
    "bigint, double",
    "'decimal(18, 2)', bigint"
  })
  void theWidthOfANumberDoesNotMatter(String one, String other) {
    assertThat(digest("select cast(70 as " + one + ") as a"))
        .isEqualTo(digest("select cast(70 as " + other + ") as a"));
  }

  @Test
  void rowsAreCounted() {
    assertThat(digest("select 1 as a union all select 1 union all select 2").rows()).isEqualTo(3);
    assertThat(digest("select 1 as a where false").rows()).isZero();
  }

  @Test
  void manyRowsAddUp() {
    TableDigest all = digest("select i % 1000 as a from range(1000000) r(i)");
    assertThat(all.rows()).isEqualTo(1_000_000);
    assertThat(
            digest(
                "select i % 1000 as a from range(999000) r(i) union all select range from"
                    + " range(1000)"))
        .isEqualTo(all);
  }

  @Test
  void aColumnWithoutCanonicalTextIsNamed() {
    assertThatThrownBy(() -> digest("select [1, 2] as codes"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("codes")
        .hasMessageContaining("INTEGER[]");
  }

  @Test
  void onlyTheNameOfATableIsTaken() {
    assertThatThrownBy(() -> TableDigest.of(engine, "t; drop table t"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("drop");
  }
}
