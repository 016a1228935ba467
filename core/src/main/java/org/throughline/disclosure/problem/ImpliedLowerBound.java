package org.throughline.disclosure.problem;

import java.util.Set;

/// The least value of a cell that those who know some cells cannot exclude, whatever is withheld. No
/// pattern keeps less possible for them, so no level asks for less.
@FunctionalInterface
public interface ImpliedLowerBound {

  /// Nothing is known about it: the level against outsiders holds against all.
  ImpliedLowerBound ANYTHING = (cell, known) -> Long.MIN_VALUE;

  /// @param cell index of the cell
  /// @param known cells by index that they know; none for outsiders
  long of(int cell, Set<Integer> known);
}
