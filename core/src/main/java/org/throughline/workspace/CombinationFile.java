package org.throughline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.throughline.lifecycle.Combination;
import org.throughline.workspace.RefusedException.Reason;

/// The rules a build was made with, kept beside its counts so that any number can be counted again.
///
/// @param text the user's file; empty for the rules that ship with the program
public record CombinationFile(String text) {

  private static Path in(Path build) {
    return build.resolve("measures").resolve("combination.yaml");
  }

  /// Reads a file of rules.
  ///
  /// @throws RefusedException when it cannot be read or is not of the documented form
  public static CombinationFile read(Optional<Path> file) throws RefusedException {
    if (file.isEmpty()) {
      return new CombinationFile("");
    }
    try {
      String text = Files.readString(file.get());
      Combination.read(file.get());
      return new CombinationFile(text);
    } catch (IOException e) {
      throw RefusedException.unreadable(file.get(), e);
    } catch (IllegalStateException e) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          "%s%nValid: a file such as docs/reference/combining.md shows. Nothing was built."
              .formatted(e.getMessage()));
    }
  }

  /// Keeps the rules in the folder of a build.
  public void write(Path build) throws IOException {
    if (!text.isEmpty()) {
      Files.createDirectories(in(build).getParent());
      Files.writeString(in(build), text);
    }
  }

  /// The text of the rules that a build was given; empty for the program's own.
  public static String text(Path build) throws IOException {
    return Files.exists(in(build)) ? Files.readString(in(build)) : "";
  }

  /// The rules that a build was made with.
  public static Combination of(Path build) {
    return Files.exists(in(build)) ? Combination.read(in(build)) : Combination.standard();
  }
}
