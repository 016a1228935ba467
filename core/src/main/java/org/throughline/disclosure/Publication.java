package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.disclosure.history.SuppressionHistory;
import org.throughline.disclosure.history.Vintages;
import org.throughline.disclosure.primary.CountRules;
import org.throughline.disclosure.primary.Zeros;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.disclosure.problem.ImpliedLowerBounds;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.KnownChanges;
import org.throughline.disclosure.problem.LoneRespondents;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.disclosure.secondary.Pattern;
import org.throughline.disclosure.secondary.Task;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;

/// Tables published together, some of them withheld: which cells are public whatever happens,
/// which must be hidden, and what must stay possible for them.
///
/// The equations of a withheld table stay in force: an outsider knows that they hold. Its cells
/// are unknown, zeros included.
final class Publication {

  private final Policy policy;
  private final JointSystem whole;
  private final KnownChanges changes;
  private final Set<Integer> open = new TreeSet<>();
  private final Set<Integer> protectable = new TreeSet<>();
  private final Set<Integer> hiddenBefore = new TreeSet<>();
  private final Set<Integer> unseen = new TreeSet<>();
  private final Set<Integer> small = new TreeSet<>();
  private final Map<Integer, Integer> elsewhere = new TreeMap<>();
  private final Groups groups;
  private final SuppressionHistory habits;
  private final ImpliedLowerBounds floors;
  private final List<Set<Integer>> alone = new ArrayList<>();

  Publication(
      List<CountTable> tables, Set<String> withheld, AttackerKnowledge earlier, Policy policy) {
    this.policy = policy;
    groups =
        new Groups(
            tables.stream().filter(table -> needsProtection(table, policy)).toList(),
            rules().group());
    habits = new SuppressionHistory(earlier.hidden());
    List<CountTable> all = new ArrayList<>(earlier.tables());
    all.addAll(tables);
    all.addAll(groups.tables());
    whole = JointSystem.of(all).with(earlier.figures());
    earlier.tables().forEach(table -> collect(table, unseen));
    Set<Integer> onlyWhen = new HashSet<>();
    for (CountTable table : tables) {
      if (table.saysOnlyWhen() && !isOfFew(table, policy)) {
        collect(table, onlyWhen);
      }
      boolean isWithheld = withheld.contains(table.id());
      collect(table, isWithheld ? unseen : needsProtection(table, policy) ? protectable : open);
      table.behind().stream().map(whole::index).forEach(unseen::add);
    }
    earlier.numbers().forEach(this::openEarlier);
    earlier.printed().forEach(this::openEarlier);
    earlier.hidden().stream()
        .filter(whole::contains)
        .map(whole::index)
        .filter(cell -> !open.contains(cell))
        .forEach(hiddenBefore::add);
    groups.cells().forEach((group, cell) -> elsewhere.put(whole.index(group), whole.index(cell)));
    unseen.addAll(elsewhere.keySet());
    protectable.addAll(hiddenBefore);
    protectable.removeAll(open);
    unseen.removeAll(open);
    unseen.removeAll(protectable);
    for (int cell = 0; cell < whole.size(); cell++) {
      boolean isSmall = rules().isSmall(whole.people(cell)) && !elsewhere.containsKey(cell);
      if (isSmall && !whole.isSlack(cell) && !open.contains(cell) && !onlyWhen.contains(cell)) {
        small.add(cell);
      }
    }
    floors = new ImpliedLowerBounds(whole, mayBeZero());
    changes = KnownChanges.of(whole, open::contains, cell -> Vintages.isChange(whole.id(cell)));
    if (rules().insiders() > 0) {
      earlier.alone().forEach(this::addAlone);
    }
  }

  /// Somebody who is alone in several small cells.
  private void addAlone(Set<String> ids) {
    List<Integer> cells =
        ids.stream().filter(whole::contains).map(whole::index).filter(small::contains).toList();
    Set<Integer> own = new TreeSet<>();
    new LoneRespondents(whole).ofThoseIn(cells, 1).forEach(own::addAll);
    if (cells.size() > 1) {
      alone.add(changes.withNumbers(own));
    }
  }

  private CountRules rules() {
    return policy.counts();
  }

  private void collect(CountTable table, Set<Integer> cells) {
    table.shown().forEach(cell -> cells.add(whole.index(cell.id())));
  }

