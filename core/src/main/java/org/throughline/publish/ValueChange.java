package org.throughline.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

/// A value that only one of the compared releases has, as far as a protected table shows it: the zero of
/// the other one has to be published.
///
/// @param column the column that the value stands in
/// @param gone whether the newer release lacks it; else the older one does
/// @param value as released
public record ValueChange(String column, boolean gone, String value) {

  /// The dimension that tells the compared releases apart.
  public static final String SIDE = "side";

  public static final String OLDER = "older";
  public static final String NEWER = "newer";

  /// What a table tells; nothing where its numbers are not exact, since a zero may then be none.
  public static List<ValueChange> in(ProtectedTable table) {
    List<String> dimensions = table.dimensions().stream().map(Dimension::id).toList();
    int side = dimensions.indexOf(SIDE);
    if (side < 0 || dimensions.size() != 2 || !table.policy().method().isExact()) {
      return List.of();
    }
    Dimension values = table.dimensions().get(1 - side);
    if (values.kind() == DimensionKind.TIME) {
      return List.of();
    }
    Map<List<String>, Boolean> zeros = new HashMap<>();
    for (ProtectedCell cell : table.cells()) {
      zeros.put(cell.position(), cell instanceof ProtectedCell.Published p && p.count() == 0);
    }
    List<ValueChange> changes = new ArrayList<>();
    for (Category value : values.categories()) {
      boolean older = zeros.getOrDefault(position(side, value, OLDER), true);
      boolean newer = zeros.getOrDefault(position(side, value, NEWER), true);
      if (older != newer) {
        changes.add(new ValueChange(values.id(), newer, value.label()));
      }
    }
    return changes;
  }

  private static List<String> position(int side, Category value, String of) {
    return side == 0 ? List.of(of, value.id()) : List.of(value.id(), of);
  }
}
