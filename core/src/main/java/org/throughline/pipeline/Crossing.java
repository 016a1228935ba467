package org.throughline.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.pipeline.Remainder.Both;
import org.throughline.table.Category;

/// All that is shown of records by two dimensions, of which one's categories lie in the other's, and by month: every table at
/// once, attacked as one system of sums over who is in a part, a whole and a month.
///
/// Readers are taken to know which parts lie in which wholes, and how few records of a part are elsewhere by a slip.
final class Crossing {

  /// Where a record is.
  record Place(String part, String whole, String month) {}

  /// A number of a table.
  ///
  /// @param table its id
  /// @param ofWholes whether it is of wholes; else of parts
  /// @param of ids of the categories that it is of together; of all if there are none
  /// @param months likewise
  /// @param count nothing if it is withheld
  record Figure(
      String table, boolean ofWholes, Set<String> of, Set<String> months, OptionalLong count) {
    Figure {
      of = Set.copyOf(of);
      months = Set.copyOf(months);
    }

    private boolean counts(Place place) {
      return (of.isEmpty() || of.contains(ofWholes ? place.whole() : place.part()))
          && (months.isEmpty() || months.contains(place.month()));
    }
  }

  /// A part of which fewer than this share of its records are in a whole is there by slips.
  private static final double SLIPS = 0.1;

  private final List<Place> places;
  private final Map<Place, Both> counts;
  private final List<Figure> numbers;
  private final int threshold;
  private final List<BitSet> pairs;
  private final Map<Figure, BitSet> sums = new HashMap<>();
  private final Map<String, Long> ofParts = new HashMap<>();
  private final Map<String, Map<String, Long>> ofPairs = new TreeMap<>();

  /// @param counts how many records and people are in each place that has any
  /// @param threshold on people
  Crossing(Map<Place, Both> counts, List<Figure> numbers, int threshold) {
    this.counts = Map.copyOf(counts);
    this.places =
        counts.keySet().stream()
            .sorted(
                Comparator.comparing(Place::part)
                    .thenComparing(Place::whole)
                    .thenComparing(Place::month))
            .toList();
    this.numbers = List.copyOf(numbers);
    this.threshold = threshold;
    this.pairs = pairs(places);
    counts.forEach(
        (place, some) -> {
          ofParts.merge(place.part(), some.records(), Long::sum);
          ofPairs
              .computeIfAbsent(place.part(), any -> new TreeMap<>())
              .merge(place.whole(), some.records(), Long::sum);
        });
  }

  /// By the id of each table that has to show less: the categories, and the months, to show as one.
  Map<String, List<Set<String>>> telling() {
    Map<String, List<Set<String>>> telling = new TreeMap<>();
    for (Figure told : told()) {
      for (String table : fewest(told)) {
        telling.computeIfAbsent(table, any -> new ArrayList<>()).addAll(together(told, table));
      }
    }
    return telling;
  }

  /// Small numbers that no table shows, and that all tables together tell to be small, though those of their own dimension
  /// do not.
  List<Figure> told() {
    List<Figure> told = open(secrets(), any -> true);
    return told.stream()
        .filter(one -> open(List.of(one), other -> isAbout(one.ofWholes(), other)).isEmpty())
        .toList();
  }

  private static boolean isAbout(boolean wholes, Figure number) {
    return number.ofWholes() == wholes || number.of().isEmpty();
  }

  /// The one table of parts that must not be there for a number to be safe, that by month rather than that of the year; else
  /// all of them.
  private Collection<String> fewest(Figure told) {
    Set<String> byMonth = new TreeSet<>();
    Set<String> all = new TreeSet<>();
    for (Figure number : numbers) {
      if (!number.ofWholes() && !number.of().isEmpty()) {
        all.add(number.table());
        if (!number.months().isEmpty()) {
          byMonth.add(number.table());
        }
      }
    }
    List<String> inOrder = new ArrayList<>(byMonth);
    all.stream().filter(one -> !byMonth.contains(one)).forEach(inOrder::add);
    for (String table : inOrder) {
      if (open(List.of(told), number -> !number.table().equals(table)).isEmpty()) {
        return List.of(table);
      }
    }
    return all;
  }

