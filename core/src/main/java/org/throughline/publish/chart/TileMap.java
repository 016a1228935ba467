package org.throughline.publish.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Draws offices as squares that lie to each other about as on a map. It needs no borders, a small office is as
/// easy to see as a large one, and each square has its number in it, so that no colour has to be told apart.
public final class TileMap {

  /// Where a square stands, counted from the upper left, and what stands in it where names have no room.
  public record Tile(int column, int row, String code) {}

  private static final int GAP = 4;

  private TileMap() {}

  /// The picture, or nothing if no row has a tile.
  ///
  /// @param tiles by the key of a row; rows without one are in the table alone
  /// @param others tiles that no row has: they are drawn faint, so that the others are known by their place
  public static String svg(
      Grid grid,
      Map<String, Tile> tiles,
      List<Tile> others,
      int width,
      String id,
      String title,
      String description) {
    Map<GridRow, Tile> placed = new LinkedHashMap<>();
    for (GridRow row : grid.inner()) {
      Tile tile = tiles.get(row.key());
      if (tile != null) {
        placed.put(row, tile);
      }
    }
    if (placed.isEmpty()) {
      return "";
    }
    List<Tile> all = Stream.concat(placed.values().stream(), others.stream()).toList();
    int columns = 1 + all.stream().mapToInt(Tile::column).max().orElse(0);
    int rows = 1 + all.stream().mapToInt(Tile::row).max().orElse(0);
    int size = width / columns;
    int height = Math.round(size * 0.72f);
    double[] limits = Chart.limits(placed.keySet().stream().map(GridRow::first));
    Svg svg = new Svg();
    others.forEach(tile -> faint(svg, tile, new Size(size, height)));
    boolean named =
        placed.keySet().stream()
            .allMatch(row -> row.label().length() * letter(row.label()) < size - GAP);
    placed.forEach((row, tile) -> draw(svg, row, tile, new Size(size, height), limits, named));
    return Chart.framed(svg, width, rows * height + GAP, id, title, description);
  }

  private record Size(int width, int height) {}

  /// How wide a letter is; capitals are wider.
  private static double letter(String label) {
    return label.chars().noneMatch(Character::isLowerCase) ? 8 : 6.2;
  }

  private static void faint(Svg svg, Tile tile, Size size) {
    double x = tile.column() * (double) size.width() + GAP / 2.0;
    double y = tile.row() * (double) size.height() + GAP / 2.0;
    svg.rect("n", x, y, size.width() - GAP, size.height() - GAP, tile.code() + ": –");
    svg.words("t x0", x + 3, y + (size.height() - GAP) * 0.42, tile.code());
  }

  /// @param named whether every square has room for the name of its place; else all have codes
  private static void draw(
      Svg svg, GridRow row, Tile tile, Size size, double[] limits, boolean named) {
    GridCell cell = row.first();
    double x = tile.column() * (double) size.width() + GAP / 2.0;
    double y = tile.row() * (double) size.height() + GAP / 2.0;
    double width = size.width() - GAP;
    double height = size.height() - GAP;
    String title = row.label() + ": " + cell.text();
    String mark = "on-none";
    if (cell.suppressed()) {
      svg.hatch(x, y, width, height, title);
    } else if (cell.published()) {
      int shade = Chart.shade(Double.parseDouble(cell.value()), limits);
      svg.rect("h" + shade, x, y, width, height, title);
      mark = "on" + shade;
    } else {
      svg.rect("n", x, y, width, height, title);
    }
    svg.words("t " + mark, x + 3, y + height * 0.42, named ? row.label() : tile.code());
    if (width >= 60 || cell.text().length() * 5 <= width) {
      String tight = cell.text().length() * 5.5 < width ? "" : " tight";
      svg.words("t " + mark + tight, x + 3, y + height * 0.84, cell.text());
    }
  }
}
