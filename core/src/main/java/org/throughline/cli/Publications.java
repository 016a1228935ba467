package org.throughline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.throughline.disclosure.DisclosureControl;
import org.throughline.disclosure.Earlier;
import org.throughline.disclosure.Outcome;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.PublishedFacts;
import org.throughline.disclosure.ledger.BrokenLedgerException;
import org.throughline.disclosure.ledger.Fact;
import org.throughline.disclosure.ledger.Ledger;
import org.throughline.table.CountTable;

/// What was published before, as far as the user keeps a ledger of it.
///
/// @param file the ledger; empty when none is kept
record Publications(Optional<Path> file) {

  static Publications none() {
    return new Publications(Optional.empty());
  }

  static Publications in(Path ledger) {
    return new Publications(Optional.of(ledger));
  }

  /// Protects tables next to everything published before.
  ///
  /// @throws CommandException when the ledger is broken, or a number would be published with another
  ///     value than before
  List<Outcome> protect(List<CountTable> tables, Policy policy)
      throws IOException, CommandException {
    if (file.isEmpty()) {
      return DisclosureControl.protect(tables, policy);
    }
    Ledger ledger = read();
    Subtraction subtraction = Subtraction.from(ledger);
    try {
      List<Outcome> outcomes =
          new ArrayList<>(
              DisclosureControl.protect(
                  subtraction.allowed(tables), Earlier.of(ledger, List.of()), policy));
      tables.forEach(table -> outcomes.addAll(subtraction.withheld(table)));
      return outcomes;
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  /// Adds what is published now to the ledger.
  void record(List<CountTable> tables, List<Outcome> outcomes)
      throws IOException, CommandException {
    if (file.isEmpty()) {
      return;
    }
    Map<String, CountTable> exact = new HashMap<>();
    tables.forEach(table -> exact.put(table.id(), table));
    List<Fact> facts = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      CountTable source = exact.get(outcome.tableId());
      if (outcome instanceof Outcome.Publishable(ProtectedTable shown) && source != null) {
        facts.addAll(PublishedFacts.of(source, shown));
      }
    }
    Ledger ledger = read();
    String name =
        "publication-"
            + (1 + ledger.entries().stream().map(e -> e.publication()).distinct().count());
    try {
      ledger.append(file.get(), name, facts);
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  private Ledger read() throws IOException, CommandException {
    try {
      return Ledger.read(file.orElseThrow());
    } catch (BrokenLedgerException e) {
      throw new CommandException(ExitCode.DISCLOSES, String.valueOf(e.getMessage()));
    }
  }

  private CommandException refused(IllegalArgumentException e) {
    return new CommandException(
        ExitCode.DISCLOSES,
        "Not published, because of the ledger %s: %s"
            .formatted(file.orElseThrow(), e.getMessage()));
  }
}
