package org.throughline.disclosure.secondary;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.disclosure.linear.Components;

/// Complementary suppression at the least cost, where that can be proved: the pattern of [Suppressor],
/// and in blocks of few enough cells the cheapest pattern there is. A search that is cut off leaves
/// the best pattern it met; none of them is trusted before its audit. The order in which cells
/// come changes nothing. Stateless.
public final class ExactSuppressor {

  /// Blocks with more cells that could be hidden are left as the heuristic has them.
  public static final int LARGEST = 200;

  /// How much one block may take, in numbers touched, so that the result does not depend on the
  /// machine; some seconds.
  private static final long BUDGET = 4_000_000_000L;

  private ExactSuppressor() {}

  /// A pattern and how good it is.
  ///
  /// @param optimal whether nothing cheaper protects all cells, by people first and then by cells
  public record Solved(Pattern pattern, boolean optimal) {}

  /// Chooses what to hide.
  public static Pattern protect(Task task) {
    return solve(task).pattern();
  }

  /// Chooses what to hide, and says whether that is the optimum.
  public static Solved solve(Task task) {
    InCellOrder inOrder = InCellOrder.of(task);
    Solved solved = solveInOrder(inOrder.task());
    return new Solved(inOrder.original(solved.pattern()), solved.optimal());
  }

  private static Solved solveInOrder(Task task) {
    Pattern start = Suppressor.protectInOrder(task);
    Set<Integer> hidden = new TreeSet<>(start.hidden());
    Set<Integer> unprotected = new TreeSet<>(start.unprotected());
    boolean optimal = true;
    for (List<Integer> block : Components.of(task.system(), cell -> !task.fixed().contains(cell))) {
      optimal &= improve(task, block, hidden, unprotected);
    }
    return new Solved(new Pattern(hidden, unprotected), optimal);
  }

  /// Replaces a block's part of a pattern by a cheaper one; whether it is the cheapest. What the
  /// heuristic did not manage to protect may be protected now.
  private static boolean improve(
      Task task, List<Integer> cells, Set<Integer> hidden, Set<Integer> unprotected) {
    Set<Integer> extra = new HashSet<>(cells);
    extra.removeAll(task.hidden());
    boolean isSmall = extra.size() <= LARGEST;
    boolean isHopeless = cells.stream().anyMatch(unprotected::contains);
    if (!isHopeless) {
      extra.retainAll(hidden);
    }
    if (extra.isEmpty() || !isSmall) {
      return extra.isEmpty();
    }
    ExactBlock block = new ExactBlock(task, cells, BUDGET);
    if (isHopeless && (!block.violated(block.choice(extra)).isEmpty() || block.isSpent())) {
      return false;
    }
    ExactSearch.Found found = new ExactSearch(block, extra).search();
    hidden.removeAll(extra);
    hidden.addAll(found.hidden());
    unprotected.removeAll(cells);
    return found.proved();
  }
}
