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
/// @param statistic what the number is of
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
    Statistic statistic,
    Period period,
    double value,
    double low,
    double high,
    LocalDate asOf,
    Optional<Fault> fault) {

  /// What the number is.
  public String series() {
    return statistic.series();
  }

  /// The category on each axis that the table has.
  public Map<String, String> where() {
    return statistic.where();
  }

  Observation with(Fault found) {
    return fault.isPresent() ? this : because(Optional.of(found));
  }

  /// The same number, kept out of the series for this or for nothing.
  Observation because(Optional<Fault> why) {
    return new Observation(
        posting, sheet, table, cell, statistic, period, value, low, high, asOf, why);
  }

  Observation numbered(int number) {
    return new Observation(
        number, sheet, table, cell, statistic, period, value, low, high, asOf, fault);
  }
}
