package org.throughline.disclosure.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.table.DimensionKind.PERSONAL;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.Tables;
import org.throughline.disclosure.problem.Derived;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Equation;

/// Which facts hang together with a table.
final class LinksTest {

  private static final CountTable TABLE = Tables.list("t", PERSONAL, 3, 4);

  private static final Map<String, Long> COUNTS =
      Map.of(
          "t/c0", 3L, "t/c1", 4L, "total", 7L, "other", 5L, "both", 12L, "far", 20L, "sum", 32L,
          "lonely", 2L, "pair", 1L, "three", 3L);

  private static Links links(Fact... facts) {
    return new Links(
        List.of(TABLE),
        List.of(facts),
        cell ->
            COUNTS.containsKey(cell) ? OptionalLong.of(COUNTS.get(cell)) : OptionalLong.empty());
  }

  private static Fact.Sum sum(String total, String... parts) {
    return new Fact.Sum(total, List.of(parts));
  }

  private static Set<String> ids(Links links) {
    Set<String> ids = new TreeSet<>();
    links.tables().forEach(table -> table.cells().forEach(cell -> ids.add(cell.id())));
    return ids;
  }

  @Test
  void sumsAreFollowedFromCellToCell() {
    Links links =
        links(
            sum("sum", "both", "far"),
            sum("both", "total", "other"),
            sum("three", "lonely", "pair"));
    assertThat(links.tables()).hasSize(1);
    assertThat(links.tables().getFirst().equations())
        .containsExactlyInAnyOrder(
            new Equation("both", List.of("total", "other")),
            new Equation("sum", List.of("both", "far")));
    Map<String, Long> counts = new HashMap<>();
    for (Cell cell : links.tables().getFirst().cells()) {
      counts.put(cell.id(), cell.count());
    }
    assertThat(counts)
        .isEqualTo(Map.of("total", 7L, "other", 5L, "both", 12L, "far", 20L, "sum", 32L));
    assertThat(links.figures()).isEmpty();
  }

  @Test
  void theTablesOwnSumsSumsThatNoLongerHoldAndSumsOverTheUnknownAreLeftOut() {
    assertThat(
            links(
                    sum("total", "t/c0", "t/c1"),
                    sum("both", "total", "far"),
                    sum("both", "total", "unknown"),
                    new Fact.Shown("total", 7),
                    new Fact.Hidden("t/c0"))
                .tables())
        .isEmpty();
  }

  @Test
  void aFigureTiesCellsTogetherToo() {
    Derived near = new Derived.Balance("more", List.of("total"), List.of("other"), 2);
    Derived far = new Derived.Balance("elsewhere", List.of("lonely"), List.of("pair"), 1);
    Links links = links(new Fact.Figure(near), new Fact.Figure(far), sum("both", "other", "total"));
    assertThat(links.figures()).containsExactly(near);
    assertThat(ids(links)).containsExactly("both", "other", "total");
  }

  @Test
  void aFigureAloneBringsItsCells() {
    Derived near = new Derived.Balance("more", List.of("total"), List.of("other"), 2);
    Links links = links(new Fact.Figure(near));
    assertThat(ids(links)).containsExactly("other", "total");
    assertThat(links.tables().getFirst().equations()).isEmpty();
    assertThat(
            links(
                    new Fact.Figure(
                        new Derived.Balance("x", List.of("total"), List.of("unknown"), 2)))
                .figures())
        .isEmpty();
  }
}
