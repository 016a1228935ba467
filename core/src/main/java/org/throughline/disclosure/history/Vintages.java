package org.throughline.disclosure.history;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.disclosure.problem.Derived;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.DimensionKind;
import org.throughline.table.Equation;
import org.throughline.table.Restriction;
import org.throughline.table.Vintage;

/// The names under which the numbers of a new publication stand in the ledger.
///
/// A number keeps its name as long as its exact count stays the same. A revised number gets a new
/// vintage: `ID@2` after `ID`. Readers keep the old vintage; both are known to them, with every sum and
/// figure published about either, and the audit of the new publication attacks them together. Readers
/// are taken to know which numbers were not revised.
public final class Vintages {

  /// Ends the name of a first vintage while a newer number has the plain one.
  private static final String FIRST = "@1";

  /// Between the id of a number and the name under which it was shown before.
  private static final String SINCE = " since ";

  /// What all records of a table had in common when numbers of it were withheld, whatever it was.
  private static final Restriction WITHHELD_BEFORE =
      new Restriction("withheld-before", DimensionKind.PERSONAL, "yes");

  private final List<Fact> facts;
  private final Map<String, Long> kept;
  private final Map<String, Long> people = new HashMap<>();
  private final Map<String, Long> exact = new HashMap<>();
  private final Set<String> shown = new HashSet<>();
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> cells = new HashMap<>();
  private final Set<String> revised = new TreeSet<>();
  private final NarrowerReleases releases;
  private final List<CountTable> tables;
  private @Nullable Counterparts counterparts;
  private @Nullable List<CountTable> changed;

