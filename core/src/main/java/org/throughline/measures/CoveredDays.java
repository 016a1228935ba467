package org.throughline.measures;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// From when to when records are complete: the one rule, from how many there are of each day and what the sheets say that they
/// cover. Strays are left out, then what only reaches into the window; a stated first or last day counts; where none is stated,
/// days without a record at an edge of a month are no cut if that many occur by chance.
public record CoveredDays(LocalDate first, LocalDate last) {

  /// A month with less than one record in so many of the fullest month's holds strays.
  private static final long STRAYS = 100;

  /// A release begins where a month has so many times the records of every month before it, and has this many: of what was still
  /// open when a release begins, the records begun long before are few. Months that sheets say they cover are none of these.
  private static final long JUMP = 4;

  private static final long ENOUGH = 20;

  /// So many months at the beginning may lie before the release begins.
  private static final int LONGEST_REACH = 48;

  /// Days next to an edge by which one judges how many records a day has.
  private static final int NEAR = 84;

  /// Empty days are no evidence of a cut where chance alone leaves so many empty as often as this.
  private static final double CHANCE = 0.05;

  /// The days that sheets say they cover; empty where they do not say.
  record Stated(Optional<LocalDate> from, Optional<LocalDate> through) {

    static final Stated NOTHING = new Stated(Optional.empty(), Optional.empty());

    private boolean hasBegunIn(YearMonth month) {
      return from.filter(day -> !day.isAfter(month.atEndOfMonth())).isPresent();
    }
  }

  /// The days that records of these days cover; empty where there are none.
  ///
  /// @param records how many there are of each day that has any
  /// @param stated what the sheets say that have records of a month
  static Optional<CoveredDays> of(
      NavigableMap<LocalDate, Long> records, Function<YearMonth, Stated> stated) {
    return ofRecords(records, stated).map(days -> days.within(records, stated));
  }

  /// The first and the last day that have a record, strays and what only reaches into the window left out.
  static Optional<CoveredDays> ofRecords(
      NavigableMap<LocalDate, Long> records, Function<YearMonth, Stated> stated) {
    NavigableMap<YearMonth, Long> months = byMonth(records);
    if (months.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CoveredDays(
            records.ceilingKey(beginning(months, stated).atDay(1)),
            records.floorKey(months.lastKey().atEndOfMonth())));
  }

  private static YearMonth beginning(
      NavigableMap<YearMonth, Long> months, Function<YearMonth, Stated> stated) {
    YearMonth jump = jump(months);
    return months.headMap(jump).keySet().stream()
        .filter(month -> stated.apply(month).hasBegunIn(month))
        .findFirst()
        .orElse(jump);
  }

  private static YearMonth jump(NavigableMap<YearMonth, Long> months) {
    YearMonth beginning = months.firstKey();
    long most = months.firstEntry().getValue();
    for (Map.Entry<YearMonth, Long> month :
        months.entrySet().stream().limit(LONGEST_REACH).skip(1).toList()) {
      long rows = month.getValue();
      beginning = rows >= ENOUGH && rows >= JUMP * most ? month.getKey() : beginning;
      most = Math.max(most, rows);
    }
    return beginning;
  }

  /// The same with the empty days around it that are covered, though they have no record.
  CoveredDays within(NavigableMap<LocalDate, Long> records, Function<YearMonth, Stated> stated) {
    return new CoveredDays(
        begin(records, stated.apply(YearMonth.from(first)).from()),
        end(records, stated.apply(YearMonth.from(last)).through()));
  }

  private LocalDate begin(NavigableMap<LocalDate, Long> records, Optional<LocalDate> stated) {
    Paces paces = Paces.of(records, first, min(last, first.plusDays(NEAR - 1)));
    LocalDate month = first.withDayOfMonth(1);
    if (stated.isPresent() && !stated.get().isAfter(first)) {
      LocalDate day = stated.get();
      return paces.leaveEmpty(day, month) ? day : max(day, month);
    }
    return paces.leaveEmpty(month, first) ? month : first;
  }

  private LocalDate end(NavigableMap<LocalDate, Long> records, Optional<LocalDate> stated) {
    Paces paces = Paces.of(records, max(first, last.minusDays(NEAR - 1)), last);
    LocalDate month = last.withDayOfMonth(last.lengthOfMonth());
    if (stated.isPresent() && !stated.get().isBefore(last)) {
      LocalDate day = stated.get();
      return paces.leaveEmpty(month.plusDays(1), day.plusDays(1)) ? day : min(day, month);
    }
    return paces.leaveEmpty(last.plusDays(1), month.plusDays(1)) ? month : last;
  }

