package org.throughline.measures;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.catalog.Catalog;
import org.throughline.engine.FileNotes;

/// A table meant for analysis, as `/analysis/tables.yaml` declares it: a table of the method, under names that are
/// the same in all of them, with what its columns hold and mean.
///
/// @param table its name and that of its file
/// @param of the table that it is made from
/// @param row what one row is
/// @param key the columns that tell rows apart
/// @param columns in order
public record AnalysisTable(
    String table, String of, String row, List<String> key, List<Column> columns) {

  private static final String FILE = "/analysis/tables.yaml";

  public AnalysisTable {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }

  /// A column.
  ///
  /// @param of its name in the table that it is made from
  /// @param released the lake columns of a label that no dimension gates
  /// @param type text, integer, number, date or timestamp
  /// @param unit empty where there is none
  public record Column(
      String name, String of, List<String> released, String type, String unit, String about) {

    public Column {
      released = List.copyOf(released);
    }

    @JsonCreator
    static Column of(
        String name,
        @Nullable String of,
        @Nullable List<String> released,
        String type,
        @Nullable String unit,
        String about) {
      return new Column(
          name,
          of == null ? name : of,
          released == null ? List.of() : released,
          type,
          unit == null ? "" : unit,
          about);
    }

    private String note() {
      return type + (unit.isEmpty() ? "; " : ", in " + unit + "; ") + about;
    }
  }

  private record Declared(List<AnalysisTable> tables) {}

  /// Every one, in the order of the reference.
  public static List<AnalysisTable> all() {
    return Catalog.record(FILE, Declared.class).tables();
  }

  /// The one that is made from a table of the method.
  static AnalysisTable madeFrom(String of) {
    return all().stream()
        .filter(table -> table.of().equals(of))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No table for analysis is of " + of));
  }

  /// What a column of the table that it is made from is called in it.
  String named(String of) {
    return columns.stream()
        .filter(column -> column.of().equals(of))
        .map(Column::name)
        .findFirst()
        .orElse(of);
  }

  /// The tables of measures among them, by the table they are made from.
  static Map<String, AnalysisTable> ofMeasures(Set<String> measures) {
    return all().stream()
        .filter(table -> measures.contains(table.of()))
        .collect(Collectors.toMap(AnalysisTable::of, table -> table));
  }

  /// The lake columns of labels that no dimension gates, by the column that shows them.
  Map<String, Set<String>> releasedLabels() {
    Map<String, Set<String>> labels = new TreeMap<>();
    columns.stream()
        .filter(column -> !column.released().isEmpty())
        .forEach(column -> labels.put(column.of(), new TreeSet<>(column.released())));
    return labels;
  }

  /// What its columns are called.
  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /// What selects it from the table that it is made from, or from one with the same columns.
  String from(String source) {
    return columns.stream()
        .map(column -> column.of() + " as " + column.name())
        .collect(Collectors.joining(", ", "select ", " from " + source));
  }

  /// What selects the table that it was made from, as far as it is kept.
  String back(String kept) {
    return columns.stream()
        .map(column -> column.name() + " as " + column.of())
        .collect(Collectors.joining(", ", "select ", " from " + kept));
  }

  /// What its file says of itself.
  FileNotes notes(String source, String ruleSet) {
    LinkedHashMap<String, String> notes = new LinkedHashMap<>();
    columns.forEach(column -> notes.put(column.name(), column.note()));
    return new FileNotes("one row is " + row, String.join(", ", key), source, ruleSet, notes);
  }
}
