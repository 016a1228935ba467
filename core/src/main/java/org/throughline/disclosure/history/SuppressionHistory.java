package org.throughline.disclosure.history;

import java.util.HashSet;
import java.util.Set;
import org.throughline.table.CellId;
import org.throughline.table.Vintage;

/// Which numbers readers are used to not seeing: those that an earlier publication withheld for
/// another release at the same coordinates. Withholding them again loses less than withholding
/// others, and keeps a series from being filled in by its neighbours.
public final class SuppressionHistory {

  private final Set<String> withheld = new HashSet<>();
  private final Set<String> numbers = new HashSet<>();

  /// @param hidden ids of numbers withheld before
  public SuppressionHistory(Set<String> hidden) {
    for (String name : hidden) {
      withheld.add(coordinates(name));
      numbers.add(Vintage.parse(name).number());
    }
  }

  /// Whether a number was withheld before, with this value or another.
  public boolean hasWithheld(String id) {
    return numbers.contains(Vintage.parse(id).number());
  }

  /// What a number is of, whatever release it comes from and however often it was revised.
  private static String coordinates(String name) {
    String id = Vintage.parse(name).number();
    return CellId.find(id).flatMap(CellId::withoutRelease).orElse(id);
  }

  /// What it costs to withhold a number: half, where it was withheld before.
  public long weight(String id, long count) {
    return withheld.contains(coordinates(id)) ? count / 2 : count;
  }
}
