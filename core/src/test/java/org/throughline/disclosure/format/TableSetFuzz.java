package org.throughline.disclosure.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.throughline.disclosure.SetControl;

/// A set of tables in JSON, for `scripts/fuzz`: it is read and put as a problem, or it is refused.
public final class TableSetFuzz {

  private TableSetFuzz() {}

  /// Called by the fuzzer.
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      TableSet set = TableSetFormat.read("fuzz.json", new String(input, StandardCharsets.UTF_8));
      if (!set.cells().isEmpty()) {
        SetControl.problem(set, Optional.empty());
      }
    } catch (IllegalArgumentException _) {
      // Refused, as it should be.
    }
  }
}
