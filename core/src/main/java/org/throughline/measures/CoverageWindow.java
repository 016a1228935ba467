package org.throughline.measures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// From when to when the rows of a measure are complete, as far as the rows themselves tell: the first and
/// last day in months that hold at least one in a hundred of the rows of the fullest month. What lies
/// before or after are strays, or stays that are only known because they reached into the window. For what is made
/// of stints the lifecycle decides, in `data_windows`.
///
/// @param undated rows that count and have no date
/// @param releases how many releases have rows that count
public record CoverageWindow(
    Optional<LocalDate> first, Optional<LocalDate> last, long undated, long releases) {

  private static final String IN_PART = " (in part)";

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
  public static CoverageWindow of(SqlEngine engine, MeasureSpec spec, Optional<String> release) {
    Rows rows = spec.rows();
    String only = release.isPresent() ? " and release = ?" : "";
    Object[] parameters = release.stream().toArray();
    Row of =
        engine
            .rows(
                spec.lakeTable().equals("detentions")
                    ? ofStints(release.isPresent() ? "where release = ?" : "")
                    : FULLEST.formatted(rows.date(), rows.table(), only),
                parameters)
            .getFirst();
    Optional<LocalDate> first = date(of, 0);
    Optional<LocalDate> last = date(of, 1);
    if (first.isPresent() && last.isPresent()) {
      QuietWeekends quiet = new QuietWeekends(engine, spec, release);
      first = Optional.of(quiet.begin(first.get()));
      last = Optional.of(quiet.end(last.get()));
    }
    Row counted =
        engine
            .rows(
                "select count(case when %s is null then 1 end), count(distinct release) from %s where excluded_by is null and (%s)%s"
                    .formatted(rows.date(), rows.table(), rows.where(), only),
                parameters)
            .getFirst();
    return new CoverageWindow(first, last, counted.number(0), counted.number(1));
  }

  /// What the lifecycle says of stints, from which all counts of stints, stays and people in custody are made.
  private static String ofStints(String where) {
    return """
    select
      min(date '1970-01-01' + cast(coalesce(complete_from_day, first_day) as integer)),
      max(date '1970-01-01' + cast(end_day as integer))
    from data_windows
    join (select distinct release, release_number from sheets) named
      on named.release_number = data_windows.release_number
    """
        + where;
  }

  /// The last day of a release's own rows, those that another release owns too.
  static Optional<LocalDate> knownTo(SqlEngine engine, MeasureSpec spec, String release) {
    String counted =
        FULLEST
            .formatted(spec.rows().date(), spec.rows().table(), " and release = ?")
            .replace(
                "excluded_by is null",
                "(excluded_by is null or excluded_by like 'superseded by%')");
    return date(engine.rows(counted, release).getFirst(), 1);
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

  /// `2023-10 (in part) to 2024-06`, for what may be published: a first or a last day would be that of somebody's event.
  String months() {
    if (first.isEmpty()) {
      return "no dates";
    }
    LocalDate to = last.orElseThrow();
    return "%s%s to %s%s"
        .formatted(
            YearMonth.from(first.get()),
            first.get().getDayOfMonth() == 1 ? "" : IN_PART,
            YearMonth.from(to),
            to.getDayOfMonth() == to.lengthOfMonth() ? "" : IN_PART);
  }

  /// `2023-10-01 to 2024-06-30`, for this machine only.
  @Override
  public String toString() {
    return first.isEmpty() ? "no dates" : first.get() + " to " + last.orElseThrow();
  }
}
