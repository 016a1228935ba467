package org.throughline.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.throughline.pipeline.BuildProgress;

/// Shows stages, and of each file being read its rows, the rate and the time left: a moving bar for each
/// on a terminal; elsewhere a line when it is done, and one now and then while it is long.
final class TerminalProgress implements BuildProgress, AutoCloseable {

  private static final int REFRESH_MILLISECONDS = 200;

  /// A file that takes longer gets a line every so often.
  private static final long LONG = TimeUnit.SECONDS.toNanos(15);

  private static final int LONGEST_NAME = 24;

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier clock;
  private final Map<String, Shown> files = new LinkedHashMap<>();
  private int unchanged;

  TerminalProgress(PrintStream out, boolean terminal, LongSupplier clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
  }

  /// A file that is being read.
  private static final class Shown {
    final FileProgress progress;
    final @Nullable ProgressBar bar;
    long said;

    Shown(FileProgress progress, @Nullable ProgressBar bar, long now) {
      this.progress = progress;
      this.bar = bar;
      this.said = now;
    }
  }

  /// On the terminal that the program was started from.
  static TerminalProgress onStandardError() {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new TerminalProgress(System.err, terminal, System::nanoTime);
  }

  @Override
  public void stage(String name) {
    endFiles();
    out.println(name + " …");
  }

  @Override
  public void begin(String file) {
    FileProgress progress = new FileProgress(clock);
    files.put(file, new Shown(progress, terminal ? bar(file, progress) : null, clock.getAsLong()));
  }

  /// The library moves the cursor and keeps the lines of several files apart; what stands in a line is
  /// ours, because its own line leaves no room for the rate and the time on a narrow terminal.
  private static ProgressBar bar(String file, FileProgress progress) {
    return new ProgressBarBuilder()
        .setInitialMax(-1)
        .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
        .setRenderer((state, width) -> cut(line(file, progress), width))
        .build();
  }

  static String line(String file, FileProgress progress) {
    return "  %-24s %s %s".formatted(shortened(file), progress.percent(), progress.underWay());
  }

  private static String cut(String line, int width) {
    return line.substring(0, Math.min(line.length(), Math.max(0, width)));
  }

  private static String shortened(String file) {
    return file.length() <= LONGEST_NAME
        ? file
        : "…" + file.substring(file.length() - LONGEST_NAME + 1);
  }

  @Override
  public void rows(String file, long more, double share) {
    Shown shown = files.get(file);
    if (shown == null) {
      return;
    }
    shown.progress.rows(more, share);
    if (shown.bar != null) {
      shown.bar.stepBy(more);
    } else if (clock.getAsLong() - shown.said > LONG) {
      shown.said = clock.getAsLong();
      out.println("  " + file + ": " + shown.progress.underWay());
    }
  }

  @Override
  public void end(String file) {
    Shown shown = files.remove(file);
    if (shown == null) {
      return;
    }
    if (shown.bar != null) {
      shown.bar.close();
    } else {
      out.println("  " + file + ": " + shown.progress.done());
    }
  }

  @Override
  public void unchanged(String file) {
    unchanged++;
    if (!terminal) {
      out.println("  " + file + ": unchanged, not read again");
    }
  }

  private void endFiles() {
    for (Shown shown : files.values()) {
      if (shown.bar != null) {
        shown.bar.close();
      }
    }
    files.clear();
    if (terminal && unchanged > 0) {
      out.printf("  %s unchanged, not read again%n", Amount.of(unchanged, "file"));
    }
    unchanged = 0;
  }

  @Override
  public void close() {
    endFiles();
  }
}
