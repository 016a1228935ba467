package org.throughline.workspace;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.throughline.digest.Sha256;
import org.throughline.disclosure.DisclosureControl;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.PublishedFacts;
import org.throughline.disclosure.SettledParts;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.disclosure.history.Fact;
import org.throughline.disclosure.history.FewChanges;
import org.throughline.disclosure.history.Ledger;
import org.throughline.disclosure.history.Vintages;
import org.throughline.disclosure.history.WithheldCounts;
import org.throughline.disclosure.perturbation.Noise;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.disclosure.problem.Derived;
import org.throughline.table.CountTable;
import org.throughline.table.Vintage;
import org.throughline.workspace.Publications.Recorded;
import org.throughline.workspace.RefusedException.Reason;

/// One publication, from reading what was published before to making it current. Until it is closed no
/// other publication of the same ledger is protected, so that none is protected against a history that has
/// moved on.
///
/// Close it after the publication was made current. One thread at a time.
public final class LedgerTransaction implements AutoCloseable {

  /// The name under which the secret of the draws stands among the withheld counts, which stay on this machine.
  private static final String SECRET = "the secret of choices";

  /// The name under which stands there by which secret numbers got their noise.
  private static final String NOISE = "the mark of the noise";

  private static final int STEPS = 1 << 20;

  private final Publications publications;
  private final Optional<LedgerLock> lock;
  private final Ledger ledger;
  private final Map<String, Long> withheld;
  private final SettledParts settled = new SettledParts();
  private OptionalLong secret;
  private OptionalLong noiseMark = OptionalLong.empty();
  private List<Fact> elsewhere = List.of();
  private List<CountTable> counted = List.of();
  private Set<String> waiting = Set.of();

  private LedgerTransaction(
      Publications publications,
      Optional<LedgerLock> lock,
      Ledger ledger,
      Map<String, Long> withheld) {
    this.publications = publications;
    this.lock = lock;
    this.ledger = ledger;
    this.withheld = withheld;
    Long kept = withheld.get(SECRET);
    secret = kept == null ? OptionalLong.empty() : OptionalLong.of(kept);
  }