  /// All days that any of these hold, in order; those that follow each other within so many days are put together.
  static List<CoveredDays> union(List<CoveredDays> days, int within) {
    List<CoveredDays> union = new ArrayList<>();
    for (CoveredDays one :
        days.stream().sorted(Comparator.comparing(CoveredDays::first)).toList()) {
      if (!union.isEmpty() && !one.first.isAfter(union.getLast().last.plusDays(within))) {
        union.add(union.removeLast().and(one));
      } else {
        union.add(one);
      }
    }
    return union;
  }

  /// The same in stretches: months within that hold no more than strays are not covered where chance rarely leaves so many empty at
  /// the pace of the months beside them or of an ordinary one, as where the file of a year is not there.
  List<CoveredDays> stretches(NavigableMap<LocalDate, Long> records) {
    NavigableMap<YearMonth, Long> months = byMonth(records.subMap(first, true, last, true));
    List<CoveredDays> found = new ArrayList<>();
    LocalDate begin = first;
    YearMonth before = YearMonth.from(first);
    for (YearMonth month : months.tailMap(before, false).keySet()) {
      if (isGap(months, before, month)) {
        found.add(new CoveredDays(begin, before.atEndOfMonth()));
        begin = month.atDay(1);
      }
      before = month;
    }
    found.add(new CoveredDays(begin, last));
    return found;
  }

  private static boolean isGap(
      NavigableMap<YearMonth, Long> months, YearMonth before, YearMonth after) {
    long lacking = before.until(after, ChronoUnit.MONTHS) - 1;
    long median = Coverage.median(months.values());
    double pace =
        Math.min(
            (double) median,
            (months.getOrDefault(before, 0L) + months.getOrDefault(after, 0L)) / 2.0);
    return lacking > 0
        && median >= Coverage.FEW
        && Math.exp(-pace * lacking) * months.size() < CHANCE;
  }

  /// The months that hold more than strays.
  private static NavigableMap<YearMonth, Long> byMonth(NavigableMap<LocalDate, Long> records) {
    NavigableMap<YearMonth, Long> months = new TreeMap<>();
    records.forEach((day, count) -> months.merge(YearMonth.from(day), count, Long::sum));
    long fullest = months.values().stream().mapToLong(Long::longValue).max().orElse(0);
    months.values().removeIf(count -> count * STRAYS < fullest);
    return months;
  }

  /// What of it is said where only these fiscal years are told of, the first to the last: its edge may lie in another year, whose
  /// months are withheld.
  CoveredDays said(int from, int through) {
    LocalDate begin = LocalDate.of(from - 1, 10, 1);
    LocalDate end = LocalDate.of(through, 9, 30);
    return new CoveredDays(
        first.isBefore(begin) && !last.isBefore(begin) ? begin : first,
        last.isAfter(end) && !first.isAfter(end) ? end : last);
  }

  /// How many days of a span lie within.
  long within(LocalDate from, LocalDate to) {
    return Math.max(0, max(first, from).until(min(last, to), ChronoUnit.DAYS) + 1);
  }

  /// Whether all days of a span do.
  boolean hold(LocalDate from, LocalDate to) {
    return !from.isBefore(first) && !to.isAfter(last);
  }

  /// From the first day of the earlier to the last day of the later.
  CoveredDays and(CoveredDays other) {
    return new CoveredDays(min(first, other.first), max(last, other.last));
  }

  private static LocalDate min(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalDate max(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  /// How often a day is without a record: offices that work from Monday to Friday have few of a Saturday or Sunday.
  private record Paces(double working, double weekend) {

    static Paces of(NavigableMap<LocalDate, Long> records, LocalDate from, LocalDate to) {
      double working = empty(records, from, to, day -> !isWeekend(day)).orElse(Double.NaN);
      double weekend = empty(records, from, to, Paces::isWeekend).orElse(working);
      return new Paces(Double.isNaN(working) ? weekend : working, weekend);
    }

    private static Optional<Double> empty(
        NavigableMap<LocalDate, Long> records,
        LocalDate from,
        LocalDate to,
        Predicate<LocalDate> kind) {
      List<LocalDate> days = from.datesUntil(to.plusDays(1)).filter(kind).toList();
      if (days.isEmpty()) {
        return Optional.empty();
      }
      long found = days.stream().filter(records::containsKey).count();
      long sum = days.stream().mapToLong(day -> records.getOrDefault(day, 0L)).sum();
      double without = (double) (days.size() - found) / days.size();
      return Optional.of(Math.max(without, Math.exp(-(double) sum / days.size())));
    }

    /// Whether chance leaves all these days empty often enough.
    boolean leaveEmpty(LocalDate from, LocalDate before) {
      double chance = 1;
      for (LocalDate day = from; day.isBefore(before) && chance >= CHANCE; day = day.plusDays(1)) {
        chance *= isWeekend(day) ? weekend : working;
      }
      return chance >= CHANCE;
    }

    private static boolean isWeekend(LocalDate day) {
      return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
  }
}
