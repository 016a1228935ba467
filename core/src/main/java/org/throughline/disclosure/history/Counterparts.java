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
import java.util.function.Function;
import org.throughline.table.Cell;
import org.throughline.table.CellId;
import org.throughline.table.CountTable;
import org.throughline.table.Series;
import org.throughline.table.Vintage;

/// What several releases say of the same: an office's own release and the national one, or two releases of the same
/// months. Readers subtract one from the other, so that what one has more is a count of records too: those of all other
/// offices, those that came late. Where both say the same, readers take them for the same, and what is withheld of one must
/// not follow from the other.
final class Counterparts {

  /// Releases tell of the same records if their totals and months differ by at most one in so many.
  private static final long PART = 20;

  /// Between the id of the larger number and that of the smaller one.
  private static final String BEYOND = " beyond ";

  private final NarrowerReleases releases;
  private final Function<String, OptionalLong> count;
  private final Map<String, CellId> cells = new LinkedHashMap<>();

  /// The names of numbers by what they count, whatever release they come from, and by series.
  private final Map<String, Map<Series, List<String>>> names = new HashMap<>();

  /// Those that count the same in the same period, by what their totals count.
  private final Map<String, Set<Series>> series = new HashMap<>();

  private final Map<Set<Series>, Boolean> related = new HashMap<>();

  /// The series of the new publication.
  private final Set<Series> today = new HashSet<>();

  /// @param before what was published before
  /// @param tables the exact tables of the new publication
  /// @param count the exact count of a number, new or not
  Counterparts(
      NarrowerReleases releases,
      List<Fact> before,
      List<CountTable> tables,
      Function<String, OptionalLong> count) {
    this.releases = releases;
    this.count = count;
    for (Fact fact : before) {
      if (fact instanceof Fact.OfNumber one && !(one instanceof Fact.Printed)) {
        add(one.cell());
      }
    }
    for (CountTable table : tables) {
      for (Cell cell : table.cells()) {
        add(cell.id());
        Optional.ofNullable(cells.get(cell.id())).map(CellId::series).ifPresent(today::add);
      }
    }
  }

  private void add(String name) {
    if (!cells.containsKey(name)) {
      CellId.find(Vintage.parse(name).number())
          .filter(id -> id.series() instanceof Series.Count)
          .ifPresent(
              id -> {
                cells.put(name, id);
                series.computeIfAbsent(total(id), any -> new HashSet<>()).add(id.series());
                names
                    .computeIfAbsent(quantity(id), any -> new LinkedHashMap<>())
                    .computeIfAbsent(id.series(), any -> new ArrayList<>())
                    .add(name);
              });
    }
  }

  /// As text: the hashes of maps of coordinates collide.
  private static String quantity(CellId id) {
    return id.withoutRelease().orElseThrow();
  }

  /// Whether other releases count the same in the same period.
  private boolean isBesideOthers(CellId id) {
    return requireNonNull(series.get(total(id))).size() > 1;
  }

  private static String total(CellId id) {
    return quantity(CellId.totalOf(id.series()));
  }

  /// The equations between a number of a narrower release and what others say of its categories, where they are equal.
  List<Fact> sums() {
    List<Fact> sums = new ArrayList<>();
    cells.forEach(
        (name, id) -> {
          if (isBesideOthers(id)) {
            asParts(id).stream()
                .filter(parts -> isSame(name, parts))
                .forEach(parts -> sums.add(new Fact.Sum(name, parts)));
          }
        });
    return sums;
  }

  /// What another release says of the same as a cell, and what one of the two has more.
  record Counterpart(Cell other, Cell more) {}

  /// The newest numbers of related releases that say the same as a cell. Of two that are new the larger release stands, and
  /// the smaller one has to give way.
  List<Counterpart> of(Cell cell) {
    CellId id = cells.get(cell.id());
    if (id == null) {
      return List.of();
    }
    List<Counterpart> found = new ArrayList<>();
    names
        .getOrDefault(quantity(id), Map.of())
        .forEach(
            (series, others) -> {
              String name = others.getLast();
              if (!series.equals(id.series())
                  && count.apply(name).isPresent()
                  && isRelated(id.series(), series)
                  && !(today.contains(series) && isLarger(id.series(), series))) {
                found.add(counterpart(cell, name));
              }
            });
    return found;
  }

