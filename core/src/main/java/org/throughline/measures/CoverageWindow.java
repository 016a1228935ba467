package org.throughline.measures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// From when to when the rows of a measure are complete, as [CoveredDays] says of their days and of what their sheets state. For what
/// is made of stints the lifecycle decides where the window lies, in `data_windows`: only the days at its edges are judged here.
///
/// @param stretches the days, in order; several where months within have no records
/// @param undated rows that count and have no date
/// @param releases how many releases have rows that count
public record CoverageWindow(List<CoveredDays> stretches, long undated, long releases) {

  private static final String IN_PART = " (in part)";

  private static final String COUNTED = "excluded_by is null";

  public CoverageWindow {
    stretches = List.copyOf(stretches);
  }

  /// @param release limits it to one release; empty for all
  public static CoverageWindow of(SqlEngine engine, MeasureSpec spec, Optional<String> release) {
    Rows rows = spec.rows();
    String only = release.isPresent() ? " and release = ?" : "";
    Row counted =
        engine
            .rows(
                "select count(case when %s is null then 1 end), count(distinct release) from %s where excluded_by is null and (%s)%s"
                    .formatted(rows.date(), rows.table(), rows.where(), only),
                release.stream().toArray())
            .getFirst();
    List<CoveredDays> days =
        releases(engine, spec, release, COUNTED).stream()
            .flatMap(one -> stretches(engine, spec, one).stream())
            .toList();
    return new CoverageWindow(CoveredDays.union(days, 1), counted.number(0), counted.number(1));
  }

  private static List<CoveredDays> stretches(SqlEngine engine, MeasureSpec spec, String release) {
    NavigableMap<LocalDate, Long> records = records(engine, spec, release, COUNTED);
    return ofRelease(engine, spec, release, COUNTED, records).stream()
        .flatMap(days -> days.stretches(comers(engine, spec, release, records)).stream())
        .toList();
  }

  /// By whom months without records are known: of what is made of stints who came, for whoever came before still leaves.
  private static NavigableMap<LocalDate, Long> comers(
      SqlEngine engine, MeasureSpec spec, String release, NavigableMap<LocalDate, Long> records) {
    boolean isOfComers =
        spec.sqlTable().equals("measure_stays") && spec.rows().date().equals("in_date");
    return spec.lakeTable().equals("detentions") && !isOfComers
        ? records(engine, "measure_stays", "in_date", release, COUNTED)
        : records;
  }

  /// The first day; empty where no row has a date.
  public Optional<LocalDate> first() {
    return stretches.stream().findFirst().map(CoveredDays::first);
  }

  /// The last day.
  public Optional<LocalDate> last() {
    return stretches.isEmpty() ? Optional.empty() : Optional.of(stretches.getLast().last());
  }

  /// The last day of a span that is covered.
  public Optional<LocalDate> lastWithin(LocalDate from, LocalDate to) {
    return stretches.reversed().stream()
        .filter(days -> days.within(from, to) > 0)
        .findFirst()
        .map(days -> days.last().isBefore(to) ? days.last() : to);
  }

  /// How many days of a span are covered.
  long days(LocalDate from, LocalDate to) {
    return stretches.stream().mapToLong(days -> days.within(from, to)).sum();
  }

  /// The days that rows that count cover.
  static Optional<CoveredDays> covered(
      SqlEngine engine, MeasureSpec spec, Optional<String> release) {
    return covered(engine, spec, release, COUNTED);
  }

  /// The days that rows cover, of one release or of the first to the last of all of them.
  ///
  /// @param which the rows that say so
  static Optional<CoveredDays> covered(
      SqlEngine engine, MeasureSpec spec, Optional<String> release, String which) {
    return releases(engine, spec, release, which).stream()
        .flatMap(
            one -> ofRelease(engine, spec, one, which, records(engine, spec, one, which)).stream())
        .reduce(CoveredDays::and);
  }

  private static List<String> releases(
      SqlEngine engine, MeasureSpec spec, Optional<String> only, String which) {
    if (only.isPresent()) {
      return List.of(only.get());
    }
    return engine
        .rows("select distinct release from %s where %s".formatted(spec.sqlTable(), which))
        .stream()
        .map(row -> row.text(0))
        .toList();
  }

