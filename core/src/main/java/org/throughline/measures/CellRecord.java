package org.throughline.measures;

import java.util.Map;
import java.util.TreeMap;

/// An exact number of a build with what became of it. Stays on the local machine.
///
/// @param id the number's id
/// @param scope what it is a number of
/// @param coordinates dimension labels; none for the total
/// @param count the exact count
/// @param published whether it may be seen by the public
/// @param threshold smallest count that may be shown of a part of it; 0 when it needs no protection
public record CellRecord(
    String id,
    Scope scope,
    Map<String, String> coordinates,
    long count,
    boolean published,
    int threshold) {

  public CellRecord {
    coordinates = java.util.Collections.unmodifiableMap(new TreeMap<>(coordinates));
  }
}
