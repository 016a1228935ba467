package org.throughline.cli;

import org.throughline.workspace.RefusedException.Reason;

/// What the program's exit code says. Documented in `docs/reference/commands.md`.
final class ExitCode {

  static final int OK = 0;

  /// The command line is wrong, or an environment variable.
  static final int USAGE = 2;

  /// A released file cannot be read; nothing was built.
  static final int BAD_INPUT = 3;

  /// The output folder cannot be written or is in use.
  static final int BAD_OUTPUT = 4;

  /// Not every row is accounted for; nothing was built.
  static final int UNBALANCED = 5;

  /// A number differs from the official figure it is compared with.
  static final int DIFFERS = 6;

  /// There is no such number, or it is not published.
  static final int NO_SUCH_NUMBER = 7;

  /// The published files disclose a protected count, or a ledger does not hold.
  static final int DISCLOSES = 8;

  /// A published folder is not what its inputs make, or was changed since.
  static final int NOT_REPEATED = 9;

  /// A fault of the program.
  static final int INTERNAL = 70;

  private ExitCode() {}

  static int of(Reason reason) {
    return switch (reason) {
      case USAGE -> USAGE;
      case BAD_INPUT -> BAD_INPUT;
      case BAD_OUTPUT -> BAD_OUTPUT;
      case UNBALANCED -> UNBALANCED;
      case NO_SUCH_NUMBER -> NO_SUCH_NUMBER;
      case DISCLOSES -> DISCLOSES;
    };
  }
}
