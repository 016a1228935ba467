package org.throughline.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.throughline.engine.DuckDbEngine;

/// Invented postings of an agency about facilities, as a build with official statistics keeps them.
final class OfficialFixture {

  private OfficialFixture() {}

  static Path write(Path folder) throws IOException {
    Path official = Files.createDirectory(folder.resolve("official"));
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      engine.create(
          "facilities",
          """
          select 'FACIL' || n as facility_id, 'INVENTED COUNTY DETENTION CENTER ' || n as facility, 'LUMPKIN' as city,
            'GA' as state, '31' || (815 - n) as zip, 'DIGSA' as type, 'Female/Male' as sexes, 'ODO' as last_inspection_type,
            '2025-03-20' as last_inspection_date, 'PBNDS 2011' as last_inspection_standard,
            'Pass' as last_inspection_rating, date '2025-09-15' as as_of, 'invented.xlsx' as file,
            'Facilities' as sheet, 1 as posting, n as row_number, '' as excluded_by
          from range(40) t(n)
          """);
      engine.create(
          "series",
          """
          select 'ICE' as producer, 'facility-average-daily-population' as series, '' as dimensions, facility_id,
            facility, 'Houston' as area, state, class, '' as sex, '' as criminality, '' as threat_level,
            'year-to-date' as period_kind, date '2024-10-01' as period_start,
            cast(date '2024-10-31' + cast(30 * month as integer) as date) as period_end, 40.0 + month * length(class) as value, 40.0 as low, 40.0 as high,
            'people' as unit, cast(date '2024-10-31' + cast(30 * month as integer) as date) as as_of, 40.0 as first_posted_value, 1 as postings,
            file, sheet, 'A1' as cell, 'abc' as sha256, cast(month as integer) as posting
          from facilities cross join (values ('A'), ('B'), ('C'), ('D')) classes(class) cross join range(11) months(month)
          """);
      engine.write("facilities", "facility_id", official.resolve("facilities.parquet"));
      engine.write("series", "facility_id", official.resolve("series.parquet"));
    }
    return official;
  }
}
