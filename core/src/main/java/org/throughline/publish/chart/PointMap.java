package org.throughline.publish.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Draws places of institutions as circles on a map of borders. How large an amount is shows in the area of a circle, and
/// what kind of number it is in its outline, so that no colour has to be told apart.
public final class PointMap {

  /// Pixels of the map of `borders.properties`.
  public static final int WIDTH = 975;

  public static final int HEIGHT = 610;

  private static final double LARGEST = 26;
  private static final double SMALLEST = 2.5;

  private PointMap() {}

  /// What is known of a place's number.
  public enum Known {
    /// It is in the newest posting or period.
    NOW("p"),
    /// It was in an earlier one, and is no longer: a dashed outline.
    BEFORE("p before"),
    /// There is none, or it is withheld: a square without a size that means anything.
    NOT("c");

    private final String mark;

    Known(String mark) {
      this.mark = mark;
    }
  }

  /// A place.
  ///
  /// @param key names it in the table beside the map
  /// @param x pixels from the left
  /// @param y pixels from the top
  /// @param amount what the circle's area stands for; nothing where it is not known
  /// @param title what it says of itself
  public record Point(String key, int x, int y, double amount, Known known, String title) {}

  /// Words that stand at a place.
  public record Label(int x, int y, String words) {}

  /// Borders as shapes of SVG, and the names of what the second kind divides.
  ///
  /// @param states thin lines
  /// @param areas thick lines
  public record Borders(String states, String areas, List<Label> labels) {
    public Borders {
      labels = List.copyOf(labels);
    }
  }

  /// The picture; the largest circles lie below the others.
  ///
  /// @param id begins the ids of the picture's elements, unique on its page
  public static String svg(
      Borders borders, List<Point> points, String id, String title, String description) {
    Svg svg = new Svg();
    svg.path("state", borders.states(), "");
    svg.path("area", borders.areas(), "");
    double most = points.stream().mapToDouble(Point::amount).max().orElse(0);
    points.stream()
        .sorted(Comparator.comparingDouble(Point::amount).reversed())
        .forEach(point -> draw(svg, point, most));
    borders.labels().forEach(label -> svg.words("x a", label.x(), label.y(), label.words()));
    legend(svg, most);
    return Chart.framed(svg, WIDTH, HEIGHT, id, title, description);
  }

  private static void draw(Svg svg, Point point, double most) {
    String mark = point.known().mark;
    if (point.known() == Known.NOT) {
      svg.square(mark, point.key(), point.x(), point.y(), 2 * SMALLEST, point.title());
    } else {
      double radius = radius(point.amount(), most);
      svg.spot(mark, point.key(), point.x(), point.y(), radius, point.title());
    }
  }

  private static double radius(double amount, double most) {
    return Math.max(SMALLEST, LARGEST * Math.sqrt(amount / most));
  }

  /// Two circles of round amounts, to compare with, with room to grow on a phone.
  private static void legend(Svg svg, double most) {
    double round = Math.pow(10, Math.floor(Math.log10(Math.max(1, most))));
    double x = WIDTH - 145.0;
    double y = HEIGHT - 110.0;
    for (double amount : new double[] {round, round / 10}) {
      if (most > 0 && amount >= 1) {
        double radius = radius(amount, most);
        svg.spot("p", "", x, y, radius, "");
        svg.words("k", x + 2 * LARGEST, y + 5, String.format(Locale.ROOT, "%,.0f", amount));
        y += 2 * LARGEST + 8;
      }
    }
  }
}
