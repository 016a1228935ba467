package org.throughline.measures;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// What a release lost on the way to its numbers while its files were read, so that whoever reads a number reads
/// that too: rows that were rejected, sheets that were not read, dates and headers that were not understood.
///
/// Counts are of a whole release, since a row that cannot be read has no fiscal year. How many values of a published
/// breakdown cannot be read would say how many records a withheld category holds: such a count is for the machine that
/// has the lake, see [#isForLake(String)].
public final class Losses {

  private static final String VALUES =
      "values that cannot be read, counted as not recorded, in all fiscal years: ";

  private static final String OF_SHEETS =
      """
      from %s lost join ledger l
        on l.release = lost.release and l.origin_file = lost.origin_file and l.origin_sheet = lost.origin_sheet
      where l.table_name = ? and ? in (lost.release, 'combined')
      """;

  private final SqlEngine engine;
  private final MeasureSpec spec;
  private final String release;

  private Losses(SqlEngine engine, MeasureSpec spec, String release) {
    this.engine = engine;
    this.spec = spec;
    this.release = release;
  }

  /// Rows, values or sheets by what became of them; empty when nothing was lost.
  public static Map<String, Long> of(SqlEngine engine, MeasureSpec spec, Scope scope) {
    Losses losses = new Losses(engine, spec, scope.release());
    Map<String, Long> all = new TreeMap<>();
    losses.rejected(all);
    losses.undated(all);
    losses.unreadable(all);
    losses.notUnderstood(all);
    losses.notRead(all);
    return all;
  }

  /// Whether how many there are of a loss is for the machine that has the lake, and for nobody else.
  public static boolean isForLake(String loss) {
    return loss.startsWith(VALUES);
  }

  private void unreadable(Map<String, Long> all) {
    Set<String> names = new TreeSet<>();
    spec.dimensions()
        .forEach(
            (dimension, columns) -> names.addAll(dimension.equals("month") ? List.of() : columns));
    String query =
        """
        select lost.header, sum(lost.cells_anomalous), min(lost.first_anomalous_row) %s
        and lost.column_name in ('%s') and lost.cells_anomalous > 0
        group by lost.header
        """
            .formatted(OF_SHEETS.formatted("columns"), String.join("', '", names));
    for (Row row : engine.rows(query, spec.lakeTable(), release)) {
      all.put(
          String.format(Locale.ROOT, "%s'%s', first in row %d", VALUES, row.text(0), row.number(2)),
          row.number(1));
    }
  }

  private void rejected(Map<String, Long> all) {
    String query =
        "select lost.reason, count(*) %s group by lost.reason"
            .formatted(OF_SHEETS.formatted("rejects"));
    for (Row row : engine.rows(query, spec.lakeTable(), release)) {
      all.put("rejected while reading, in all fiscal years: " + row.text(0), row.number(1));
    }
  }

  private void undated(Map<String, Long> all) {
    String names =
        String.join("', '", spec.dimensions().getOrDefault("month", java.util.List.of()));
    String query =
        """
        select lost.header, sum(lost.cells_anomalous), min(lost.first_anomalous_row) %s
        and lost.column_name in ('%s') and lost.cells_anomalous > 0
        group by lost.header
        """
            .formatted(OF_SHEETS.formatted("columns"), names);
    for (Row row : engine.rows(query, spec.lakeTable(), release)) {
      all.put(
          String.format(
              Locale.ROOT,
              "kept without a date, in all fiscal years: '%s' cannot be read, first in row %d",
              row.text(0),
              row.number(2)),
          row.number(1));
    }
  }

  private void notUnderstood(Map<String, Long> all) {
    for (Row row : unknownHeaders()) {
      all.put(
          "values under a header that was not understood, in all fiscal years: '%s'"
              .formatted(row.text(0)),
          row.number(1));
    }
  }

  private java.util.List<Row> unknownHeaders() {
    String query =
        """
        select lost.header, sum(lost.cells_with_value) %s and lost.privacy = 'unknown'
        group by lost.header having sum(lost.cells_with_value) > 0 order by lost.header
        """
            .formatted(OF_SHEETS.formatted("columns"));
    return engine.rows(query, spec.lakeTable(), release);
  }

  private void notRead(Map<String, Long> all) {
    String query =
        """
        select origin_file, origin_sheet, status, reason, rows_read from ledger
        where ? in (release, 'combined')
          and (status = 'not understood' or status = 'superseded' and table_name = ?)
        """;
    for (Row row : engine.rows(query, release, spec.lakeTable())) {
      all.put(
          "not counted: %s, sheet '%s', is %s (%s)"
              .formatted(row.text(0), row.text(1), row.text(2), row.text(3)),
          row.number(4));
    }
  }

  /// Why a table by a dimension cannot be made, where the release may record it all the same; empty when
  /// it does not.
  static String instead(SqlEngine engine, MeasureSpec spec, Scope scope, String dimension) {
    Losses losses = new Losses(engine, spec, scope.release());
    String names =
        String.join("', '", spec.dimensions().getOrDefault(dimension, java.util.List.of()));
    String query =
        """
        select lost.header, sum(lost.cells_anomalous), min(lost.first_anomalous_row) %s
        and lost.column_name in ('%s') and lost.cells_anomalous > 0
        group by lost.header order by lost.header
        """
            .formatted(OF_SHEETS.formatted("columns"), names);
    StringBuilder words = new StringBuilder();
    for (Row row : engine.rows(query, spec.lakeTable(), scope.release())) {
      words.append(
          String.format(
              Locale.ROOT,
              "; '%s' is there and %,d of its values cannot be read, first in row %d",
              row.text(0),
              row.number(1),
              row.number(2)));
    }
    boolean there =
        !engine
            .rows(
                "select 1 %s and lost.column_name in ('%s') limit 1"
                    .formatted(OF_SHEETS.formatted("columns"), names),
                spec.lakeTable(),
                scope.release())
            .isEmpty();
    if (!there) {
      for (Row row : losses.unknownHeaders()) {
        words.append(
            String.format(
                Locale.ROOT,
                "; the header '%s' (%,d values) was not understood",
                row.text(0),
                row.number(1)));
      }
    }
    return words.isEmpty() ? "" : words.substring(2);
  }
}
