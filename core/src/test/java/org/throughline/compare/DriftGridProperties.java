package org.throughline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import org.throughline.table.ReleaseId;
import org.throughline.table.Series;
import org.throughline.table.Spelling;

/// A table says the same as the two lists of counts it was made from.
final class DriftGridProperties {

  private static final DriftSpec.Values OFFICE =
      new DriftSpec.Values("aor", "Office", DimensionKind.OFFICE, Spelling.TITLE);

  private static final Series SERIES = new Series.Count(ReleaseId.of("D"), "rows", "fy2016");

  private static CountTable table(List<Integer> older, List<Integer> newer) {
    DriftGrid grid = DriftGrid.withChanges(SERIES, OFFICE);
    List<Category> categories = new ArrayList<>();
    for (int i = 0; i < older.size(); i++) {
      grid.add("c" + i, new Pair(older.get(i), newer.get(i)));
      categories.add(new Category("c" + i, "C" + i));
    }
    return grid.table(
        new DriftGrid.Words("t", "T", "rows"),
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

  @Property
  void aChangeIsNewerMinusOlder(
      @ForAll @Size(4) List<@IntRange(max = 60) Integer> older,
      @ForAll @Size(4) List<@IntRange(max = 60) Integer> newer) {
    CountTable table = table(older, newer);
    long sum = 0;
    for (int i = 0; i < 4; i++) {
      long change = (long) newer.get(i) - older.get(i);
      sum += change;
      assertThat(changes(table)).containsEntry("c" + i, change);
    }
    assertThat(changes(table)).containsEntry(Category.TOTAL, sum).hasSize(5);
  }

  @Property
  void theOtherWayRoundTheSignsTurn(
      @ForAll @Size(3) List<@IntRange(max = 60) Integer> older,
      @ForAll @Size(3) List<@IntRange(max = 60) Integer> newer) {
    Map<String, Long> turned = new TreeMap<>();
    changes(table(newer, older)).forEach((category, change) -> turned.put(category, -change));
    assertThat(turned).isEqualTo(changes(table(older, newer)));
  }

  /// Two of older, newer and change give the third, so each position needs its equation.
  @Property
  void everyPositionIsTiedByAnEquation(
      @ForAll @Size(3) List<@IntRange(max = 60) Integer> older,
      @ForAll @Size(3) List<@IntRange(max = 60) Integer> newer) {
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
