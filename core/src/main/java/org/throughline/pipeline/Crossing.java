package org.throughline.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.ImpliedLowerBound;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.disclosure.secondary.Task;
import org.throughline.table.Category;

/// All that is shown of records by two dimensions, of which one's categories lie in the other's, and by month: every table at
/// once, attacked as one system of sums over who is in a part, a whole and a month.
///
/// Readers are taken to know which parts lie in which wholes, and how few records of a part are elsewhere by a slip.
public final class Crossing {

  /// Where a record is.
  ///
  /// @param month or the side of a comparison
  public record Place(String part, String whole, String month) {}

  /// Those in a part and a whole at once.
  public record Both(long records, long people) {
    Both and(Both others) {
      return new Both(records + others.records, people + others.people);
    }
  }

  /// A number of a table.
  ///
  /// @param table its id
  /// @param ofWholes whether it is of wholes; else of parts
  /// @param of ids of the categories that it is of together; of all if there are none
  /// @param months likewise
  /// @param less those whose records are subtracted: of a change one side
  /// @param count nothing if it is withheld
  /// @param before of a number that is withheld: what readers have of it all the same
  public record Figure(
      String table,
      boolean ofWholes,
      Set<String> of,
      Set<String> months,
      Set<String> less,
      OptionalLong count,
      Optional<Before> before) {
    public Figure {
      of = Set.copyOf(of);
      months = Set.copyOf(months);
      less = Set.copyOf(less);
    }

    Figure(String table, boolean ofWholes, Set<String> of, Set<String> months, OptionalLong count) {
      this(table, ofWholes, of, months, Set.of(), count, Optional.empty());
    }

    private boolean isOf(Place place) {
      return of.isEmpty() || of.contains(ofWholes ? place.whole() : place.part());
    }

    private boolean counts(Place place) {
      return isOf(place) && (months.isEmpty() || months.contains(place.month()));
    }

    private boolean subtracts(Place place) {
      return isOf(place) && less.contains(place.month());
    }
  }

  /// By how much a number has grown since readers were shown it, and by how many people; less than nothing if it shrank.
  public record Before(long records, long people) {
    boolean isStill() {
      return records == 0;
    }
  }

  /// Records in a part and a whole that are a smaller share than this of either are there by slips.
  private static final double SLIPS = 0.1;

  private static final int MOST_TRIED = 30;

  private static final int MOST_AT_ONCE = 25;

  private final List<Place> places;
  private final Map<Place, Both> counts;
  private final List<Figure> numbers;
  private final int threshold;
  private final boolean isOfMonths;
  private final List<BitSet> pairs;
  private final Map<Figure, BitSet> sums = new HashMap<>();
  private final Map<String, Long> ofParts = new HashMap<>();
  private final Map<String, Long> ofWholes = new HashMap<>();
  private final Map<String, Map<String, Long>> ofPairs = new TreeMap<>();

  /// @param counts how many records and people are in each place that has any
  /// @param threshold on people
  public Crossing(Map<Place, Both> counts, List<Figure> numbers, int threshold) {
    this(counts, numbers, threshold, /* isOfMonths= */ false);
  }

