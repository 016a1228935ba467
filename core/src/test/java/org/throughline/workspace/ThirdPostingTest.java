package org.throughline.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.table.DimensionKind.PERSONAL;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.TableDecision;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.Equation;

/// Whoever was the only one added by the second posting is alone in a kind and in a country, which the third
/// posting does not say: there the total grew by others too. She learns nothing about anybody else.
final class ThirdPostingTest {

  static final String TOTAL = "release/arrests/fy2020";

  private static final Policy POLICY = PolicyReader.bundled("default");

  @TempDir Path folder;

  @Test
  void whoCameAloneWithAnEarlierPostingIsTheSamePersonInEveryTable() throws Exception {
    publish(posting(List.of(50L, 60L, 400L), List.of(55L, 65L, 390L)));
    publish(posting(List.of(50L, 61L, 400L), List.of(56L, 65L, 390L)));
    publish(posting(List.of(51L, 61L, 402L), List.of(56L, 67L, 391L)));
  }

  private static List<CountTable> posting(List<Long> kinds, List<Long> offices) {
    return List.of(table("criminality", kinds), table("citizenship", offices));
  }

  private static CountTable table(String dimension, List<Long> counts) {
    SortedMap<String, Long> byCategory = new TreeMap<>();
    for (int at = 0; at < counts.size(); at++) {
      byCategory.put("c" + at, counts.get(at));
    }
    return table(dimension, byCategory);
  }

  /// A table of one dimension, with the total of them all.
  static CountTable table(String dimension, SortedMap<String, Long> counts) {
    List<Cell> cells = new ArrayList<>();
    List<Category> categories = new ArrayList<>();
    counts.forEach(
        (category, count) -> {
          categories.add(new Category(category, category));
          cells.add(new Cell(TOTAL + "/" + dimension + "=" + category, List.of(category), count));
        });
    Equation sum = new Equation(TOTAL, cells.stream().map(Cell::id).toList());
    cells.add(
        new Cell(
            TOTAL,
            List.of(Category.TOTAL),
            counts.values().stream().mapToLong(Long::longValue).sum()));
    return new CountTable(
        "by-" + dimension,
        dimension,
        "arrests",
        List.of(new Dimension(dimension, dimension, PERSONAL, categories)),
        cells,
        List.of(sum));
  }

  private void publish(List<CountTable> tables) throws Exception {
    try (LedgerTransaction transaction =
        Publications.in(folder.resolve("ledger")).begin(waiting -> {})) {
      List<TableDecision> decisions = transaction.protect(tables, List.of(), List.of(), POLICY);
      assertThat(decisions)
          .allSatisfy(one -> assertThat(one).isInstanceOf(TableDecision.Publishable.class));
      transaction.record(tables, decisions, List.of(), LocalDate.of(2026, 1, 1));
    }
  }
}
