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
/// @param people of how many people the rows of each month are
/// @param undated rows without a date
/// @param undatedPeople of how many people these are
public record Months(
    SortedMap<YearMonth, Long> rows,
    SortedMap<YearMonth, Long> people,
    long undated,
    long undatedPeople) {

  /// A stray date, years away from all others, does not make a release cover those years: a covered
  /// month holds at least one row in this many of the fullest month's.
  private static final long STRAY = 100;

  public Months {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    people = Collections.unmodifiableSortedMap(new TreeMap<>(people));
  }

  /// The months that the release covers: from the first to the last that holds more than a stray row.
  public Optional<Window> window() {
    long fullest = rows.values().stream().mapToLong(Long::longValue).max().orElse(0);
    TreeMap<YearMonth, Long> covered = new TreeMap<>();
    rows.forEach(
        (month, count) -> {
          if (count * STRAY >= fullest) {
            covered.put(month, count);
          }
        });
    return covered.isEmpty()
        ? Optional.empty()
        : Optional.of(new Window(covered.firstKey(), covered.lastKey()));
  }

  long in(YearMonth month) {
    return rows.getOrDefault(month, 0L);
  }

  long peopleIn(YearMonth month) {
    return people.getOrDefault(month, 0L);
  }

  /// All rows, dated or not.
  public long total() {
    return undated + rows.values().stream().mapToLong(Long::longValue).sum();
  }

  static Months of(Map<String, Rows> byMonth) {
    TreeMap<YearMonth, Long> rows = new TreeMap<>();
    TreeMap<YearMonth, Long> people = new TreeMap<>();
    byMonth.forEach(
        (month, counted) -> {
          if (!month.isEmpty()) {
            rows.put(YearMonth.parse(month), counted.rows());
            people.put(YearMonth.parse(month), counted.people());
          }
        });
    Rows undated = byMonth.getOrDefault("", Rows.NONE);
    return new Months(rows, people, undated.rows(), undated.people());
  }
}
