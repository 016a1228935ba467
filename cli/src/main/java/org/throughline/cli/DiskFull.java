package org.throughline.cli;

import java.util.List;

/// Tells that there was no room to write; Java and the engine say so in words only.
final class DiskFull {

  private static final List<String> WORDS =
      List.of(
          "No space left on device",
          "There is not enough space on the disk",
          "Disk quota exceeded",
          "File too large");

  private DiskFull() {}

  /// Whether a full disk, or a limit on sizes, is behind a problem.
  static boolean causes(Throwable problem) {
    return Causes.of(problem)
        .map(one -> String.valueOf(one.getMessage()))
        .anyMatch(message -> WORDS.stream().anyMatch(message::contains));
  }
}
