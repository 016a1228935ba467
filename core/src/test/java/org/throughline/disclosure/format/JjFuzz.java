package org.throughline.disclosure.format;

import java.nio.charset.StandardCharsets;

/// A JJ file, for `scripts/fuzz`: it is read, and reads the same once written, or it is refused.
public final class JjFuzz {

  private JjFuzz() {}

  /// Called by the fuzzer.
  public static void fuzzerTestOneInput(byte[] input) {
    JjFile file;
    try {
      file = JjFormat.read("fuzz.jj", new String(input, StandardCharsets.UTF_8));
      file.system();
    } catch (IllegalArgumentException _) {
      return;
    }
    JjFile again = JjFormat.read("again.jj", JjFormat.write(file));
    if (!again.cells().equals(file.cells())) {
      throw new IllegalStateException("Read: " + file.cells() + "; written: " + again.cells());
    }
  }
}
