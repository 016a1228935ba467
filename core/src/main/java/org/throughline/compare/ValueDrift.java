package org.throughline.compare;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

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

  /// Values that only the newer release has.
  public List<String> appear() {
    return where(pair -> pair.older() == 0);
  }

  /// Values that only the older release has.
  public List<String> vanish() {
    return where(pair -> pair.newer() == 0);
  }

  private List<String> where(Predicate<Pair> condition) {
    return counts.entrySet().stream()
        .filter(entry -> condition.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
