package org.throughline.workspace;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.throughline.workspace.RefusedException.Reason;

/// A single file that a command writes: what somebody has is never overwritten, and nothing half-written is ever seen.
public final class NewFile {

  private NewFile() {}

  /// Writes a file.
  @FunctionalInterface
  public interface Filling {
    void into(Path draft) throws IOException;
  }

  /// Before any work is done.
  ///
  /// @throws RefusedException when the file is there, has no folder, or lies inside a build
  public static void require(Path file) throws RefusedException {
    if (Files.exists(file, NOFOLLOW_LINKS)) {
      throw new RefusedException(Reason.BAD_OUTPUT, file + " is there already. Valid: a new file");
    }
    requireFolder(file);
  }

  /// @throws RefusedException when the file has no folder, or lies inside a build
  public static void requireFolder(Path file) throws RefusedException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new RefusedException(
          Reason.BAD_OUTPUT, folder + " does not exist. Valid: a file in a folder that is there");
    }
    BuildFolder.refuseInside(file);
  }

  /// Writes beside the place and moves: where it fails, what was there before is as it was.
  public static void write(Path file, Filling filling) throws IOException {
    Path place = Files.exists(file) ? file.toRealPath() : file;
    Path draft = place.resolveSibling("." + place.getFileName() + ".draft");
    try {
      filling.into(draft);
      Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
