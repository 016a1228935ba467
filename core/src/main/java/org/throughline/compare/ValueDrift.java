package org.throughline.compare;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The values of one column in the months that both releases cover.
///
/// @param counts rows by value
/// @param people of how many people they are
public record ValueDrift(
    DriftSpec.Values column, SortedMap<String, Pair> counts, SortedMap<String, Pair> people) {

  public ValueDrift {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    people = Collections.unmodifiableSortedMap(new TreeMap<>(people));
  }

  static ValueDrift of(DriftSpec.Values column, Map<String, Rows> older, Map<String, Rows> newer) {
    TreeMap<String, Pair> counts = new TreeMap<>();
    TreeMap<String, Pair> people = new TreeMap<>();
    TreeMap<String, Rows> all = new TreeMap<>(older);
    all.putAll(newer);
    for (String value : all.keySet()) {
      Rows before = older.getOrDefault(value, Rows.NONE);
      Rows after = newer.getOrDefault(value, Rows.NONE);
      counts.put(value, Pair.ofRows(before, after));
      people.put(value, Pair.ofPeople(before, after));
    }
    return new ValueDrift(column, counts, people);
  }
}
