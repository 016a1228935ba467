package org.throughline.serve;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// One published table.
///
/// @param columns the columns of its CSV, in order
/// @param rows their texts, in the file's order
/// @param entry what the catalogue says of it
record DataSet(
    String id, JsonNode entry, String csv, List<String> columns, List<List<String>> rows) {

  /// The value of a dimension that stands for all its values.
  static final String TOTAL = "total";

  private static final String LABEL = "_label";

  DataSet {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  String measure() {
    return entry.path("measure").asString("");
  }

  /// Whether a column holds whole numbers; one that is empty there is none.
  static boolean isNumber(String column) {
    return column.equals("value") || column.equals("earlier_value");
  }

  /// The dimensions: columns that have names for readers beside them.
  List<String> dimensions() {
    return columns.stream().filter(name -> columns.contains(name + LABEL)).toList();
  }

  /// Every value of a dimension with its name, in the file's order.
  Map<String, String> values(String dimension) {
    int value = column(dimension);
    int label = column(dimension + LABEL);
    Map<String, String> values = new LinkedHashMap<>();
    rows.forEach(row -> values.putIfAbsent(row.get(value), row.get(label)));
    return values;
  }

  /// @throws Problem naming the valid ones
  int column(String name) {
    int index = columns.indexOf(name);
    if (index < 0) {
      throw Problem.invalid(
          "'%s' is no column of %s. Valid: %s".formatted(name, id, String.join(", ", columns)));
    }
    return index;
  }

  /// What the texts of a column may be, as a set for look-ups.
  Set<String> texts(String name) {
    int index = column(name);
    Set<String> texts = new LinkedHashSet<>();
    rows.forEach(row -> texts.add(row.get(index)));
    return texts;
  }
}
