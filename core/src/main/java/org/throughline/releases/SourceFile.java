package org.throughline.releases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A released file, on disk or inside a zip on disk.
///
/// @param path where it, or its zip, is now; never written anywhere
/// @param entry its name inside the zip; empty when it is a file of its own
/// @param name its name relative to the folder that was read, with forward slashes; `zip!/entry` inside a
///     zip
/// @param bytes its size
/// @param sha256 digest of its content, lower-case hexadecimal
public record SourceFile(Path path, String entry, String name, long bytes, String sha256) {

  /// Reads the file once to know its digest.
  public static SourceFile of(Path root, Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return new SourceFile(path, "", name(root, path), Files.size(path), digest(in));
    }
  }

  static String nameOfEntry(Path root, Path path, String entry) {
    return name(root, path) + "!/" + PersonalTexts.withoutPersons(entry);
  }

  static String name(Path root, Path path) {
    Path relative = root.equals(path) ? path.getFileName() : root.relativize(path);
    return PersonalTexts.withoutPersons(relative.toString().replace('\\', '/'));
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String digest(InputStream in) throws IOException {
    MessageDigest digest = newDigest();
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
