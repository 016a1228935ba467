package org.throughline.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;

/// Reads what the agency's own workbooks say of each facility, from the folder of a build with official statistics.
final class OfficialFacilities {

  /// The middle of a month, by which it belongs to one posting.
  private static final int MIDDLE = 15;

  /// Every printed number of a facility once: where a facility was printed under two names for one period, the
  /// latest good posting counts.
  private static final String PRINTED =
      """
      select facility_id, series, period_start, period_end,
        coalesce(class, '') as class, coalesce(criminality, '') as criminality,
        arg_max(value, (as_of, posting)) as value,
        arg_max(file, (as_of, posting)) as file, arg_max(sheet, (as_of, posting)) as sheet, max(as_of) as as_of
      from official_series
      where facility_id <> '' and value is not null and coalesce(threat_level, '') = ''
      group by facility_id, series, period_start, period_end, class, sex, criminality
      """;

  /// Averages of a fiscal year to date; the population is the sum of the four classes that share it out.
  private static final String AVERAGES =
      """
      select facility_id, period_start, period_end,
        sum(case when series = 'facility-average-daily-population' and class <> '' then value end) as population,
        sum(case when series = 'facility-average-daily-population' and criminality = 'No conviction' then value end)
          as without_conviction,
        max(case when series = 'facility-mandatory-average-daily-population' then value end) as mandatory,
        max(case when series = 'facility-average-length-of-stay' then value end) as stay,
        max(file) as file, max(sheet) as sheet, max(as_of) as as_of
      from printed
      where series in ('facility-average-daily-population', 'facility-mandatory-average-daily-population',
        'facility-average-length-of-stay')
      group by facility_id, period_start, period_end
      """;

  private final DuckDbEngine engine;
  private final Map<String, List<OfficialFacility.Year>> years = new HashMap<>();
  private final Map<String, Map<YearMonth, Double>> months = new HashMap<>();

  private OfficialFacilities(DuckDbEngine engine) {
    this.engine = engine;
  }

  /// The facilities by name; none where the workbooks that were read list none.
  static List<OfficialFacility> read(Path official) {
    if (!Files.exists(official.resolve("facilities.parquet"))) {
      return List.of();
    }
    try (DuckDbEngine engine = DuckDbEngine.openWithin(official)) {
      engine.read("official_series", official.resolve("series.parquet"));
      engine.read("official_facilities", official.resolve("facilities.parquet"));
      return new OfficialFacilities(engine).facilities();
    }
  }

  private List<OfficialFacility> facilities() {
    engine.create("printed", PRINTED);
    engine.create("averages", AVERAGES);
    readYears();
    readMonths();
    List<OfficialFacility> facilities = new ArrayList<>();
    for (Row row :
        engine.rows(
            """
            select facility_id, facility, city, state, zip, area_name, type, sexes, last_inspection_type,
              last_inspection_date, last_inspection_standard, last_inspection_rating, cast(as_of as varchar),
              file, sheet
            from (
              select *, row_number() over (
                partition by facility_id order by as_of desc, posting desc, row_number) as place
              from official_facilities
              where coalesce(excluded_by, '') = '' and coalesce(facility_id, '') <> '' and facility <> ''
            ) listed
            left join (
              select facility_id as area_of, arg_max(area, as_of) as area_name
              from official_series where facility_id <> '' and area <> '' group by facility_id
            ) areas on area_of = facility_id
            where place = 1
            order by facility, facility_id
            """)) {
      facilities.add(facility(row));
    }
    return facilities;
  }

  private OfficialFacility facility(Row row) {
    String id = row.text(0);
    List<OfficialFacility.Month> population = new ArrayList<>();
    months
        .getOrDefault(id, Map.of())
        .forEach((month, people) -> population.add(new OfficialFacility.Month(month, people)));
    return new OfficialFacility(
        id,
        row.text(1),
        row.text(2),
        row.text(3),
        row.text(4),
        row.text(5),
        row.text(6),
        row.text(7),
        new OfficialFacility.Inspection(
            printed(row.text(8)),
            row.text(9).replaceFirst(" .*", ""),
            printed(row.text(10)),
            printed(row.text(11))),
        new OfficialFacility.Source(day(row, 12), row.text(13), row.text(14)),
        years.getOrDefault(id, List.of()),
        population);
  }

  /// An asterisk refers to a footnote and says nothing by itself.
  private static String printed(String text) {
    return text.strip().matches("[*]*|N/A") ? "" : text.strip();
  }

  private void readYears() {
    for (Row row :
        engine.rows(
            """
            with numbered as (
              select *, year(period_start) + 1 as fiscal_year,
                row_number() over (partition by facility_id, period_start order by period_end desc) as place
              from averages
            ),
            beds as (
              select facility_id as beds_of, arg_max(value, period_end) as beds,
                year(period_end) + case when month(period_end) >= 10 then 1 else 0 end as beds_year
              from printed where series = 'facility-guaranteed-minimum' group by facility_id, beds_year
            )
            select facility_id, fiscal_year, cast(period_end as varchar), cast(population as varchar),
              cast(without_conviction as varchar), cast(mandatory as varchar), cast(stay as varchar),
              cast(beds as varchar), cast(as_of as varchar), file, sheet
            from numbered left join beds on beds_of = facility_id and beds_year = fiscal_year
            where place = 1
            order by facility_id, fiscal_year
            """)) {
      years
          .computeIfAbsent(row.text(0), any -> new ArrayList<>())
          .add(
              new OfficialFacility.Year(
                  Math.toIntExact(row.number(1)),
                  day(row, 2),
                  number(row, 3),
                  number(row, 4),
                  number(row, 5),
                  number(row, 6),
                  number(row, 7),
                  new OfficialFacility.Source(day(row, 8), row.text(9), row.text(10))));
    }
  }

  /// Averages to date, times their days, give person-days; what was added from one posting to the next, over the days
  /// between, is the average between them. There is none where person-days fell.
  private void readMonths() {
    for (Row row :
        engine.rows(
            """
            with days as (
              select facility_id, period_start, period_end, population,
                date_diff('day', period_start, period_end) + 1 as days
              from averages where population is not null
            ),
            between_postings as (
              select facility_id, period_end,
                coalesce(lag(period_end) over posted + 1, period_start) as period_start,
                population * days - coalesce(lag(population * days) over posted, 0) as person_days,
                days - coalesce(lag(days) over posted, 0) as days
              from days
              window posted as (partition by facility_id, period_start order by period_end)
            )
            select facility_id, cast(period_start as varchar), cast(period_end as varchar),
              cast(person_days / days as varchar)
            from between_postings
            where person_days >= 0 and days between 1 and 190
            order by facility_id, period_start
            """)) {
      Map<YearMonth, Double> of = months.computeIfAbsent(row.text(0), any -> new LinkedHashMap<>());
      LocalDate from = day(row, 1);
      LocalDate to = day(row, 2);
      for (YearMonth month = YearMonth.from(from);
          !month.isAfter(YearMonth.from(to));
          month = month.plusMonths(1)) {
        LocalDate middle = month.atDay(MIDDLE);
        if (!middle.isBefore(from) && !middle.isAfter(to)) {
          of.put(month, Double.parseDouble(row.text(3)));
        }
      }
    }
  }

  private static LocalDate day(Row row, int column) {
    return LocalDate.parse(row.text(column).substring(0, 10));
  }

  private static OptionalDouble number(Row row, int column) {
    return row.isNull(column)
        ? OptionalDouble.empty()
        : OptionalDouble.of(Double.parseDouble(row.text(column)));
  }
}
