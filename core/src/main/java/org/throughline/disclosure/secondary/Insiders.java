package org.throughline.disclosure.secondary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Coalitions of respondents that know cells exactly because nobody else is in them, by cell.
final class Insiders {

  private final Map<Integer, List<Set<Integer>>> byCell = new HashMap<>();

  /// @param coalitions the cells that each coalition knows
  Insiders(List<Set<Integer>> coalitions) {
    for (Set<Integer> coalition : coalitions) {
      for (int cell : coalition) {
        byCell.computeIfAbsent(cell, any -> new ArrayList<>()).add(coalition);
      }
    }
  }

  /// The coalitions that know a cell of a move, but for those that know the cell to be protected:
  /// nothing can be hidden from them.
  Stream<Set<Integer>> touching(FeasibleMove move, int protectedCell) {
    return byCell.isEmpty()
        ? Stream.empty()
        : Arrays.stream(move.cells())
            .boxed()
            .flatMap(cell -> byCell.getOrDefault(cell, List.of()).stream())
            .filter(coalition -> !coalition.contains(protectedCell));
  }
}
