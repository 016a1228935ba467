package org.throughline.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughline.workspace.DamagedFileException;

/// Tells that a file of a build is no longer what was written; the engine says so in words only.
final class DamagedFile {

  private static final List<String> WORDS =
      List.of("magic bytes", "too small to be a Parquet", "No files found that match", "footer");

  private static final Pattern NAME = Pattern.compile("[\"']([^\"']+\\.parquet)[\"']");

  private DamagedFile() {}

  /// What to say of the file that is behind a problem, if one is.
  static Optional<String> behind(Throwable problem) {
    for (@Nullable Throwable one = problem; one != null; one = one.getCause()) {
      if (one instanceof DamagedFileException) {
        return Optional.of(String.valueOf(one.getMessage()));
      }
      String message = String.valueOf(one.getMessage());
      Matcher name = NAME.matcher(message);
      if (WORDS.stream().anyMatch(message::contains) && name.find()) {
        return Optional.of(DamagedFileException.message(name.group(1)));
      }
    }
    return Optional.empty();
  }
}
