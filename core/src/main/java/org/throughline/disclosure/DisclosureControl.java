package org.throughline.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.disclosure.attack.AuditReport;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.history.Vintages;
import org.throughline.disclosure.perturbation.Noise;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.disclosure.secondary.Pattern;
import org.throughline.disclosure.secondary.Task;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Vintage;

/// Protects tables that are published together and audits the result. The only way to get a
/// [ProtectedTable].
///
/// Tables share a cell when they use the same id for it; protection and audit run over all cells
/// and equations at once, so that no table undoes what another one hides. One use per instance.
public final class DisclosureControl {

  /// Why a table is withheld that would tell how few records changed, for a threshold.
  private static final String WAITS =
      "An update waits: since an earlier publication numbers of this table changed by less"
          + " than %d, and no suppression hides by how much. The numbers published before stand";

  private final List<CountTable> tables;
  private final AttackerKnowledge earlier;
  private final Policy policy;
  private final Protector protector;
  private final Map<String, Set<String>> withheld = new LinkedHashMap<>();
  private final Set<Integer> given = new TreeSet<>();
  private final Set<String> waiting;
  private Optional<Set<String>> givenAway = Optional.empty();

  private DisclosureControl(
      List<CountTable> tables,
      AttackerKnowledge earlier,
      Policy policy,
      Protector protector,
      Set<String> waiting) {
    this.tables = List.copyOf(tables);
    this.earlier = earlier;
    this.policy = policy;
    this.protector = protector;
    this.waiting = Set.copyOf(waiting);
    this.waiting.forEach(table -> withheld.put(table, new TreeSet<>()));
  }

  /// Whether a table needs protection under a policy: whether it says more than when something happened.
  public static boolean protects(CountTable table, Policy policy) {
    return Publication.needsProtection(table, policy);
  }

  /// One outcome per table, in the order of the tables.
  ///
  /// @param publishedTogether every table of one publication, those that need no protection too
  /// @throws IllegalArgumentException if two tables have the same id or disagree about a cell
  public static List<TableDecision> protect(List<CountTable> publishedTogether, Policy policy) {
    return protect(publishedTogether, AttackerKnowledge.NOTHING, policy);
  }

  /// The same, after earlier publications: their numbers are known to readers, what they withheld
  /// stays withheld, and neither may be used to work out the other.
  ///
  /// @throws IllegalArgumentException also if a number was published before with another value
  public static List<TableDecision> protect(
      List<CountTable> publishedTogether, AttackerKnowledge earlier, Policy policy) {
    return protect(publishedTogether, earlier, policy, new SettledParts(), Set.of());
  }

  /// The same, where a publication is tried several times.
  ///
  /// @param settled what was protected already, which this adds to
  /// @param waiting ids of tables all of whose numbers wait: of each the rows are shown that readers have, and no number that
  ///     needs protection
  public static List<TableDecision> protect(
      List<CountTable> publishedTogether,
      AttackerKnowledge earlier,
      Policy policy,
      SettledParts settled,
      Set<String> waiting) {
    return protect(publishedTogether, earlier, policy, Protector.EXACT, settled, waiting);
  }

  /// The same with rounding or noise, where that is the policy's method.
  ///
  /// @param noise the workspace's secret; the same records get the same noise every time
  public static List<TableDecision> perturb(
      List<CountTable> publishedTogether, AttackerKnowledge earlier, Policy policy, Noise noise) {
    requireDistinct(publishedTogether);
    return Perturbation.protect(publishedTogether, earlier, policy, noise);
  }

  private static void requireDistinct(List<CountTable> tables) {
    Set<String> ids = new HashSet<>();
    for (CountTable table : tables) {
      if (!ids.add(table.id())) {
        throw new IllegalArgumentException("Two tables have the id '" + table.id() + "'");
      }
    }
  }

  static List<TableDecision> protect(
      List<CountTable> publishedTogether,
      AttackerKnowledge earlier,
      Policy policy,
      Protector protector,
      SettledParts before,
      Set<String> waiting) {
    requireDistinct(publishedTogether);
    if (!policy.method().isExact()) {
      throw new IllegalArgumentException(
          "Policy '" + policy.id() + "' perturbs; it needs a secret for its noise");
    }
    return outcomes(
        publishedTogether,
        settled(
            PublicationPart.of(publishedTogether, earlier),
            part ->
                before.of(
                    part,
                    () ->
                        new DisclosureControl(
                                part.tables(), part.known(), policy, protector, waiting)
                            .settleForAll())));
  }

  /// Nothing in one part says anything about another: as many at a time as there are processors.
  private static List<Settled> settled(
      List<PublicationPart> parts, Function<PublicationPart, Settled> settle) {
    try {
      return parts.parallelStream().map(settle).toList();
    } catch (IllegalArgumentException e) {
      // What another thread threw is the cause of what arrives here.
      throw e.getCause() instanceof IllegalArgumentException cause ? cause : e;
    }
  }

  /// A part of a publication with the pattern that protects what is left of it.
  record Settled(DisclosureControl part, Publication publication, PatternSearch.Attempt attempt) {

