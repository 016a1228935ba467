package org.throughline.disclosure.suppress;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.disclosure.system.Demand;
import org.throughline.disclosure.system.JointSystem;

/// What a protector has to solve.
///
/// @param system every cell and equation published together
/// @param hidden cells that are withheld in any case
/// @param fixed cells that may not be withheld, zeros among them
/// @param lower what an outsider knows of a withheld cell: it is at least this
/// @param demands what must stay possible
public record Task(
    JointSystem system,
    Set<Integer> hidden,
    Set<Integer> fixed,
    Bounds lower,
    List<Demand> demands) {

  public Task {
    hidden = new TreeSet<>(hidden);
    fixed = new TreeSet<>(fixed);
    demands = List.copyOf(demands);
  }

  /// The same task, asking more of some cells, for a pattern that an audit did not accept.
  ///
  /// @param cells indices of the cells in question
  /// @param times how many times the distance to the upper end is added on top
  public Task harder(Set<Integer> cells, int times) {
    List<Demand> raised = demands.stream().map(demand -> raised(demand, cells, times)).toList();
    return new Task(system, hidden, fixed, lower, raised);
  }

  private Demand raised(Demand demand, Set<Integer> cells, int times) {
    if (!cells.contains(demand.cell())) {
      return demand;
    }
    long distance = demand.high() - system.count(demand.cell());
    return new Demand(demand.cell(), demand.low(), demand.high() + times * distance);
  }

  /// A bound per cell.
  @FunctionalInterface
  public interface Bounds {
    long of(int cell);
  }
}
