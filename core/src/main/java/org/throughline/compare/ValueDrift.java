package org.throughline.compare;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The values of one column in the months that both releases cover.
///
/// @param counts rows by value
public record ValueDrift(DriftSpec.Values column, SortedMap<String, Pair> counts) {

  public ValueDrift {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  static ValueDrift of(DriftSpec.Values column, Map<String, Long> older, Map<String, Long> newer) {
    TreeMap<String, Pair> counts = new TreeMap<>();
    older.forEach((value, rows) -> counts.put(value, new Pair(rows, 0)));
    newer.forEach(
        (value, rows) -> counts.put(value, new Pair(older.getOrDefault(value, 0L), rows)));
    return new ValueDrift(column, counts);
  }
}