  static LedgerTransaction begin(Publications publications, Consumer<String> waiting)
      throws IOException, RefusedException {
    if (publications.file().isEmpty()) {
      return new LedgerTransaction(publications, Optional.empty(), Ledger.EMPTY, Map.of());
    }
    Path file = publications.file().orElseThrow();
    // A file that is no ledger is refused before a lock is put beside it.
    Ledger read = Publications.read(file);
    LedgerLock lock = LedgerLock.of(file, waiting);
    try {
      Ledger ledger = read.isStill(file) ? read : Publications.read(file);
      return new LedgerTransaction(publications, Optional.of(lock), ledger, withheld(file, ledger));
    } catch (IOException | RefusedException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// What a publication left that was killed before its facts were in the ledger was never published.
  private static Map<String, Long> withheld(Path file, Ledger ledger) throws IOException {
    Map<String, Long> counts = new LinkedHashMap<>();
    Map<String, Long> kept = WithheldCounts.read(Publications.withheld(file));
    kept.forEach(
        (name, count) -> {
          if (name.equals(SECRET) || name.equals(NOISE) || FewChanges.isKept(name)) {
            counts.put(name, count);
          }
        });
    for (Fact fact : ledger.facts()) {
      WithheldCounts.names(fact).stream()
          .filter(kept::containsKey)
          .forEach(name -> counts.put(name, requireNonNull(kept.get(name))));
    }
    return counts;
  }

  /// The policy that a publication of this ledger is protected by: the one asked for, or the same with the threshold
  /// of publications before, where that is higher.
  public Policy inForce(Policy asked) {
    return ledger.facts().stream()
        .filter(Fact.Threshold.class::isInstance)
        .mapToInt(fact -> ((Fact.Threshold) fact).least())
        .max()
        .stream()
        .mapToObj(asked::after)
        .findFirst()
        .orElse(asked);
  }

  /// Secret numbers from 0 to 1, for any text the same in all publications of the ledger, by which a publication chooses
  /// between what is nearly as good. All are 0 in a ledger of a version that had none.
  ///
  /// @param first what the secret of a new ledger is made from: whoever has it, and nobody else, can make the first
  ///     publication again
  public ToDoubleFunction<String> draws(String first) {
    if (ledger.entries().isEmpty()) {
      secret = OptionalLong.of(HexFormat.fromHexDigitsToLong(Sha256.of(SECRET + first), 0, 16));
    }
    if (secret.isEmpty()) {
      return any -> 0;
    }
    Noise noise = new Noise(HexFormat.of().parseHex(Sha256.of(SECRET + secret.getAsLong())));
    return text -> noise.of(text).below(STEPS) / (double) STEPS;
  }

  /// What other ledgers say was published of the same releases: nothing that could be subtracted from it is published.
  public void besides(List<Fact> facts) {
    elsewhere = List.copyOf(facts);
  }

  /// The ids of the tables all of whose numbers wait, since fewer people than the threshold are in what changed since their series
  /// was shown. They are from then on protected as such, and recorded.
  ///
  /// @param tables all tables of the publication, before any categories are put together
  /// @param policy the one that is [#inForce]
  public Set<String> waiting(List<CountTable> tables, Policy policy) {
    if (policy.method().isExact()) {
      counted = List.copyOf(tables);
      List<CountTable> few = FewChanges.of(withheld, tables, policy.threshold());
      waiting =
          few.isEmpty()
              ? Set.of()
              : vintages(few).tables().stream()
                  .filter(table -> DisclosureControl.protects(table, policy))
                  .map(CountTable::id)
                  .collect(Collectors.toSet());
    }
    return waiting;
  }

  /// Protects tables next to everything published before. May be asked several times, for one policy.
  ///
  /// @param alone the cells of everybody who is alone in several
  /// @param printed what agencies print of the same tables
  /// @param policy the one that is [#inForce]
  /// @throws RefusedException when the ledger is broken, or contradicts the tables
  public List<TableDecision> protect(
      List<CountTable> tables, List<Set<String>> alone, List<Fact> printed, Policy policy)
      throws IOException, RefusedException {
    requireLabels();
    List<Fact> before = new ArrayList<>(ledger.facts());
    before.addAll(elsewhere);
    Subtraction subtraction = Subtraction.from(before);
    List<TableDecision> outcomes =
        new ArrayList<>(protectAllowed(subtraction.allowed(tables), alone, printed, policy));
    tables.forEach(table -> outcomes.addAll(subtraction.withheld(table)));
    // A page lists them in this order, and an audit that makes it again does not know which were
    // set aside.
    List<String> order = tables.stream().map(CountTable::id).toList();
    outcomes.sort(Comparator.comparingInt(outcome -> order.indexOf(outcome.tableId())));
    return outcomes;
  }

  /// Without labels an id of the ledger may have stood for any label that is spelled alike.
  private void requireLabels() throws RefusedException {
    boolean hasLabels = ledger.facts().stream().anyMatch(Fact.Label.class::isInstance);
    if (!hasLabels && !ledger.entries().isEmpty()) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          "The ledger %s does not say which labels its categories had: an older version of this program kept it. Valid: another ledger, with new folders for what is published from now on"
              .formatted(publications.file().orElseThrow()));
    }
  }

  private List<TableDecision> protectAllowed(
      List<CountTable> tables, List<Set<String>> alone, List<Fact> printed, Policy policy)
      throws IOException, RefusedException {
    requireSameKind(policy);
    try {
      Vintages vintages = vintages(tables);
      AttackerKnowledge earlier = vintages.earlier().withAlone(alone);
      return policy.method().isExact()
          ? DisclosureControl.protect(
              vintages.withChanges(), reading(earlier, printed, tables), policy, settled, waiting)
          : DisclosureControl.perturb(
              vintages.withChanges(), reading(earlier, printed, tables), policy, noise(policy));
    } catch (IllegalArgumentException e) {
      if (publications.file().isEmpty()) {
        throw e;
      }
      throw refused(e);
    }
  }

