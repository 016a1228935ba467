package org.throughline.disclosure.history;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.throughline.disclosure.history.Quantity.Source;
import org.throughline.table.Cell;
import org.throughline.table.CellId;
import org.throughline.table.CountTable;
import org.throughline.table.Series;
import org.throughline.table.Vintage;

/// What several releases say of the same: an office's own release and the national one, or two releases of the same
/// months, whether in a build or on a side of a comparison. Readers subtract one from the other, so that what one has more is
/// a count of records too: those of all other offices, those that came late. Where both say the same, readers take them for
/// the same, and what is withheld of one must not follow from the other.
final class Counterparts {

  /// Releases tell of the same records if their totals and months differ by at most one in so many.
  private static final long PART = 8;

  /// Between the id of the larger number and that of the smaller one.
  private static final String BEYOND = " beyond ";

  private final NarrowerReleases releases;
  private final Function<String, OptionalLong> count;
  private final Map<String, Quantity> quantities = new LinkedHashMap<>();

  /// The names of numbers by what they count, whatever release they come from, and by source.
  private final Map<String, Map<Source, List<String>>> names = new HashMap<>();

  /// Those that count the same in the same period, by what their totals count.
  private final Map<String, Set<Source>> sources = new HashMap<>();

  private final Map<Set<Source>, Boolean> related = new HashMap<>();

  /// The numbers of several years that readers add up, by the name of the sum.
  private final Map<String, List<String>> overYears = new LinkedHashMap<>();

  /// What a number of one of several years is called.
  private record Part(Source year, String name) {}

  /// What is counted in the years that comparisons are of.
  private final Set<String> compared;

  /// The numbers that were shown before, in whatever vintage.
  private final Set<String> shown = new HashSet<>();

