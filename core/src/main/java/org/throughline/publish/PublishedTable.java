package org.throughline.publish;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.table.Dimension;

/// A protected table and how it was counted.
///
/// @param earlier what an earlier publication showed of cells that are withheld now, by id, in the order of
///     the cells: readers have it, and it stands until its update can be shown
public record PublishedTable(
    ProtectedTable table, HowCounted how, Map<String, EarlierNumbers.Dated> earlier) {

  /// A table of which nothing waits.
  public PublishedTable(ProtectedTable table, HowCounted how) {
    this(table, how, Map.of());
  }

  public PublishedTable {
    // Files list them in the order of the cells, every time.
    earlier = Collections.unmodifiableMap(new LinkedHashMap<>(earlier));
    Require.text(table.id(), "Table id");
    Require.text(table.title(), "Title of table '" + table.id() + "'");
    Require.text(table.unit(), "Unit of table '" + table.id() + "'");
    Require.notEmpty(table.cells(), "List of cells of table '" + table.id() + "'");
    Require.distinct(columnNames(table), "Header of table '" + table.id() + "'");
  }

  /// The columns of the table's CSV, in order.
  List<String> columns() {
    return columnNames(table);
  }

  private static List<String> columnNames(ProtectedTable table) {
    List<String> names = new ArrayList<>();
    for (Dimension dimension : table.dimensions()) {
      names.add(dimension.id());
      names.add(dimension.id() + "_label");
    }
    names.addAll(List.of("value", "status", "id"));
    names.addAll(CsvFile.AFTER_ID);
    return List.copyOf(names);
  }
}
