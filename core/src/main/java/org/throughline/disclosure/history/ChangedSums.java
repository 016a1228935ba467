package org.throughline.disclosure.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.throughline.table.Cell;
import org.throughline.table.Equation;
import org.throughline.table.Vintage;

/// What changes come to: a total grew by as much as its parts together. It follows from the sums before and
/// now, and says besides who is in a change: whoever is the only one added to a total is the only one
/// added to a country, and learns nothing from either.
final class ChangedSums {

  private final Map<String, List<Fact.Sum>> before = new HashMap<>();
  private final Function<String, Cell> earlier;
  private final Function<String, Cell> now;

  /// @param facts everything published before
  /// @param earlier the cell of a number, by its name in the ledger
  /// @param now the cell of a new number, by its id
  ChangedSums(List<Fact> facts, Function<String, Cell> earlier, Function<String, Cell> now) {
    this.earlier = earlier;
    this.now = now;
    for (Fact fact : facts) {
      if (fact instanceof Fact.Sum sum) {
        before.computeIfAbsent(number(sum.total()), any -> new ArrayList<>()).add(sum);
      }
    }
  }

  private static String number(String name) {
    return Vintage.parse(name).number();
  }

  /// The sums over the changes between any two publications of a sum; none where some parts grew and
  /// others shrank.
  ///
  /// @param changes the changes of numbers that matter, by their ids
  List<Equation> of(Equation sum, Map<String, Cell> changes) {
    List<List<Cell>> published = new ArrayList<>();
    Set<String> numbers = Set.copyOf(sum.parts());
    for (Fact.Sum known : before.getOrDefault(sum.total(), List.of())) {
      // The same total has other sums too: by month beside by country.
      if (known.parts().stream().map(ChangedSums::number).allMatch(numbers::contains)) {
        published.add(cells(known.total(), known.parts(), earlier));
      }
    }
    published.add(cells(sum.total(), sum.parts(), now));
    List<Equation> sums = new ArrayList<>();
    for (int later = 1; later < published.size(); later++) {
      for (List<Cell> one : published.subList(0, later)) {
        Cell total =
            changes.get(Vintages.since(published.get(later).getFirst().id(), one.getFirst().id()));
        if (total != null) {
          List<Cell> parts = parts(one, published.get(later), changes);
          long together = parts.stream().mapToLong(Cell::count).sum();
          if (!parts.isEmpty() && together == total.count()) {
            sums.add(new Equation(total.id(), parts.stream().map(Cell::id).toList()));
          }
        }
      }
    }
    return sums;
  }

  private static List<Cell> cells(String total, List<String> parts, Function<String, Cell> cell) {
    List<Cell> cells = new ArrayList<>();
    cells.add(cell.apply(total));
    parts.forEach(part -> cells.add(cell.apply(part)));
    return cells;
  }

  /// The changes of the parts of a sum, which follow its total; a part that is new is its change. Nothing for
  /// another sum.
  private static List<Cell> parts(List<Cell> earlier, List<Cell> later, Map<String, Cell> changes) {
    Map<String, Cell> before = new HashMap<>();
    earlier.stream().skip(1).forEach(part -> before.put(number(part.id()), part));
    List<Cell> parts = new ArrayList<>();
    for (Cell part : later.subList(1, later.size())) {
      Cell old = before.remove(number(part.id()));
      long change = part.count() - (old == null ? 0 : old.count());
      if (change != 0) {
        Cell changed = old == null ? part : changes.get(Vintages.since(part.id(), old.id()));
        if (changed == null) {
          return List.of();
        }
        parts.add(changed);
      }
    }
    return before.isEmpty() ? parts : List.of();
  }
}
