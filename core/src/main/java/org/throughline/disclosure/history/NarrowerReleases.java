package org.throughline.disclosure.history;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.throughline.table.CellId;
import org.throughline.table.CountTable;
import org.throughline.table.Restriction;
import org.throughline.table.Series;
import org.throughline.table.Vintage;

/// Numbers of a release whose records all have something in common, beside those of a wider release: a
/// month of an office's own release and the office in that month of the national one. Where both are
/// equal, readers take them for the same, and what is withheld of one must not be shown of the other.
public final class NarrowerReleases {

  /// What a number counts, whatever release it comes from.
  private record Quantity(String measure, String period, SortedMap<String, String> at) {}

  private final Function<String, OptionalLong> count;
  private final Map<String, CellId> cells = new LinkedHashMap<>();
  private final Map<Quantity, List<String>> names = new HashMap<>();
  private final Map<Series, Map<String, String>> common = new HashMap<>();

  private NarrowerReleases(Function<String, OptionalLong> count) {
    this.count = count;
  }

  /// The equations between equal numbers.
  ///
  /// @param before what was published before
  /// @param tables the exact tables of the new publication
  /// @param count the exact count of a number, new or not
  static List<Fact> sums(
      List<Fact> before, List<CountTable> tables, Function<String, OptionalLong> count) {
    NarrowerReleases releases = new NarrowerReleases(count);
    for (Fact fact : before) {
      switch (fact) {
        case Fact.Shown shown -> releases.add(shown.cell());
        case Fact.Hidden hidden -> releases.add(hidden.cell());
        case Fact.Behind behind -> releases.add(behind.cell());
        case Fact.Sum sum -> releases.noteCommon(sum);
        case Fact.Day _, Fact.Label _, Fact.Figure _ -> {}
      }
    }
    for (CountTable table : tables) {
      table.cells().forEach(cell -> releases.add(cell.id(), table.within()));
    }
    return releases.sums();
  }

  private void add(String name) {
    find(name).ifPresent(id -> add(name, id));
  }

  private static Optional<CellId> find(String name) {
    return CellId.find(Vintage.parse(name).number());
  }

  private void add(String name, List<Restriction> within) {
    CellId.find(name)
        .ifPresent(
            id -> {
              add(name, id);
              within.forEach(one -> note(id.series(), one.dimension(), one.category()));
            });
  }

  private void add(String name, CellId id) {
    if (id.series() instanceof Series.Count series && cells.put(name, id) == null) {
      Quantity quantity = new Quantity(series.measure(), series.period(), id.coordinates());
      names.computeIfAbsent(quantity, any -> new ArrayList<>()).add(name);
    }
  }

  private void note(Series series, String dimension, String category) {
    common.computeIfAbsent(series, any -> new TreeMap<>()).put(dimension, category);
  }

  /// The equation by which a publication says what its records have in common.
  private void noteCommon(Fact.Sum sum) {
    Optional<CellId> whole = find(sum.parts().getFirst());
    if (sum.parts().size() > 1 || whole.isEmpty() || !whole.get().coordinates().isEmpty()) {
      return;
    }
    find(sum.total())
        .filter(part -> part.series().equals(whole.get().series()))
        .ifPresent(
            part ->
                part.coordinates()
                    .forEach((dimension, category) -> note(part.series(), dimension, category)));
  }

  /// What the records behind a table have in common, as equations for the ledger: that part of the series
  /// is all of it.
  public static List<Fact> common(CountTable table) {
    List<Fact> facts = new ArrayList<>();
    CellId.find(table.cells().getFirst().id())
        .map(cell -> CellId.totalOf(cell.series()))
        .ifPresent(
            total ->
                table
                    .within()
                    .forEach(
                        one ->
                            facts.add(
                                new Fact.Sum(
                                    total.at(one.dimension(), one.category()).toString(),
                                    List.of(total.toString())))));
    return facts;
  }

  private List<Fact> sums() {
    List<Fact> sums = new ArrayList<>();
    cells.forEach(
        (name, id) ->
            common
                .getOrDefault(id.series(), Map.of())
                .forEach(
                    (dimension, category) ->
                        wider(id.at(dimension, category)).stream()
                            .filter(other -> isSame(other, name))
                            .forEach(other -> sums.add(new Fact.Sum(other, List.of(name))))));
    return sums;
  }

  /// The same number in other releases.
  private List<String> wider(CellId id) {
    Series.Count series = (Series.Count) id.series();
    return names
        .getOrDefault(new Quantity(series.measure(), series.period(), id.coordinates()), List.of())
        .stream()
        .filter(other -> !requireNonNull(cells.get(other)).series().equals(series))
        .toList();
  }

  private boolean isSame(String one, String other) {
    OptionalLong here = count.apply(one);
    return here.isPresent() && here.getAsLong() > 0 && here.equals(count.apply(other));
  }
}
