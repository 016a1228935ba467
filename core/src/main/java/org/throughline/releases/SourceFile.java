package org.throughline.releases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.throughline.digest.Sha256;

/// A released file, on disk or inside a zip on disk.
///
/// @param path where it, or its zip, is now; never written anywhere
/// @param entry its name inside the zip; empty when it is a file of its own
/// @param name its name relative to the folder that was read, with forward slashes; `zip!/entry` inside a
///     zip
/// @param bytes its size
/// @param sha256 digest of its content, lower-case hexadecimal
public record SourceFile(Path path, String entry, String name, long bytes, String sha256) {

  private static final int LETTERS = 8;

  /// Files whose names are not shown whole are told apart by letters of what is in them.
  public SourceFile {
    if (name.contains(PersonalTexts.NOT_SHOWN) && !name.endsWith("]")) {
      name = name + " [" + letters(sha256) + "]";
    }
  }

  /// No figures, so that nobody reads a date in them.
  private static String letters(String digest) {
    return digest
        .chars()
        .limit(LETTERS)
        .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 16))))
        .collect(Collectors.joining());
  }

  /// Reads the file once to know its digest.
  public static SourceFile of(Path root, Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return new SourceFile(path, "", name(root, path), Files.size(path), Sha256.of(in));
    }
  }

  static String nameOfEntry(Path root, Path path, String entry) {
    return name(root, path) + "!/" + PersonalTexts.withoutPersons(entry);
  }

  static String name(Path root, Path path) {
    Path relative = root.equals(path) ? path.getFileName() : root.relativize(path);
    return PersonalTexts.withoutPersons(relative.toString().replace('\\', '/'));
  }
}
