package org.throughline.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.throughline.catalog.Catalog;

/// Reads policies from YAML. Unknown keys, missing keys and values out of range are refused.
public final class PolicyReader {

  /// The policies that ship with the program.
  public static final List<String> BUNDLED =
      List.of(
          "default",
          "minimum-frequency-5",
          "group-attribute-5",
          "ohss-rounding-10",
          "random-rounding-3",
          "controlled-rounding-5",
          "cell-key",
          "magnitudes");

  private PolicyReader() {}

  /// A policy that ships with the program, for example `default`.
  ///
  /// @throws IllegalArgumentException if there is none of this name
  public static Policy bundled(String id) {
    if (!BUNDLED.contains(id)) {
      throw new IllegalArgumentException(
          "Unknown policy: '%s'; valid are a file and %s"
              .formatted(id, String.join(", ", BUNDLED)));
    }
    String text = Catalog.text("/org/throughline/disclosure/policies/" + id + ".yaml");
    return PolicyText.parse("policies/" + id + ".yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  /// A policy that ships with the program, or one from a file.
  ///
  /// @throws IllegalArgumentException if there is neither, or the file is not a policy
  public static Policy named(String nameOrFile) {
    return !BUNDLED.contains(nameOrFile) && Files.isRegularFile(Path.of(nameOrFile))
        ? read(Path.of(nameOrFile))
        : bundled(nameOrFile);
  }

  /// A policy from a file.
  ///
  /// @throws IllegalArgumentException if the file is not a policy, naming file and key
  /// @throws UncheckedIOException if it cannot be read
  public static Policy read(Path file) {
    try {
      return PolicyText.parse(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read policy file " + file, e);
    }
  }
}
