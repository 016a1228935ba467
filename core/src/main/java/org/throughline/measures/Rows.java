package org.throughline.measures;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which rows of the method's SQL are a measure's.
///
/// @param table the SQL table; several measures may share one
/// @param where a condition on top of it; `true` for every row
/// @param date the column that decides the period
/// @param year the column with the fiscal year, 0 when it is not known
/// @param needs columns of the lake table without which the measure would say something else, with
///     the reason
/// @param watched how many days after its date a row must have been watched before it can be one; 0 for those that are so at once
public record Rows(
    String table, String where, String date, String year, Map<String, String> needs, int watched) {

  public Rows {
    needs = java.util.Collections.unmodifiableMap(new TreeMap<>(needs));
  }

  @JsonCreator
  static Rows of(
      @Nullable String table,
      @Nullable String where,
      @Nullable String date,
      @Nullable String year,
      @Nullable Map<String, String> needs,
      @Nullable Integer watched) {
    return new Rows(
        table == null ? "" : table,
        where == null ? "true" : where,
        date == null ? "event_date" : date,
        year == null ? "fiscal_year" : year,
        needs == null ? Map.of() : needs,
        watched == null ? 0 : watched);
  }

  /// The same rows, of a table that the measure names itself.
  Rows or(String own) {
    return table.isEmpty() ? new Rows(own, where, date, year, needs, watched) : this;
  }

  static Rows every() {
    return of(null, null, null, null, null, null);
  }
}