  /// A number with noise beside the same one withheld leaves less possible than a policy that withholds promises, whichever
  /// of the two was first.
  private void requireSameKind(Policy policy) throws RefusedException {
    boolean isOther =
        ledger.facts().stream()
            .anyMatch(
                fact ->
                    policy.method().isExact()
                        ? fact instanceof Fact.Figure(Derived.Range _)
                        : fact instanceof Fact.Hidden || fact instanceof Fact.Threshold);
    if (isOther) {
      throw new RefusedException(
          Reason.DISCLOSES,
          "Not published: the ledger %s is of a policy that %s, and policy '%s' would show more of the same counts. Valid: a policy of the kind used before, or another ledger, for another public"
              .formatted(
                  publications.file().orElseThrow(),
                  policy.method().isExact() ? "rounds or adds noise" : "withholds",
                  policy.id()));
    }
  }

  /// The same records get the same noise in all publications of a ledger: of several numbers with several noises readers would
  /// take the mean.
  private Noise noise(Policy policy) throws IOException, RefusedException {
    Noise noise = NoiseKey.read(publications.noiseKey(), policy);
    if (policy.method().isRandom()) {
      long mark = noise.mark();
      Long before = withheld.get(NOISE);
      if (before != null && before != mark) {
        throw new RefusedException(
            Reason.DISCLOSES,
            "Not published: the noise of the ledger %s was made from another secret than that in %s. Valid: the same --noise-key"
                .formatted(
                    publications.file().orElseThrow(), publications.noiseKey().orElseThrow()));
      }
      noiseMark = OptionalLong.of(mark);
    }
    return noise;
  }

  /// Only what is about these tables: others are not for publication.
  private static AttackerKnowledge reading(
      AttackerKnowledge earlier, List<Fact> printed, List<CountTable> tables) {
    Set<String> known = new HashSet<>();
    tables.forEach(table -> table.cells().forEach(cell -> known.add(cell.id())));
    Map<String, Long> numbers = new HashMap<>();
    List<Derived> figures = new ArrayList<>();
    for (Fact fact : printed) {
      if (fact instanceof Fact.Printed(String cell, long value) && known.contains(cell)) {
        numbers.put(cell, value);
      } else if (fact instanceof Fact.Figure(Derived derived) && isAbout(known, derived)) {
        figures.add(derived);
      }
    }
    return earlier.reading(numbers).knowing(figures);
  }

  private static boolean isAbout(Set<String> known, Derived figure) {
    return figure.says().stream().allMatch(one -> known.containsAll(one.cells()));
  }

  private Vintages vintages(List<CountTable> tables) {
    return new Vintages(ledger.facts(), withheld, tables);
  }

  /// The numbers that were published before.
  public EarlierNumbers earlier() {
    return EarlierNumbers.of(ledger.facts(), withheld);
  }

  /// How far the ledger had come before; empty when none is kept.
  public Optional<Ledger.Mark> before() {
    return publications.file().map(file -> ledger.mark());
  }

