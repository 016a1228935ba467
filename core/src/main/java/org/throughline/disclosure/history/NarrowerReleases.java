package org.throughline.disclosure.history;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.throughline.table.Category;
import org.throughline.table.CellId;
import org.throughline.table.CountTable;
import org.throughline.table.DimensionKind;
import org.throughline.table.Restriction;
import org.throughline.table.Series;
import org.throughline.table.Vintage;

/// Releases that have only some of the categories of another one: an office's or a region's own release beside the
/// national one.
///
/// @see Counterparts
public final class NarrowerReleases {

  /// The categories that a series has in a dimension, those aside that were put together.
  private final Map<Series, Map<String, Set<String>>> categories = new LinkedHashMap<>();

  private final Map<String, DimensionKind> kinds = new HashMap<>();

  /// What series consist of.
  NarrowerReleases(List<Fact> before, List<CountTable> tables) {
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

  /// A table of a new publication. That of a release that has only some of the categories of another, new or published
  /// before, says that it has: such a table says more than when something happened.
  CountTable restricted(CountTable table) {
    List<Restriction> within = new ArrayList<>(table.within());
    table
        .series()
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

  /// What the records behind a table have in common, as equations for the ledger: that some of the categories are
  /// all of the series.
  public static List<Fact.Sum> common(CountTable table) {
    return table
        .series()
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

  private static Optional<CellId> find(String name) {
    return CellId.find(Vintage.parse(name).number());
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

  private DimensionKind kind(String dimension) {
    return kinds.getOrDefault(dimension, DimensionKind.TIME);
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

  /// The categories of a series by dimension, those of times aside.
  Map<String, Set<String>> of(Series series) {
    Map<String, Set<String>> found = new TreeMap<>(categories.getOrDefault(series, Map.of()));
    found.keySet().removeIf(this::isTime);
    return found;
  }

  /// Of a dimension that no new table has nothing is asked, as of one of time.
  boolean isTime(String dimension) {
    return kind(dimension) == DimensionKind.TIME;
  }

  /// The categories that the narrower of two series has, by dimension; none where both have much the same. Empty where
  /// neither holds the records of the other: those of two offices.
  Optional<Map<String, Set<String>>> narrower(Series one, Series other) {
    Map<String, Set<String>> here = of(one);
    Map<String, Set<String>> there = of(other);
    Map<String, Set<String>> narrow = narrow(here, there);
    Map<String, Set<String>> wide = narrow(there, here);
    boolean isApart =
        here.keySet().stream()
            .filter(there::containsKey)
            .filter(dimension -> !narrow.containsKey(dimension) && !wide.containsKey(dimension))
            .anyMatch(
                dimension ->
                    isApart(
                        said(requireNonNull(here.get(dimension))),
                        said(requireNonNull(there.get(dimension)))));
    return isApart || (!narrow.isEmpty() && !wide.isEmpty())
        ? Optional.empty()
        : Optional.of(narrow.isEmpty() ? wide : narrow);
  }

  private Map<String, Set<String>> narrow(
      Map<String, Set<String>> here, Map<String, Set<String>> there) {
    Map<String, Set<String>> narrow = new TreeMap<>(here);
    narrow.entrySet().removeIf(entry -> !isNarrow(entry.getKey(), entry.getValue(), there));
    return narrow;
  }

  /// Whether two sets of categories have less than half of the smaller in common.
  private static boolean isApart(Set<String> here, Set<String> there) {
    long both = here.stream().filter(there::contains).count();
    return 2 * both < Math.min(here.size(), there.size());
  }
}
