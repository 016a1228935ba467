package org.throughline.disclosure.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;

/// What readers get by subtracting the shown groups of a breakdown from their total: all groups that are not shown,
/// together. That has to pass too, so more groups are withheld until it does, the smallest first.
final class Residuals {

  private Residuals() {}

  /// Which groups stay shown.
  ///
  /// @param groups of one breakdown; together they are the total, which is shown
  /// @param passes whether a group may be shown by itself
  /// @param people of a group
  /// @param safe whether so many groups together, by their places, give nothing away
  static <G> boolean[] shown(
      List<G> groups,
      IntPredicate passes,
      ToLongFunction<G> people,
      java.util.function.Predicate<List<G>> safe) {
    boolean[] shown = new boolean[groups.size()];
    for (int i = 0; i < shown.length; i++) {
      shown[i] = passes.test(i);
    }
    List<Integer> bySize = new ArrayList<>();
    for (int i = 0; i < shown.length; i++) {
      bySize.add(i);
    }
    bySize.sort(Comparator.comparingLong((Integer i) -> people.applyAsLong(groups.get(i))));
    for (int next : bySize) {
      List<G> hidden = hidden(groups, shown);
      if (hidden.isEmpty() || safe.test(hidden)) {
        return shown;
      }
      shown[next] = false;
    }
    return shown;
  }

  private static <G> List<G> hidden(List<G> groups, boolean[] shown) {
    List<G> hidden = new ArrayList<>();
    for (int i = 0; i < shown.length; i++) {
      if (!shown[i]) {
        hidden.add(groups.get(i));
      }
    }
    return hidden;
  }
}