  /// Adds what is published now to the ledger.
  ///
  /// @param besides facts that are not cells of tables: row counts, differences from official figures; and what agencies
  ///     print of cells
  /// @param day when it is published
  public Recorded record(
      List<CountTable> tables, List<TableDecision> outcomes, List<Fact> besides, LocalDate day)
      throws IOException, RefusedException {
    if (publications.file().isEmpty()) {
      return Recorded.NOTHING;
    }
    Path path = publications.file().orElseThrow();
    if (ledger.entries().isEmpty() && secret.isEmpty()) {
      // Those that chose nothing: later publications of the ledger may have to.
      draws(tables.toString());
    }
    List<Fact> facts = facts(tables, outcomes);
    Vintages vintages = vintages(tables);
    List<Fact> named = new ArrayList<>(vintages.named(facts));
    named.addAll(vintages.named(withoutRevisions(about(facts, besides))));
    if (!Set.copyOf(ledger.facts()).containsAll(named)) {
      named.addFirst(new Fact.Day(day));
    }
    List<String> names = ledger.publications();
    String name = "publication-" + (1 + names.size());
    try {
      Map<String, Long> counts = new LinkedHashMap<>(withheld);
      counts.putAll(vintages.withheld(facts));
      FewChanges.keep(counts, counted, waiting);
      secret.ifPresent(number -> counts.put(SECRET, number));
      noiseMark.ifPresent(number -> counts.put(NOISE, number));
      // Before the ledger: a count that no ledger names is passed over, a missing one is missed.
      WithheldCounts.write(Publications.withheld(path), counts);
      Ledger longer = ledger.append(path, name, named);
      int added = longer.entries().size() - ledger.entries().size();
      return new Recorded(
          publications.file(),
          added == 0 && !names.isEmpty() ? names.getLast() : name,
          added,
          vintages.revised().size(),
          longer.mark());
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  /// Without what agencies print of numbers of which this publication says nothing.
  private static List<Fact> about(List<Fact> published, List<Fact> besides) {
    Set<String> cells = new HashSet<>();
    for (Fact fact : published) {
      if (fact instanceof Fact.Shown(String cell, long _)) {
        cells.add(cell);
      }
      WithheldCounts.cell(fact).ifPresent(cells::add);
    }
    return besides.stream()
        .filter(
            fact ->
                switch (fact) {
                  case Fact.Printed(String cell, long _) -> cells.contains(cell);
                  case Fact.Figure(Derived.Balance sum) -> isAbout(cells, sum);
                  default -> true;
                })
        .toList();
  }

  /// Of tables that wait readers learn nothing.
  private List<Fact> facts(List<CountTable> tables, List<TableDecision> outcomes) {
    Map<String, CountTable> exact = new HashMap<>();
    tables.forEach(table -> exact.put(table.id(), table));
    List<Fact> facts = new ArrayList<>();
    for (TableDecision outcome : outcomes) {
      CountTable source = exact.get(outcome.tableId());
      if (outcome instanceof TableDecision.Publishable(ProtectedTable shown)
          && source != null
          && !waiting.contains(shown.id())) {
        facts.addAll(PublishedFacts.of(source, shown));
        if (shown.policy().method().isExact()) {
          facts.add(new Fact.Threshold(shown.policy().threshold()));
        }
      }
    }
    return facts;
  }

  /// Numbers that are no cells have vintages too: by their value.
  private List<Fact> withoutRevisions(List<Fact> besides) {
    Map<String, Long> numbers = ledger.numbers();
    List<Fact> named = new ArrayList<>();
    for (Fact fact : besides) {
      named.add(
          fact instanceof Fact.Shown(String cell, long value)
              ? new Fact.Shown(vintage(numbers, cell, value), value)
              : fact);
    }
    return named;
  }

  private static String vintage(Map<String, Long> numbers, String cell, long value) {
    Vintage vintage = new Vintage(cell, 1);
    while (numbers.getOrDefault(vintage.toString(), value) != value) {
      vintage = vintage.next();
    }
    return vintage.toString();
  }

  private RefusedException refused(IllegalArgumentException e) {
    return new RefusedException(
        Reason.DISCLOSES,
        "Not published, because of the ledger %s: %s"
            .formatted(publications.file().orElseThrow(), e.getMessage()));
  }

  /// Lets the next publication begin.
  @Override
  public void close() throws IOException {
    if (lock.isPresent()) {
      lock.get().close();
    }
  }
}
