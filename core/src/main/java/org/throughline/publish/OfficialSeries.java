package org.throughline.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;

/// A series of numbers that an agency posted, with its revisions and with what was left out of it, for its page.
///
/// @param series its id
/// @param numbers how many numbers it has, over all categories
/// @param from first day of its periods
/// @param to last day of them
/// @param totals its totals, oldest first: by month, else by what periods there are; none where it has no total
/// @param newest its newest period by category, facilities aside
/// @param revised how many changes from one good posting to the next there are
/// @param revisions the newest of them
/// @param left how many numbers were left out
/// @param faults by which rules and on what evidence, the newest posting first
record OfficialSeries(
    String series,
    String producer,
    String unit,
    long numbers,
    LocalDate from,
    LocalDate to,
    List<Printed> totals,
    List<Printed> newest,
    long revised,
    List<Revision> revisions,
    long left,
    List<Left> faults) {

  /// So many revisions, faults and categories are shown; the files have all.
  private static final int MOST = 50;

  OfficialSeries {
    totals = List.copyOf(totals);
    newest = List.copyOf(newest);
    revisions = List.copyOf(revisions);
    faults = List.copyOf(faults);
  }

  /// A number as printed.
  ///
  /// @param dimensions its categories; empty for a total
  record Printed(
      String dimensions,
      String kind,
      LocalDate start,
      LocalDate end,
      double value,
      LocalDate asOf,
      long postings,
      String file,
      String sheet,
      String cell) {}

  /// A number that a later posting has otherwise.
  record Revision(
      String dimensions,
      LocalDate start,
      LocalDate end,
      double before,
      double after,
      LocalDate asOf,
      String file) {}

  /// Numbers of a table that a rule left out.
  record Left(String rule, String file, String sheet, String cell, long numbers, String evidence) {
    String count() {
      return Wording.count(numbers);
    }
  }

  /// Whether its numbers are whole, but for shares.
  boolean isWhole() {
    return Stream.of(
            totals.stream().map(Printed::value),
            newest.stream().map(Printed::value),
            revisions.stream().map(Revision::before),
            revisions.stream().map(Revision::after))
        .flatMap(values -> values)
        .allMatch(value -> value == Math.rint(value));
  }

  /// Every series in the folder of a build with official statistics, by id.
  static List<OfficialSeries> read(Path official) {
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      engine.read("official_series", official.resolve("series.parquet"));
      boolean isWhole = Files.exists(official.resolve("exclusions.parquet"));
      if (isWhole) {
        engine.read("official_observations", official.resolve("observations.parquet"));
        engine.read("official_exclusions", official.resolve("exclusions.parquet"));
        engine.read("official_revisions", official.resolve("revisions.parquet"));
      }
      return new Reader(engine, isWhole).all();
    }
  }

  private record Reader(DuckDbEngine engine, boolean isWhole) {

    private static final String NUMBER =
        "dimensions, period_kind, cast(period_start as varchar), cast(period_end as varchar),"
            + " cast(value as varchar), cast(as_of as varchar), postings, file, sheet, cell";

    List<OfficialSeries> all() {
      Map<String, List<Printed>> totals =
          numbers(
              """
              select series, %s from (
                select *, dense_rank() over (partition by series order by
                  case when alike > 1 then 0 else 3 end
                    + case when grain = 'month' then 0 when grain = 'year' then 2 else 1 end) as place
                from (
                  select *, count(*) over (partition by series, grain) as alike
                  from (
                    select *, case when period_kind in ('fiscal-year', 'year-to-date') then 'year' else period_kind end as grain
                    from official_series where dimensions = '' and value is not null)))
              where place = 1
              -- A month or a year that an earlier posting cut short is told by a later one.
              qualify grain not in ('month', 'year')
                or row_number() over (partition by series, period_start order by period_end desc, as_of desc) = 1
              order by series, period_start, period_end, as_of
              """
                  .formatted(NUMBER));
      Map<String, List<Printed>> newest =
          numbers(
              """
              select series, %s from (
                select *, row_number() over (partition by series order by dimensions, cell) as place
                from (
                  select *, dense_rank() over (
                    partition by series order by period_end desc, period_start desc, period_kind) as age
                  from official_series where coalesce(facility, '') = '' and value is not null)
                where age = 1)
              where place <= %s
              order by series, place
              """
                  .formatted(NUMBER, MOST));
      List<OfficialSeries> all = new ArrayList<>();
      for (Row row :
          engine.rows(
              """
              select series, min(producer), min(unit), count(*), cast(min(period_start) as varchar),
                cast(max(period_end) as varchar)
              from official_series group by series order by series
              """)) {
        String series = row.text(0);
        all.add(
            new OfficialSeries(
                series,
                row.text(1),
                row.text(2),
                row.number(3),
                day(row, 4),
                day(row, 5),
                totals.getOrDefault(series, List.of()),
                newest.getOrDefault(series, List.of()),
                count("official_revisions where series = ?", series),
                revisions(series),
                left(series),
                faults(series)));
      }
      return all;
    }

    private Map<String, List<Printed>> numbers(String sql) {
      Map<String, List<Printed>> numbers = new HashMap<>();
      for (Row row : engine.rows(sql)) {
        numbers
            .computeIfAbsent(row.text(0), any -> new ArrayList<>())
            .add(
                new Printed(
                    row.text(1),
                    row.text(2),
                    day(row, 3),
                    day(row, 4),
                    Double.parseDouble(row.text(5)),
                    day(row, 6),
                    row.number(7),
                    row.text(8),
                    row.text(9),
                    row.text(10)));
      }
      return numbers;
    }

    private long count(String from, String series) {
      return isWhole ? engine.rows("select count(*) from " + from, series).getFirst().number(0) : 0;
    }

    private List<Revision> revisions(String series) {
      List<Revision> revisions = new ArrayList<>();
      if (isWhole) {
        for (Row row :
            engine.rows(
                """
                select dimensions, cast(period_start as varchar), cast(period_end as varchar),
                  cast(earlier_value as varchar), cast(value as varchar), cast(as_of as varchar), file
                from official_revisions where series = ?
                order by case when dimensions = '' then 0 else 1 end, posting desc, abs(change) desc, dimensions,
                  period_start, period_end
                limit %s
                """
                    .formatted(MOST),
                series)) {
          revisions.add(
              new Revision(
                  row.text(0),
                  day(row, 1),
                  day(row, 2),
                  Double.parseDouble(row.text(3)),
                  Double.parseDouble(row.text(4)),
                  day(row, 5),
                  row.text(6)));
        }
      }
      return revisions;
    }

    private long left(String series) {
      return count(
          "official_observations where series = ? and coalesce(excluded_by, '') <> '' and not"
              + " coalesce(kept_by_hand, false)",
          series);
    }

    private List<Left> faults(String series) {
      List<Left> faults = new ArrayList<>();
      if (isWhole) {
        for (Row row :
            engine.rows(
                """
                select rule, file, sheet, first_cell, numbers, evidence
                from official_exclusions as excluded
                where not coalesce(kept_by_hand, false) and exists (
                  select 1 from official_observations as observed
                  where observed.series = ? and observed.table_name = excluded.table_name
                    and observed.posting = excluded.posting and observed.sheet = excluded.sheet)
                order by posting desc, sheet, first_cell, rule, evidence
                limit %s
                """
                    .formatted(MOST),
                series)) {
          faults.add(
              new Left(
                  row.text(0), row.text(1), row.text(2), row.text(3), row.number(4), row.text(5)));
        }
      }
      return faults;
    }

    private static LocalDate day(Row row, int column) {
      return LocalDate.parse(row.text(column).substring(0, 10));
    }
  }
}
