package org.throughline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.perturbation.Noise;
import org.throughline.workspace.RefusedException.Reason;

/// The file of the secret from which noise is made: 32 bytes in hexadecimal. Whoever has it can undo
/// the noise; without it the same numbers cannot be published again with the same noise.
public final class NoiseKey {

  private NoiseKey() {}

  /// The noise of a secret, where a policy draws any; a file that does not exist is made, for its owner only.
  public static Noise read(Optional<Path> file, Policy policy)
      throws IOException, RefusedException {
    if (!policy.method().isRandom()) {
      return new Noise(Noise.newSecret());
    }
    Path key = require(file, policy);
    if (!Files.exists(key)) {
      write(key);
    }
    try {
      return new Noise(HexFormat.of().parseHex(Files.readString(key).strip()));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          "%s holds no secret: %s. Valid: a file that --noise-key made"
              .formatted(key, e.getMessage()));
    }
  }

  /// Before anything takes time: the file, where a policy draws any.
  public static void requireFor(Policy policy, Optional<Path> file) throws RefusedException {
    if (policy.method().isRandom()) {
      require(file, policy);
    }
  }

  private static Path require(Optional<Path> file, Policy policy) throws RefusedException {
    return file.orElseThrow(
        () ->
            new RefusedException(
                Reason.USAGE,
                "Policy '%s' draws at random and needs --noise-key FILE, the secret of its noise"
                    .formatted(policy.id())));
  }

  private static void write(Path key) throws IOException {
    String secret = HexFormat.of().formatHex(Noise.newSecret()) + "\n";
    if (key.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(key, secret, StandardOpenOption.WRITE);
    } else {
      Files.writeString(key, secret, StandardOpenOption.CREATE_NEW);
    }
  }
}
