package org.throughline.disclosure.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// A ledger whose chain of hashes does not hold.
public final class BrokenLedgerException extends IOException {

  private static final long serialVersionUID = 1L;

  /// @param line the first that does not hold, counted from 1
  BrokenLedgerException(Path file, long line, String problem) {
    super(String.format(Locale.ROOT, "%s, line %d: %s", file, line, problem));
  }
}
