package org.throughline.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.throughline.digest.Sha256;

/// Copies of files, which are what they should be or do not exist.
final class Copies {

  private Copies() {}

  /// SHA-256 of a file, lower-case hexadecimal.
  static String digest(Path file) throws IOException {
    return Sha256.of(file);
  }

  private static String pass(Path file, OutputStream target) throws IOException {
    MessageDigest digest = Sha256.start();
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new DigestOutputStream(target, digest)) {
      in.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Copies a file and looks at the bytes on their way; what was looked at is what was written.
  ///
  /// @return whether the file is there and has that digest
  static boolean copy(Path file, Path target, String sha256) throws IOException {
    try (OutputStream out = Files.newOutputStream(target)) {
      return pass(file, out).equals(sha256);
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
