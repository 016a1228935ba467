package org.throughline.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What a Parquet file says of itself, so that whoever has the file alone knows what is in it.
///
/// @param description what one row is
/// @param key the columns that tell rows apart, comma-separated; empty where rows have no key
/// @param source what the rows were made from
/// @param ruleSet the rules by which records count; empty where none is applied
/// @param columns by name: type, unit and meaning
public record FileNotes(
    String description,
    String key,
    String source,
    String ruleSet,
    SequencedMap<String, String> columns) {

  /// The version of this program; that of the build files.
  public static final String PROGRAM_VERSION = "0.1.0";

  public FileNotes {
    columns = new LinkedHashMap<>(columns);
  }

  /// As names and values, the names those of the reference.
  public Map<String, String> asMap() {
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("description", description);
    if (!key.isEmpty()) {
      notes.put("key", key);
    }
    notes.put("source", source);
    notes.put("program", "Throughline " + PROGRAM_VERSION);
    notes.put("rule_set", ruleSet.isEmpty() ? "none: rows as released" : ruleSet);
    columns.forEach((column, about) -> notes.put("column." + column, about));
    return notes;
  }

  /// The option of the embedded engine's `copy` that writes notes; empty without any.
  public static String option(Map<String, String> notes) {
    List<String> pairs = new ArrayList<>();
    notes.forEach((name, value) -> pairs.add(text(name) + ": " + text(value)));
    return pairs.isEmpty() ? "" : ", kv_metadata {" + String.join(", ", pairs) + "}";
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
