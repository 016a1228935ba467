package org.throughline.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;

/// The policy that a build was made with, so that its audit asks for the same.
public final class PolicyFile {

  private PolicyFile() {}

  private static Path in(Path build) {
    return build.resolve("measures").resolve("policy.yaml");
  }

  public static void write(Path build, Policy policy) throws IOException {
    Files.createDirectories(in(build).getParent());
    Files.writeString(in(build), policy.text());
  }

  /// The policy of a build; for one that keeps none, the default with the threshold that its published
  /// files state.
  public static Policy read(Path build, int threshold) {
    if (Files.exists(in(build))) {
      try {
        return PolicyReader.read(in(build));
      } catch (IllegalArgumentException _) {
        throw new UncheckedIOException(new DamagedFileException(in(build)));
      }
    }
    Policy standard = PolicyReader.bundled("default");
    return threshold == 0 ? standard : standard.withThreshold(threshold);
  }
}
