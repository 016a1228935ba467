package org.throughline.publish.chart;

/// Writes elements of SVG. Coordinates have one decimal, so that the browser's drawing has the same text.
final class Svg implements Pen {

  private final StringBuilder text = new StringBuilder();
  private final boolean hasTitles;

  Svg() {
    this(true);
  }

  /// @param hasTitles whether parts say what they are when pointed at
  Svg(boolean hasTitles) {
    this.hasTitles = hasTitles;
  }

  @Override
  public Svg rect(String mark, double x, double y, double width, double height, String title) {
    return open("rect", mark).box(x, y, width, height, title);
  }

  private Svg box(double x, double y, double width, double height, String title) {
    return number("x", x)
        .number("y", y)
        .number("width", width)
        .number("height", height)
        .titled("rect", title);
  }

  @Override
  public Svg line(String mark, double x1, double y1, double x2, double y2) {
    open("line", mark).number("x1", x1).number("y1", y1).number("x2", x2).number("y2", y2);
    return titled("line", "");
  }

  @Override
  public Svg dot(String mark, double x, double y, String title) {
    return open("circle", mark).circle(x, y, 3, title);
  }

  private Svg circle(double x, double y, double radius, String title) {
    return number("cx", x).number("cy", y).number("r", radius).titled("circle", title);
  }

  /// A circle that the script finds by its key.
  Svg spot(String mark, String key, double x, double y, double radius, String title) {
    return open("circle", mark).attribute("data-key", key).circle(x, y, radius, title);
  }

  /// A square around a point that the script finds by its key.
  Svg square(String mark, String key, double x, double y, double size, String title) {
    return open("rect", mark)
        .attribute("data-key", key)
        .box(x - size / 2, y - size / 2, size, size, title);
  }

  @Override
  public Svg path(String mark, String shape, String title) {
    return open("path", mark).attribute("d", shape).titled("path", title);
  }

  /// A shape that the script finds by its key, with what it needs to draw its label.
  Svg shape(String mark, String key, String place, String shape, String title) {
    return open("path", mark)
        .attribute("data-key", key)
        .attribute("data-place", place)
        .attribute("d", shape)
        .titled("path", title);
  }

  @Override
  public Svg words(String mark, double x, double y, String words) {
    open("text", mark).number("x", x).number("y", y);
    text.append('>').append(escaped(words)).append("</text>");
    return this;
  }

  private Svg open(String element, String mark) {
    text.append('<').append(element);
    return attribute("class", mark);
  }

  private Svg number(String name, double value) {
    return attribute(name, at(value));
  }

  private Svg attribute(String name, String value) {
    text.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    return this;
  }

  private Svg titled(String element, String title) {
    if (title.isEmpty() || !hasTitles) {
      text.append("></").append(element).append('>');
    } else {
      text.append("><title>").append(escaped(title)).append("</title></").append(element);
      text.append('>');
    }
    return this;
  }

  /// A coordinate with one decimal at most.
  static String at(double value) {
    long tenths = Math.round(value * 10);
    String whole = (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10;
    return tenths % 10 == 0 ? (tenths == 0 ? "0" : whole) : whole + "." + Math.abs(tenths) % 10;
  }

  static String escaped(String plain) {
    return plain
        .replaceAll("\\p{Cc}", "\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
