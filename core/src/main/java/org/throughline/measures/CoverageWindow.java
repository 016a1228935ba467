package org.throughline.measures;

import java.time.LocalDate;
import java.util.Optional;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// From when to when the rows of a measure are complete, as far as the rows themselves tell: the first and
/// last day in months that hold at least one in a hundred of the rows of the fullest month. What lies
/// before or after are strays, or stays that are only known because they reached into the window.
///
/// @param undated rows that count and have no date
public record CoverageWindow(Optional<LocalDate> first, Optional<LocalDate> last, long undated) {

  private static final String FULLEST =
      """
      select min(first_day), max(last_day)
      from (
        select first_day, last_day, month_rows, max(month_rows) over () as fullest
        from (
          select date_trunc('month', %1$s) as month, count(*) as month_rows,
            min(%1$s) as first_day, max(%1$s) as last_day
          from %2$s where excluded_by is null and %1$s is not null%3$s
          group by date_trunc('month', %1$s)
        ) months
      ) measured
      where month_rows * 100 >= fullest
      """;

  /// @param release limits it to one release; empty for all
  static CoverageWindow of(SqlEngine engine, MeasureSpec spec, Optional<String> release) {
    Rows rows = spec.rows();
    String only = release.isPresent() ? " and release = ?" : "";
    Object[] parameters = release.stream().toArray();
    Row of = engine.rows(FULLEST.formatted(rows.date(), rows.table(), only), parameters).getFirst();
    Optional<LocalDate> first = date(of, 0);
    if (!rows.window().equals(rows.date())) {
      first =
          date(
              engine
                  .rows(FULLEST.formatted(rows.window(), rows.table(), only), parameters)
                  .getFirst(),
              0);
    }
    long undated =
        engine
            .rows(
                "select count(*) from %s where excluded_by is null and %s is null and (%s)%s"
                    .formatted(rows.table(), rows.date(), rows.where(), only),
                parameters)
            .getFirst()
            .number(0);
    return new CoverageWindow(first, date(of, 1), undated);
  }

  private static Optional<LocalDate> date(Row row, int column) {
    return row.isNull(column)
        ? Optional.empty()
        : Optional.of(LocalDate.parse(row.text(column).substring(0, 10)));
  }

  /// Whether a part of the span lies in the window.
  boolean touches(LocalDate from, LocalDate to) {
    return first.isPresent() && !to.isBefore(first.get()) && !from.isAfter(last.orElseThrow());
  }

  /// Whether all of it does.
  boolean holds(LocalDate from, LocalDate to) {
    return touches(from, to)
        && !from.isBefore(first.orElseThrow())
        && !to.isAfter(last.orElseThrow());
  }

  /// `2023-10-01 to 2024-06-30`.
  @Override
  public String toString() {
    return first.isEmpty() ? "no dates" : first.get() + " to " + last.orElseThrow();
  }
}
