package org.throughline.releases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A released file on disk.
///
/// @param path where it is now; never written anywhere
/// @param name its name relative to the folder that was read, with forward slashes
/// @param bytes its size
/// @param sha256 digest of its content, lower-case hexadecimal
public record SourceFile(Path path, String name, long bytes, String sha256) {

  /// Reads the file once to know its digest.
  public static SourceFile of(Path root, Path path) throws IOException {
    Path relative = root.equals(path) ? path.getFileName() : root.relativize(path);
    return new SourceFile(
        path, relative.toString().replace('\\', '/'), Files.size(path), digest(path));
  }

  private static String digest(Path path) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(path)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
