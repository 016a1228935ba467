package org.throughline.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.throughline.workspace.Publications;
import picocli.CommandLine.Option;

/// The option that names the secret of policies with noise.
final class NoiseOption {

  @Option(
      names = "--noise-key",
      paramLabel = "FILE",
      description =
          "The secret of the noise, for policies that round or add noise; made if it does not"
              + " exist. Keep it to yourself.")
  private @Nullable Path key;

  /// Publications whose noise is made from the secret, if there is one.
  Publications of(Publications publications) {
    return key == null ? publications : publications.withNoise(key);
  }
}
