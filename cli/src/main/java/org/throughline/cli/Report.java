package org.throughline.cli;

import java.io.PrintWriter;

/// What a command found out. The text for people and the fields for programs are made from the same record.
interface Report {

  /// Prints the text.
  void print(PrintWriter to);

  /// The fields of `--json`, as documented in `docs/reference/commands.md`: a record or a map. No number is in it that the
  /// text does not say.
  Object fields();
}
