package org.throughline.compare;

import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Rows of one table by month.
///
/// @param rows months with at least one row
/// @param undated rows without a date
public record Months(SortedMap<YearMonth, Rows> rows, Rows undated) {

  /// A stray date, years away from all others, does not make a release cover those years: a covered
  /// month holds at least one row in this many of the fullest month's.
  private static final long STRAY = 100;

  public Months {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
  }

  /// The months that the release covers: from the first to the last that holds more than a stray row.
  public Optional<Window> window() {
    long fullest = rows.values().stream().mapToLong(Rows::rows).max().orElse(0);
    TreeMap<YearMonth, Rows> covered = new TreeMap<>(rows);
    covered.values().removeIf(counted -> counted.rows() * STRAY < fullest);
    return covered.isEmpty()
        ? Optional.empty()
        : Optional.of(new Window(covered.firstKey(), covered.lastKey()));
  }

  Rows in(YearMonth month) {
    return rows.getOrDefault(month, Rows.NONE);
  }

  /// All rows, dated or not.
  public long total() {
    return undated.rows() + rows.values().stream().mapToLong(Rows::rows).sum();
  }

  static Months of(Map<String, Rows> byMonth) {
    TreeMap<YearMonth, Rows> rows = new TreeMap<>();
    byMonth.forEach(
        (month, counted) -> {
          if (!month.isEmpty()) {
            rows.put(YearMonth.parse(month), counted);
          }
        });
    return new Months(rows, byMonth.getOrDefault("", Rows.NONE));
  }
}