  /// What a table shows as one from now on: the months of the wholes, if its own are others; else all parts of the wholes that
  /// a number is of.
  private List<Set<String>> together(Figure told, String table) {
    Set<Set<String>> own = spans(number -> number.table().equals(table));
    List<Set<String>> longer = new ArrayList<>();
    for (Set<String> span : spans(Figure::ofWholes)) {
      if (span.size() > 1
          && !own.isEmpty()
          && own.stream().noneMatch(one -> one.containsAll(span))) {
        longer.add(span);
      }
    }
    if (!longer.isEmpty()) {
      return longer;
    }
    Set<String> together = new TreeSet<>(told.ofWholes() ? Set.of() : told.of());
    Set<String> wholes = new HashSet<>();
    for (Place place : places) {
      boolean isHome = told.ofWholes() || isNoSlip(place);
      if (isHome && told.counts(place)) {
        wholes.add(place.whole());
      }
    }
    parts().stream().filter(part -> isIn(part, wholes)).forEach(together::add);
    boolean isOne =
        numbers.stream()
            .anyMatch(
                one ->
                    one.table().equals(table) && !one.ofWholes() && one.of().containsAll(together));
    if (isOne || together.size() < 2) {
      smallestBeside(together, table).forEach(together::add);
    }
    return List.of(together);
  }

  private Set<String> smallestBeside(Set<String> together, String table) {
    Set<String> smallest = Set.of();
    long least = Long.MAX_VALUE;
    for (Figure number : numbers) {
      boolean isBeside =
          number.table().equals(table)
              && number.months().isEmpty()
              && !number.of().isEmpty()
              && number.of().stream().noneMatch(together::contains);
      if (isBeside && number.count().isPresent() && number.count().getAsLong() < least) {
        least = number.count().getAsLong();
        smallest = number.of();
      }
    }
    return smallest;
  }

  private Set<Set<String>> spans(Predicate<Figure> of) {
    Set<Set<String>> spans = new HashSet<>();
    numbers.stream()
        .filter(of)
        .map(Figure::months)
        .filter(one -> !one.isEmpty())
        .forEach(spans::add);
    return spans;
  }

  private Set<String> parts() {
    Set<String> parts = new TreeSet<>();
    places.stream().map(Place::part).filter(one -> !Category.saysNothing(one)).forEach(parts::add);
    return parts;
  }

  private boolean isIn(String part, Set<String> wholes) {
    long in = 0;
    for (Map.Entry<String, Long> one : ofPairs.getOrDefault(part, Map.of()).entrySet()) {
      in += wholes.contains(one.getKey()) ? one.getValue() : 0;
    }
    return 2 * in > ofParts.getOrDefault(part, 0L);
  }

  private boolean isNoSlip(Place place) {
    return Category.saysNothing(place.part())
        || ofPairs.getOrDefault(place.part(), Map.of()).getOrDefault(place.whole(), 0L)
            >= SLIPS * ofParts.getOrDefault(place.part(), 0L);
  }

  /// Numbers of few people that no table shows: of each part and whole in all months, and what tables withhold.
  private List<Figure> secrets() {
    Set<BitSet> shown = new HashSet<>();
    List<Figure> possible = new ArrayList<>();
    for (Figure number : numbers) {
      if (number.count().isPresent()) {
        shown.add(sum(number));
      } else {
        possible.add(number);
      }
    }
    Set<String> wholes = new TreeSet<>();
    places.stream()
        .map(Place::whole)
        .filter(one -> !Category.saysNothing(one))
        .forEach(wholes::add);
    parts().forEach(one -> possible.add(secret(false, one)));
    wholes.forEach(one -> possible.add(secret(true, one)));
    Map<BitSet, Figure> secrets = new LinkedHashMap<>();
    for (Figure number : possible) {
      long people = people(sum(number));
      if (people > 0 && people < threshold && !shown.contains(sum(number))) {
        secrets.putIfAbsent(sum(number), number);
      }
    }
    return List.copyOf(secrets.values());
  }