  private void openEarlier(String id, long published) {
    if (!whole.contains(id)) {
      return;
    }
    int cell = whole.index(id);
    if (whole.count(cell) != published) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cell '%s' was published as %d and is now %d; a revised number needs an id of its"
                  + " own",
              id,
              published,
              whole.count(cell)));
    }
    open.add(cell);
  }

  /// Whether a table says more than when something happened: by its dimensions, because all its
  /// records have something in common, or by numbers that nobody publishes and that follow from it. So does one of few people in
  /// all, of what reaches into a release or has only begun: whoever they are, every other table of it is about them.
  static boolean needsProtection(CountTable table, Policy policy) {
    return !table.saysOnlyWhen() || table.tellsOthers() || isOfFew(table, policy);
  }

  /// The cells that tables show which need no protection.
  static Set<String> openCells(List<CountTable> tables, Policy policy) {
    return tables.stream()
        .filter(table -> !needsProtection(table, policy))
        .flatMap(table -> table.shown().stream())
        .map(Cell::id)
        .collect(Collectors.toSet());
  }

  /// Whether all records of a table are of few people.
  static boolean isOfFew(CountTable table, Policy policy) {
    return totals(table)
        .anyMatch(total -> total.count() > 0 && policy.counts().isSmall(table.people(total)));
  }

  /// The sum over all categories, where a table has it.
  static Stream<Cell> totals(CountTable table) {
    return table.shown().stream()
        .filter(cell -> cell.position().stream().allMatch(Category.TOTAL::equals));
  }

  /// What has to be hidden and what may not be.
  ///
  /// @param given small cells that no suppression protects, since they follow from open tables
  Task task(Set<Integer> given) {
    Set<Integer> fixed = new HashSet<>(open);
    if (rules().zeros() == Zeros.SHOWN) {
      protectable.stream().filter(cell -> whole.count(cell) == 0).forEach(fixed::add);
    }
    fixed.addAll(changes.cells());
    Set<Integer> hidden = new TreeSet<>(unseen);
    hidden.addAll(small);
    hidden.addAll(hiddenBefore);
    fixed.removeAll(elsewhere.keySet());
    List<ProtectionLevel> levels = levels(given);
    // A number that stands for a small change is hidden like one that is small.
    levels.stream()
        .map(ProtectionLevel::cell)
        .filter(cell -> !fixed.contains(cell))
        .forEach(hidden::add);
    return new Task(system(), hidden, fixed, terms(), levels, insiders(), before());
  }

  /// The numbers of which another value was withheld before.
  private Set<Integer> before() {
    return protectable.stream()
        .filter(cell -> habits.hasWithheld(whole.id(cell)))
        .collect(Collectors.toSet());
  }

  private Task.Terms terms() {
    // Asked for at every step of a search.
    long[] least = new long[system().size()];
    Arrays.setAll(
        least, cell -> Math.max(system().least(cell), unseen.contains(cell) ? 0 : rules().least()));
    return new Task.Terms(
        cell -> least[cell],
        system()::most,
        cell -> habits.weight(whole.id(cell), whole.count(cell)),
        (cell, known) -> changes.leastPossible(cell, known, floors));
  }

  /// What those know who are few enough to put together what they know.
  private List<Set<Integer>> insiders() {
    List<Set<Integer>> groups =
        new LoneRespondents(whole)
            .ofThoseIn(small, rules().insiders()).stream()
                .map(changes::withNumbers)
                .collect(Collectors.toCollection(ArrayList::new));
    // Who is alone in several cells sees what they would see by each of them.
    groups.removeIf(group -> alone.stream().anyMatch(more -> more.containsAll(group)));
    groups.addAll(alone);
    return groups;
  }

  private List<ProtectionLevel> levels(Set<Integer> given) {
    List<ProtectionLevel> levels = new ArrayList<>();
    for (int cell : small) {
      long least = rules().zeros() == Zeros.WITHHELD ? 0 : 1;
      levels.add(
          new ProtectionLevel(
              cell,
              Math.max(least, floors.of(cell, Set.of())),
              Math.max(policy.threshold(), whole.count(cell))));
    }
    for (int group : elsewhere.keySet()) {
      levels.add(new ProtectionLevel(group, whole.count(group), groups.least()));
    }
    return changes.levels(levels).stream().filter(level -> !given.contains(level.cell())).toList();
  }

  /// Cells of which readers do not know that they are not zero.
  private Set<Integer> mayBeZero() {
    Set<Integer> cells = new HashSet<>(unseen);
    if (rules().zeros() != Zeros.SHOWN) {
      cells.addAll(protectable);
    }
    return cells;
  }

  /// What an outsider knows once a pattern is published.
  Attack attack(Pattern pattern) {
    Set<Integer> suppressed = new TreeSet<>(pattern.hidden());
    suppressed.removeAll(unseen);
    return Attack.onEverythingKnown(system())
        .withChanges(changes)
        .hiding(suppressed.stream().mapToInt(Integer::intValue).toArray(), rules().least())
        .hiding(unseen.stream().mapToInt(Integer::intValue).toArray(), 0)
        .withCoalitionsOf(rules().insiders())
        .withInsiders(alone)
        .easedTo((cell, known) -> changes.leastPossible(cell, known, floors));
  }

  JointSystem system() {
    return changes.system();
  }

  /// Whether readers know the cell whatever is withheld.
  boolean isOpen(int cell) {
    return open.contains(cell);
  }

  /// Whether a table that is not withheld has this cell, as a number or not.
  boolean isShownSomewhere(String id) {
    return protectable.contains(whole.index(id));
  }

  /// Whether a cell was withheld in an earlier publication, so that a new one must not disclose it.
  boolean isEarlier(int cell) {
    return hiddenBefore.contains(cell);
  }

  /// Whether a cell is one of a table's; what is elsewhere belongs to the cell that its group is in.
  boolean isIn(CountTable table, int cell) {
    String id = whole.id(elsewhere.getOrDefault(cell, cell));
    return table.cells().stream().map(Cell::id).anyMatch(id::equals);
  }
}
