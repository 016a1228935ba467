package org.throughline.compare;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.catalog.Catalog;
import org.throughline.engine.SqlScript;
import org.throughline.measures.DimensionSpec;
import org.throughline.table.DimensionKind;
import org.throughline.table.Spelling;

/// What is compared of one lake table.
///
/// @param table the lake table
/// @param title for readers
/// @param unit what one row is, for example "arrest records"
/// @param date which date puts a row into a month, in words
/// @param values the columns whose sets of values are compared
public record DriftSpec(String table, String title, String unit, String date, List<Values> values) {

  static final String SCRIPTS = "/sql/drift";

  public DriftSpec {
    values = List.copyOf(values);
  }

  /// A column with a known, small set of values.
  ///
  /// @param kind decides whether its counts need protection
  /// @param spelling how its values are usually spelled
  public record Values(String column, String label, DimensionKind kind, Spelling spelling) {}

  private record Listed(List<Listing> tables) {}

  private record Listing(
      String table, String title, String unit, String date, List<Column> values) {
    DriftSpec spec(Map<String, DimensionSpec> dimensions) {
      return new DriftSpec(
          table, title, unit, date, values.stream().map(one -> one.of(dimensions)).toList());
    }
  }

  /// @param label empty, as the rest, for one of the dimensions
  /// @param spelling title if it is not said
  private record Column(
      String column, @Nullable String label, @Nullable String kind, @Nullable String spelling) {
    Values of(Map<String, DimensionSpec> dimensions) {
      DimensionSpec known = dimensions.get(column);
      return known != null
          ? new Values(column, known.label(), known.kind(), known.spelling())
          : new Values(
              column,
              requireNonNull(label, column),
              DimensionKind.valueOf(requireNonNull(kind, column).toUpperCase(Locale.ROOT)),
              spelling == null
                  ? Spelling.TITLE
                  : Spelling.valueOf(spelling.toUpperCase(Locale.ROOT)));
    }
  }

  /// The comparisons that ship with the program.
  public static List<DriftSpec> load() {
    Map<String, DimensionSpec> dimensions = DimensionSpec.shipped();
    return Catalog.record("/measures/drift.yaml", Listed.class).tables().stream()
        .map(one -> one.spec(dimensions))
        .toList();
  }

  /// The SQL table with one row per row of the lake table.
  String sqlTable() {
    return "drift_" + table;
  }

  /// The SQL that dates the rows, as a reader sees it.
  public String sql() {
    return SqlScript.inOrder(SCRIPTS).stream()
        .filter(script -> script.makes().equals(sqlTable()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Table '" + table + "' has no drift SQL"))
        .text();
  }
}
