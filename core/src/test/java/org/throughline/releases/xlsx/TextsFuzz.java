package org.throughline.releases.xlsx;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/// The shared texts of a workbook, for `scripts/fuzz`: each is read, or there is a problem.
public final class TextsFuzz {

  private static final long MOST_CHARACTERS = 100_000;
  private static final int MOST_TEXTS = 10_000;

  private TextsFuzz() {}

  /// Called by the fuzzer.
  public static void fuzzerTestOneInput(byte[] input) {
    try (SharedTexts texts = new SharedTexts(new ByteArrayInputStream(input), MOST_CHARACTERS)) {
      for (int i = 0; i < MOST_TEXTS; i++) {
        texts.at(i);
      }
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).isBlank()) {
        throw new IllegalStateException("A problem without words", e);
      }
    }
  }
}