  private Crossing(
      Map<Place, Both> counts, List<Figure> numbers, int threshold, boolean isOfMonths) {
    this.isOfMonths = isOfMonths;
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
          ofWholes.merge(place.whole(), some.records(), Long::sum);
          ofPairs
              .computeIfAbsent(place.part(), any -> new TreeMap<>())
              .merge(place.whole(), some.records(), Long::sum);
        });
  }

  /// The same, asked for single months of each part and whole. In which of them nobody of a part is in a whole readers do not
  /// know. What is possible in fractions of a record counts as possible: whole numbers were found wherever they were looked
  /// for, but they are costly to find.
  Crossing ofMonths() {
    Map<Place, Both> all = new HashMap<>(counts);
    Set<String> months = places.stream().map(Place::month).collect(Collectors.toSet());
    for (Place place : places) {
      months.forEach(
          month -> all.putIfAbsent(new Place(place.part(), place.whole(), month), new Both(0, 0)));
    }
    return new Crossing(all, numbers, threshold, /* isOfMonths= */ true);
  }

  /// By the id of each table that has to show less: the categories, and the months, to show as one; nothing where there is
  /// nothing left to put together.
  Map<String, List<Set<String>>> telling() {
    Map<String, List<Set<String>>> telling = new TreeMap<>();
    fewest(told()).forEach((table, told) -> telling.put(table, together(told, table)));
    return telling;
  }

  /// The ids of the tables of parts that have to be left out, where they cannot show less.
  public Set<String> tellingTables() {
    return fewest(told()).keySet();
  }

  /// Small numbers that no table shows, and that all tables together tell to be small, though those of their own dimension
  /// do not.
  List<Figure> told() {
    List<Figure> told = open(secrets(), numbers);
    return Stream.of(false, true)
        .flatMap(
            ofWholes -> {
              List<Figure> some = told.stream().filter(one -> one.ofWholes() == ofWholes).toList();
              return without(some, open(some, some(other -> isAbout(ofWholes, other)))).stream();
            })
        .toList();
  }

  private static List<Figure> without(List<Figure> all, List<Figure> some) {
    Set<Figure> gone = Set.copyOf(some);
    return all.stream().filter(one -> !gone.contains(one)).toList();
  }

  private List<Figure> some(Predicate<Figure> which) {
    return numbers.stream().filter(which).toList();
  }

  private static boolean isAbout(boolean wholes, Figure number) {
    return number.ofWholes() == wholes || number.of().isEmpty();
  }

  /// By table of parts the numbers that are safe without it, each at the first of them, those by month before those of the
  /// year; what is told without any one of them is at all.
  private Map<String, List<Figure>> fewest(List<Figure> told) {
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
    Map<String, List<Figure>> fewest = new TreeMap<>();
    List<Figure> left = told;
    for (String table : inOrder) {
      List<Figure> still = open(left, some(one -> !one.table().equals(table)));
      fewest.put(table, new ArrayList<>(without(left, still)));
      left = still;
    }
    for (List<Figure> some : fewest.values()) {
      some.addAll(left);
    }
    fewest.values().removeIf(List::isEmpty);
    return fewest;
  }

  /// What a table shows as one from now on: the months of the wholes, if its own are others; else what leaves numbers
  /// untold, of some that are tried.
  private List<Set<String>> together(List<Figure> told, String table) {
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
    Map<Set<String>, List<Figure>> byParts = new LinkedHashMap<>();
    told.forEach(
        one -> byParts.computeIfAbsent(allOfWholes(one), any -> new ArrayList<>()).add(one));
    List<Set<String>> together = new ArrayList<>();
    byParts.forEach((parts, some) -> together.addAll(untelling(some, joins(parts, table), table)));
    return together;
  }

  /// For each of some numbers the first of some joins that leaves it untold; where none does, the first of all.
  private List<Set<String>> untelling(List<Figure> told, List<Set<String>> joins, String table) {
    List<Set<String>> untelling = new ArrayList<>();
    List<Figure> left = told;
    for (Set<String> join : joins) {
      List<Figure> still = open(left, joined(table, join));
      if (still.size() < left.size()) {
        untelling.add(join);
      }
      left = still;
    }
    if (!left.isEmpty()) {
      joins.stream().findFirst().ifPresent(untelling::add);
    }
    return untelling;
  }

  /// All parts of the wholes that a number is of; where there are none, those that have records of it.
  private Set<String> allOfWholes(Figure told) {
    Set<String> all = new TreeSet<>(told.ofWholes() ? Set.of() : told.of());
    Set<String> wholes = new HashSet<>();
    Set<String> some = new TreeSet<>();
    for (Place place : places) {
      boolean isHome = told.ofWholes() || isNoSlip(place);
      if (isHome && told.counts(place)) {
        wholes.add(place.whole());
        if (!Category.saysNothing(place.part())) {
          some.add(place.part());
        }
      }
    }
    parts().stream().filter(part -> isIn(part, wholes)).forEach(all::add);
    // All of Buffalo is in New York, but most of New York is elsewhere.
    return all.isEmpty() ? some : all;
  }

  /// What a table could show as one: some parts, these with one class beside them, two other classes; those of fewest
  /// records first.
  private List<Set<String>> joins(Set<String> parts, String table) {
    List<Set<String>> classes = classes(table);
    List<Set<String>> beside =
        classes.stream().filter(one -> Collections.disjoint(one, parts)).toList();
    List<Set<String>> joins = new ArrayList<>(List.of(parts));
    beside.forEach(one -> joins.add(union(parts, one)));
    for (Set<String> one : beside) {
      beside.stream()
          .takeWhile(other -> !other.equals(one))
          .forEach(other -> joins.add(union(one, other)));
    }
    return joins.stream()
        .filter(one -> one.size() > 1 && classes.stream().noneMatch(of -> of.containsAll(one)))
        .limit(MOST_TRIED)
        .toList();
  }

  /// The classes of the year in a table, the smallest first.
  private List<Set<String>> classes(String table) {
    return numbers.stream()
        .filter(one -> one.table().equals(table) && one.months().isEmpty() && !one.of().isEmpty())
        .sorted(
            Comparator.comparingLong((Figure one) -> records(sum(one)))
                .thenComparing(one -> one.of().toString()))
        .map(Figure::of)
        .toList();
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }

  /// All numbers, where a table shows some categories as one.
  private List<Figure> joined(String table, Set<String> together) {
    List<Figure> joined = new ArrayList<>();
    Map<Set<String>, Figure> ofJoin = new LinkedHashMap<>();
    for (Figure number : numbers) {
      boolean isJoined =
          number.table().equals(table) && !Collections.disjoint(number.of(), together);
      if (isJoined) {
        ofJoin.merge(number.months(), number, Crossing::and);
      } else {
        joined.add(number);
      }
    }
    joined.addAll(ofJoin.values());
    return joined;
  }

  private static Figure and(Figure one, Figure other) {
    boolean isShown = one.count().isPresent() && other.count().isPresent();
    return new Figure(
        one.table(),
        one.ofWholes(),
        union(one.of(), other.of()),
        one.months(),
        isShown
            ? OptionalLong.of(one.count().getAsLong() + other.count().getAsLong())
            : OptionalLong.empty());
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
    long both = ofPairs.getOrDefault(place.part(), Map.of()).getOrDefault(place.whole(), 0L);
    return Category.saysNothing(place.part())
        || both >= SLIPS * ofParts.getOrDefault(place.part(), 0L)
        || both >= SLIPS * ofWholes.getOrDefault(place.whole(), 0L);
  }

  /// Numbers that no table shows and that are of few people, or have changed by few since they were shown: of each part and
  /// whole in all months, and what tables withhold; or of each part and whole in each month.
  private List<Figure> secrets() {
    Set<BitSet> shown = new HashSet<>();
    List<Figure> possible = new ArrayList<>();
    for (Figure number : numbers) {
      if (number.count().isPresent()) {
        shown.add(sum(number));
      } else if (!isOfMonths) {
        possible.add(number);
      }
    }
    Set<String> wholes = new TreeSet<>();
    places.stream()
        .map(Place::whole)
        .filter(one -> !Category.saysNothing(one))
        .forEach(wholes::add);
    Set<Set<String>> spans = new HashSet<>();
    places.forEach(one -> spans.add(isOfMonths ? Set.of(one.month()) : Set.of()));
    for (Set<String> months : spans) {
      parts().forEach(one -> possible.add(secret(false, one, months)));
      wholes.forEach(one -> possible.add(secret(true, one, months)));
    }
    Map<BitSet, Figure> secrets = new LinkedHashMap<>();
    for (Figure number : possible) {
      // The update of a number that waits is told where another table shows the same records.
      if (waits(number) || (isFew(number) && !shown.contains(sum(number)))) {
        secrets.merge(sum(number), number, (a, b) -> waits(a) ? a : b);
      }
    }
    return List.copyOf(secrets.values());
  }

  private boolean isFew(Figure number) {
    long people = people(sum(number));
    return people > 0 && people < threshold;
  }

  /// Whether it has changed by few people since readers were shown it.
  private boolean waits(Figure number) {
    return number.before().filter(one -> Math.abs(one.people()) < threshold).isPresent();
  }

  private static Figure secret(boolean ofWholes, String of, Set<String> months) {
    return new Figure("", ofWholes, Set.of(of), months, OptionalLong.empty());
  }

  /// The places that it counts, and after all of these those that it subtracts.
  private BitSet sum(Figure number) {
    return sums.computeIfAbsent(
        number,
        any -> {
          BitSet sum = new BitSet();
          for (int at = 0; at < places.size(); at++) {
            sum.set(at, number.counts(places.get(at)));
            sum.set(places.size() + at, number.subtracts(places.get(at)));
          }
          return sum;
        });
  }

  private Both both(int at) {
    return requireNonNull(counts.get(places.get(at % places.size())));
  }

  private int sign(int at) {
    return at < places.size() ? 1 : -1;
  }

  private long records(BitSet sum) {
    return sum.stream().mapToLong(at -> sign(at) * both(at).records()).sum();
  }

  /// Of a change nobody knows who they are: so many as one side has more are among them for sure, and one where it has records.
  private long people(BitSet sum) {
    long people = sum.stream().mapToLong(at -> sign(at) * both(at).people()).sum();
    boolean isChange = sum.length() > places.size();
    return isChange ? Math.min(records(sum), Math.max(1, Math.abs(people))) : people;
  }

  private LinearRow row(int cell, BitSet sum) {
    return new LinearRow(
        IntStream.concat(IntStream.of(cell), sum.stream().map(at -> at % places.size())).toArray(),
        LongStream.concat(LongStream.of(-1), sum.stream().mapToLong(this::sign)).toArray());
  }

  /// Those of some numbers that readers of some others can tell to be small, or to have changed by few.
  private List<Figure> open(List<Figure> secrets, List<Figure> known) {
    if (secrets.size() > MOST_AT_ONCE && isOfMonths) {
      // Each is a sum of its own, and a system of all of them costs several times as much to solve.
      List<Figure> open = new ArrayList<>();
      for (int from = 0; from < secrets.size(); from += MOST_AT_ONCE) {
        int to = Math.min(from + MOST_AT_ONCE, secrets.size());
        open.addAll(open(secrets.subList(from, to), known));
      }
      return open;
    }
    if (secrets.isEmpty()) {
      return List.of();
    }
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
          rows.add(row(cell, sum));
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
        // Where zeros are withheld too, readers of this one know which are none.
        lower[cell] = Math.max(lower[cell], Math.min(1, values[cell]));
        number.before().ifPresent(one -> bound(cell, values[cell], one, lower, upper));
      }
    }
    List<ProtectionLevel> levels = new ArrayList<>();
    for (Figure secret : secrets) {
      int cell = requireNonNull(cells.get(sum(secret)));
      levels.add(level(cell, values[cell], secret));
    }
    Set<Integer> told = told(JointSystem.of(ids, values, rows), lower, upper, levels);
    return secrets.stream().filter(one -> told.contains(cells.get(sum(one)))).toList();
  }

  /// The cells whose levels are not met. Most of those that are not follow from single equations, and need no attack on all.
  private Set<Integer> told(
      JointSystem system, long[] lower, long[] upper, List<ProtectionLevel> levels) {
    Task.Terms terms =
        new Task.Terms(
            cell -> lower[cell], cell -> upper[cell], any -> 0, ImpliedLowerBound.ANYTHING);
    Set<Integer> all =
        IntStream.range(0, lower.length).boxed().collect(Collectors.toCollection(TreeSet::new));
    Set<Integer> told = new Task(system, all, Set.of(), terms, levels, List.of()).outOfReach();
    List<ProtectionLevel> others =
        levels.stream().filter(one -> !told.contains(one.cell())).toList();
    Attack attack = Attack.within(system, lower, upper).against(others);
    if (isOfMonths) {
      told.addAll(Auditor.unreached(attack));
    } else {
      Auditor.audit(attack).failures().stream().map(one -> one.level().cell()).forEach(told::add);
    }
    return told;
  }

  /// Readers are taken to know whether a number grew or shrank.
  private static void bound(int cell, long value, Before before, long[] lower, long[] upper) {
    if (before.records() > 0) {
      lower[cell] = Math.max(lower[cell], value - before.records() + 1);
    } else if (before.records() < 0) {
      upper[cell] = Math.min(upper[cell], value - before.records() - 1);
    }
  }

  /// A small number has to leave possible that it is as large as the threshold, and one that waits that its change is.
  private ProtectionLevel level(int cell, long value, Figure secret) {
    long low = value;
    long high = isFew(secret) ? value + threshold - people(sum(secret)) : value;
    if (waits(secret)) {
      Before before = secret.before().orElseThrow();
      long more = threshold - Math.abs(before.people());
      high = before.records() > 0 ? Math.max(high, value + more) : high;
      low = before.records() < 0 ? Math.max(0, value - more) : low;
    }
    return new ProtectionLevel(cell, low, high);
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
