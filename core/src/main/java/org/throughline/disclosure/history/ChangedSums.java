package org.throughline.disclosure.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.throughline.table.Cell;
import org.throughline.table.Equation;
import org.throughline.table.Vintage;

/// What changes come to: a total grew by as much as its parts together. It follows from the sums before and
/// now, and says besides who is in a change: whoever is the only one added to a total is the only one
/// added to a country, and learns nothing from either.
final class ChangedSums {

  private final Map<String, List<Fact.Sum>> before = new HashMap<>();
  private final ToLongFunction<String> count;

  /// @param facts everything published before
  /// @param count the new count of a number
  ChangedSums(List<Fact> facts, ToLongFunction<String> count) {
    this.count = count;
    for (Fact fact : facts) {
      if (fact instanceof Fact.Sum sum) {
        before.computeIfAbsent(number(sum.total()), any -> new ArrayList<>()).add(sum);
      }
    }
  }

  private static String number(String name) {
    return Vintage.parse(name).number();
  }

  /// The sums over the changes since each earlier publication of a sum; none where some parts grew and
  /// others shrank.
  ///
  /// @param changes the changes of numbers, by their ids
  List<Equation> of(Equation sum, Map<String, Cell> changes) {
    List<Equation> sums = new ArrayList<>();
    for (Fact.Sum earlier : before.getOrDefault(sum.total(), List.of())) {
      Cell total = changes.get(Vintages.since(sum.total(), earlier.total()));
      List<Cell> parts = parts(sum, earlier, changes);
      boolean holds = total != null && parts.stream().mapToLong(Cell::count).sum() == total.count();
      if (total != null && holds && !parts.isEmpty()) {
        sums.add(new Equation(total.id(), parts.stream().map(Cell::id).toList()));
      }
    }
    return sums;
  }

  /// The changes of the parts of a sum; a part that is new is its change. Nothing for another sum.
  private List<Cell> parts(Equation sum, Fact.Sum earlier, Map<String, Cell> changes) {
    Map<String, String> names = new LinkedHashMap<>();
    earlier.parts().forEach(name -> names.put(number(name), name));
    List<Cell> parts = new ArrayList<>();
    for (String part : sum.parts()) {
      String name = names.remove(part);
      if (name == null && count.applyAsLong(part) > 0) {
        parts.add(new Cell(part, List.of(), count.applyAsLong(part)));
      } else if (name != null && changes.containsKey(Vintages.since(part, name))) {
        parts.add(changes.get(Vintages.since(part, name)));
      }
    }
    return names.isEmpty() ? parts : List.of();
  }
}