    /// The cells of tables that are withheld one by one.
    Set<String> hidden() {
      Set<String> hidden = new TreeSet<>();
      for (CountTable table : part.tables) {
        if (!part.withheld.containsKey(table.id())) {
          table.shown().stream().map(Cell::id).filter(this::hides).forEach(hidden::add);
        }
      }
      return hidden;
    }

    private boolean hides(String id) {
      return DisclosureControl.hides(publication, attempt.pattern(), id);
    }
  }

  private static List<TableDecision> outcomes(
      List<CountTable> publishedTogether, List<Settled> settled) {
    int attacked = settled.stream().mapToInt(one -> one.attempt().report().findings().size()).sum();
    Map<String, TableDecision> byTable = new HashMap<>();
    for (Settled one : settled) {
      for (CountTable table : one.part().tables) {
        byTable.put(
            table.id(), one.part().outcome(table, one.publication(), one.attempt(), attacked));
      }
    }
    return publishedTogether.stream()
        .map(table -> requireNonNull(byTable.get(table.id())))
        .toList();
  }

  /// Protects against those who read what agencies print, and, where agencies print small counts, against those who did
  /// not: for them the tables must not give away what they withhold. The more is withheld, the less either can tell.
  private Settled settleForAll() {
    Settled settled = settle();
    if (printedAndSmall(tables, earlier, policy).isEmpty()) {
      return settled;
    }
    AttackerKnowledge others = earlier.withoutPrinted(settled.hidden());
    DisclosureControl second = new DisclosureControl(tables, others, policy, protector, waiting);
    second.withheld.putAll(withheld);
    return second.settle();
  }

  /// The small counts of tables that agencies print themselves.
  static Set<String> printedAndSmall(
      List<CountTable> tables, AttackerKnowledge known, Policy policy) {
    Set<String> small = new TreeSet<>();
    for (CountTable table : tables) {
      for (Cell cell : table.cells()) {
        if (known.printed().containsKey(cell.id())
            && policy.counts().isSmall(table.people(cell))
            && Publication.needsProtection(table, policy)) {
          small.add(cell.id());
        }
      }
    }
    return small;
  }

  /// Withholds tables until what is left can be protected.
  private Settled settle() {
    while (true) {
      Publication publication = new Publication(tables, withheld.keySet(), earlier, policy);
      Task task = publication.task(given);
      Set<Integer> disclosed = task.outOfReach();
      if (disclosed.isEmpty()) {
        PatternSearch.Attempt attempt = attempt(publication, task);
        disclosed = attempt.disclosed();
        if (disclosed.isEmpty() && !withholdEmpty(publication, attempt.pattern())) {
          return new Settled(this, publication, attempt);
        }
      }
      List<CountTable> open =
          shown().stream().filter(table -> Publication.needsProtection(table, policy)).toList();
      disclosed.forEach(cell -> withholdFor(cell, publication, open));
    }
  }

  /// Withholds the tables of few people that would show nothing: the names of their categories alone would say what these are.
  ///
  /// @return whether there were any: readers know less of the others then, and what protects them may be another pattern
  private boolean withholdEmpty(Publication publication, Pattern pattern) {
    List<CountTable> empty =
        shown().stream()
            .filter(this::isOfFew)
            .filter(
                table ->
                    table.shown().stream()
                        .noneMatch(
                            cell -> cell.count() > 0 && !hides(publication, pattern, cell.id())))
            .toList();
    empty.forEach(table -> withheld.put(table.id(), new TreeSet<>()));
    return !empty.isEmpty();
  }

  private static boolean hides(Publication publication, Pattern pattern, String id) {
    return pattern.hidden().contains(publication.system().index(id));
  }

  private PatternSearch.Attempt attempt(Publication publication, Task task) {
    return new PatternSearch(
            protector, pattern -> audit(publication.attack(pattern), task, pattern))
        .search(task);
  }

  /// Where cells that nothing was found to protect are disclosed nobody asks about the others.
  private static AuditReport audit(Attack attack, Task task, Pattern pattern) {
    if (!pattern.unprotected().isEmpty()) {
      List<ProtectionLevel> doubtful =
          task.levels().stream()
              .filter(level -> pattern.unprotected().contains(level.cell()))
              .toList();
      AuditReport ofDoubtful = Auditor.audit(attack.against(doubtful));
      if (!ofDoubtful.passed()) {
        return ofDoubtful;
      }
    }
    return Auditor.audit(attack.against(task.levels()));
  }

  /// Withholds the tables that contain a disclosed cell; where those are withheld already, the tables beside them that give it
  /// away; all of them if the cell is one of an earlier publication, in the end those too that need no protection themselves.
  /// What else is disclosed with nothing left to withhold follows from open tables.
  private void withholdFor(int cell, Publication publication, List<CountTable> open) {
    List<CountTable> blamed = open.stream().filter(table -> publication.isIn(table, cell)).toList();
    if (blamed.isEmpty() && publication.isEarlier(cell)) {
      blamed = open.isEmpty() ? shown() : open;
    }
    String id = publication.system().id(cell);
    if (blamed.isEmpty() && !open.isEmpty() && !isGivenAway(id)) {
      blamed = beside(cell, publication, open);
    }
    blamed.forEach(table -> withheld.computeIfAbsent(table.id(), any -> new TreeSet<>()).add(id));
    if (blamed.isEmpty()) {
      given.add(cell);
    }
  }

