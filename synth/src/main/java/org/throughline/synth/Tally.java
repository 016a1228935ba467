package org.throughline.synth;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/// True counts: what happened, without duplicates and faults.
final class Tally {

  private final Map<String, Long> months = new TreeMap<>();
  private final Map<String, Long> totals = new TreeMap<>();
  private final Map<String, BitSet> people = new TreeMap<>();
  private final int[][] changes;
  private final long firstDay;

  /// For `facilities` facilities over the days of a window, `from` to `to`.
  Tally(int facilities, long from, long to) {
    firstDay = from / Moments.DAY;
    changes = new int[facilities][Math.toIntExact(to / Moments.DAY - firstDay) + 2];
  }

  /// One more of `measure` in the month of `moment`.
  void month(String measure, long moment) {
    months.merge(measure + "," + Moments.date(moment).toString().substring(0, 7), 1L, Long::sum);
    total(measure);
  }

  void total(String measure) {
    totals.merge(measure, 1L, Long::sum);
  }

  void person(String table, int person) {
    people.computeIfAbsent(table, name -> new BitSet()).set(person);
  }

  /// Somebody was in a facility from one moment to another; counts at the end of each day but the
  /// last. [Moments#NEVER] means until the window ends.
  void inside(int facility, long begins, long ends) {
    int last = changes[facility].length - 1;
    int from = place(begins, last);
    int to = ends == Moments.NEVER ? last : place(ends, last);
    changes[facility][from]++;
    changes[facility][to]--;
  }

  private int place(long moment, int last) {
    return Math.clamp(Math.floorDiv(moment, Moments.DAY) - firstDay, 0, last);
  }

  void add(Tally other) {
    other.months.forEach((key, count) -> months.merge(key, count, Long::sum));
    other.totals.forEach((key, count) -> totals.merge(key, count, Long::sum));
    other.people.forEach(
        (table, set) -> people.computeIfAbsent(table, name -> new BitSet()).or(set));
    for (int i = 0; i < changes.length; i++) {
      for (int day = 0; day < changes[i].length; day++) {
        changes[i][day] += other.changes[i][day];
      }
    }
  }

  Map<String, Long> months() {
    return Map.copyOf(months);
  }

  /// Totals of all measures, and `people in TABLE` for each table; in alphabetical order.
  Map<String, Long> totals() {
    Map<String, Long> all = new TreeMap<>(totals);
    people.forEach((table, set) -> all.put("people in " + table, (long) set.cardinality()));
    return all;
  }

  /// How many were inside at the end of each day of the window.
  int[] population(int facility) {
    int[] population = new int[changes[facility].length - 1];
    int inside = 0;
    for (int day = 0; day < population.length; day++) {
      inside += changes[facility][day];
      population[day] = inside;
    }
    return population;
  }
}
