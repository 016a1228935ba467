package org.throughline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughline.disclosure.DisclosureControl;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.PublishedFacts;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.history.BrokenLedgerException;
import org.throughline.disclosure.history.Fact;
import org.throughline.disclosure.history.Ledger;
import org.throughline.disclosure.history.Vintages;
import org.throughline.disclosure.history.WithheldCounts;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.table.CountTable;
import org.throughline.workspace.RefusedException.Reason;

/// What was published before from a workspace: its ledger, beside it the exact counts behind what was
/// withheld, which stay on this machine, and the secret of the noise.
///
/// @param file the ledger; empty when none is kept
/// @param noiseKey the file of the secret; empty when no policy with noise is used
public record Publications(Optional<Path> file, Optional<Path> noiseKey) {

  /// The ledger's name in the folder of the builds.
  public static final String LEDGER = "ledger";

  public static Publications none() {
    return new Publications(Optional.empty(), Optional.empty());
  }

  public static Publications in(Path ledger) {
    return new Publications(Optional.of(ledger), Optional.empty());
  }

  /// The same with the file of the secret that noise is made from.
  public Publications withNoise(Path key) {
    return new Publications(file, Optional.of(key));
  }

  /// What came of recording a publication.
  ///
  /// @param ledger the ledger's file; empty when none is kept
  /// @param publication the name of the publication, of an earlier one if it says the same
  /// @param facts how many facts the ledger did not hold before
  /// @param revised how many numbers differ from what was published or withheld before
  /// @param mark how far the ledger has come with it
  public record Recorded(
      Optional<Path> ledger, String publication, int facts, int revised, Ledger.Mark mark) {
    public static final Recorded NOTHING =
        new Recorded(Optional.empty(), "", 0, 0, Ledger.Mark.START);
  }

  /// Protects tables next to everything published before.
  ///
  /// @param alone the cells of everybody who is alone in several
  /// @throws RefusedException when the ledger is broken, or contradicts the tables
  public List<TableDecision> protect(
      List<CountTable> tables, List<Set<String>> alone, Policy policy)
      throws IOException, RefusedException {
    if (file.isEmpty()) {
      return protectAllowed(tables, alone, policy);
    }
    Ledger ledger = read(file.orElseThrow());
    requireLabels(ledger);
    Subtraction subtraction = Subtraction.from(ledger);
    List<TableDecision> outcomes =
        new ArrayList<>(protectAllowed(subtraction.allowed(tables), alone, policy));
    tables.forEach(table -> outcomes.addAll(subtraction.withheld(table)));
    return outcomes;
  }

