package org.throughline.recoding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;

/// The inner cells of a table, and what folds make of them.
final class Grid {

  private final CountTable table;
  private final List<Cell> inner;

  Grid(CountTable table) {
    this.table = table;
    inner =
        table.shown().stream().filter(cell -> !cell.position().contains(Category.TOTAL)).toList();
  }

  /// People by category of one dimension.
  Map<String, Long> totals(int dimension) {
    Map<String, Long> totals = new HashMap<>();
    inner.forEach(cell -> totals.merge(cell.position().get(dimension), cell.count(), Long::sum));
    return totals;
  }

  /// People by category of the only dimension, as far as records say whom they are of.
  Map<String, Long> people(int dimension) {
    Map<String, Long> people = new HashMap<>();
    inner.forEach(
        cell -> people.merge(cell.position().get(dimension), table.people(cell), Long::sum));
    return people;
  }

  /// The share of people who are in cells that would be withheld after some folds: in small ones, and in classes of which
  /// readers could tell that each of their members is small.
  double smallShare(List<Fold> folds, int threshold) {
    List<Map<String, String>> places = places(table.dimensions(), folds);
    Map<List<String>, LongSummaryStatistics> classes = new HashMap<>();
    long total = 0;
    for (Cell cell : inner) {
      if (cell.count() > 0) {
        classes
            .computeIfAbsent(position(cell.position(), places), any -> new LongSummaryStatistics())
            .accept(table.people(cell));
        total += table.people(cell);
      }
    }
    long small =
        classes.values().stream()
            .filter(one -> one.getSum() - (one.getCount() - 1) < threshold)
            .mapToLong(LongSummaryStatistics::getSum)
            .sum();
    return total == 0 ? 0 : (double) small / total;
  }

  /// How many inner cells are left after some folds.
  long cells(List<Fold> folds) {
    long cells = 1;
    for (Map<String, String> places : places(table.dimensions(), folds)) {
      cells *= places.values().stream().distinct().count();
    }
    return cells;
  }

  /// What each category of each dimension is shown as.
  static List<Map<String, String>> places(List<Dimension> dimensions, List<Fold> folds) {
    List<Map<String, String>> places = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      Map<String, String> ofOne = new HashMap<>();
      dimension.categories().forEach(category -> ofOne.put(category.id(), category.id()));
      folds.stream()
          .filter(fold -> fold.dimension().equals(dimension.id()))
          .forEach(fold -> fold.members().forEach(one -> ofOne.put(one.id(), fold.into().id())));
      places.add(ofOne);
    }
    return places;
  }

  /// Where a cell is shown; margins stay.
  static List<String> position(List<String> position, List<Map<String, String>> places) {
    List<String> shown = new ArrayList<>();
    for (int at = 0; at < position.size(); at++) {
      shown.add(places.get(at).getOrDefault(position.get(at), position.get(at)));
    }
    return shown;
  }
}
