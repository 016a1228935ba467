package org.throughline.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.throughline.publish.ValueChange;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CellId;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import org.throughline.table.Equation;
import org.throughline.table.Series;

/// One table of older, newer and change.
///
/// Cells hold no negative number, so a change is either in `more` or in `fewer`: where the newer release
/// has at least as many, `newer = older + more`, else `older = newer + fewer`. The other one of the two
/// does not exist there.
final class DriftGrid {

  static final String OLDER = ValueChange.OLDER;
  static final String NEWER = ValueChange.NEWER;
  static final String MORE = "more";
  static final String FEWER = "fewer";

  /// Which release a count is of; the table is as sensitive as its other dimension.
  private static final Dimension SIDES =
      new Dimension(
          ValueChange.SIDE,
          "Release",
          DimensionKind.SOURCE,
          List.of(
              new Category(OLDER, "Older release"),
              new Category(NEWER, "Newer release"),
              new Category(MORE, "More in the newer"),
              new Category(FEWER, "Fewer in the newer")));

  private final Series series;
  private final DriftSpec.Values column;
  private final boolean changes;
  private final Map<String, Pair> pairs = new LinkedHashMap<>();
  private final Map<String, Pair> people = new LinkedHashMap<>();

  private DriftGrid(Series series, DriftSpec.Values column, boolean changes) {
    this.series = series;
    this.column = column;
    this.changes = changes;
  }

  /// A table that shows changes and sums them up.
  static DriftGrid withChanges(Series series, DriftSpec.Values column) {
    return new DriftGrid(series, column, true);
  }

  /// A table of what cannot be compared.
  static DriftGrid withoutChanges(Series series, DriftSpec.Values column) {
    return new DriftGrid(series, column, false);
  }

  /// Id, title and unit of the table.
  record Heading(String id, String title, String unit) {}

  /// @param of how many people they are on each side
  void add(String category, Pair pair, Pair of) {
    pairs.put(category, pair);
    people.put(category, of);
  }

  /// Of how many people all rows are; people of several categories count once.
  void total(Pair of) {
    people.put(Category.TOTAL, of);
  }

  CountTable table(Heading heading, Dimension dimension) {
    List<Cell> cells = new ArrayList<>();
    List<Equation> equations = new ArrayList<>();
    for (Category category : dimension.categories()) {
      Pair pair = pairs.getOrDefault(category.id(), Pair.NONE);
      addCells(category.id(), pair, cells, equations);
    }
    if (changes) {
      addCells(Category.TOTAL, total(), cells, equations);
      for (String side : List.of(OLDER, NEWER)) {
        equations.add(
            new Equation(
                id(Category.TOTAL, side),
                dimension.categories().stream().map(c -> id(c.id(), side)).toList()));
      }
    }
    return new CountTable(
            heading.id(), heading.title(), heading.unit(), dimensions(dimension), cells, equations)
        .withPeople(people(cells));
  }

  /// Of how many people the rows of cells are, where these are fewer. Of a change nobody knows who they are: so many people as
  /// one side has more are among them for sure, and one where it has rows.
  private Map<String, Long> people(List<Cell> cells) {
    Map<String, Long> fewer = new TreeMap<>();
    for (Cell cell : cells) {
      Pair of = people.get(cell.position().get(time() ? 1 : 0));
      if (of != null) {
        long some =
            switch (cell.position().get(time() ? 0 : 1)) {
              case OLDER -> of.older();
              case NEWER -> of.newer();
              default -> Math.max(1, Math.abs(of.change()));
            };
        if (some < cell.count()) {
          fewer.put(cell.id(), some);
        }
      }
    }
    return fewer;
  }

  private Pair total() {
    return new Pair(
        pairs.values().stream().mapToLong(Pair::older).sum(),
        pairs.values().stream().mapToLong(Pair::newer).sum());
  }

  private void addCells(String category, Pair pair, List<Cell> cells, List<Equation> equations) {
    cells.add(cell(category, OLDER, pair.older()));
    cells.add(cell(category, NEWER, pair.newer()));
    if (!changes) {
      return;
    }
    boolean more = pair.change() >= 0;
    cells.add(cell(category, more ? MORE : FEWER, Math.abs(pair.change())));
    equations.add(
        more
            ? new Equation(id(category, NEWER), List.of(id(category, OLDER), id(category, MORE)))
            : new Equation(id(category, OLDER), List.of(id(category, NEWER), id(category, FEWER))));
  }

  private Cell cell(String category, String side, long count) {
    return new Cell(id(category, side), position(category, side), count);
  }

  /// Months run down the page and other values too: of two dimensions of time the page puts the first
  /// one across.
  private List<Dimension> dimensions(Dimension dimension) {
    return time() ? List.of(SIDES, dimension) : List.of(dimension, SIDES);
  }

  private List<String> position(String category, String side) {
    return time() ? List.of(side, category) : List.of(category, side);
  }

  private boolean time() {
    return column.kind() == DimensionKind.TIME;
  }

  private String id(String category, String side) {
    CellId total = CellId.totalOf(series).at(SIDES.id(), side);
    return (category.equals(Category.TOTAL) ? total : total.at(column.column(), category))
        .toString();
  }
}
