package org.throughline.recoding;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CellId;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.Equation;

/// A table after folds. The cells that were put together stay behind it, with every equation, as cells that
/// nobody publishes: no number of the table may tell one of them.
public final class RecodedTable {

  private final CountTable table;
  private final List<Dimension> dimensions = new ArrayList<>();
  private final Map<List<String>, List<Cell>> parts = new LinkedHashMap<>();
  private final Map<String, Long> counts = new HashMap<>();

  private RecodedTable(CountTable table, List<Fold> folds) {
    this.table = table;
    List<Map<String, String>> places = Grid.places(table.dimensions(), folds);
    for (Dimension dimension : table.dimensions()) {
      dimensions.add(folded(dimension, folds));
    }
    for (Cell cell : table.cells()) {
      parts
          .computeIfAbsent(Grid.position(cell.position(), places), any -> new ArrayList<>())
          .add(cell);
      counts.put(cell.id(), cell.count());
    }
  }

  /// The table after its folds; the same if there are none.
  public static CountTable of(CountTable table, List<Fold> folds) {
    return folds.isEmpty() ? table : new RecodedTable(table, folds).recoded();
  }

  /// Categories that stay are in their order, and so are classes of those that stood beside each other; other classes come last.
  private static Dimension folded(Dimension dimension, List<Fold> all) {
    List<Fold> folds = all.stream().filter(one -> one.dimension().equals(dimension.id())).toList();
    Map<Category, Category> places = new HashMap<>();
    Set<Category> last = new LinkedHashSet<>();
    for (Fold fold : folds) {
      fold.members().forEach(member -> places.put(member, fold.into()));
      if (Category.isLeftOver(fold.into().id())
          || Collections.indexOfSubList(dimension.categories(), fold.members()) < 0) {
        last.add(fold.into());
      }
    }
    Set<Category> shown = new LinkedHashSet<>();
    dimension.categories().stream()
        .map(one -> places.getOrDefault(one, one))
        .filter(one -> !last.contains(one))
        .forEach(shown::add);
    shown.addAll(last);
    return new Dimension(dimension.id(), dimension.label(), dimension.kind(), List.copyOf(shown));
  }

  private CountTable recoded() {
    List<Cell> cells = new ArrayList<>();
    List<Equation> equations = new ArrayList<>();
    for (List<String> position : positions()) {
      cells.add(cell(position));
      equations.addAll(sums(position));
    }
    Set<String> shown = new HashSet<>();
    cells.forEach(cell -> shown.add(cell.id()));
    Set<String> behind = new HashSet<>();
    for (Cell cell : table.cells()) {
      if (!shown.contains(cell.id())) {
        behind.add(cell.id());
        cells.add(cell);
      }
    }
    table.equations().stream().filter(one -> !equations.contains(one)).forEach(equations::add);
    return new CountTable(
        table.id(),
        table.title(),
        table.unit(),
        dimensions,
        cells,
        equations,
        table.within(),
        behind,
        people(cells),
        Map.of());
  }

  private Map<String, Long> people(List<Cell> cells) {
    if (table.people().isEmpty()) {
      return Map.of();
    }
    List<Equation> sums = sums();
    Map<String, Long> people = new TreeMap<>(table.people());
    for (Cell cell : cells) {
      List<Cell> all = parts.getOrDefault(cell.position(), List.of());
      long some = all.size() > 1 ? leastPeople(all, sums) : cell.count();
      if (some < cell.count()) {
        people.put(cell.id(), some);
      }
    }
    return people;
  }

  /// Of how many people cells are together, at the least: one of several cells may be of the same people as the others. Whoever
  /// is in several of these is in several of every sum that they are all part of, and how often that happens there is known.
  private long leastPeople(List<Cell> some, List<Equation> sums) {
    Set<String> ids = some.stream().map(Cell::id).collect(Collectors.toSet());
    long sum = some.stream().mapToLong(table::people).sum();
    long most = some.stream().mapToLong(table::people).max().orElse(0);
    long twice =
        sums.stream()
            .filter(equation -> equation.parts().containsAll(ids))
            .mapToLong(this::countedTwice)
            .min()
            .orElse(sum);
    return Math.max(most, sum - twice);
  }

  /// The table's equations; of a grid also that its total is the sum of all inner cells.
  private List<Equation> sums() {
    List<Equation> sums = new ArrayList<>(table.equations());
    List<String> inner = new ArrayList<>();
    for (Cell cell : table.cells()) {
      if (!cell.position().contains(Category.TOTAL)) {
        inner.add(cell.id());
      }
    }
    table.cells().stream()
        .filter(cell -> cell.position().stream().allMatch(Category.TOTAL::equals))
        .filter(cell -> !inner.isEmpty() && !cell.position().isEmpty())
        .forEach(total -> sums.add(new Equation(total.id(), inner)));
    return sums;
  }

  private long countedTwice(Equation sum) {
    return sum.parts().stream().mapToLong(this::people).sum() - people(sum.total());
  }

  private long people(String cell) {
    return table.people().getOrDefault(cell, requireNonNull(counts.get(cell)));
  }

  private List<List<String>> positions() {
    List<List<String>> positions = List.of(List.of());
    for (Dimension dimension : dimensions) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> start : positions) {
        dimension.categories().forEach(one -> longer.add(with(start, one.id())));
        longer.add(with(start, Category.TOTAL));
      }
      positions = longer;
    }
    return positions.stream().filter(parts::containsKey).toList();
  }

  private static List<String> with(List<String> start, String last) {
    List<String> longer = new ArrayList<>(start);
    longer.add(last);
    return longer;
  }

  /// The cell at a position: its only part under its own name, or the sum of its parts under a new one.
  private Cell cell(List<String> position) {
    List<Cell> all = parts.getOrDefault(position, List.of());
    long sum = all.stream().mapToLong(Cell::count).sum();
    return new Cell(all.size() == 1 ? all.getFirst().id() : id(position, all), position, sum);
  }

  /// The name of a part, with what was put together in the place of what the part is of.
  private String id(List<String> position, List<Cell> parts) {
    CellId part = CellId.parse(parts.getFirst().id());
    TreeMap<String, String> coordinates = new TreeMap<>(part.coordinates());
    for (int at = 0; at < position.size(); at++) {
      if (!position.get(at).equals(Category.TOTAL)) {
        coordinates.replace(dimensions.get(at).id(), position.get(at));
      }
    }
    return new CellId(part.series(), coordinates).toString();
  }

  /// What a cell is the sum of: of the cells behind it, and, for a margin, of the cells beside it.
  private List<Equation> sums(List<String> position) {
    List<Equation> sums = new ArrayList<>();
    String total = cell(position).id();
    List<Cell> behind = parts.getOrDefault(position, List.of());
    if (behind.size() > 1) {
      sums.add(new Equation(total, behind.stream().map(Cell::id).toList()));
    }
    for (int at = 0; at < position.size(); at++) {
      if (position.get(at).equals(Category.TOTAL)) {
        List<String> beside = new ArrayList<>();
        for (Category category : dimensions.get(at).categories()) {
          List<String> part = new ArrayList<>(position);
          part.set(at, category.id());
          beside.add(cell(part).id());
        }
        sums.add(new Equation(total, beside));
      }
    }
    return sums;
  }
}
