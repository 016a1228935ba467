package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TerminalProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long now = 1_000;

  private TerminalProgress elsewhere() {
    return new TerminalProgress(
        new PrintStream(bytes, true, StandardCharsets.UTF_8), false, () -> now);
  }

  private void after(int seconds) {
    now += TimeUnit.SECONDS.toNanos(seconds);
  }

  @Test
  void elsewhereThanOnATerminalEveryFileHasALineWithItsRowsAndRate() {
    try (TerminalProgress progress = elsewhere()) {
      progress.stage("Reading");
      progress.begin("a.xlsx");
      progress.begin("b.xlsx");
      after(2);
      progress.rows("a.xlsx", 4096, 0.5);
      progress.rows("b.xlsx", 1000, Double.NaN);
      after(2);
      progress.rows("a.xlsx", 4096, 1);
      progress.end("a.xlsx");
      progress.unchanged("c.xlsx");
      progress.end("b.xlsx");
      progress.stage("Counting");
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "Reading …",
            "  a.xlsx: 8,192 rows in 4.0 s, 2,048 rows/s",
            "  c.xlsx: unchanged, not read again",
            "  b.xlsx: 1,000 rows in 4.0 s, 250 rows/s",
            "Counting …");
  }

  @Test
  void aLongFileSaysNowAndThenHowLongItWillTake() {
    try (TerminalProgress progress = elsewhere()) {
      progress.begin("a.csv");
      after(10);
      progress.rows("a.csv", 1_000_000, 0.1);
      after(10);
      progress.rows("a.csv", 1_000_000, 0.2);
      after(10);
      progress.rows("a.csv", 1_000_000, Double.NaN);
      after(10);
      progress.rows("a.csv", 1_000_000, 0.4);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "  a.csv: 2,000,000 rows, 100,000 rows/s, 1:20 left",
            "  a.csv: 4,000,000 rows, 100,000 rows/s, 1:00 left");
  }

  @Test
  void theLineOfATerminalHasShareRowsRateAndTimeLeftAndFitsEightyColumns() {
    FileProgress file = new FileProgress(() -> now);
    after(300);
    file.rows(1_234_567, 0.25);
    String line = TerminalProgress.line("2026/DET_2026-ICLI-00005_FY2023-2024.xlsx", file);
    assertThat(line)
        .isEqualTo("  …-00005_FY2023-2024.xlsx  25 % 1,234,567 rows, 4,115 rows/s, 15:00 left");
    assertThat(line.length()).isLessThanOrEqualTo(80);
  }
}
