package org.throughline.disclosure.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.testing.Seeded;

final class RelatedFactsTest {

  private static final CountTable ARRESTS = table("2024-icfo-1/arrests/fy2024/aor=dallas");

  private static CountTable table(String cell) {
    return new CountTable(
        "t", "T", "arrests", List.of(), List.of(new Cell(cell, List.of(), 40)), List.of());
  }

  private static Fact shown(String cell) {
    return new Fact.Shown(cell, 40);
  }

  @Test
  void whatAnyReleaseSaysOfTheSameMeasureAndPeriodIsRelatedAndNothingElse() {
    List<Fact> related =
        List.of(
            shown("2024-icfo-1/arrests/fy2024"),
            shown("2024-icfo-1/arrests/fy2024@2"),
            shown("2023-icfo-7/arrests/fy2024/citizenship=mexico@3"),
            new Fact.Hidden("2024-icfo-1/arrests/fy2024/aor=boston"),
            shown("diff/2023-icfo-7/2024-icfo-1/arrests/other"),
            shown("c7"),
            new Fact.Label("aor", "dallas", "Dallas"),
            new Fact.Threshold(11));
    List<Fact> facts = new ArrayList<>(related);
    facts.add(2, shown("2024-icfo-1/arrests/fy2023/aor=dallas"));
    facts.add(4, shown("2024-icfo-1/removals/fy2024/aor=dallas"));
    facts.add(new Fact.Hidden("2024-icfo-1/removals/fy2024@2"));

    assertThat(RelatedFacts.of(facts, List.of(ARRESTS))).isEqualTo(related);
  }

  @Test
  void whatSumsTieToRelatedNumbersIsRelatedHoweverManyAreBetween() {
    Fact years =
        new Fact.Sum("r/arrests/all", List.of("r/arrests/fy2023", "r/arrests/fy2024/aor=dallas"));
    Fact measures = new Fact.Sum("r/arrests/fy2023", List.of("r/at-large/fy2023", "r/jail/fy2023"));
    Fact last = shown("q/jail/fy2023/aor=boston");
    Fact other = new Fact.Sum("r/removals/fy2023", List.of("r/removals/fy2023/aor=dallas"));

    assertThat(RelatedFacts.of(List.of(last, measures, other, years), List.of(ARRESTS)))
        .containsExactly(last, measures, years);
  }

  /// What the other facts say of the tables is found by going from cell to cell, whatever their names.
  @Test
  void nothingThatIsTiedToATableIsLeftOut() {
    Seeded.check(
        200,
        1,
        random -> {
          List<Fact> facts = new ArrayList<>();
          for (int at = 0; at < 30; at++) {
            List<String> names = Stream.generate(() -> name(random)).distinct().limit(3).toList();
            facts.add(new Fact.Sum(names.getFirst(), names.subList(1, 3)));
          }
          List<CountTable> tables = List.of(table(name(random)));
          assertThat(links(tables, RelatedFacts.of(facts, tables))).isEqualTo(links(tables, facts));
        });
  }

  private static String name(Random random) {
    return String.format(
        Locale.ROOT,
        "r%d/m%d/fy%d/aor=a%d",
        random.nextInt(2),
        random.nextInt(4),
        random.nextInt(4),
        random.nextInt(3));
  }

  /// All numbers are zero, so that every sum holds.
  private static List<CountTable> links(List<CountTable> tables, List<Fact> facts) {
    return new Links(tables, facts, any -> OptionalLong.of(0)).tables();
  }
}
