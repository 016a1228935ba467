package org.throughline.lifecycle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;

/// Stints, stays and population the slow and obvious way: pair by pair and day by day, straight from the lake.
final class SlowStints {

  private static final String LAKE =
      """
      select s.sheet_number * 4294967296 + d.origin_row, d.person, cast(epoch(coalesce(stay_book_in, book_in)) as bigint),
        cast(epoch(book_in) as bigint), cast(epoch(book_out) as bigint), facility_code, release_reason,
        cast(epoch(stay_book_out) as bigint), gender is not null, bond_set_amount is not null, release_reason is not null
      from detentions d join sheets s on s.release = d.release and s.origin_file = d.origin_file
        and s.origin_sheet = d.origin_sheet
      """;

  private static final long DAY = 86_400;

  /// In the order of time, and at one moment by what the rows say.
  private static final Comparator<Stint> ORDER =
      Comparator.comparingLong(Stint::in)
          .thenComparingLong(s -> s.out().orElse(Long.MAX_VALUE))
          .thenComparing(Stint::place)
          .thenComparingLong(Stint::stay)
          .thenComparing(Stint::hasMoved)
          .thenComparing(s -> !s.reason().isEmpty())
          .thenComparingLong(Stint::origin);

  /// A released row. Times are seconds since 1970.
  record Stint(
      long origin,
      String person,
      long stay,
      long in,
      Optional<Long> out,
      String place,
      String reason,
      Optional<Long> stayEnd,
      int filled) {

    boolean mayRepeat(Stint other) {
      return !person.isEmpty()
          && person.equals(other.person)
          && stay == other.stay
          && place.equals(other.place)
          && Math.floorDiv(in, DAY) == Math.floorDiv(other.in, DAY);
    }

    boolean overlapsOnDay(Stint other) {
      return in == other.in || (in < other.in ? lastsUntil(other.in) : other.lastsUntil(in));
    }

    private boolean lastsUntil(long second) {
      return out.isEmpty() || out.get() > second;
    }

    boolean hasMoved() {
      return Set.of("Transferred", "U.S. Marshals or other agency").contains(reason);
    }

    String stayKey() {
      return person.isEmpty() ? "row " + origin : person + " " + stay;
    }

    String subject() {
      return person.isEmpty() ? "row " + origin : person;
    }
  }

  final List<Stint> all;

  SlowStints(List<Stint> all) {
    this.all = List.copyOf(all);
  }

  /// The rows of the lake that `engine` holds.
  static SlowStints read(DuckDbEngine engine) {
    List<Stint> all = new ArrayList<>();
    for (Row row : engine.rows(LAKE)) {
      int filled = 0;
      for (int i = 8; i <= 10; i++) {
        filled += Boolean.parseBoolean(row.text(i)) ? 1 : 0;
      }
      all.add(
          new Stint(
              row.number(0),
              row.text(1),
              row.number(2),
              row.number(3),
              second(row, 4),
              row.text(5),
              row.text(6),
              second(row, 7),
              filled + (row.isNull(4) ? 0 : 1)));
    }
    return new SlowStints(all);
  }

  private static Optional<Long> second(Row row, int column) {
    return row.isNull(column) ? Optional.empty() : Optional.of(row.number(column));
  }

  /// Sets of rows that are one stint under `throughline-1`, and of them those that may be kept.
  List<Set<Long>> repeatsByOverlap() {
    Map<String, List<Stint>> people = new HashMap<>();
    all.forEach(s -> people.computeIfAbsent(s.subject(), key -> new ArrayList<>()).add(s));
    List<Set<Long>> groups = new ArrayList<>();
    for (List<Stint> rows : people.values()) {
      List<List<Stint>> joined = new ArrayList<>();
      for (Stint stint : rows) {
        List<List<Stint>> touching =
            joined.stream()
                .filter(g -> g.stream().anyMatch(s -> s.mayRepeat(stint) && s.overlapsOnDay(stint)))
                .toList();
        List<Stint> merged = new ArrayList<>(List.of(stint));
        touching.forEach(merged::addAll);
        joined.removeAll(touching);
        joined.add(merged);
      }
      for (List<Stint> group : joined) {
        Comparator<Stint> order =
            Comparator.comparingLong(Stint::in).thenComparingInt(Stint::filled);
        Stint best = group.stream().max(order).orElseThrow();
        Set<Long> mayBeKept = new HashSet<>();
        group.stream()
            .filter(s -> order.compare(s, best) == 0)
            .forEach(s -> mayBeKept.add(s.origin()));
        groups.add(mayBeKept);
      }
    }
    return groups;
  }

  /// A stay as a line: stints, transfers between facilities, first, longest and last facility, open or not.
  static Map<String, String> stays(List<Stint> kept, long dataEnd) {
    Map<String, List<Stint>> stays = new TreeMap<>();
    kept.forEach(s -> stays.computeIfAbsent(s.stayKey(), key -> new ArrayList<>()).add(s));
    Map<String, String> lines = new TreeMap<>();
    stays.forEach(
        (key, stints) -> {
          stints.sort(ORDER);
          int moves = 0;
          Stint longest = stints.getFirst();
          for (int i = 0; i < stints.size(); i++) {
            Stint stint = stints.get(i);
            boolean moved = i > 0 && stints.get(i - 1).hasMoved();
            moves += moved && !stints.get(i - 1).place().equals(stint.place()) ? 1 : 0;
            longest = length(stint, dataEnd) >= length(longest, dataEnd) ? stint : longest;
          }
          Stint last = stints.getLast();
          lines.put(
              key,
              String.format(
                  Locale.ROOT,
                  "%d %d %s %s %s %b %b",
                  stints.size(),
                  moves,
                  stints.getFirst().place(),
                  longest.place(),
                  last.place(),
                  last.stayEnd().isEmpty(),
                  last.stayEnd().isEmpty() && last.out().isEmpty()));
        });
    return lines;
  }

  private static long length(Stint stint, long dataEnd) {
    return stint.out().orElse(dataEnd) - stint.in();
  }

  /// People at the end of each day by place, and in the nation under the empty place.
  static Map<String, Integer> endOfDay(List<Stint> kept, long dataEnd) {
    Map<String, Set<String>> present = new HashMap<>();
    long lastDay = Math.floorDiv(dataEnd, DAY);
    for (Stint stint : kept) {
      for (long day = Math.floorDiv(stint.in(), DAY); day <= lastDay; day++) {
        if (stint.out().isEmpty() || Math.floorDiv(stint.out().get(), DAY) >= day + 1) {
          present
              .computeIfAbsent(stint.place() + " " + day, key -> new HashSet<>())
              .add(stint.subject());
          present.computeIfAbsent(" " + day, key -> new HashSet<>()).add(stint.subject());
        }
      }
    }
    Map<String, Integer> people = new TreeMap<>();
    present.forEach((key, subjects) -> people.put(key, subjects.size()));
    return people;
  }

  /// Origins of stints that begin while another stint of the person, begun before, goes on at another place.
  static Set<Long> elsewhere(List<Stint> kept) {
    Map<String, List<Stint>> people = new HashMap<>();
    kept.forEach(s -> people.computeIfAbsent(s.subject(), key -> new ArrayList<>()).add(s));
    Set<Long> found = new HashSet<>();
    for (List<Stint> stints : people.values()) {
      for (Stint later : stints) {
        for (Stint earlier : stints) {
          boolean before = ORDER.compare(earlier, later) < 0;
          if (before && !earlier.place().equals(later.place()) && earlier.lastsUntil(later.in())) {
            found.add(later.origin());
          }
        }
      }
    }
    return found;
  }
}
