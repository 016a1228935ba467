package org.throughline.disclosure.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// A ledger whose chain of hashes does not hold.
public final class BrokenLedgerException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long line;

  BrokenLedgerException(Path file, long line, String problem) {
    super(String.format(Locale.ROOT, "%s, line %d: %s", file, line, problem));
    this.line = line;
  }

  /// The first line that does not hold, counted from 1.
  public long line() {
    return line;
  }
}
