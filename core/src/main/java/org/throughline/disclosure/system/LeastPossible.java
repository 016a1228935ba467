package org.throughline.disclosure.system;

import java.util.Set;

/// The least value of a cell that those who know some cells cannot exclude, whatever is withheld. No
/// pattern keeps less possible for them, so no less is demanded.
@FunctionalInterface
public interface LeastPossible {

  /// Nothing is known about it: what is demanded against outsiders is demanded against all.
  LeastPossible ANYTHING = (cell, known) -> Long.MIN_VALUE;

  /// @param cell index of the cell
  /// @param known cells by index that they know; none for outsiders
  long of(int cell, Set<Integer> known);
}