  private Counterpart counterpart(Cell cell, String name) {
    Cell other = new Cell(name, List.of(), count.apply(name).orElseThrow());
    boolean isMore = cell.count() > other.count();
    String id = isMore ? cell.id() + BEYOND + name : name + BEYOND + cell.id();
    return new Counterpart(other, new Cell(id, List.of(), Math.abs(cell.count() - other.count())));
  }

  private boolean isLarger(Series one, Series other) {
    long here = newest(CellId.totalOf(one)).orElse(0);
    long there = newest(CellId.totalOf(other)).orElse(0);
    return here > there || (here == there && one.toString().compareTo(other.toString()) > 0);
  }

  /// Whether an id names what one release has more than another.
  static boolean isMore(String id) {
    return id.contains(BEYOND);
  }

  private boolean isRelated(Series one, Series other) {
    return related.computeIfAbsent(
        Set.of(one, other),
        any ->
            releases
                .narrower(one, other)
                .map(
                    some ->
                        releases.of(one).entrySet().containsAll(some.entrySet())
                            ? tellTheSame(one, other, some)
                            : tellTheSame(other, one, some))
                .filter(same -> same || holds(one, other) || holds(other, one))
                .isPresent());
  }

  /// Whether a release may have all records of another, one of a programme or of some nationalities: it has no fewer of anything.
  private boolean holds(Series large, Series small) {
    boolean isAny = false;
    for (CellId id : cells.values()) {
      if (id.series().equals(small)) {
        OptionalLong here = newest(id);
        OptionalLong there = newest(new CellId(large, id.coordinates()));
        if (here.isPresent() && there.isPresent()) {
          if (here.getAsLong() > there.getAsLong()) {
            return false;
          }
          isAny = true;
        }
      }
    }
    return isAny;
  }

  /// Whether most of the totals and months of a release are about what another says of its categories.
  private boolean tellTheSame(Series narrow, Series wide, Map<String, Set<String>> within) {
    int compared = 0;
    int same = 0;
    for (CellId id : cells.values()) {
      if (id.series().equals(narrow)
          && id.coordinates().keySet().stream().allMatch(releases::isTime)) {
        OptionalLong here = newest(id);
        OptionalLong there = said(wide, id, within);
        if (here.isPresent() && there.isPresent()) {
          compared++;
          long apart = Math.abs(here.getAsLong() - there.getAsLong());
          same += PART * apart <= Math.max(here.getAsLong(), there.getAsLong()) ? 1 : 0;
        }
      }
    }
    return 2 * same >= compared;
  }

  /// What a wider release says of some categories, as far as it breaks its numbers down by them.
  private OptionalLong said(Series wide, CellId id, Map<String, Set<String>> within) {
    List<CellId> parts = List.of(new CellId(wide, id.coordinates()));
    for (Map.Entry<String, Set<String>> some : within.entrySet()) {
      parts =
          parts.stream()
              .flatMap(part -> some.getValue().stream().map(one -> part.at(some.getKey(), one)))
              .toList();
    }
    List<OptionalLong> counts = parts.stream().map(this::newest).toList();
    return counts.stream().anyMatch(OptionalLong::isPresent)
        ? OptionalLong.of(counts.stream().mapToLong(one -> one.orElse(0)).sum())
        : OptionalLong.empty();
  }

  private OptionalLong newest(CellId id) {
    return Optional.ofNullable(names.getOrDefault(quantity(id), Map.of()).get(id.series()))
        .map(all -> count.apply(all.getLast()))
        .orElse(OptionalLong.empty());
  }

  /// What other releases say of the categories that the series of a number has: all together, and of each for itself,
  /// since all but a few of its records may be of one.
  private Set<List<String>> asParts(CellId id) {
    Set<List<String>> found = new LinkedHashSet<>();
    releases
        .of(id.series())
        .forEach(
            (dimension, some) -> {
              if (!id.coordinates().containsKey(dimension)) {
                found.addAll(elsewhere(id, dimension, some));
                some.forEach(one -> found.addAll(elsewhere(id, dimension, Set.of(one))));
              }
            });
    return found;
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

  private boolean isSame(String name, List<String> parts) {
    OptionalLong here = count.apply(name);
    return here.isPresent()
        && here.getAsLong() > 0
        && parts.stream().allMatch(part -> count.apply(part).isPresent())
        && parts.stream().mapToLong(part -> count.apply(part).getAsLong()).sum()
            == here.getAsLong();
  }
}
