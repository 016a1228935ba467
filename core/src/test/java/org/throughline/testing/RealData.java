package org.throughline.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// The real release files, which are never part of the project.
public final class RealData {

  private RealData() {}

  /// A file or folder of the real data; the test is skipped, saying so, when there is none.
  public static Path require(String name) {
    Path root =
        Optional.ofNullable(System.getenv("THROUGHLINE_DATA"))
            .map(Path::of)
            .orElse(Path.of("..", "..", "shared", "data"));
    Path wanted = root.resolve(name);
    Assumptions.assumeTrue(
        Files.exists(wanted),
        () -> "no real data at " + wanted + "; set THROUGHLINE_DATA to run this test");
    return wanted;
  }
}
