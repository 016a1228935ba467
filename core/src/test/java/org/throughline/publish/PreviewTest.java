package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.digest.Sha256;
import org.throughline.publish.chart.Chart;
import org.throughline.publish.chart.ColumnHead;
import org.throughline.publish.chart.Grid;
import org.throughline.publish.chart.GridCell;
import org.throughline.publish.chart.GridRow;

/// Pictures of links show what the page shows, fit, and are the same wherever they are made.
class PreviewTest {

  private static final Preview PREVIEW =
      new Preview("Arrests, by office", "2019-x, “all”", "", "Somebody, 2026-01-01");

  @ParameterizedTest
  @EnumSource(Chart.Kind.class)
  void theSameChartGivesTheSameBytes(Chart.Kind kind) {
    Grid grid = grid(8, 1, new Random(7));

    assertThat(Sha256.of(PREVIEW.gif(kind, grid, 0)))
        .isEqualTo(Sha256.of(PREVIEW.gif(kind, grid, 0)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 60, 170})
  void nothingIsDrawnBeyondTheEdges(int rows) throws IOException {
    for (Chart.Kind kind : Chart.Kind.values()) {
      Grid grid = grid(rows, 5, new Random(rows));
      Preview wordy =
          new Preview("Word ".repeat(60), "W".repeat(900), "Warning ".repeat(50), "x".repeat(500));
      BufferedImage picture = read(wordy.gif(kind, grid, 0));
      int paper = picture.getRGB(0, 0);

      assertThat(IntStream.range(0, Preview.HEIGHT))
          .as(kind.name())
          .allSatisfy(y -> assertThat(picture.getRGB(Preview.WIDTH - 8, y)).isEqualTo(paper));
      assertThat(IntStream.range(0, Preview.WIDTH))
          .as(kind.name())
          .allSatisfy(x -> assertThat(picture.getRGB(x, Preview.HEIGHT - 8)).isEqualTo(paper));
    }
  }

  @Test
  void aBarIsAsLongAsItsNumber() throws IOException {
    Grid grid = bars(100, 50);
    BufferedImage picture = read(PREVIEW.gif(Chart.Kind.BARS, grid, 0));
    int mark = 0xff3a7ca5;
    long longest = 0;
    long shortest = Long.MAX_VALUE;
    for (int y = 0; y < Preview.HEIGHT; y++) {
      int line = y;
      long length =
          IntStream.range(0, Preview.WIDTH)
              .filter(x -> isNear(picture.getRGB(x, line), mark))
              .count();
      if (length > 100) {
        longest = Math.max(longest, length);
        shortest = Math.min(shortest, length);
      }
    }

    assertThat((double) longest / shortest).isBetween(1.97, 2.03);
  }

  @Test
  void aLetterIsDrawnByItsOutline() {
    Rectangle2D capital = Outline.words("H", 10, 100, 1_000).getBounds2D();

    assertThat(capital.getMaxY()).isEqualTo(100);
    assertThat(capital.getHeight()).isEqualTo(656);
    assertThat(Outline.width("HH", 1_000)).isEqualTo(2 * Outline.width("H", 1_000));
    assertThat(Outline.words("R", 0, 0, 100).contains(45, -8)).as("The leg of the R").isTrue();
    assertThat(Outline.words("\u4e2d", 0, 0, 100).getBounds2D())
        .as("A letter without an outline")
        .isEqualTo(Outline.words("?", 0, 0, 100).getBounds2D());
  }

  private static boolean isNear(int colour, int other) {
    return IntStream.of(0, 8, 16)
        .allMatch(bits -> Math.abs((colour >> bits & 255) - (other >> bits & 255)) < 24);
  }

  private static BufferedImage read(byte[] gif) throws IOException {
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(gif)));
  }

  private static Grid bars(long... counts) {
    List<GridRow> rows =
        IntStream.range(0, counts.length).mapToObj(n -> row(n, List.of(cell(counts[n])))).toList();
    return new Grid(List.of("Office"), List.of(head(0)), rows, false);
  }

  private static Grid grid(int rows, int columns, Random random) {
    return new Grid(
        List.of("Office"),
        IntStream.range(0, columns).mapToObj(PreviewTest::head).toList(),
        IntStream.range(0, rows)
            .mapToObj(
                n ->
                    row(
                        n,
                        IntStream.range(0, columns)
                            .mapToObj(any -> cell(random.nextInt(-9, 99_999)))
                            .toList()))
            .toList(),
        false);
  }

  private static ColumnHead head(int n) {
    return ColumnHead.named("c" + n, "A release with a long name " + n, false);
  }

  private static GridRow row(int n, List<GridCell> cells) {
    return new GridRow("r" + n, List.of("Office of a long name " + n), cells, "", false);
  }

  private static GridCell cell(long count) {
    return count < 0
        ? new GridCell("id", "", "[c]", true, false, false)
        : new GridCell("id", "" + count, "" + count, false, false, false);
  }
}
