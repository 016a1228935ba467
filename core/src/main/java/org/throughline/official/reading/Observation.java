package org.throughline.official.reading;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// One printed number.
///
/// @param posting the place of its file among all postings, from 0
/// @param sheet the sheet's name, blanks included
/// @param table the kind of table
/// @param cell as a spreadsheet program calls it; a range where rows were counted
/// @param series what the number is
/// @param unit what it is counted in
/// @param where the category on each axis that the table has
/// @param aliases printed labels that are spelled otherwise than their categories, by axis
/// @param period the time it is about
/// @param value as printed
/// @param low the smallest value that was rounded to it
/// @param high the largest
/// @param asOf the date of its own table
/// @param fault why it stays out of the series
public record Observation(
    int posting,
    String sheet,
    String table,
    String cell,
    String series,
    String unit,
    Map<String, String> where,
    Map<String, String> aliases,
    Period period,
    double value,
    double low,
    double high,
    LocalDate asOf,
    Optional<Fault> fault) {

  Observation with(Fault found) {
    return new Observation(
        posting,
        sheet,
        table,
        cell,
        series,
        unit,
        where,
        aliases,
        period,
        value,
        low,
        high,
        asOf,
        fault.or(() -> Optional.of(found)));
  }

  /// What it is a number of, as a text, because maps are slow to compare.
  String of() {
    StringBuilder text = new StringBuilder(series);
    where.forEach((axis, category) -> text.append('|').append(axis).append('=').append(category));
    text.append('|').append(period.kind());
    return text.append(period.start().toEpochDay())
        .append('-')
        .append(period.end().toEpochDay())
        .toString();
  }
}
