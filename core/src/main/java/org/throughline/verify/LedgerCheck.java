package org.throughline.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.throughline.disclosure.history.Fact;
import org.throughline.disclosure.history.Ledger;
import org.throughline.disclosure.history.WithheldCounts;
import org.throughline.workspace.Publications;

/// Whether a ledger still is what a build left. A ledger that was deleted or cut is a whole one to
/// itself; what it no longer says would not be attacked.
///
/// @param file the ledger
/// @param ledger what it holds
public record LedgerCheck(Path file, Ledger ledger) {

  /// What is wrong.
  ///
  /// @param mark how far it had come with the build; empty for a build that no ledger knows
  public List<String> problems(Optional<Ledger.Mark> mark) {
    List<String> problems = new ArrayList<>();
    mark.flatMap(this::problem).ifPresent(problems::add);
    try {
      withheldProblem().ifPresent(problems::add);
    } catch (IOException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return problems;
  }

  private Optional<String> problem(Ledger.Mark mark) {
    if (mark.entries() > 0 && !Files.exists(file)) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "The ledger %s is missing; with this build it held %,d facts",
              file,
              mark.entries()));
    }
    if (ledger.entries().size() < mark.entries()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "The ledger %s is cut: it holds %,d facts, with this build it held %,d",
              file,
              ledger.entries().size(),
              mark.entries()));
    }
    return ledger.holds(mark)
        ? Optional.empty()
        : Optional.of("The ledger %s is not the one that this build added to".formatted(file));
  }

  /// Without the exact counts, old vintages of withheld numbers are not attacked again.
  private Optional<String> withheldProblem() throws IOException {
    Set<String> withheld = new LinkedHashSet<>();
    for (Fact fact : ledger.facts()) {
      WithheldCounts.cell(fact).ifPresent(withheld::add);
    }
    Path beside = Publications.withheld(file);
    int all = withheld.size();
    withheld.removeAll(WithheldCounts.read(beside).keySet());
    return withheld.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s %s: the exact counts of %,d of the %,d withheld numbers in the ledger are not"
                    + " there",
                beside,
                Files.exists(beside) ? "is cut" : "is missing",
                withheld.size(),
                all));
  }
}
