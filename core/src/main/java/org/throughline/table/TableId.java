package org.throughline.table;

import java.util.List;
import java.util.Optional;

/// The name of a table: `2019-icfo-53623.removals.fy2016.by-month`.
///
/// @param series what its numbers are of
/// @param table its name among the tables of the series
public record TableId(Series series, String table) {

  private static final String SEPARATOR = ".";

  public TableId {
    Series.requireToken("table", table);
  }

  /// Reads a name; empty if it is another kind of name.
  public static Optional<TableId> find(String name) {
    List<String> parts = List.of(name.split("\\" + SEPARATOR, -1));
    try {
      return Optional.of(
          new TableId(Series.of(parts.subList(0, parts.size() - 1)), parts.getLast()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return series.toString().replace(Series.SEPARATOR, SEPARATOR) + SEPARATOR + table;
  }
}
