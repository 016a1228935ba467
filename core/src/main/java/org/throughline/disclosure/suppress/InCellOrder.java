package org.throughline.disclosure.suppress;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.throughline.disclosure.system.Demand;
import org.throughline.disclosure.system.JointSystem;

/// A task with its cells in the order of [CellOrder], so that the same tables get the same pattern
/// however they are named and in whatever order they come.
///
/// @param task the same task over reordered cells
/// @param order the original index of each reordered cell
record InCellOrder(Task task, List<Integer> order) {

  static InCellOrder of(Task task) {
    int[] order = CellOrder.of(task);
    int[] places = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = place;
    }
    JointSystem system = task.system().inOrder(order);
    List<Demand> demands =
        task.demands().stream()
            .map(d -> new Demand(places[d.cell()], d.low(), d.high(), d.width()))
            .sorted(
                Comparator.comparingInt(Demand::cell)
                    .thenComparingLong(Demand::low)
                    .thenComparingLong(Demand::high)
                    .thenComparingLong(Demand::width))
            .toList();
    List<Set<Integer>> insiders =
        task.insiders().stream()
            .map(cells -> mapped(cells, places))
            .sorted(Comparator.comparing(InCellOrder::text))
            .toList();
    Task reordered =
        new Task(
            system,
            mapped(task.hidden(), places),
            mapped(task.fixed(), places),
            terms(task, order),
            demands,
            insiders);
    return new InCellOrder(reordered, Arrays.stream(order).boxed().toList());
  }

  private static String text(Set<Integer> cells) {
    return cells.stream().sorted().map("%08d"::formatted).collect(Collectors.joining());
  }

  private static Set<Integer> mapped(Collection<Integer> cells, int[] places) {
    return cells.stream().map(cell -> places[cell]).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Task.Terms terms(Task task, int[] order) {
    return new Task.Terms() {
      @Override
      public long least(int cell) {
        return task.terms().least(order[cell]);
      }

      @Override
      public long most(int cell) {
        return task.terms().most(order[cell]);
      }

      @Override
      public long weight(JointSystem reordered, int cell) {
        return task.terms().weight(task.system(), order[cell]);
      }
    };
  }

  /// A pattern of the reordered task, of the original cells.
  Pattern original(Pattern pattern) {
    return new Pattern(original(pattern.hidden()), original(pattern.unprotected()));
  }

  private Set<Integer> original(Set<Integer> cells) {
    return cells.stream().map(order::get).collect(Collectors.toCollection(TreeSet::new));
  }
}
