package org.throughline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Under which name a build stands in the ledger. Stays on the local machine.
final class PublicationFile {

  private PublicationFile() {}

  private static Path in(Path build) {
    return build.resolve("measures").resolve("publication.txt");
  }

  static void write(Path build, Publications.Recorded recorded) throws IOException {
    Files.createDirectories(in(build).getParent());
    Files.writeString(in(build), recorded.publication() + "\n");
  }

  /// The name; empty for a build that no ledger knows.
  static String read(Path build) throws IOException {
    return Files.exists(in(build)) ? Files.readString(in(build)).strip() : "";
  }
}
