package org.throughline.publish;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Shapes of paths and of words. Words are drawn by outlines that ship with the program and not by fonts of the machine:
/// a picture is the same on every machine, and is made on one without fonts too.
final class Outline {

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?\\d+(?:\\.\\d+)?");
  private static final double EM = 1000;
  private static final Map<Integer, Glyph> GLYPHS = glyphs();
  private static final int UNKNOWN = '?';

  /// @param advance how far the next letter stands, in units of which 1000 are an em
  private record Glyph(double advance, Path2D shape) {}

  private Outline() {}

  private static Map<Integer, Glyph> glyphs() {
    Map<Integer, Glyph> glyphs = new HashMap<>();
    Resources.text("preview/glyphs.tsv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\\t", -1))
        .forEach(
            part ->
                glyphs.put(
                    Integer.parseInt(part[0], 16),
                    new Glyph(Double.parseDouble(part[1]), path(part[2]))));
    return glyphs;
  }

  private static Glyph glyph(int letter) {
    return Objects.requireNonNull(
        GLYPHS.getOrDefault(letter, GLYPHS.get(UNKNOWN)), "Outline of a letter");
  }

  /// How wide words are.
  ///
  /// @param size of the letters, in the unit of the answer
  static double width(String words, double size) {
    return words.codePoints().mapToDouble(letter -> glyph(letter).advance()).sum() * size / EM;
  }

  /// Words that begin at a place on their line.
  static Path2D words(String words, double x, double y, double size) {
    Path2D all = new Path2D.Double();
    double at = x;
    for (int letter : words.codePoints().toArray()) {
      Glyph glyph = glyph(letter);
      all.append(
          glyph.shape().getPathIterator(new AffineTransform(size / EM, 0, 0, -size / EM, at, y)),
          false);
      at += glyph.advance() * size / EM;
    }
    return all;
  }

  /// The shape of a path, as a pen takes it.
  static Path2D path(String shape) {
    Reader reader = new Reader(TOKEN.matcher(shape));
    while (reader.tokens.find()) {
      reader.draw(reader.tokens.group());
    }
    return reader.path;
  }

  /// Reads commands and draws them.
  private static final class Reader {

    private final Matcher tokens;
    private final Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    private double x;
    private double y;

    Reader(Matcher tokens) {
      this.tokens = tokens;
    }

    void draw(String command) {
      boolean isRelative = Character.isLowerCase(command.charAt(0));
      double fromX = isRelative ? x : 0;
      double fromY = isRelative ? y : 0;
      switch (command.toUpperCase(Locale.ROOT)) {
        case "M" -> {
          moved(fromX + number(), fromY + number());
          path.moveTo(x, y);
        }
        case "L" -> lineTo(fromX + number(), fromY + number());
        case "H" -> lineTo(fromX + number(), y);
        case "V" -> lineTo(x, fromY + number());
        case "Q" -> {
          double bendX = fromX + number();
          double bendY = fromY + number();
          moved(fromX + number(), fromY + number());
          path.quadTo(bendX, bendY, x, y);
        }
        case "Z" -> path.closePath();
        default -> throw new IllegalArgumentException("No command of a path: " + command);
      }
    }

    private void lineTo(double toX, double toY) {
      moved(toX, toY);
      path.lineTo(x, y);
    }

    private void moved(double toX, double toY) {
      x = toX;
      y = toY;
    }

    private double number() {
      if (!tokens.find()) {
        throw new IllegalArgumentException("A path ends within a command");
      }
      return Double.parseDouble(tokens.group());
    }
  }
}
