package org.throughline.disclosure;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What a published file of a table shows, by cell id.
///
/// @param tableId the id of the exact table behind it
/// @param numbers cells shown as numbers
/// @param suppressed cells shown as withheld
public record ShownTable(String tableId, Map<String, Long> numbers, Set<String> suppressed) {

  public ShownTable {
    numbers = new LinkedHashMap<>(numbers);
    suppressed = new LinkedHashSet<>(suppressed);
  }

  /// Whether it has a cell, as a number or withheld.
  boolean has(String cell) {
    return numbers.containsKey(cell) || suppressed.contains(cell);
  }

  /// The same table with one more number shown.
  public ShownTable showing(String cell, long value) {
    Map<String, Long> more = new LinkedHashMap<>(numbers);
    more.put(cell, value);
    Set<String> fewer = new LinkedHashSet<>(suppressed);
    fewer.remove(cell);
    return new ShownTable(tableId, more, fewer);
  }

  /// What a protected table will show.
  public static ShownTable of(ProtectedTable table) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    Set<String> suppressed = new LinkedHashSet<>();
    for (ProtectedCell cell : table.cells()) {
      switch (cell) {
        case ProtectedCell.Published shown -> numbers.put(shown.id(), shown.count());
        case ProtectedCell.Suppressed hidden -> suppressed.add(hidden.id());
      }
    }
    return new ShownTable(table.id(), numbers, suppressed);
  }
}