  private List<CountTable> shown() {
    return tables.stream().filter(table -> !withheld.containsKey(table.id())).toList();
  }

  /// Whether a small count is known even if every table that can be withheld is.
  private boolean isGivenAway(String cell) {
    if (givenAway.isEmpty()) {
      givenAway = Optional.of(PublishedAudit.disclosedByOpenTables(tables, earlier, policy));
    }
    return givenAway.get().contains(cell);
  }

  /// The tables that share cells with those that hold this one; all where none does.
  private List<CountTable> beside(int cell, Publication publication, List<CountTable> open) {
    Set<String> shared =
        tables.stream()
            .filter(table -> publication.isIn(table, cell))
            .flatMap(table -> table.cells().stream())
            .map(Cell::id)
            .collect(Collectors.toSet());
    List<CountTable> beside =
        open.stream()
            .filter(table -> table.cells().stream().map(Cell::id).anyMatch(shared::contains))
            .toList();
    return beside.isEmpty() ? open : beside;
  }

  private TableDecision outcome(
      CountTable table, Publication publication, PatternSearch.Attempt attempt, int attacked) {
    if (waiting.contains(table.id())) {
      return standing(table, attacked);
    }
    Set<String> blamed = withheld.get(table.id());
    if (blamed != null) {
      return new TableDecision.Withheld(
          table.id(),
          String.format(Locale.ROOT, reason(table), policy.threshold()),
          List.copyOf(blamed));
    }
    return new TableDecision.Publishable(
        table(table, id -> hides(publication, attempt.pattern(), id), attacked));
  }

  /// A row that was not there before would tell what few new records are, and so would a table that no publication has shown.
  private TableDecision standing(CountTable table, int attacked) {
    Set<String> before =
        Stream.concat(earlier.numbers().keySet().stream(), earlier.hidden().stream())
            .map(name -> Vintage.parse(name).number())
            .collect(Collectors.toSet());
    Set<String> open = Publication.openCells(tables, policy);
    boolean isBrokenDown =
        table.shown().stream()
            .filter(cell -> before.contains(cell.id()))
            .anyMatch(cell -> !cell.position().contains(Category.TOTAL));
    return isBrokenDown
        ? new TableDecision.Publishable(
            table(table, id -> !open.contains(id), attacked)
                .only(cell -> before.contains(cell.id())))
        : new TableDecision.Withheld(
            table.id(), String.format(Locale.ROOT, WAITS, policy.threshold()), List.of());
  }

  private ProtectedTable table(CountTable table, Predicate<String> isHidden, int attacked) {
    List<ProtectedCell> cells = new ArrayList<>();
    for (Cell cell : table.shown()) {
      cells.add(
          isHidden.test(cell.id())
              ? new ProtectedCell.Suppressed(cell.id(), cell.position())
              : new ProtectedCell.Published(cell.id(), cell.position(), cell.count()));
    }
    return new ProtectedTable(table, cells, policy, verdict(table, attacked, policy));
  }

  /// Whether a table of the same records says that they are of few people in all.
  private boolean isOfFew(CountTable table) {
    Set<String> few = new HashSet<>();
    tables.stream()
        .filter(one -> Publication.isOfFew(one, policy))
        .flatMap(Publication::totals)
        .forEach(total -> few.add(total.id()));
    return Publication.totals(table).map(Cell::id).anyMatch(few::contains);
  }

  /// A count below the threshold stands for the number in it. It goes by what the table is beside, not by the cell that cannot
  /// be protected: that a new cell is to blame, and no change, would tell of a new category.
  private String reason(CountTable table) {
    if (!Publication.needsProtection(table, policy)) {
      return "An update waits: beside what was published before, the new numbers of this table would"
          + " tell a count below %d that was withheld. The numbers published before stand";
    }
    if (table.behind().stream().anyMatch(Vintages::isChange)) {
      return WAITS;
    }
    if (table.behind().stream().anyMatch(Vintages::isDifference)) {
      return "Another release says nearly the same of the same months: some numbers differ by less"
          + " than %d, and no suppression hides by how much. The numbers of the other"
          + " release stand";
    }
    return "No suppression keeps every count below %d hidden next to what is published anyway";
  }

  static Verdict verdict(CountTable table, int attacked, Policy policy) {
    if (!Publication.needsProtection(table, policy)) {
      return new Verdict.NoProtectionNeeded(
          "The table says only when events happened, nothing about a person, place or kind, and its"
              + " records are not of one office or of one kind of person or event.");
    }
    return new Verdict.AuditPassed(attacked);
  }
}
