package org.throughline.measures;

import java.util.List;
import java.util.Map;

/// How a published number came about.
///
/// @param measure its definition
/// @param sql the measure's SQL
/// @param query what selects the number's rows from it
/// @param count the rows counted anew from the lake
/// @param inputs rows by file and sheet; empty when the parts of the number are not shown
/// @param excluded rows of the whole fiscal year that rules exclude, by rule
public record Explanation(
    CellRecord cell,
    MeasureSpec measure,
    String sql,
    String query,
    long count,
    List<Coverage.Input> inputs,
    Map<String, Long> excluded) {

  public Explanation {
    inputs = List.copyOf(inputs);
    excluded = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(excluded));
  }
}
