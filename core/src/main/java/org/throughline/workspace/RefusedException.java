package org.throughline.workspace;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Ends what was asked for. The message says why, in a sentence for the user, and what would be valid.
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  /// Why something is refused.
  public enum Reason {
    /// What was asked for makes no sense, or an environment variable does not.
    USAGE,
    /// A file cannot be read; nothing was built.
    BAD_INPUT,
    /// The output folder cannot be written or is in use.
    BAD_OUTPUT,
    /// Not every row is accounted for; nothing was built.
    UNBALANCED,
    /// There is no such number, or it is not published.
    NO_SUCH_NUMBER,
    /// A protected count would be disclosed, or a ledger does not hold.
    DISCLOSES
  }

  private final Reason reason;

  public RefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /// A file that was named cannot be read.
  public static RefusedException unreadable(Path file, Exception why) {
    return new RefusedException(
        Reason.BAD_INPUT,
        why instanceof NoSuchFileException
            ? file + " does not exist"
            : Files.isDirectory(file)
                ? file + " is a folder. Valid: a file"
                : "%s cannot be read: %s".formatted(file, why.getMessage()));
  }

  public Reason reason() {
    return reason;
  }
}