  /// The sources of the new publication.
  private final Set<Source> today = new HashSet<>();

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
        if (one instanceof Fact.Shown) {
          shown.add(one.cell());
        }
      }
    }
    for (CountTable table : tables) {
      for (Cell cell : table.cells()) {
        add(cell.id());
        Optional.ofNullable(quantities.get(cell.id())).map(Quantity::source).ifPresent(today::add);
      }
    }
    compared = compared();
    quantities.forEach(
        (name, one) -> {
          sources.computeIfAbsent(counted(one.total()), any -> new HashSet<>()).add(one.source());
          names
              .computeIfAbsent(counted(one), any -> new LinkedHashMap<>())
              .computeIfAbsent(one.source(), any -> new ArrayList<>())
              .add(name);
        });
  }

  private String counted(Quantity one) {
    return compared.contains(one.total().counted()) ? one.inMonthsCompared() : one.counted();
  }

  private void add(String name) {
    if (!quantities.containsKey(name)) {
      CellId.find(Vintage.parse(name).number())
          .flatMap(Quantity::of)
          .ifPresent(one -> quantities.put(name, one));
    }
  }

  private Set<String> compared() {
    Map<Source, Set<String>> months = new LinkedHashMap<>();
    quantities.forEach(
        (name, one) -> {
          Set<String> some = months.computeIfAbsent(one.source(), any -> new TreeSet<>());
          one.month().filter(month -> count.apply(name).orElse(0) > 0).ifPresent(some::add);
        });
    // Most comparisons are of the same years, which are added up once.
    Set<List<Source>> all = new LinkedHashSet<>();
    months.keySet().stream()
        .filter(Source::isCommon)
        .forEach(source -> all.addAll(years(source, months)));
    Set<String> compared = new HashSet<>();
    for (List<Source> years : all) {
      compared.add(totalOf(years.size() == 1 ? years.getFirst() : together(years)).counted());
    }
    return compared;
  }

  /// The years of every release that have records in months that a comparison is of, or all beside one that shows no month.
  private static Collection<List<Source>> years(
      Source comparison, Map<Source, Set<String>> months) {
    String table = totalOf(comparison).inMonthsCompared();
    Set<String> within = requireNonNull(months.get(comparison));
    Map<Source, List<Source>> years = new LinkedHashMap<>();
    months.forEach(
        (source, some) -> {
          if (source.series() instanceof Series.Count
              && totalOf(source).inMonthsCompared().equals(table)
              && (within.isEmpty()
                  || !Collections.disjoint(some, within)
                  || (some.isEmpty() && within.stream().anyMatch(source::isOfYearWith)))) {
            years.computeIfAbsent(source.inAnyYear(), any -> new ArrayList<>()).add(source);
          }
        });
    return years.values();
  }

  /// What a release says of several years, as readers add it up: what comparisons say of other than months is of all the
  /// months compared.
  private Source together(List<Source> years) {
    Source together = Source.ofYears(years);
    Set<String> said =
        quantities.values().stream()
            .filter(one -> one.source().isCommon() && !one.isOfMonths())
            .map(Quantity::inMonthsCompared)
            .collect(Collectors.toSet());
    Map<Quantity, List<Part>> parts = new LinkedHashMap<>();
    quantities.forEach(
        (name, one) -> {
          if (years.contains(one.source())
              && said.contains(one.inMonthsCompared())
              && count.apply(name).isPresent()) {
            parts
                .computeIfAbsent(one.of(together), any -> new ArrayList<>())
                .add(new Part(one.source(), name));
          }
        });
    parts.forEach(
        (whole, some) -> {
          Vintage sum =
              new Vintage(new CellId(together.series(), whole.coordinates()).toString(), 1);
          for (List<String> names : sums(some)) {
            quantities.put(sum.toString(), whole);
            overYears.put(sum.toString(), names);
            sum = sum.next();
          }
        });
    if (years.stream().anyMatch(today::contains)) {
      today.add(together);
    }
    return together;
  }

  /// The sums over years that readers could add up, one after the other, as the years were shown; last the one over the newest
  /// of every year, shown or not.
  private Set<List<String>> sums(List<Part> parts) {
    Map<Source, String> newest = new LinkedHashMap<>();
    parts.forEach(part -> newest.put(part.year(), part.name()));
    Map<Source, String> read = new HashMap<>();
    Set<List<String>> sums = new LinkedHashSet<>();
    for (Part part : parts) {
      if (shown.contains(part.name())) {
        read.put(part.year(), part.name());
        if (read.size() == newest.size()) {
          sums.add(newest.keySet().stream().map(year -> requireNonNull(read.get(year))).toList());
        }
      }
    }
    List<String> last = List.copyOf(newest.values());
    sums.remove(last);
    sums.add(last);
    return sums;
  }

  /// The exact count of a number, or of a sum over years.
  OptionalLong count(String name) {
    List<String> parts = overYears.get(name);
    return parts == null
        ? count.apply(name)
        : OptionalLong.of(parts.stream().mapToLong(part -> count.apply(part).orElseThrow()).sum());
  }

  /// What readers have to be shown to have a number: the years of a sum over years, else the number itself.
  List<String> parts(String name) {
    return overYears.getOrDefault(name, List.of(name));
  }

  /// The sums over years that some numbers are in.
  List<Cell> overYears(Set<String> numbers) {
    return overYears.entrySet().stream()
        .filter(sum -> sum.getValue().stream().anyMatch(numbers::contains))
        .map(sum -> new Cell(sum.getKey(), List.of(), count(sum.getKey()).orElseThrow()))
        .toList();
  }

  /// Whether other releases count the same in the same period.
  private boolean isBesideOthers(Quantity one) {
    return requireNonNull(sources.get(counted(one.total()))).size() > 1;
  }

  /// The equations between sums over years and the years, and between a number of a narrower release and what others say of its
  /// categories, where they are equal.
  List<Fact> sums() {
    List<Fact> sums = new ArrayList<>();
    overYears.forEach((total, parts) -> sums.add(new Fact.Sum(total, parts)));
    quantities.forEach(
        (name, one) -> {
          if (isBesideOthers(one)) {
            asParts(one).stream()
                .filter(parts -> isSame(name, parts))
                .forEach(parts -> sums.add(new Fact.Sum(name, parts)));
          }
        });
    return sums;
  }

  /// What another release says of the same as a cell, and what one of the two has more.
  record Counterpart(Cell other, Cell more) {}

  /// The numbers of related releases that say the same as a cell: the newest, and older ones that were shown, since readers
  /// have them. Of two that are new the larger release stands, and the smaller one has to give way.
  List<Counterpart> of(Cell cell) {
    Quantity here = quantities.get(cell.id());
    if (here == null) {
      return List.of();
    }
    List<Counterpart> found = new ArrayList<>();
    names
        .getOrDefault(counted(here), Map.of())
        .forEach(
            (source, others) -> {
              if (!source.equals(here.source())
                  && !source.isBesideInBuilds(here.source())
                  && isRelated(here.source(), source)) {
                read(others).stream()
                    .filter(
                        other ->
                            !other.id().equals(others.getLast())
                                || !today.contains(source)
                                || !isLarger(here.source(), source))
                    .forEach(other -> found.add(new Counterpart(other, more(cell, other))));
              }
            });
    return found;
  }

  private static Cell more(Cell one, Cell other) {
    boolean isMore = one.count() > other.count();
    String id = isMore ? one.id() + BEYOND + other.id() : other.id() + BEYOND + one.id();
    return new Cell(id, List.of(), Math.abs(one.count() - other.count()));
  }

  /// What a release has in a compared table and not in a narrower measure of it: stints that are later ones of their stays.
  ///
  /// @param whole the number of the comparison
  /// @param part that of a build
  record Rest(Source source, Cell whole, Cell part, Cell more) {

    boolean has(Cell cell) {
      return whole.id().equals(cell.id()) || part.id().equals(cell.id());
    }
  }

  /// Such rests of two releases, and what one of them has more.
  record TwoRests(Rest here, Rest there, Cell apart) {

    List<Cell> numbers() {
      return List.of(here.whole(), here.part(), there.whole(), there.part());
    }
  }

  /// Where other releases, or other vintages, leave another rest than the one that a cell is in. Readers subtract rests too.
  List<TwoRests> rests(Cell cell) {
    Quantity one = quantities.get(cell.id());
    if (one == null) {
      return List.of();
    }
    List<Rest> all = rests(names.getOrDefault(counted(one), Map.of()));
    List<TwoRests> found = new ArrayList<>();
    for (Rest here : all.stream().filter(rest -> rest.has(cell)).toList()) {
      for (Rest there : all) {
        if (here.more().count() != there.more().count()
            && isRelated(here.source(), there.source())) {
          found.add(new TwoRests(here, there, more(here.more(), there.more())));
        }
      }
    }
    return found;
  }

  private List<Rest> rests(Map<Source, List<String>> same) {
    List<Rest> rests = new ArrayList<>();
    same.forEach(
        (one, wholes) ->
            same.forEach(
                (other, parts) -> {
                  if (one.isBeside(other)) {
                    for (Cell whole : read(wholes)) {
                      read(parts).stream()
                          .filter(part -> part.count() < whole.count())
                          .map(part -> new Rest(one, whole, part, more(whole, part)))
                          .forEach(rests::add);
                    }
                  }
                }));
    return rests;
  }

  /// Of the vintages of a number the newest, and those that readers have.
  private List<Cell> read(List<String> vintages) {
    return vintages.stream()
        .filter(name -> count(name).isPresent())
        .filter(name -> name.equals(vintages.getLast()) || shown.containsAll(parts(name)))
        .map(name -> new Cell(name, List.of(), count(name).orElseThrow()))
        .toList();
  }

  private boolean isLarger(Source one, Source other) {
    long here = newest(totalOf(one)).orElse(0);
    long there = newest(totalOf(other)).orElse(0);
    return here > there || (here == there && one.toString().compareTo(other.toString()) > 0);
  }

  private static Quantity totalOf(Source source) {
    return new Quantity(source, new TreeMap<>());
  }

  /// Whether an id names what one release has more than another.
  static boolean isMore(String id) {
    return id.contains(BEYOND);
  }

  private boolean isRelated(Source one, Source other) {
    return one.releases().equals(other.releases())
        || related.computeIfAbsent(
            Set.of(one, other),
            any ->
                releases
                    .narrower(one.series(), other.series())
                    .map(
                        some ->
                            releases.of(one.series()).entrySet().containsAll(some.entrySet())
                                ? tellTheSame(one, other, some)
                                : tellTheSame(other, one, some))
                    .filter(same -> same || holds(one, other) || holds(other, one))
                    .isPresent());
  }

  /// Whether a release may have all records of another, one of a programme or of some nationalities: it has no fewer of anything.
  private boolean holds(Source large, Source small) {
    boolean isAny = false;
    for (Quantity one : quantities.values()) {
      if (one.source().equals(small)) {
        OptionalLong here = newest(one);
        OptionalLong there = newest(one.of(large));
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
  private boolean tellTheSame(Source narrow, Source wide, Map<String, Set<String>> within) {
    int compared = 0;
    int same = 0;
    for (Quantity one : quantities.values()) {
      if (one.source().equals(narrow)
          && one.coordinates().keySet().stream().allMatch(releases::isTime)) {
        OptionalLong here = newest(one);
        OptionalLong there = said(one.of(wide), within);
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
  private OptionalLong said(Quantity wide, Map<String, Set<String>> within) {
    List<Quantity> parts = List.of(wide);
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

  private OptionalLong newest(Quantity one) {
    return Optional.ofNullable(names.getOrDefault(counted(one), Map.of()).get(one.source()))
        .map(all -> count(all.getLast()))
        .orElse(OptionalLong.empty());
  }

  /// What other releases say of the categories that the series of a number has: all together, and of each for itself,
  /// since all but a few of its records may be of one.
  private Set<List<String>> asParts(Quantity of) {
    Set<List<String>> found = new LinkedHashSet<>();
    releases
        .of(of.source().series())
        .forEach(
            (dimension, some) -> {
              if (!of.coordinates().containsKey(dimension)) {
                found.addAll(elsewhere(of, dimension, some));
                some.forEach(one -> found.addAll(elsewhere(of, dimension, Set.of(one))));
              }
            });
    return found;
  }

  /// The numbers of every other release that say the same of some categories; of several vintages each.
  private Set<List<String>> elsewhere(Quantity of, String dimension, Set<String> some) {
    List<Map<Source, List<String>>> all =
        some.stream()
            .map(one -> names.getOrDefault(counted(of.at(dimension, one)), Map.of()))
            .toList();
    Set<List<String>> found = new LinkedHashSet<>();
    for (Source other : all.getFirst().keySet()) {
      if (!other.equals(of.source()) && all.stream().allMatch(one -> one.containsKey(other))) {
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
    OptionalLong here = count(name);
    return here.isPresent()
        && here.getAsLong() > 0
        && parts.stream().allMatch(part -> count(part).isPresent())
        && parts.stream().mapToLong(part -> count(part).getAsLong()).sum() == here.getAsLong();
  }
}
