package org.throughline.cli;

import java.util.Locale;
import java.util.function.LongSupplier;

/// How far one file is: rows, rate, and when it will be done. One thread reports, another shows.
final class FileProgress {

  private static final double NANOS = 1e9;
  private static final int MINUTE = 60;

  private final LongSupplier clock;
  private final long start;
  private long rows;
  private double share = Double.NaN;

  /// @param clock nanoseconds
  FileProgress(LongSupplier clock) {
    this.clock = clock;
    this.start = clock.getAsLong();
  }

  /// More rows were read.
  ///
  /// @param behind share of the file's bytes, 0 to 1; NaN when nobody knows
  synchronized void rows(long more, double behind) {
    rows += more;
    share = behind;
  }

  synchronized long rows() {
    return rows;
  }

  /// Seconds since the file began.
  double seconds() {
    return (clock.getAsLong() - start) / NANOS;
  }

  /// Share of the file that is behind, in per cent; blank when nobody knows.
  synchronized String percent() {
    return share > 0 ? String.format(Locale.ROOT, "%3.0f %%", 100 * share) : "     ";
  }

  private String rate() {
    return seconds() > 0 ? String.format(Locale.ROOT, ", %,.0f rows/s", rows / seconds()) : "";
  }

  /// Where it stands now.
  synchronized String underWay() {
    String left = "";
    if (share > 0) {
      left = ", " + clock(seconds() * (1 - share) / share) + " left";
    }
    return Amount.of(rows, "row") + rate() + left;
  }

  /// What it came to.
  synchronized String done() {
    return "%s in %s%s".formatted(Amount.of(rows, "row"), duration(seconds()), rate());
  }

  /// Minutes and seconds, `0:07`.
  private static String clock(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d", whole / MINUTE, whole % MINUTE);
  }

  private static String duration(double seconds) {
    return seconds < MINUTE
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : clock(seconds) + " min";
  }
}
