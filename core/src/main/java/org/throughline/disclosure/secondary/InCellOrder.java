package org.throughline.disclosure.secondary;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.ProtectionLevel;

/// A task with its cells in the order of their ids, slacks last, so that the same tables get the same
/// pattern in whatever order they come.
///
/// @param task the same task over reordered cells
/// @param order the original index of each reordered cell
record InCellOrder(Task task, List<Integer> order) {

  static InCellOrder of(Task task) {
    Comparator<Integer> byId =
        Comparator.comparing(task.system()::isSlack).thenComparing(task.system()::id);
    int[] order =
        IntStream.range(0, task.system().size()).boxed().sorted(byId).mapToInt(c -> c).toArray();
    int[] places = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = place;
    }
    JointSystem system = task.system().inOrder(order);
    List<ProtectionLevel> levels =
        task.levels().stream()
            .map(d -> new ProtectionLevel(places[d.cell()], d.low(), d.high(), d.width()))
            .sorted(
                Comparator.comparingInt(ProtectionLevel::cell)
                    .thenComparingLong(ProtectionLevel::low)
                    .thenComparingLong(ProtectionLevel::high)
                    .thenComparingLong(ProtectionLevel::width))
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
            levels,
            insiders,
            mapped(task.before(), places));
    return new InCellOrder(reordered, Arrays.stream(order).boxed().toList());
  }

  private static String text(Set<Integer> cells) {
    return cells.stream().sorted().map("%08d"::formatted).collect(Collectors.joining());
  }

  private static Set<Integer> mapped(Collection<Integer> cells, int[] places) {
    return cells.stream().map(cell -> places[cell]).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Task.Terms terms(Task task, int[] order) {
    Task.Terms terms = task.terms();
    return new Task.Terms(
        cell -> terms.least(order[cell]),
        cell -> terms.most(order[cell]),
        cell -> terms.weight(order[cell]),
        (cell, known) -> {
          Set<Integer> original =
              known.stream().map(place -> order[place]).collect(Collectors.toSet());
          return terms.leastPossible().of(order[cell], original);
        });
  }

  /// A pattern of the reordered task, of the original cells.
  Pattern original(Pattern pattern) {
    return new Pattern(original(pattern.hidden()), original(pattern.unprotected()));
  }

  private Set<Integer> original(Set<Integer> cells) {
    return cells.stream().map(order::get).collect(Collectors.toCollection(TreeSet::new));
  }
}
