package org.throughline.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.table.Category;

/// Leaves out tables that would show nothing but totals, which others show too: one sentence says more than a wall of
/// suppressions. What is left out tells nothing that the others do not.
final class WithoutWalls {

  private static final String REASON =
      "Every number of the table but totals would be withheld, and other tables show the totals";

  private WithoutWalls() {}

  /// @param earlier what was published before: a table with such numbers stays, since they stand in it
  static List<TableDecision> of(List<TableDecision> outcomes, EarlierNumbers earlier) {
    Predicate<ProtectedTable> isWall = table -> isWall(table, earlier);
    Set<String> elsewhere = new HashSet<>();
    for (TableDecision outcome : outcomes) {
      if (outcome instanceof TableDecision.Publishable(ProtectedTable table)
          && !isWall.test(table)) {
        elsewhere.addAll(shown(table));
      }
    }
    return outcomes.stream()
        .map(
            outcome ->
                outcome instanceof TableDecision.Publishable(ProtectedTable table)
                        && isWall.test(table)
                        && elsewhere.containsAll(shown(table))
                    ? new TableDecision.Withheld(table.id(), REASON, List.of())
                    : outcome)
        .toList();
  }

  /// Whether a table shows totals and none of the parts that are not zero, nor what they were.
  private static boolean isWall(ProtectedTable table, EarlierNumbers earlier) {
    boolean isBrokenDown = false;
    boolean hasTotal = false;
    for (ProtectedCell cell : table.cells()) {
      boolean isTotal = cell.position().contains(Category.TOTAL);
      boolean isShown = cell.isMoreThanNothing() || earlier.find(cell.id()).isPresent();
      if (!isTotal && isShown) {
        return false;
      }
      isBrokenDown |= cell instanceof ProtectedCell.Suppressed && !isTotal;
      hasTotal |= isTotal && cell instanceof ProtectedCell.Published;
    }
    return isBrokenDown && hasTotal;
  }

  private static Set<String> shown(ProtectedTable table) {
    return table.cells().stream()
        .filter(ProtectedCell::isMoreThanNothing)
        .map(ProtectedCell::id)
        .collect(Collectors.toSet());
  }
}
