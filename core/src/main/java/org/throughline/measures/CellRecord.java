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
/// @param personal whether a table that shows it needs protection
public record CellRecord(
    String id,
    Scope scope,
    Map<String, String> coordinates,
    long count,
    boolean published,
    boolean personal) {

  public CellRecord {
    coordinates = java.util.Collections.unmodifiableMap(new TreeMap<>(coordinates));
  }
}
