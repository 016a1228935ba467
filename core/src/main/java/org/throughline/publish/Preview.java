package org.throughline.publish;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.throughline.publish.chart.Chart;
import org.throughline.publish.chart.ColumnHead;
import org.throughline.publish.chart.Grid;

/// A chart as others show it beside a link to its page: with title, source and warnings inside, as it travels alone.
///
/// The same bytes on every machine: outlines instead of fonts, and GIF, whose writer is the runtime's own, where PNG
/// would be as the machine's zlib packs it.
///
/// @param title what is counted, by what
/// @param scope of which release and period, or what else has to be known to read it right
/// @param warning stands out; empty for none
/// @param source who published it from what
record Preview(String title, String scope, String warning, String source) {

  /// As sites that show previews ask for, in pixels.
  static final int WIDTH = 1200;

  static final int HEIGHT = 630;

  private static final int EDGE = 50;
  private static final double ROOM = WIDTH - 2.0 * EDGE;
  private static final double LARGEST = 2;

  /// What is shown beside a link to a data set: what its chart says and, where the site has an address by which others
  /// find it, the chart.
  static PageFrame.Shared of(
      DataSet set,
      Panel panel,
      Publication publication,
      LocalDate audited,
      Texts texts,
      OutputFolder folder)
      throws IOException {
    String scope =
        Stream.of(panel.label(), panel.column(), String.join(" ", panel.scopes()))
            .filter(words -> !words.isEmpty())
            .findFirst()
            .orElse(set.extent(texts));
    String description = set.name(texts) + ". " + scope + ". " + panel.summary();
    if (publication.imprint().address().isEmpty() || !panel.drawn()) {
      return PageFrame.Shared.of(description);
    }
    Preview preview =
        new Preview(
            set.name(texts),
            scope,
            publication.synthetic() ? texts.of("banner.synthetic") : "",
            publication.imprint().publisher()
                + ", "
                + audited
                + ". "
                + publication.imprint().address());
    Chart.Kind kind = Chart.Kind.valueOf(panel.kind().toUpperCase(Locale.ROOT));
    int column =
        Math.max(
            0,
            panel.grid().columns().stream()
                .map(ColumnHead::label)
                .toList()
                .indexOf(panel.column()));
    String file = texts.folder() + "pictures/" + set.slug() + ".gif";
    folder.write(file, preview.gif(kind, panel.grid(), column));
    return new PageFrame.Shared(description, file);
  }

  /// The picture.
  ///
  /// @param column which column bars are drawn for
  /// @return a GIF
  byte[] gif(Chart.Kind kind, Grid grid, int column) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Raster raster = new Raster(picture);
    raster.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), "paper");
    double top = words(raster);
    double room = HEIGHT - EDGE - top - 20;
    int height = Chart.height(kind, grid, column, Chart.WIDE);
    double scale = Math.min(LARGEST, room / height);
    raster.move(EDGE, top, scale);
    Chart.draw(kind, grid, column, (int) (ROOM / scale), raster);
    raster.end();
    return packed(picture);
  }

  /// Draws the words; returns where the chart begins.
  private double words(Raster raster) {
    double y = EDGE + 22;
    for (String line : wrapped(title, 40, 2)) {
      raster.words(line, EDGE, y, 40, "ink", true);
      y += 46;
    }
    y -= 12;
    for (String line : wrapped(scope, 24, 2)) {
      raster.words(line, EDGE, y, 24, "soft", false);
      y += 30;
    }
    if (!warning.isEmpty()) {
      raster.words(wrapped(warning, 24, 1).getFirst(), EDGE, y, 24, "warn", true);
      y += 30;
    }
    raster.words(wrapped(source, 20, 1).getFirst(), EDGE, HEIGHT - 24.0, 20, "soft", false);
    return y;
  }

  /// Lines that fit; what does not fit is cut off with an ellipsis.
  private static List<String> wrapped(String text, double size, int most) {
    List<String> lines = new ArrayList<>(List.of(""));
    for (String word : text.strip().split("\\s+", -1)) {
      String longer = (lines.getLast() + " " + word).strip();
      if (Outline.width(longer, size) <= ROOM || lines.getLast().isEmpty()) {
        lines.set(lines.size() - 1, longer);
      } else {
        lines.add(word);
      }
    }
    List<String> kept = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())));
    if (lines.size() > most) {
      kept.set(most - 1, kept.getLast() + " …");
    }
    kept.replaceAll(line -> cut(line, size));
    return kept;
  }

  private static String cut(String line, double size) {
    String cut = line;
    while (Outline.width(cut, size) > ROOM) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -2)) + "…";
    }
    return cut;
  }

  private static byte[] packed(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(picture, "gif", out)) {
        throw new IllegalStateException("The runtime writes no GIF");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a picture in memory", e);
    }
    return bytes.toByteArray();
  }
}
