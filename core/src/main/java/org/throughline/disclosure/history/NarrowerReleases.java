package org.throughline.disclosure.history;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.throughline.table.Category;
import org.throughline.table.CellId;
import org.throughline.table.CountTable;
import org.throughline.table.DimensionKind;
import org.throughline.table.Restriction;
import org.throughline.table.Series;
import org.throughline.table.Vintage;

/// Releases that have only some of the categories of another one: an office's or a region's own release beside the
/// national one. Where a number of it equals what the other says of those categories, readers take both for the same, and
/// what is withheld of one must not follow from the other.
public final class NarrowerReleases {

  /// What a number counts, whatever release it comes from.
  private record Quantity(String measure, String period, SortedMap<String, String> at) {}

  private final Map<String, CellId> cells = new LinkedHashMap<>();
  private final Map<Quantity, Map<Series, List<String>>> names = new HashMap<>();

  /// The categories that a series has in a dimension, those aside that were put together.
  private final Map<Series, Map<String, Set<String>>> categories = new LinkedHashMap<>();

  private final Map<String, DimensionKind> kinds = new HashMap<>();

  /// What series consist of. Which numbers there are is asked for equal ones only, and costs a name read for each.
  private NarrowerReleases(List<Fact> before, List<CountTable> tables) {
    for (Fact fact : before) {
      if (fact instanceof Fact.Sum sum) {
        note(sum.total(), sum.parts());
      }
    }
    for (CountTable table : tables) {
      table.dimensions().forEach(one -> kinds.put(one.id(), one.kind()));
      table.within().forEach(one -> kinds.put(one.dimension(), one.kind()));
      table.equations().forEach(sum -> note(sum.total(), sum.parts()));
      common(table).forEach(sum -> note(sum.total(), sum.parts()));
    }
  }

  private void addNumbers(List<Fact> before, List<CountTable> tables) {
    for (Fact fact : before) {
      switch (fact) {
        case Fact.Shown shown -> add(shown.cell());
        case Fact.Hidden hidden -> add(hidden.cell());
        case Fact.Behind behind -> add(behind.cell());
        case Fact.Sum _, Fact.Day _, Fact.Label _, Fact.Figure _ -> {}
      }
    }
    tables.forEach(table -> table.cells().forEach(cell -> add(cell.id())));
  }

  /// The tables of a new publication. Those of a release that has only some of the categories of another, new or
  /// published before, say that they have: such a table says more than when something happened.
  static List<CountTable> restricted(List<Fact> before, List<CountTable> tables) {
    NarrowerReleases releases = new NarrowerReleases(before, tables);
    return tables.stream().map(releases::restricted).toList();
  }

  private CountTable restricted(CountTable table) {
    List<Restriction> within = new ArrayList<>(table.within());
    series(table)
        .ifPresent(
            series ->
                narrow(series)
                    .forEach(
                        (dimension, some) ->
                            within.add(
                                new Restriction(
                                    dimension, requireNonNull(kinds.get(dimension)), some))));
    return table.within(within);
  }

  /// The equations between equal numbers.
  ///
  /// @param before what was published before
  /// @param tables the exact tables of the new publication
  /// @param count the exact count of a number, new or not
  static List<Fact> sums(
      List<Fact> before, List<CountTable> tables, Function<String, OptionalLong> count) {
    NarrowerReleases releases = new NarrowerReleases(before, tables);
    releases.addNumbers(before, tables);
    List<Fact> sums = new ArrayList<>();
    releases.cells.forEach(
        (name, id) ->
            releases.asParts(id).stream()
                .filter(parts -> isSame(name, parts, count))
                .forEach(parts -> sums.add(new Fact.Sum(name, parts))));
    return sums;
  }

  /// What the records behind a table have in common, as equations for the ledger: that some of the categories are
  /// all of the series.
  public static List<Fact.Sum> common(CountTable table) {
    return series(table)
        .map(CellId::totalOf)
        .map(
            total ->
                table.within().stream()
                    .map(one -> new Fact.Sum(total.toString(), parts(total, one)))
                    .toList())
        .orElse(List.of());
  }

  private static List<String> parts(CellId total, Restriction common) {
    return common.categories().stream()
        .map(category -> total.at(common.dimension(), category).toString())
        .toList();
  }

  private static Optional<Series> series(CountTable table) {
    return CellId.find(table.cells().getFirst().id()).map(CellId::series);
  }

  private static Optional<CellId> find(String name) {
    return CellId.find(Vintage.parse(name).number());
  }

  private void add(String name) {
    if (cells.containsKey(name)) {
      return;
    }
    find(name)
        .filter(id -> id.series() instanceof Series.Count)
        .ifPresent(
            id -> {
              cells.put(name, id);
              names
                  .computeIfAbsent(quantity(id), any -> new LinkedHashMap<>())
                  .computeIfAbsent(id.series(), any -> new ArrayList<>())
                  .add(name);
            });
  }

  private static Quantity quantity(CellId id) {
    Series.Count series = (Series.Count) id.series();
    return new Quantity(series.measure(), series.period(), id.coordinates());
  }