  /// @param all everything published before
  /// @param withheld exact counts behind what was withheld, by name
  /// @param tables the exact tables of the new publication
  public Vintages(List<Fact> all, Map<String, Long> withheld, List<CountTable> tables) {
    facts = RelatedFacts.of(all, tables);
    kept = Map.copyOf(withheld);
    releases = new NarrowerReleases(facts, tables);
    SuppressionHistory habits = new SuppressionHistory(hidden(facts));
    this.tables =
        tables.stream().map(releases::restricted).map(table -> asBefore(table, habits)).toList();
    Map<String, Integer> latest = new HashMap<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.Shown shown) {
        this.shown.add(shown.cell());
        exact.put(shown.cell(), shown.value());
        note(latest, shown.cell());
      } else {
        WithheldCounts.cell(fact).ifPresent(cell -> noteWithheld(latest, cell, withheld));
      }
    }
    for (CountTable table : tables) {
      table.cells().forEach(cell -> name(cell, latest));
      table.people().forEach(people::putIfAbsent);
    }
  }

  private static Set<String> hidden(List<Fact> facts) {
    Set<String> hidden = new HashSet<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.Hidden(String cell)) {
        hidden.add(cell);
      }
    }
    return hidden;
  }

  /// A table over time of which numbers were withheld, because its records had something in common then, is protected as it was:
  /// a record that has it not opens neither the old numbers nor what changed since.
  private static CountTable asBefore(CountTable table, SuppressionHistory habits) {
    return table.saysOnlyWhen()
            && table.cells().stream().anyMatch(cell -> habits.hasWithheld(cell.id()))
        ? table.within(List.of(WITHHELD_BEFORE))
        : table;
  }

  /// Counts of later publications may be kept beside these; they are not of this history.
  private void noteWithheld(Map<String, Integer> latest, String name, Map<String, Long> withheld) {
    note(latest, name);
    Long count = withheld.get(name);
    if (count != null) {
      exact.put(name, count);
    }
  }

  private static void note(Map<String, Integer> latest, String name) {
    Vintage vintage = Vintage.parse(name);
    latest.merge(vintage.number(), vintage.vintage(), Math::max);
  }

  private void name(Cell cell, Map<String, Integer> latest) {
    if (counts.putIfAbsent(cell.id(), cell.count()) != null) {
      return;
    }
    Vintage vintage = new Vintage(cell.id(), latest.getOrDefault(cell.id(), 1));
    Long before = exact.get(vintage.toString());
    if (before != null && before != cell.count()) {
      revised.add(cell.id());
      vintage = vintage.next();
    }
    names.put(cell.id(), vintage.toString());
    cells.put(vintage.toString(), cell.id());
  }

  /// The new tables as they are protected: with what their records have in common beside other releases.
  public List<CountTable> tables() {
    return tables;
  }

  /// The ids of the numbers that were published or withheld with another count before.
  public Set<String> revised() {
    return revised;
  }

  /// The new tables, each with the changes of its numbers since they were shown or withheld, as cells that
  /// nobody publishes. A change is a count of records too: where it is small, or of few people, no table may tell it.
  /// Readers are taken to know whether a number grew or shrank.
  public List<CountTable> withChanges() {
    List<CountTable> made = changed == null ? changed() : changed;
    changed = made;
    return made;
  }

  private List<CountTable> changed() {
    Map<String, SortedSet<Vintage>> before = new HashMap<>();
    for (String name : exact.keySet()) {
      Vintage vintage = Vintage.parse(name);
      before
          .computeIfAbsent(
              vintage.number(), any -> new TreeSet<>(Comparator.comparingInt(Vintage::vintage)))
          .add(vintage);
    }
    ChangedSums sums = new ChangedSums(facts, this::earlier, this::now);
    Counterparts counterparts = counterparts();
    return tables.stream()
        .map(table -> table.saysOnlyWhen() ? table : withChanges(table, before, sums, counterparts))
        .toList();
  }

  private CountTable withChanges(
      CountTable table,
      Map<String, SortedSet<Vintage>> before,
      ChangedSums sums,
      Counterparts counterparts) {
    Changes changes = new Changes();
    // A table of several releases says itself how their numbers hang together.
    Set<String> own = table.cells().stream().map(Cell::id).collect(Collectors.toSet());
    for (Cell now : table.cells()) {
      tie(now, own, counterparts, changes);
      Optional<Cell> last = Optional.empty();
      for (Vintage vintage : before.getOrDefault(now.id(), Collections.emptySortedSet())) {
        Cell earlier = earlier(vintage.toString());
        // What one posting added to another says who came since.
        last.ifPresent(one -> add(changes, one, earlier));
        add(changes, earlier, now);
        last = Optional.of(earlier);
      }
    }
    for (Cell years : counterparts.overYears(own)) {
      tie(years, own, counterparts, changes);
    }
    table.equations().forEach(sum -> changes.ties.addAll(sums.of(sum, changes.cells)));
    changes.cells.keySet().removeAll(own);
    Map<String, Long> some = new HashMap<>(table.people());
    some.putAll(changes.people);
    return table
        .withBehind(List.copyOf(changes.cells.values()), List.copyOf(changes.ties))
        .withPeople(some);
  }

  private void tie(Cell now, Set<String> own, Counterparts counterparts, Changes changes) {
    for (Counterparts.Counterpart one : counterparts.of(now)) {
      boolean isNews = !isShown(now) || !isShown(one.other());
      if (isNews && !own.contains(one.other().id())) {
        changes.cells.put(now.id(), now);
        changes.tie(now, one.other(), one.more());
      }
    }
    for (Counterparts.TwoRests two : counterparts.rests(now)) {
      if (!two.numbers().stream().allMatch(this::isShown)) {
        changes.tie(two.here().whole(), two.here().part(), two.here().more());
        changes.tie(two.there().whole(), two.there().part(), two.there().more());
        changes.tie(two.here().more(), two.there().more(), two.apart());
        two.numbers().forEach(cell -> changes.cells.put(cell.id(), cell));
      }
    }
  }

  /// Vintages of numbers of a table and the changes between them, with the equations that tie them.
  private static final class Changes {

    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final Map<String, Long> people = new HashMap<>();
    private final Set<Equation> ties = new LinkedHashSet<>();

    /// @param people of how many the records of a change are at the least
    void add(Cell earlier, Cell later, long people) {
      long change = Math.abs(later.count() - earlier.count());
      if (change > 0) {
        Cell since = new Cell(since(later.id(), earlier.id()), List.of(), change);
        tie(later, earlier, since);
        if (people < change) {
          this.people.put(since.id(), Math.max(1, people));
        }
      }
    }

    void tie(Cell number, Cell other, Cell difference) {
      cells.put(other.id(), other);
      if (difference.count() == 0) {
        ties.add(new Equation(number.id(), List.of(other.id())));
        return;
      }
      cells.put(difference.id(), difference);
      ties.add(
          number.count() > other.count()
              ? new Equation(number.id(), List.of(other.id(), difference.id()))
              : new Equation(other.id(), List.of(number.id(), difference.id())));
    }
  }

  /// A number under its name in the ledger, as a cell of the new publication.
  private Cell earlier(String name) {
    String id = cellOf(name);
    return new Cell(id, List.of(), count(id).orElseThrow());
  }

  /// A change between two numbers that readers were shown is no secret.
  private void add(Changes changes, Cell earlier, Cell later) {
    if (!isShown(earlier) || !isShown(later)) {
      changes.add(earlier, later, Math.abs(people(later) - people(earlier)));
    }
  }

  /// Of how many people the records of a number are, as far as that was kept.
  private long people(Cell cell) {
    Long some =
        counts.containsKey(cell.id())
            ? people.get(cell.id())
            : kept.get(WithheldCounts.people(Vintage.parse(cell.id()).toString()));
    return some == null ? cell.count() : some;
  }

  private boolean isShown(Cell cell) {
    return counterparts().parts(cell.id()).stream()
        .allMatch(id -> shown.contains(names.getOrDefault(id, Vintage.parse(id).toString())));
  }

  private Cell now(String id) {
    return new Cell(id, List.of(), requireNonNull(counts.get(id)));
  }

  /// The id of a change.
  static String since(String later, String earlier) {
    return later + SINCE + earlier;
  }

  /// Whether an id names the change of a number since it was shown.
  public static boolean isChange(String id) {
    return id.contains(SINCE);
  }

  /// Whether an id names what one release says more than another of the same.
  public static boolean isDifference(String id) {
    return Counterparts.isMore(id);
  }

  /// The facts of the new publication under the names that the ledger gives them.
  public List<Fact> named(List<Fact> published) {
    return published.stream().map(fact -> Renaming.of(fact, this::nameOf)).toList();
  }

  private String nameOf(String id) {
    return names.getOrDefault(id, id);
  }

  /// The exact counts of what a publication withholds, by name, and of how many people records are that are of fewer.
  public Map<String, Long> withheld(List<Fact> published) {
    Map<String, Long> withheld = new LinkedHashMap<>();
    for (Fact fact : published) {
      WithheldCounts.cell(fact)
          .filter(counts::containsKey)
          .ifPresent(id -> withheld.put(nameOf(id), requireNonNull(counts.get(id))));
    }
    people.forEach((id, some) -> withheld.put(WithheldCounts.people(nameOf(id)), some));
    return withheld;
  }

  /// What readers of the new publication have from those before.
  public AttackerKnowledge earlier() {
    List<Fact> here = here();
    here.addAll(counterparts().sums());
    Map<String, Long> numbers = new LinkedHashMap<>();
    Map<String, Long> printed = new LinkedHashMap<>();
    Set<String> hidden = new LinkedHashSet<>();
    for (Fact fact : here) {
      if (fact instanceof Fact.Shown shown) {
        numbers.put(shown.cell(), shown.value());
      } else if (fact instanceof Fact.Hidden(String cell)) {
        hidden.add(cell);
      } else if (fact instanceof Fact.Printed(String cell, long value)
          && count(cell).equals(OptionalLong.of(value))) {
        printed.put(cell, value);
      }
    }
    hidden.removeAll(numbers.keySet());
    // What other releases say is tied to the tables by what changed: what was published of that
    // counts too.
    Links links = new Links(withChanges(), here, counterparts()::count);
    return new AttackerKnowledge(links.tables(), numbers, hidden)
        .knowing(links.figures())
        .reading(printed);
  }

  /// What several releases say of the same: asked for twice, and dear where much was published.
  private Counterparts counterparts() {
    Counterparts made =
        counterparts == null
            ? new Counterparts(releases, here(), tables, this::count)
            : counterparts;
    counterparts = made;
    return made;
  }

  /// Everything published before, with the ids of today's numbers.
  private List<Fact> here() {
    List<Fact> here = new ArrayList<>();
    facts.forEach(fact -> here.add(Renaming.of(fact, this::cellOf)));
    return here;
  }

  /// What a name of the ledger is called among the new tables: the id of a number that is still the
  /// same, or the name itself for an old vintage.
  private String cellOf(String name) {
    String id = cells.get(name);
    if (id != null) {
      return id;
    }
    // The first vintage of a number that was revised, now or before, must not be taken for the new
    // one.
    return names.containsKey(name) ? name + FIRST : name;
  }

  private OptionalLong count(String cell) {
    Long count = counts.get(cell);
    if (count == null) {
      count = exact.get(Vintage.parse(cell).toString());
    }
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }

  /// Facts with other names for their cells.
  private static final class Renaming {

    private Renaming() {}

    static Fact of(Fact fact, UnaryOperator<String> name) {
      return switch (fact) {
        case Fact.Shown shown -> new Fact.Shown(name.apply(shown.cell()), shown.value());
        case Fact.Hidden hidden -> new Fact.Hidden(name.apply(hidden.cell()));
        case Fact.Behind behind -> new Fact.Behind(name.apply(behind.cell()));
        case Fact.Circumstance circumstance -> circumstance;
        case Fact.Printed printed -> new Fact.Printed(name.apply(printed.cell()), printed.value());
        case Fact.Sum sum -> new Fact.Sum(name.apply(sum.total()), all(sum.parts(), name));
        case Fact.Figure figure -> new Fact.Figure(of(figure.derived(), name));
      };
    }

    private static Derived of(Derived derived, UnaryOperator<String> name) {
      return switch (derived) {
        case Derived.Quotient q ->
            new Derived.Quotient(
                q.id(),
                name.apply(q.numerator()),
                name.apply(q.denominator()),
                q.factor(),
                q.from(),
                q.below());
        case Derived.Balance b ->
            new Derived.Balance(b.id(), all(b.plus(), name), all(b.minus(), name), b.value());
        case Derived.Range r -> new Derived.Range(r.id(), name.apply(r.cell()), r.low(), r.high());
      };
    }

    private static List<String> all(List<String> cells, UnaryOperator<String> name) {
      return new ArrayList<>(cells.stream().map(name).toList());
    }
  }
}
