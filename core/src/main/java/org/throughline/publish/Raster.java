package org.throughline.publish;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.throughline.publish.chart.Pen;

/// Draws as dots of colour, in the light colours of the style sheet.
final class Raster implements Pen {

  private static final Pattern COLOUR = Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6});");
  private static final Map<String, Color> COLOURS = colours();

  /// As in the style sheet: what is told apart by colour is told apart by dashes too.
  private static final Map<String, float[]> DASHES =
      Map.of(
          "s2", new float[] {7, 3},
          "s3", new float[] {2, 3},
          "s4", new float[] {9, 3, 2, 3},
          "s5", new float[] {4, 2},
          "s6", new float[] {1, 2});

  private static final double LETTERS = 12.5;
  private static final float[] SOLID = {};

  private final Graphics2D graphics;

  /// @param picture what is drawn on, as far as it is not painted
  Raster(BufferedImage picture) {
    graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  /// The first of each name: those of the light theme stand before those of the dark one.
  private static Map<String, Color> colours() {
    Map<String, Color> colours = new HashMap<>();
    Matcher found = COLOUR.matcher(Resources.text("assets/site.css"));
    while (found.find()) {
      colours.putIfAbsent(found.group(1), Color.decode(found.group(2)));
    }
    return colours;
  }

  private static Color colour(String name) {
    return Objects.requireNonNull(COLOURS.get(name), name);
  }

  /// What follows is drawn from another place and in another size.
  void move(double x, double y, double scale) {
    graphics.translate(x, y);
    graphics.scale(scale, scale);
  }

  @Override
  public Pen rect(String mark, double x, double y, double width, double height, String title) {
    return paint(mark, new Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public Pen line(String mark, double x1, double y1, double x2, double y2) {
    return paint(mark, new Line2D.Double(x1, y1, x2, y2));
  }

  @Override
  public Pen dot(String mark, double x, double y, String title) {
    return paint("dot " + mark, new Ellipse2D.Double(x - 3, y - 3, 6, 6));
  }

  @Override
  public Pen path(String mark, String shape, String title) {
    return paint(mark, Outline.path(shape));
  }

  @Override
  public Pen words(String mark, double x, double y, String words) {
    double width = Outline.width(words, LETTERS);
    double left = mark.equals("y") ? x - width : mark.equals("x") ? x - width / 2 : x;
    return words(words, left, y, LETTERS, mark.equals("x") ? "soft" : "ink", false);
  }

  /// @param colour its name in the style sheet
  Pen words(String words, double x, double y, double size, String colour, boolean bold) {
    Shape shape = Outline.words(words, x, y, size);
    fill(shape, colour);
    return bold ? stroke(shape, colour, (float) size / 26, SOLID) : this;
  }

  private Pen paint(String mark, Shape shape) {
    List<String> marks = List.of(mark.split(" "));
    String first = marks.getFirst();
    String last = marks.getLast();
    boolean isPart = marks.contains("part");
    return switch (first) {
      case "g" -> stroke(shape, "rule", 1, SOLID);
      case "b" -> stroke(shape, "soft", 1, SOLID);
      case "n" -> fill(shape, "faint");
      case "l" -> stroke(shape, last, 2.25f, DASHES.getOrDefault(last, SOLID));
      case "c" -> fill(shape, "paper").stroke(shape, "soft", 1, SOLID);
      case "m" ->
          isPart
              ? fill(shape, "paper").stroke(shape, "mark", 1.5f, new float[] {3, 2})
              : fill(shape, "mark");
      case "dot" ->
          fill(shape, isPart ? "paper" : marks.get(1)).stroke(shape, marks.get(1), 1.5f, SOLID);
      default -> fill(shape, "heat-" + first.substring(1));
    };
  }

  Raster fill(Shape shape, String colour) {
    graphics.setColor(colour(colour));
    graphics.fill(shape);
    return this;
  }

  private Raster stroke(Shape shape, String colour, float width, float[] dashes) {
    graphics.setColor(colour(colour));
    graphics.setStroke(
        new BasicStroke(
            width,
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            1,
            dashes.length == 0 ? null : dashes,
            0));
    graphics.draw(shape);
    return this;
  }

  void end() {
    graphics.dispose();
  }
}
