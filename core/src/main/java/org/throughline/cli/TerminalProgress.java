package org.throughline.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Shows stages, and the rows of each sheet as they are read: a moving bar on a terminal, one line per
/// sheet elsewhere.
final class TerminalProgress implements BuildProgress, AutoCloseable {

  private static final int REFRESH_MILLISECONDS = 200;

  private final PrintStream out;
  private final boolean terminal;
  private @Nullable ProgressBar bar;
  private String sheet = "";
  private long rows;

  TerminalProgress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /// On the terminal that the program was started from.
  static TerminalProgress onStandardError() {
    return new TerminalProgress(
        System.err, Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
  }

  @Override
  public void stage(String name) {
    endSheet();
    out.println(name + " …");
  }

  @Override
  public void begin(String file, String sheetName) {
    endSheet();
    sheet = sheetName.isEmpty() ? file : file + " · " + sheetName;
    rows = 0;
    if (terminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("  " + sheet)
              .setInitialMax(-1)
              .setUnit(" rows", 1)
              .showSpeed()
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
              .build();
    }
  }

  @Override
  public void rows(long more) {
    rows += more;
    if (bar != null) {
      bar.stepBy(more);
    }
  }

  private void endSheet() {
    if (bar != null) {
      bar.close();
      bar = null;
    } else if (!sheet.isEmpty()) {
      out.printf("  %s: %,d rows%n", sheet, rows);
    }
    sheet = "";
  }

  @Override
  public void close() {
    endSheet();
  }
}
