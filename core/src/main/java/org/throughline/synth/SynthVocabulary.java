package org.throughline.synth;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The headers of a vocabulary, as far as writing needs them: for each table the columns in
/// released order. Where a vocabulary knows several headers for one column, the first is written.
record SynthVocabulary(String id, Map<String, List<Column>> tables) {

  /// A header as released and the canonical column it means.
  record Column(String header, String column) {}

  SynthVocabulary {
    tables = Map.copyOf(tables);
  }

  static SynthVocabulary read(String id) {
    Map<String, List<Column>> tables = new LinkedHashMap<>();
    JsonNode root = Resources.yaml("/registry/vocabularies/" + id + ".yaml");
    for (JsonNode table : root.get("tables")) {
      tables.put(table.get("table").asString(), columns(table.get("columns")));
    }
    return new SynthVocabulary(id, tables);
  }

  private static List<Column> columns(JsonNode entries) {
    List<Column> columns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode entry : entries) {
      String column = entry.get("column").asString();
      if (seen.add(column)) {
        columns.add(new Column(entry.get("header").asString(), column));
      }
    }
    return List.copyOf(columns);
  }

  /// Columns of a table in released order; empty when the vocabulary has no such table.
  List<Column> columns(String table) {
    return tables.getOrDefault(table, List.of());
  }
}
