package org.throughline.workspace;

import java.io.IOException;
import java.nio.file.Path;

/// A file of a build is no longer what was written.
public final class DamagedFileException extends IOException {

  private static final long serialVersionUID = 1L;

  public DamagedFileException(Path file) {
    super(message(file.toString()));
  }

  /// The same for a file that only a message names.
  public static String message(String file) {
    return file
        + " is missing, or was damaged since it was written. Valid: a new build of the same files";
  }
}
