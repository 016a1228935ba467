package org.throughline.disclosure.secondary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The cheapest pattern of one block: branch and cut over capacity cuts, after Fischetti and Salazar
/// ("Solving the cell suppression problem on tabular data with linear constraints", 2001). Cells are
/// chosen by a relaxed program; an attack on the choice either succeeds and gives a cut that the
/// choice must cover, or fails, and then fractions are branched on.
///
/// Costs count the weights of the hidden cells first and then how many they are. One use per instance.
final class ExactSearch {

  private static final double EPSILON = 1e-6;

  private final ExactBlock block;
  private final List<double[]> cuts = new ArrayList<>();
  private final double[] costs;
  private double[] best;
  private double bestCost;

  /// @param known a pattern to start from; if it is not safe, everything is hidden to start with
  ExactSearch(ExactBlock block, Set<Integer> known) {
    this.block = block;
    costs = block.costs();
    best = block.choice(known);
    if (!block.violated(best).isEmpty()) {
      Arrays.fill(best, 1);
    }
    bestCost = cost(best);
  }

  /// What was found.
  ///
  /// @param hidden cells by index in the joint system, those hidden in any case left out
  /// @param proved whether nothing cheaper exists
  record Found(Set<Integer> hidden, boolean proved) {}

  /// Searches until the optimum is proved or the block's budget is used up.
  Found search() {
    Deque<int[]> open = new ArrayDeque<>();
    int[] free = new int[costs.length];
    Arrays.fill(free, -1);
    open.push(free);
    boolean proved = true;
    while (!open.isEmpty() && proved) {
      int[] bounds = open.pop();
      proved = expand(bounds, open);
    }
    Set<Integer> hidden = new TreeSet<>();
    for (int at = 0; at < best.length; at++) {
      if (best[at] == 1) {
        hidden.add(block.candidate(at));
      }
    }
    return new Found(hidden, proved);
  }

  /// Solves one node and puts its two branches on the stack; false if the search has to stop.
  private boolean expand(int[] bounds, Deque<int[]> open) {
    MasterProblem program = new MasterProblem(costs, bounds);
    cuts.forEach(program::add);
    long done = 0;
    while (true) {
      MasterProblem.End end = program.solve();
      block.spend(program.work() - done);
      done = program.work();
      if (end == MasterProblem.End.GAVE_UP || block.isSpent()) {
        return false;
      }
      double[] point = program.point();
      if (end == MasterProblem.End.IMPOSSIBLE || cost(point) > bestCost - 1 + EPSILON) {
        return true;
      }
      List<double[]> violated = block.violated(point);
      if (block.isSpent()) {
        return false;
      }
      if (violated.isEmpty()) {
        branch(point, bounds, open);
        return true;
      }
      violated.forEach(program::add);
      cuts.addAll(violated);
    }
  }

  private void branch(double[] point, int[] bounds, Deque<int[]> open) {
    Optional<Integer> fraction = fraction(point);
    if (fraction.isEmpty()) {
      best = Arrays.stream(point).map(Math::rint).toArray();
      bestCost = cost(best);
      return;
    }
    int[] shown = bounds.clone();
    shown[fraction.get()] = 0;
    open.push(shown);
    int[] hidden = bounds.clone();
    hidden[fraction.get()] = 1;
    open.push(hidden);
  }

  private Optional<Integer> fraction(double[] point) {
    int chosen = -1;
    double most = 0;
    for (int at = 0; at < point.length; at++) {
      double score = Math.min(point[at], 1 - point[at]);
      if (score > EPSILON && score * costs[at] > most) {
        most = score * costs[at];
        chosen = at;
      }
    }
    return chosen < 0 ? Optional.empty() : Optional.of(chosen);
  }

  private double cost(double[] point) {
    double cost = 0;
    for (int at = 0; at < point.length; at++) {
      cost += costs[at] * point[at];
    }
    return cost;
  }
}
