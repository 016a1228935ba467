package org.throughline.measures;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An exact number of a build with what became of it. Stays on the local machine.
///
/// @param id the number's id
/// @param scope what it is a number of
/// @param coordinates dimension labels; none for the total
/// @param count the exact count
/// @param published whether it may be seen by the public
/// @param instead the number that the public sees instead, rounded or with noise; null where there is none
/// @param folded for dimensions whose label stands for several released ones: those
/// @param threshold smallest count that may be shown of a part of it; 0 when it needs no protection
public record CellRecord(
    String id,
    Scope scope,
    Map<String, String> coordinates,
    Map<String, List<String>> folded,
    long count,
    boolean published,
    @Nullable Long instead,
    int threshold) {

  public CellRecord {
    coordinates = java.util.Collections.unmodifiableMap(new TreeMap<>(coordinates));
    folded = Map.copyOf(folded);
  }

  /// Whether it is shown as it was released.
  boolean saysAll() {
    return published && folded.isEmpty();
  }

  /// The released labels of a dimension that its rows have.
  public List<String> labels(String dimension) {
    String label = coordinates.get(dimension);
    return folded.getOrDefault(dimension, label == null ? List.of() : List.of(label));
  }
}
