package org.throughline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The default policy without recoding, which would leave nothing to withhold in small releases.
final class PlainPolicy {

  private PlainPolicy() {}

  /// Writes it into a folder.
  static Path in(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("policy.yaml"),
        "{id: plain, reason: A test., threshold: 11, zeros: shown, insiders: 1, recoding: none}");
  }
}
