package org.throughline.publish.chart;

/// Draws the parts of a chart. A mark is one or two classes of the style sheet, which say how a part looks; a title is
/// what it says of itself, empty for nothing. Coordinates are pixels of the chart, downwards.
public interface Pen {

  Pen rect(String mark, double x, double y, double width, double height, String title);

  Pen line(String mark, double x1, double y1, double x2, double y2);

  Pen dot(String mark, double x, double y, String title);

  /// @param shape the commands M, L, H, V, Q and Z of SVG, absolute or relative
  Pen path(String mark, String shape, String title);

  Pen words(String mark, double x, double y, String words);

  /// A withheld number: a hatched box, whose size means nothing.
  default Pen hatch(double x, double y, double width, double height, String title) {
    StringBuilder shape = new StringBuilder("M" + Svg.at(x) + " " + Svg.at(y));
    shape.append("h" + Svg.at(width) + "v" + Svg.at(height) + "h" + Svg.at(-width) + "z");
    for (double across = 5; across < width + height; across += 5) {
      double fromX = Math.min(across, width);
      double toY = Math.min(across, height);
      shape.append("M" + Svg.at(x + fromX) + " " + Svg.at(y + across - fromX));
      shape.append("L" + Svg.at(x + across - toY) + " " + Svg.at(y + toY));
    }
    return path("c", shape.toString(), title);
  }
}