  private static Figure secret(boolean ofWholes, String of) {
    return new Figure("", ofWholes, Set.of(of), Set.of(), OptionalLong.empty());
  }

  private BitSet sum(Figure number) {
    return sums.computeIfAbsent(
        number,
        any -> {
          BitSet sum = new BitSet();
          for (int at = 0; at < places.size(); at++) {
            sum.set(at, number.counts(places.get(at)));
          }
          return sum;
        });
  }

  private Both both(int at) {
    return requireNonNull(counts.get(places.get(at)));
  }

  private long records(BitSet sum) {
    return sum.stream().mapToLong(at -> both(at).records()).sum();
  }

  private long people(BitSet sum) {
    return sum.stream().mapToLong(at -> both(at).people()).sum();
  }

  /// Those of some numbers that readers of some others can tell to be small.
  private List<Figure> open(List<Figure> secrets, Predicate<Figure> seen) {
    List<Figure> known = numbers.stream().filter(seen).toList();
    Map<BitSet, Integer> cells = new LinkedHashMap<>();
    int first = places.size();
    known.forEach(one -> cells.putIfAbsent(sum(one), first + cells.size()));
    secrets.forEach(one -> cells.putIfAbsent(sum(one), first + cells.size()));
    pairs.forEach(one -> cells.putIfAbsent(one, first + cells.size()));
    long[] values = new long[first + cells.size()];
    List<String> ids = new ArrayList<>();
    for (int at = 0; at < first; at++) {
      values[at] = both(at).records();
      ids.add("place " + at);
    }
    List<LinearRow> rows = new ArrayList<>();
    cells.forEach(
        (sum, cell) -> {
          values[cell] = records(sum);
          ids.add("sum " + cell);
          rows.add(LinearRow.ofTotal(cell, sum.stream().toArray()));
        });
    long[] lower = new long[values.length];
    long[] upper = new long[values.length];
    Arrays.fill(upper, Attack.UNBOUNDED);
    for (int at = 0; at < first; at++) {
      if (!isNoSlip(places.get(at))) {
        lower[at] = values[at];
        upper[at] = values[at];
      }
    }
    pairs.forEach(one -> lower[requireNonNull(cells.get(one))] = 1);
    for (Figure number : known) {
      int cell = requireNonNull(cells.get(sum(number)));
      if (number.count().isPresent()) {
        lower[cell] = values[cell];
        upper[cell] = values[cell];
      } else {
        lower[cell] = Math.max(lower[cell], 1);
      }
    }
    Map<Integer, Figure> byCell = new HashMap<>();
    List<ProtectionLevel> levels = new ArrayList<>();
    for (Figure secret : secrets) {
      int cell = requireNonNull(cells.get(sum(secret)));
      byCell.put(cell, secret);
      long high = values[cell] + threshold - people(sum(secret));
      levels.add(new ProtectionLevel(cell, values[cell], high));
    }
    Attack attack = Attack.within(JointSystem.of(ids, values, rows), lower, upper);
    return Auditor.audit(attack.against(levels)).failures().stream()
        .map(one -> one.level().cell())
        .map(byCell::get)
        .toList();
  }

  /// The places of each part in each whole.
  private static List<BitSet> pairs(List<Place> places) {
    Map<List<String>, BitSet> pairs = new LinkedHashMap<>();
    for (int at = 0; at < places.size(); at++) {
      Place place = places.get(at);
      pairs.computeIfAbsent(List.of(place.part(), place.whole()), any -> new BitSet()).set(at);
    }
    return List.copyOf(pairs.values());
  }
}