  /// The equation that says what a series consists of, in one dimension.
  private void note(String total, List<String> parts) {
    Optional<CellId> whole = find(total);
    if (whole.isEmpty() || !(whole.get().series() instanceof Series.Count series)) {
      return;
    }
    if (whole.get().coordinates().size() == 1 && parts.equals(List.of(totalOf(series)))) {
      // Older ledgers say it the other way round.
      note(totalOf(series), List.of(total));
      return;
    }
    if (!whole.get().coordinates().isEmpty()) {
      return;
    }
    Set<String> found = new TreeSet<>();
    String dimension = "";
    for (String part : parts) {
      Optional<CellId> id = find(part).filter(one -> one.series().equals(series));
      if (id.isEmpty() || id.get().coordinates().size() != 1) {
        return;
      }
      dimension = id.get().coordinates().firstKey();
      found.add(id.get().coordinates().firstEntry().getValue());
    }
    if (found.stream().noneMatch(Category::isRecoded)) {
      categories
          .computeIfAbsent(series, any -> new TreeMap<>())
          .computeIfAbsent(dimension, any -> new TreeSet<>())
          .addAll(found);
    }
  }

  private static String totalOf(Series series) {
    return CellId.totalOf(series).toString();
  }

  /// The dimensions in which a series has only some of the categories of another one.
  private Map<String, SortedSet<String>> narrow(Series series) {
    Map<String, SortedSet<String>> narrow = new TreeMap<>();
    categories
        .getOrDefault(series, Map.of())
        .forEach(
            (dimension, some) -> {
              if (others(series).anyMatch(other -> isNarrow(dimension, some, other))) {
                narrow.put(dimension, new TreeSet<>(some));
              }
            });
    return narrow;
  }

  private Stream<Map<String, Set<String>>> others(Series series) {
    return categories.entrySet().stream()
        .filter(entry -> isSame(entry.getKey(), series))
        .map(Map.Entry::getValue);
  }

  /// Whether two series count the same in the same period.
  private static boolean isSame(Series one, Series other) {
    return one instanceof Series.Count here
        && other instanceof Series.Count there
        && !here.equals(there)
        && here.measure().equals(there.measure())
        && here.period().equals(there.period());
  }

  /// Any office less is a region; that a few nationalities are missing is what postings of the whole nation differ by.
  private boolean isNarrow(String dimension, Set<String> some, Map<String, Set<String>> other) {
    Set<String> here = said(some);
    Set<String> there = said(other.getOrDefault(dimension, Set.of()));
    return there.size() > here.size()
        && there.containsAll(here)
        && switch (kind(dimension)) {
          case TIME, SOURCE -> false;
          case OFFICE -> true;
          case PLACE, EVENT, PERSONAL -> 2 * here.size() <= there.size();
        };
  }

  private static Set<String> said(Set<String> categories) {
    Set<String> said = new HashSet<>(categories);
    said.removeIf(Category::saysNothing);
    return said;
  }

  /// What other releases say of the categories that the series of a number has: all together, and of each for itself,
  /// since all but a few of its records may be of one.
  private Set<List<String>> asParts(CellId id) {
    Set<List<String>> found = new LinkedHashSet<>();
    categories
        .getOrDefault(id.series(), Map.of())
        .forEach(
            (dimension, some) -> {
              if (!id.coordinates().containsKey(dimension)
                  && kind(dimension) != DimensionKind.TIME) {
                found.addAll(elsewhere(id, dimension, some));
                some.forEach(one -> found.addAll(elsewhere(id, dimension, Set.of(one))));
              }
            });
    return found;
  }

  /// Of a dimension that no new table has nothing is asked, as of one of time.
  private DimensionKind kind(String dimension) {
    return kinds.getOrDefault(dimension, DimensionKind.TIME);
  }

  /// The numbers of every other release that say the same of some categories; of several vintages each.
  private Set<List<String>> elsewhere(CellId id, String dimension, Set<String> some) {
    List<Map<Series, List<String>>> all =
        some.stream()
            .map(one -> names.getOrDefault(quantity(id.at(dimension, one)), Map.of()))
            .toList();
    Set<List<String>> found = new LinkedHashSet<>();
    for (Series other : all.getFirst().keySet()) {
      if (!other.equals(id.series()) && all.stream().allMatch(one -> one.containsKey(other))) {
        found.addAll(vintages(all.stream().map(one -> requireNonNull(one.get(other))).toList()));
      }
    }
    return found;
  }

  private static Set<List<String>> vintages(List<List<String>> parts) {
    int most = parts.stream().mapToInt(List::size).max().orElse(0);
    Set<List<String>> vintages = new LinkedHashSet<>();
    for (int at = 0; at < most; at++) {
      int vintage = at;
      vintages.add(
          parts.stream().map(names -> names.get(Math.min(vintage, names.size() - 1))).toList());
    }
    return vintages;
  }

  private static boolean isSame(
      String name, List<String> parts, Function<String, OptionalLong> count) {
    OptionalLong here = count.apply(name);
    return here.isPresent()
        && here.getAsLong() > 0
        && parts.stream().allMatch(part -> count.apply(part).isPresent())
        && parts.stream().mapToLong(part -> count.apply(part).getAsLong()).sum()
            == here.getAsLong();
  }
}
