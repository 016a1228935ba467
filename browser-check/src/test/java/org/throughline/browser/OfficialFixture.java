package org.throughline.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.throughline.engine.DuckDbEngine;

/// Invented postings of an agency about facilities, as a build with official statistics keeps them.
final class OfficialFixture {

  /// One for each facility, over the country; the last but two is an island that the map does not draw.
  private static final String ZIP_CODES =
      "31815 78061 7114 98421 92154 85131 70515 33194 60115 80010 02740 20170 77301 78041 79925"
          + " 99501 96819 58102 48009 43201 87016 83702 59101 28202 37201 64101 53202 50309 68102"
          + " 73101 72201 39201 35203 84101 89101 97201 04101 00802 14020 16866";

  private OfficialFixture() {}

  static Path write(Path folder) throws IOException {
    Path official = Files.createDirectory(folder.resolve("official"));
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      engine.create(
          "facilities",
          """
          select 'FACIL' || n as facility_id, 'INVENTED COUNTY DETENTION CENTER ' || n as facility, 'LUMPKIN' as city,
            'GA' as state, zip, 'DIGSA' as type, 'Female/Male' as sexes, 'ODO' as last_inspection_type,
            '2025-03-20' as last_inspection_date, 'PBNDS 2011' as last_inspection_standard,
            'Pass' as last_inspection_rating, date '2025-09-15' as as_of, 'invented.xlsx' as file,
            'Facilities' as sheet, 1 as posting, n as row_number, '' as excluded_by
          from (select unnest(range(40)) as n, unnest(string_split('%s', ' ')) as zip)
          """
              .formatted(ZIP_CODES));
      engine.create(
          "series",
          """
          select 'ICE' as producer, 'facility-average-daily-population' as series, '' as dimensions, facility_id,
            facility, 'Houston' as area, state, class, '' as sex, '' as criminality, '' as threat_level,
            'year-to-date' as period_kind, date '2024-10-01' as period_start,
            cast(date '2024-10-31' + cast(30 * month as integer) as date) as period_end, 5.0 + 4 * row_number + month * length(class) as value, 40.0 as low, 40.0 as high,
            'people' as unit, cast(date '2024-10-31' + cast(30 * month as integer) as date) as as_of, 40.0 as first_posted_value, 1 as postings,
            file, sheet, 'A1' as cell, 'abc' as sha256, cast(month as integer) as posting
          from facilities cross join (values ('A'), ('B'), ('C'), ('D')) classes(class) cross join range(11) months(month)
          union all
          select 'ICE', series, '', '', '', '', '', '', '', '', '', kind, day, case when kind = 'day' then day else last end,
            1000.0 + number, 1000.0 + number, 1000.0 + number, 'people', day, 1000.0, 1, 'invented.xlsx', 'Detention', 'B2',
            'abc', 0
          from (
            select 'currently-detained' as series, 'day' as kind, date '2021-02-13' + cast(n * n * 7 as integer) as day,
              date '2021-02-13' as last, n as number from range(12) t(n)
            union all
            select 'removals', 'year-to-date', make_date(2020 + n, 10, 1), make_date(2021 + n, 9, 30 - 6 * (n // 3)), 50 * n
            from range(4) t(n))
          union all
          select 'ICE', 'removals', 'removal-kind=Family', '', '', '', '', '', '', '', '', 'year-to-date', date '2023-10-01',
            date '2024-09-24', 39.0, 39.0, 39.0, 'people', date '2024-09-24', 39.0, 1, 'invented.xlsx', 'Detention', 'B3', 'abc', 0
          """);
      engine.create(
          "observations",
          """
          select 'removals' as series, 'hidden-sheet' as excluded_by, false as kept_by_hand, 'removals' as table_name,
            0 as posting, 'Hidden' as sheet
          """);
      engine.create(
          "exclusions",
          """
          select 'hidden-sheet' as rule, 'invented.xlsx' as file, 'Hidden' as sheet, 'P29' as first_cell, 2 as numbers,
            'the sheet ''Hidden'' is hidden' as evidence, false as kept_by_hand, 'removals' as table_name, 0 as posting
          """);
      engine.create(
          "revisions",
          """
          select 'removals' as series, '' as dimensions, date '2022-10-01' as period_start, date '2023-09-30' as period_end,
            1090.0 as earlier_value, 1100.0 as value, 10.0 as change, date '2023-10-09' as as_of, 'invented.xlsx' as file, 1 as posting
          """);
      for (String table : List.of("observations", "exclusions", "revisions")) {
        engine.write(table, "posting", official.resolve(table + ".parquet"));
      }
      engine.write("facilities", "facility_id", official.resolve("facilities.parquet"));
      engine.write("series", "facility_id", official.resolve("series.parquet"));
    }
    return official;
  }
}