  /// Without labels an id of the ledger may have stood for any label that is spelled alike.
  private void requireLabels(Ledger ledger) throws RefusedException {
    boolean hasLabels = ledger.facts().stream().anyMatch(Fact.Label.class::isInstance);
    if (!hasLabels && !ledger.entries().isEmpty()) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          "The ledger %s does not say which labels its categories had: an older version of this program kept it. Valid: another ledger, with new folders for what is published from now on"
              .formatted(file.orElseThrow()));
    }
  }

  private List<TableDecision> protectAllowed(
      List<CountTable> tables, List<Set<String>> alone, Policy policy)
      throws IOException, RefusedException {
    AttackerKnowledge earlier = earlier(tables, policy).withAlone(alone);
    try {
      return policy.method().isExact()
          ? DisclosureControl.protect(tables, earlier, policy)
          : DisclosureControl.perturb(tables, earlier, policy, NoiseKey.read(noiseKey, policy));
    } catch (IllegalArgumentException e) {
      if (file.isEmpty()) {
        throw e;
      }
      throw refused(e);
    }
  }

  private AttackerKnowledge earlier(List<CountTable> tables, Policy policy)
      throws IOException, RefusedException {
    if (file.isEmpty()) {
      return AttackerKnowledge.NOTHING;
    }
    // A number with noise is not the exact one: whether that was revised, nobody can tell from it.
    return policy.method().isExact()
        ? vintages(tables).earlier()
        : AttackerKnowledge.of(read(file.orElseThrow()), List.of());
  }

  private Vintages vintages(List<CountTable> tables) throws IOException, RefusedException {
    Path ledger = file.orElseThrow();
    return new Vintages(read(ledger).facts(), WithheldCounts.read(withheld(ledger)), tables);
  }

  /// The exact counts behind a ledger.
  public static Path withheld(Path ledger) {
    return ledger.resolveSibling(ledger.getFileName() + ".withheld");
  }

  /// Adds what is published now to the ledger.
  ///
  /// @param besides facts that are not cells of tables: row counts, differences from official figures
  public Recorded record(List<CountTable> tables, List<TableDecision> outcomes, List<Fact> besides)
      throws IOException, RefusedException {
    if (file.isEmpty()) {
      return Recorded.NOTHING;
    }
    List<Fact> facts = facts(tables, outcomes);
    Path path = file.orElseThrow();
    Ledger ledger = read(path);
    Vintages vintages = vintages(tables);
    List<Fact> named = new ArrayList<>(isExact(outcomes) ? vintages.named(facts) : facts);
    named.addAll(withoutRevisions(ledger, besides));
    List<String> names = ledger.publications();
    String name = "publication-" + (1 + names.size());
    try {
      WithheldCounts.add(withheld(path), vintages.withheld(facts));
      Ledger longer = ledger.append(path, name, named);
      int added = longer.entries().size() - ledger.entries().size();
      return new Recorded(
          file,
          added == 0 && !names.isEmpty() ? names.getLast() : name,
          added,
          isExact(outcomes) ? vintages.revised().size() : 0,
          longer.mark());
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  private static boolean isExact(List<TableDecision> outcomes) {
    return outcomes.stream()
        .filter(TableDecision.Publishable.class::isInstance)
        .allMatch(one -> ((TableDecision.Publishable) one).table().policy().method().isExact());
  }

  private static List<Fact> facts(List<CountTable> tables, List<TableDecision> outcomes) {
    Map<String, CountTable> exact = new HashMap<>();
    tables.forEach(table -> exact.put(table.id(), table));
    List<Fact> facts = new ArrayList<>();
    for (TableDecision outcome : outcomes) {
      CountTable source = exact.get(outcome.tableId());
      if (outcome instanceof TableDecision.Publishable(ProtectedTable shown) && source != null) {
        facts.addAll(PublishedFacts.of(source, shown));
      }
    }
    return facts;
  }

  /// Numbers that are no cells have vintages too: by their value.
  private static List<Fact> withoutRevisions(Ledger ledger, List<Fact> besides) {
    Map<String, Long> numbers = ledger.numbers();
    List<Fact> named = new ArrayList<>();
    for (Fact fact : besides) {
      Fact one = fact;
      for (int vintage = 2;
          one instanceof Fact.Shown(String cell, long value)
              && numbers.containsKey(cell)
              && numbers.get(cell) != value;
          vintage++) {
        one = new Fact.Shown(((Fact.Shown) fact).cell() + "@" + vintage, value);
      }
      named.add(one);
    }
    return named;
  }

  /// Reads and verifies a ledger.
  ///
  /// @throws RefusedException naming the line that does not hold
  public static Ledger read(Path ledger) throws IOException, RefusedException {
    try {
      return Ledger.read(ledger);
    } catch (BrokenLedgerException e) {
      throw new RefusedException(Reason.DISCLOSES, String.valueOf(e.getMessage()));
    }
  }

  /// The ledger of the workspace, wherever it is kept.
  ///
  /// @throws RefusedException when there is none
  public static Path require(Path ledger) throws RefusedException {
    if (!Files.isRegularFile(ledger)) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          ledger
              + " does not exist. Valid: a ledger, or a folder of builds, where `build` keeps one");
    }
    return ledger;
  }

  private RefusedException refused(IllegalArgumentException e) {
    return new RefusedException(
        Reason.DISCLOSES,
        "Not published, because of the ledger %s: %s"
            .formatted(file.orElseThrow(), e.getMessage()));
  }
}
