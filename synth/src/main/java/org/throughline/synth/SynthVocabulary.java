package org.throughline.synth;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.catalog.Catalog;
import org.throughline.releases.Vocabulary;

/// The headers of a vocabulary, as far as writing needs them: for each table the columns in
/// released order. Where a vocabulary knows several headers for one column, the first is written.
record SynthVocabulary(String id, Map<String, List<Column>> tables) {

  /// A header as released and the canonical column it means.
  record Column(String header, String column) {}

  SynthVocabulary {
    tables = Map.copyOf(tables);
  }

  static SynthVocabulary read(String id) {
    Vocabulary vocabulary =
        Catalog.record("/registry/vocabularies/" + id + ".yaml", Vocabulary.class);
    Map<String, List<Column>> tables = new LinkedHashMap<>();
    vocabulary.tables().forEach(table -> tables.put(table.table(), columns(table.columns())));
    return new SynthVocabulary(id, tables);
  }

  private static List<Column> columns(List<Vocabulary.Header> headers) {
    List<Column> columns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Vocabulary.Header header : headers) {
      if (seen.add(header.column())) {
        columns.add(new Column(header.header(), header.column()));
      }
    }
    return List.copyOf(columns);
  }

  /// Columns of a table in released order; empty when the vocabulary has no such table.
  List<Column> columns(String table) {
    return tables.getOrDefault(table, List.of());
  }
}
