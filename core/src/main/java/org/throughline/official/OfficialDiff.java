package org.throughline.official;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.engine.SqlScript;

/// What differs between the series that two runs wrote.
public final class OfficialDiff {

  private OfficialDiff() {}

  /// One number that differs.
  ///
  /// @param change `new`, `gone` or `revised`
  /// @param earlier the earlier value; empty when it is new
  /// @param later the later value; empty when it is gone
  public record Change(
      String series,
      String dimensions,
      String period,
      String change,
      String earlier,
      String later,
      String source) {}

  /// The numbers that differ, in the order of series and periods.
  ///
  /// @param earlier a folder that [OfficialStatistics] wrote
  /// @param later another one
  /// @throws IllegalArgumentException when a folder has no series
  public static List<Change> of(Path earlier, Path later) {
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      engine.read("earlier_series", series(earlier));
      engine.read("later_series", series(later));
      for (SqlScript script : SqlScript.inOrder("/sql/official-diff")) {
        engine.create(script.makes(), script.text());
      }
      return engine
          .rows(
              """
              select series, dimensions, period_start || ' to ' || period_end, change,
                earlier_value, later_value, file || ', sheet ''' || sheet || ''', cell ' || cell
              from official_changes
              order by series, period_start, period_end, dimensions
              """)
          .stream()
          .map(OfficialDiff::change)
          .toList();
    }
  }

  private static Path series(Path folder) {
    Path file = folder.resolve("series.parquet");
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          folder + " has no official series. Valid: a folder that `throughline official` wrote");
    }
    return file;
  }

  private static Change change(Row row) {
    return new Change(
        row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6));
  }
}