  private static Optional<CoveredDays> ofRelease(
      SqlEngine engine,
      MeasureSpec spec,
      String release,
      String which,
      NavigableMap<LocalDate, Long> records) {
    Function<YearMonth, CoveredDays.Stated> stated =
        saysSo(engine, release)
            ? month -> stated(engine, spec, release, which, month)
            : any -> CoveredDays.Stated.NOTHING;
    if (!spec.lakeTable().equals("detentions")) {
      return CoveredDays.of(records, stated);
    }
    return engine.rows(STINTS, release).stream()
        .filter(stints -> !stints.isNull(0) && !stints.isNull(1))
        .findFirst()
        .map(row -> new CoveredDays(date(row, 0).orElseThrow(), date(row, 1).orElseThrow()))
        .map(days -> days.within(records, stated));
  }

  /// How many rows a release has of each day.
  private static NavigableMap<LocalDate, Long> records(
      SqlEngine engine, MeasureSpec spec, String release, String which) {
    return records(engine, spec.sqlTable(), spec.rows().date(), release, which);
  }

  private static NavigableMap<LocalDate, Long> records(
      SqlEngine engine, String table, String date, String release, String which) {
    NavigableMap<LocalDate, Long> records = new TreeMap<>();
    for (Row row :
        engine.rows(
            """
            select %1$s, count(*) from %2$s
            where (%3$s) and %1$s is not null and release = ? group by %1$s
            """
                .formatted(date, table, which),
            release)) {
      date(row, 0).ifPresent(day -> records.merge(day, row.number(1), Long::sum));
    }
    return records;
  }

  /// What the sheets say that they cover whose rows are of a month, if every one says so.
  private static CoveredDays.Stated stated(
      SqlEngine engine, MeasureSpec spec, String release, String which, YearMonth month) {
    Row row =
        engine
            .rows(
                """
                select
                  case when count(*) = count(stated_from) then min(stated_from) end,
                  case when count(*) = count(stated_through) then max(stated_through) end
                from (
                  select distinct release, origin_file, origin_sheet from %1$s
                  where (%2$s) and release = ? and %3$s >= date '%4$s' and %3$s < date '%5$s'
                ) sheets
                join ledger using (release, origin_file, origin_sheet)
                """
                    .formatted(
                        spec.sqlTable(),
                        which,
                        spec.rows().date(),
                        month.atDay(1),
                        month.plusMonths(1).atDay(1)),
                release)
            .getFirst();
    return new CoveredDays.Stated(date(row, 0), date(row, 1));
  }

  /// Whether any sheet of a release states a day: few do, and rows need not be looked at for the others.
  private static boolean saysSo(SqlEngine engine, String release) {
    return !engine
        .rows(
            "select 1 from ledger where release = ? and coalesce(stated_from, stated_through) is not null limit 1",
            release)
        .isEmpty();
  }

  /// What the lifecycle says of stints, from which all counts of stints, stays and people in custody are made.
  private static final String STINTS =
      """
      select
        date '1970-01-01' + cast(coalesce(complete_from_day, first_day) as integer),
        date '1970-01-01' + cast(end_day as integer)
      from data_windows
      join (select distinct release, release_number from sheets) named
        on named.release_number = data_windows.release_number
      where release = ?
      """;

  /// The last day of a release's own rows, those that another release owns too.
  static Optional<LocalDate> knownTo(SqlEngine engine, MeasureSpec spec, String release) {
    return CoveredDays.ofRecords(
            records(
                engine, spec, release, "excluded_by is null or excluded_by like 'superseded by%'"),
            month -> CoveredDays.Stated.NOTHING)
        .map(CoveredDays::last);
  }

  private static Optional<LocalDate> date(Row row, int column) {
    return row.isNull(column)
        ? Optional.empty()
        : Optional.of(LocalDate.parse(row.text(column).substring(0, 10)));
  }

  /// Whether a part of the span lies in the window.
  boolean touches(LocalDate from, LocalDate to) {
    return days(from, to) > 0;
  }

  /// `2023-10 (in part) to 2024-06`, for what may be published: a first or a last day would be that of somebody's event.
  String months() {
    return said(
        days ->
            "%s%s to %s%s"
                .formatted(
                    YearMonth.from(days.first()),
                    days.first().getDayOfMonth() == 1 ? "" : IN_PART,
                    YearMonth.from(days.last()),
                    days.last().getDayOfMonth() == days.last().lengthOfMonth() ? "" : IN_PART));
  }

  /// `2023-10-01 to 2024-06-30`, for this machine only.
  @Override
  public String toString() {
    return said(days -> days.first() + " to " + days.last());
  }

  private String said(Function<CoveredDays, String> words) {
    return stretches.isEmpty()
        ? "no dates"
        : stretches.stream().map(words).collect(Collectors.joining(" and "));
  }
}
