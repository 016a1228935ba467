package org.throughline.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.workspace.Publications;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import picocli.CommandLine.Option;

/// Where a command keeps the ledger of what was published.
final class LedgerOptions {

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description =
          "The ledger of what was published before: audit against it, and add this publication"
              + " (default: `ledger` in the folder of the builds).")
  private @Nullable Path ledger;

  @Option(
      names = "--no-ledger",
      description = "Neither look at what was published before nor keep a ledger of this.")
  private boolean none;

  /// Whether a ledger was named that several folders may share.
  boolean isShared() {
    return ledger != null;
  }

  /// @param out the folder of the builds; empty when nothing is written
  Publications publications(Optional<Path> out) throws RefusedException {
    if (none && ledger != null) {
      throw new RefusedException(
          Reason.USAGE, "--ledger and --no-ledger exclude each other. Valid: one of them");
    }
    if (none) {
      return Publications.none();
    }
    if (ledger != null) {
      return Publications.in(ledger);
    }
    return new Publications(
        out.map(folder -> folder.resolve(Publications.LEDGER)), Optional.empty());
  }
}
