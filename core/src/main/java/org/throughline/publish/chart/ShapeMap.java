package org.throughline.publish.chart;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Draws states or areas of responsibility in their shapes, each as dark as its number is large. The number stands where it
/// has room, and in the table beside the map; a withheld one is a hatched box, and a place without a number is faint.
///
/// The script `charts.js` draws the same anew from the shapes of a page and its table; a test in the browser compares the two.
public final class ShapeMap {

  /// Room, in pixels up and down, for a code and a number below it, for a code, and for a code on a phone.
  private static final int FOR_BOTH = 15;

  private static final int FOR_CODE = 8;
  private static final int FOR_PHONE = 21;

  /// Where small places of the East Coast have their labels: in the ocean.
  private static final int COAST = 690;

  private static final int OCEAN = 905;
  private static final int BESIDE_NEW_YORK = 232;
  private static final int LINE = 19;
  private static final int LEGEND = 44;

  /// A place of `shapes.properties`.
  ///
  /// @param code what it is called where names have no room
  /// @param x where its label stands, in pixels of the map
  /// @param room how far the label is from its border, up or down
  /// @param shape its border, as SVG says it
  public record Place(String code, int x, int y, int room, String shape) {}

  private final Svg svg = new Svg();
  private final int column;
  private final double[] limits;
  private int beside = BESIDE_NEW_YORK;

  private ShapeMap(int column, double[] limits) {
    this.column = column;
    this.limits = limits;
  }

  /// The picture, or nothing if no row has a place.
  ///
  /// @param column whose numbers are drawn
  /// @param places by the key of a row; rows without one are in the table alone
  /// @param others places that no row has: they are drawn faint, so that the others are known by where they are
  /// @param id begins the ids of the picture's elements, unique on its page
  public static String svg(
      Grid grid,
      int column,
      Map<String, Place> places,
      List<Place> others,
      String id,
      String title,
      String description) {
    Map<GridRow, Place> placed = new LinkedHashMap<>();
    grid.inner().stream()
        .filter(row -> places.containsKey(row.key()))
        .sorted(Comparator.comparingInt(row -> places.getOrDefault(row.key(), NOWHERE).y()))
        .forEach(row -> placed.put(row, places.getOrDefault(row.key(), NOWHERE)));
    if (placed.isEmpty()) {
      return "";
    }
    ShapeMap map =
        new ShapeMap(
            column, Chart.limits(placed.keySet().stream().map(row -> row.cells().get(column))));
    others.forEach(map::faint);
    placed.forEach(map::shape);
    placed.forEach(map::label);
    map.legend();
    return Chart.framed(map.svg, PointMap.WIDTH, PointMap.HEIGHT + LEGEND, id, title, description);
  }

  private static final Place NOWHERE = new Place("", 0, 0, 0, "");

  private void faint(Place place) {
    svg.path("place n", place.shape(), place.code() + ": –");
    if (place.room() >= FOR_CODE) {
      svg.words("z x0 faint" + onPhone(place), place.x(), place.y() + 5, place.code());
    }
  }

  /// A phone has room for the codes of large places only.
  private static String onPhone(Place place) {
    return place.room() >= FOR_PHONE ? "" : " little";
  }

  private void shape(GridRow row, Place place) {
    svg.shape(
        "place " + mark(cell(row), "h", "c", "n"),
        row.key(),
        String.join(
            " ",
            place.code(),
            String.valueOf(place.x()),
            String.valueOf(place.y()),
            String.valueOf(place.room())),
        place.shape(),
        title(row));
  }

  private GridCell cell(GridRow row) {
    return row.cells().get(column);
  }

  private String title(GridRow row) {
    return row.label() + ": " + cell(row).text();
  }

  private String mark(GridCell cell, String shade, String withheld, String none) {
    return cell.suppressed()
        ? withheld
        : cell.published() ? shade + Chart.shade(Double.parseDouble(cell.value()), limits) : none;
  }

  private void label(GridRow row, Place place) {
    GridCell cell = cell(row);
    boolean isSmall = place.room() < FOR_BOTH;
    if (isSmall && place.x() > COAST) {
      svg.line("lead", place.x(), place.y(), OCEAN - 4.0, beside - 5.0);
      svg.words("e", OCEAN, beside, place.code() + " " + cell.text());
      beside += LINE;
      return;
    }
    String on = mark(cell, "on", "on-none", "x0");
    if (cell.suppressed()) {
      svg.hatch(place.x() - 15.0, place.y() - 10.0, 30, 20, title(row));
    }
    if (isSmall) {
      svg.words("z little " + on, place.x(), place.y() + 5, place.code());
    } else {
      svg.words("z " + on + onPhone(place), place.x(), place.y() - 2, place.code());
      svg.words("z number little " + on, place.x(), place.y() + 14, cell.text());
    }
  }

  private void legend() {
    double step = PointMap.WIDTH / 7.0;
    for (int shade = 0; shade <= limits.length; shade++) {
      svg.rect("h" + (shade + 1), 4 + shade * step, PointMap.HEIGHT + 16, 22, 22, "");
      svg.words(
          "k",
          32 + shade * step,
          PointMap.HEIGHT + 33,
          shade == 0 ? "<" + Chart.count(limits[0]) : Chart.count(limits[shade - 1]) + "+");
    }
  }
}
