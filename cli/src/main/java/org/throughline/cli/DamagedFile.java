package org.throughline.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.throughline.workspace.DamagedFileException;

/// Tells that a file of a build is no longer what was written; the engine says so in words only.
final class DamagedFile {

  private static final List<String> WORDS =
      List.of("magic bytes", "too small to be a Parquet", "No files found that match", "footer");

  private static final Pattern NAME = Pattern.compile("[\"']([^\"']+\\.parquet)[\"']");

  private DamagedFile() {}

  /// What to say of the file that is behind a problem, if one is.
  static Optional<String> behind(Throwable problem) {
    return Causes.of(problem).flatMap(one -> said(one).stream()).findFirst();
  }

  private static Optional<String> said(Throwable one) {
    String message = String.valueOf(one.getMessage());
    if (one instanceof DamagedFileException) {
      return Optional.of(message);
    }
    Matcher name = NAME.matcher(message);
    return WORDS.stream().anyMatch(message::contains) && name.find()
        ? Optional.of(DamagedFileException.message(name.group(1)))
        : Optional.empty();
  }
}
