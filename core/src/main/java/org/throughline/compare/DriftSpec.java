package org.throughline.compare;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.throughline.catalog.Catalog;
import org.throughline.engine.SqlScript;
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
  public record Values(String column, String label, DimensionKind kind, Spelling spelling) {

    /// @param spelling title if it is not said
    @JsonCreator
    public static Values of(String column, String label, String kind, @Nullable String spelling) {
      return new Values(
          column,
          label,
          DimensionKind.valueOf(kind.toUpperCase(Locale.ROOT)),
          spelling == null ? Spelling.TITLE : Spelling.valueOf(spelling.toUpperCase(Locale.ROOT)));
    }
  }

  private record Listed(List<DriftSpec> tables) {}

  /// The comparisons that ship with the program.
  public static List<DriftSpec> load() {
    return List.copyOf(Catalog.record("/measures/drift.yaml", Listed.class).tables());
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
