package org.throughline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.throughline.workspace.BuildFolder;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;

/// A file that a command writes and that must not be there yet: what somebody has is never overwritten.
final class NewFile {

  private NewFile() {}

  /// Before any work is done.
  ///
  /// @throws RefusedException when the file is there, has no folder, or lies inside a build
  static void require(Path file) throws RefusedException {
    if (Files.exists(file)) {
      throw new RefusedException(Reason.BAD_OUTPUT, file + " is there already. Valid: a new file");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new RefusedException(
          Reason.BAD_OUTPUT, folder + " does not exist. Valid: a file in a folder that is there");
    }
    BuildFolder.refuseInside(file);
  }
}
