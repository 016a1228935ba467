package org.throughline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import org.throughline.table.ReleaseId;
import org.throughline.table.Series;
import org.throughline.table.Spelling;

/// A table says the same as the two lists of counts it was made from.
final class DriftGridTest {

  private static final DriftSpec.Values OFFICE =
      new DriftSpec.Values("aor", "Office", DimensionKind.OFFICE, Spelling.TITLE);

  private static final Series SERIES = new Series.Count(ReleaseId.of("D"), "rows", "fy2016");

  private static List<Integer> counts(Random random, int categories) {
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i < categories; i++) {
      counts.add(random.nextInt(61));
    }
    return counts;
  }

  private static CountTable table(List<Integer> older, List<Integer> newer) {
    DriftGrid grid = DriftGrid.withChanges(SERIES, OFFICE);
    List<Category> categories = new ArrayList<>();
    for (int i = 0; i < older.size(); i++) {
      Pair pair = new Pair(older.get(i), newer.get(i));
      grid.add("c" + i, pair, pair);
      categories.add(new Category("c" + i, "C" + i));
    }
    return grid.table(
        new DriftGrid.Heading("t", "T", "rows"),
        new Dimension("aor", "Office", DimensionKind.OFFICE, categories));
  }

  private static Map<List<String>, Long> counts(CountTable table) {
    Map<List<String>, Long> counts = new java.util.HashMap<>();
    for (Cell cell : table.cells()) {
      counts.put(cell.position(), cell.count());
    }
    return counts;
  }

  /// The signed change by category, from the cells.
  private static Map<String, Long> changes(CountTable table) {
    Map<String, Long> changes = new TreeMap<>();
    counts(table)
        .forEach(
            (position, count) -> {
              switch (position.get(1)) {
                case "more" -> changes.put(position.get(0), count);
                case "fewer" -> changes.put(position.get(0), -count);
                default -> {}
              }
            });
    return changes;
  }

  @RepeatedTest(200)
  void aChangeIsNewerMinusOlder(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Integer> older = counts(random, 4);
    List<Integer> newer = counts(random, 4);
    CountTable table = table(older, newer);
    long sum = 0;
    for (int i = 0; i < 4; i++) {
      long change = (long) newer.get(i) - older.get(i);
      sum += change;
      assertThat(changes(table)).containsEntry("c" + i, change);
    }
    assertThat(changes(table)).containsEntry(Category.TOTAL, sum).hasSize(5);
  }

  @RepeatedTest(200)
  void theOtherWayRoundTheSignsTurn(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Integer> older = counts(random, 3);
    List<Integer> newer = counts(random, 3);
    Map<String, Long> turned = new TreeMap<>();
    changes(table(newer, older)).forEach((category, change) -> turned.put(category, -change));
    assertThat(turned).isEqualTo(changes(table(older, newer)));
  }

  /// Two of older, newer and change give the third, so each position needs its equation.
  @RepeatedTest(200)
  void everyPositionIsTiedByAnEquation(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Integer> older = counts(random, 3);
    List<Integer> newer = counts(random, 3);
    CountTable table = table(older, newer);
    for (int i = 0; i < 3; i++) {
      String prefix = SERIES + "/aor=c" + i + "/";
      assertThat(table.equations())
          .anyMatch(
              equation ->
                  equation.total().startsWith(prefix)
                      && equation.parts().size() == 2
                      && equation.parts().stream().allMatch(part -> part.startsWith(prefix)));
    }
  }
}
