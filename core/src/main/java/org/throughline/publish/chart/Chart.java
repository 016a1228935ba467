package org.throughline.publish.chart;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Draws a grid as SVG. The script `charts.js` draws the same from the table of a page, element for
/// element; a test in the browser compares the two, so a change here is a change there.
///
/// Colours, widths of lines and fonts are the style sheet's. A withheld number is a hatched box of a
/// fixed size, a number that is not there leaves a gap, and a month that nothing covers is shaded.
public final class Chart {

  /// How a grid is drawn.
  public enum Kind {
    /// Rows from left to right, a line per column; columns for a single short one.
    LINES,
    /// A bar per row for one column.
    BARS,
    /// A shade per cell.
    HEAT
  }

  /// Widths that a picture is drawn in: for a broad screen and for a phone.
  public static final int WIDE = 720;

  public static final int NARROW = 340;

  /// Of the cards on the front page, which no script draws anew.
  public static final int SMALL = 240;

  /// Of more rows than this bars are drawn for the largest only.
  public static final int MOST_BARS = 15;

  private static final int SHADES = 7;
  private static final double LETTER = 6.6;
  private static final double SPAN_ROOM = 64;
  private static final double TICK_ROOM = 24;

  /// How many times another column a column is before they stop sharing an axis.
  private static final double APART = 8;

  private final Grid grid;
  private final int width;
  private final Pen pen;
  private int height;

  private Chart(Grid grid, int width, Pen pen) {
    this.grid = grid;
    this.width = width;
    this.pen = pen;
  }

  /// The picture.
  ///
  /// @param column which column bars are drawn for
  /// @param id begins the ids of the picture's elements, unique on its page
  /// @param title what is shown, in a few words
  /// @param description what the picture says, in a sentence
  public static String svg(
      Kind kind, Grid grid, int column, int width, String id, String title, String description) {
    return svg(kind, grid, column, width, id, title, description, true);
  }

  /// The same without what its parts say when pointed at, half as heavy: for a picture that readers may not come to,
  /// and that the script draws anew when they do.
  public static String plain(
      Kind kind, Grid grid, int column, int width, String id, String title, String description) {
    return svg(kind, grid, column, width, id, title, description, false);
  }

  private static String svg(
      Kind kind,
      Grid grid,
      int column,
      int width,
      String id,
      String title,
      String description,
      boolean hasTitles) {
    Svg svg = new Svg(hasTitles);
    int height = draw(kind, grid, column, width, svg);
    return framed(svg, width, height, id, title, description);
  }

  /// Draws with a pen; returns how high the picture is.
  public static int draw(Kind kind, Grid grid, int column, int width, Pen pen) {
    Chart chart = new Chart(grid, width, pen);
    switch (kind) {
      case LINES -> chart.lines();
      case BARS -> chart.bars(column);
      case HEAT -> chart.heat();
    }
    return chart.height;
  }

  /// How high a picture is, in the unit of its width.
  public static int height(Kind kind, Grid grid, int column, int width) {
    return draw(kind, grid, column, width, new Svg());
  }

  static String framed(
      Svg svg, int width, int height, String id, String title, String description) {
    return String.format(
        Locale.ROOT,
        ("<svg class=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
            + " aria-labelledby=\"%s-t\" aria-describedby=\"%s-d\">"
            + "<title id=\"%s-t\">%s</title><desc id=\"%s-d\">%s</desc>%s</svg>"),
        switch (width) {
          case SMALL -> "small";
          case NARROW -> "narrow";
          case PointMap.WIDTH -> "wide atlas";
          default -> "wide";
        },
        width,
        height,
        width,
        height,
        id,
        id,
        id,
        Svg.escaped(title),
        id,
        Svg.escaped(description),
        svg);
  }

  private void lines() {
    List<GridRow> rows = grid.inner();
    boolean isSmall = width == SMALL;
    double left = isSmall ? 52 : 58;
    double step = (width - left - 12) / rows.size();
    double[] places = places(rows, left, step);
    List<List<Integer>> bands = bands(rows);
    double room = isSmall ? 68 : bands.size() > 1 ? 110 : width >= 480 ? 246 : 166;
    double base = 0;
    for (List<Integer> columns : bands) {
      double top = grid.columns().size() > 1 ? legend(columns, left, base) : isSmall ? 8 : 14;
      base = top + room + (isSmall ? 0 : 14);
      double scale = axis(most(cells(rows, columns)), left, top, base, bands.size() > 1);
      uncovered(rows, left, step, top, base);
      for (int column : columns) {
        line(rows, column, places, step, base, scale);
      }
      pen.line("b", left, base, width - 12, base);
    }
    height = (int) base + (isSmall ? 20 : 40);
    ticks(rows, places, left, step, base);
  }

  private static Stream<GridCell> cells(List<GridRow> rows, List<Integer> columns) {
    return rows.stream().flatMap(row -> columns.stream().map(column -> row.cells().get(column)));
  }

  /// Which columns share an axis: all, but each has its own where the largest would press another to the ground.
  private List<List<Integer>> bands(List<GridRow> rows) {
    List<Integer> all = IntStream.range(0, grid.columns().size()).boxed().toList();
    double[] most =
        all.stream()
            .mapToDouble(column -> most(cells(rows, List.of(column))))
            .filter(largest -> largest > 0)
            .sorted()
            .toArray();
    return most.length > 1 && most[most.length - 1] > APART * most[0]
        ? all.stream().map(List::of).toList()
        : List.of(all);
  }

  private void line(
      List<GridRow> rows, int column, double[] places, double step, double base, double scale) {
    boolean isShort = grid.columns().size() == 1 && rows.size() <= 24 && !isDays(rows);
    String mark = "s" + (column % 6 + 1);
    if (!isShort) {
      pen.path("l " + mark, track(rows, column, places, base, scale), "");
    }
    for (int row = 0; row < rows.size(); row++) {
      GridCell cell = rows.get(row).cells().get(column);
      double x = places[row];
      String title = rows.get(row).label() + ": " + cell.text();
      if (cell.suppressed()) {
        double box = Math.min(step * 0.7, 14);
        pen.hatch(x - box / 2, base - 14, box, 14, title);
      } else if (cell.published()) {
        double y = base - value(cell) * scale;
        if (isShort) {
          pen.rect(part(cell, "m"), x - step * 0.39, y, step * 0.78, base - y, title);
        } else if ((rows.size() <= 60 && width != SMALL)
            || cell.partial()
            || isAlone(rows, row, column)) {
          pen.dot(part(cell, mark), x, y, title);
        }
      }
    }
  }

  /// A month that is covered in part is drawn hollow.
  private static String part(GridCell cell, String mark) {
    return cell.partial() ? mark + " part" : mark;
  }

  private double legend(List<Integer> columns, double left, double above) {
    double x = left;
    double y = above + 14;
    for (int column : columns) {
      String label = cut(grid.columns().get(column).label(), 34);
      double room = 34 + label.length() * LETTER;
      if (x > left && x + room > width) {
        x = left;
        y += 18;
      }
      pen.line("l s" + (column % 6 + 1), x, y - 4, x + 20, y - 4);
      pen.words("k", x + 25, y, label);
      x += room + 8;
    }
    return y + 16;
  }

  /// The lines across with their numbers; returns how high one unit is.
  private double axis(double most, double left, double top, double base, boolean isLow) {
    double step = niceStep(most / (width == SMALL || isLow ? 2 : 4));
    double end = Math.max(1, Math.ceil(most / step)) * step;
    double scale = (base - top) / end;
    for (double at = 0; at <= end; at += step) {
      double y = base - at * scale;
      pen.line("g", left, y, width - 12, y);
      pen.words("y", left - 8, y + 4, count(at));
    }
    return scale;
  }

  private void uncovered(List<GridRow> rows, double left, double step, double top, double base) {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).cells().stream().allMatch(GridCell::missing)) {
        pen.rect("n", left + step * row, top, step, base - top, rows.get(row).label());
      }
    }
  }

  /// Single days, which only agencies' own series have; no script draws those anew.
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private static boolean isDays(List<GridRow> rows) {
    return rows.stream().allMatch(row -> DAY.matcher(row.key()).matches());
  }

  /// Where rows stand from left to right: side by side, but days as far from each other as they are.
  private double[] places(List<GridRow> rows, double left, double step) {
    if (rows.size() < 2 || !isDays(rows)) {
      return IntStream.range(0, rows.size())
          .mapToDouble(row -> left + step * (row + 0.5))
          .toArray();
    }
    long first = LocalDate.parse(rows.getFirst().key()).toEpochDay();
    long last = Math.max(first + 1, LocalDate.parse(rows.getLast().key()).toEpochDay());
    double room = width - left - 12 - step;
    return rows.stream()
        .mapToDouble(
            row ->
                left
                    + step / 2
                    + room * (LocalDate.parse(row.key()).toEpochDay() - first) / (last - first))
        .toArray();
  }

  private static String track(
      List<GridRow> rows, int column, double[] places, double base, double scale) {
    StringBuilder track = new StringBuilder();
    boolean isOpen = false;
    for (int row = 0; row < rows.size(); row++) {
      GridCell cell = rows.get(row).cells().get(column);
      if (cell.published()) {
        track.append(isOpen ? "L" : "M").append(Svg.at(places[row])).append(' ');
        track.append(Svg.at(base - value(cell) * scale));
      }
      isOpen = cell.published();
    }
    return track.toString();
  }

  private static boolean isAlone(List<GridRow> rows, int row, int column) {
    boolean isBefore = row > 0 && rows.get(row - 1).cells().get(column).published();
    boolean isAfter = row + 1 < rows.size() && rows.get(row + 1).cells().get(column).published();
    return !isBefore && !isAfter;
  }

  /// The first and the last of months that were put together, in the key of their row.
  private static final Pattern SPAN = Pattern.compile("_r_(\\d{4}-\\d{2})-to-(\\d{4}-\\d{2})-.*");

  /// Every how manieth column has its label. Three letters tell months apart, two do not: June and July begin alike.
  private static int every(double step) {
    return Math.max(1, (int) Math.ceil(TICK_ROOM / step));
  }

  /// Months by three letters, as many as there is room for, and the year where it begins.
  private void ticks(List<GridRow> rows, double[] places, double left, double step, double base) {
    boolean hasMonths = rows.size() <= 24 && width != SMALL;
    int every = every(step);
    double free = left - 40;
    for (int row = 0; row < rows.size(); row++) {
      String key = rows.get(row).key();
      boolean isMonth = key.matches("\\d{4}-\\d{2}");
      double x = places[row];
      Matcher span = SPAN.matcher(key);
      if (span.matches()) {
        if (x - free >= SPAN_ROOM) {
          pen.words("x", x, base + 16, span.group(1));
          pen.words("x", x, base + 32, "– " + span.group(2));
          free = x;
        }
        continue;
      }
      if (hasMonths && isMonth && row % every == 0) {
        pen.words("x", x, base + 16, cut(rows.get(row).label(), 3));
      }
      boolean isDay = DAY.matcher(key).matches();
      boolean isStart =
          row == 0
              || (isDay ? !rows.get(row - 1).key().startsWith(key.substring(0, 5)) : !isMonth)
              || (isMonth && key.endsWith("-01"));
      if (isStart && x - free >= 34) {
        String year = isMonth || isDay ? key.substring(0, 4) : cut(key, 12);
        pen.words("x", x, base + (hasMonths && isMonth ? 32 : width == SMALL ? 15 : 18), year);
        free = x;
      }
    }
  }

  private void bars(int column) {
    List<GridRow> rows = barRows(grid, column);
    double left = margin(rows, 0.42);
    double most =
        Math.max(
            1,
            most(rows.stream().filter(row -> !row.leftOver()).map(row -> row.cells().get(column))));
    height = 8 + rows.size() * 26;
    for (int row = 0; row < rows.size(); row++) {
      GridCell cell = rows.get(row).cells().get(column);
      double y = 4 + row * 26.0;
      String title = rows.get(row).label() + ": " + cell.text();
      pen.words("y", left - 8, y + 17, cut(rows.get(row).label(), letters(left)));
      double length = 0;
      if (cell.suppressed()) {
        length = 26;
        pen.hatch(left, y + 4, length, 18, title);
      } else if (cell.published()) {
        double room = width - left - 72;
        length = Math.min(room, value(cell) / most * room);
        broken(left, y + 4, length, value(cell) > most, title);
      }
      pen.words("v", left + length + 7, y + 17, cell.text());
    }
    pen.line("b", left, 2, left, height - 2.0);
  }

  /// A bar, broken where it stands for more than the scale has room for.
  private void broken(double x, double y, double length, boolean isLonger, String title) {
    double whole = isLonger ? length - 18 : length;
    pen.rect("m", x, y, whole, 18, title);
    if (isLonger) {
      pen.rect("m", x + whole + 4, y, 4, 18, title);
      pen.rect("m", x + whole + 12, y, 6, 18, title);
    }
  }

  /// The rows that bars are drawn for: all of a short list in its order, else the largest published
  /// categories.
  static List<GridRow> barRows(Grid grid, int column) {
    List<GridRow> rows = grid.inner();
    if (rows.size() <= MOST_BARS) {
      return rows;
    }
    Comparator<GridRow> largest =
        Comparator.comparingDouble(row -> -value(row.cells().get(column)));
    return rows.stream()
        .filter(row -> row.cells().get(column).published() && !row.leftOver())
        .sorted(largest)
        .limit(MOST_BARS)
        .toList();
  }

  private void heat() {
    List<GridRow> rows = grid.inner();
    List<Integer> columns =
        IntStream.range(0, grid.columns().size())
            .filter(column -> !grid.columns().get(column).total())
            .boxed()
            .toList();
    double left = margin(rows, 0.34);
    double step = (width - left - 2) / Math.max(1, columns.size());
    double[] limits =
        limits(rows.stream().flatMap(row -> columns.stream().map(c -> row.cells().get(c))));
    boolean isNarrow = width < 480;
    height = (isNarrow ? 96 : 76) + rows.size() * 20;
    for (int row = 0; row < rows.size(); row++) {
      double y = 4 + row * 20.0;
      pen.words("y", left - 8, y + 14, cut(rows.get(row).label(), letters(left)));
      for (int at = 0; at < columns.size(); at++) {
        GridCell cell = rows.get(row).cells().get(columns.get(at));
        String column = grid.columns().get(columns.get(at)).label();
        String title = rows.get(row).label() + ", " + column + ": " + cell.text();
        square(cell, left + at * step, y, step - 1, limits, title);
      }
    }
    heatTicks(columns, left, step, 4 + rows.size() * 20.0);
    shades(limits, isNarrow ? 8 : left, height - (isNarrow ? 44.0 : 24.0), isNarrow ? 4 : SHADES);
  }

  private void square(
      GridCell cell, double x, double y, double size, double[] limits, String title) {
    if (cell.suppressed()) {
      pen.hatch(x + 0.5, y + 0.5, size - 1, 18, title);
    } else if (cell.published()) {
      pen.rect("h" + shade(value(cell), limits), x, y, size, 19, title);
    }
  }

  private void heatTicks(List<Integer> columns, double left, double step, double base) {
    double free = left - 40;
    int every = every(step);
    for (int at = 0; at < columns.size(); at++) {
      ColumnHead head = grid.columns().get(columns.get(at));
      double x = left + step * (at + 0.5);
      if (at % every == 0) {
        pen.words("x", x, base + 14, cut(head.top(), Math.max(3, (int) (step * every / LETTER))));
      }
      boolean isStart = !head.below().isEmpty() && (at == 0 || head.key().endsWith("-01"));
      if (isStart && x - free >= 34) {
        pen.words("x", x, base + 28, head.below());
        free = x;
      }
    }
  }

  private void shades(double[] limits, double left, double top, int beside) {
    for (int shade = 0; shade <= limits.length; shade++) {
      double x = left + shade % beside * (width - left - 2) / beside;
      double y = top + Math.floorDiv(shade, beside) * 20;
      pen.rect("h" + (shade + 1), x, y, 14, 14, "");
      pen.words(
          "k",
          x + 18,
          y + 11,
          shade == 0 ? "<" + count(limits[0]) : count(limits[shade - 1]) + "+");
    }
  }

  /// Where one shade ends and the next begins, so that each has as many cells.
  static double[] limits(Stream<GridCell> cells) {
    double[] values =
        cells.filter(GridCell::published).mapToDouble(Chart::value).sorted().toArray();
    double[] limits =
        IntStream.range(1, SHADES)
            .filter(shade -> values.length > 0)
            .mapToDouble(shade -> values[shade * values.length / SHADES])
            .filter(limit -> limit > values[0])
            .distinct()
            .toArray();
    return limits.length == 0 ? new double[] {1} : limits;
  }

  static int shade(double value, double[] limits) {
    int shade = 1;
    for (double limit : limits) {
      shade += value >= limit ? 1 : 0;
    }
    return shade;
  }

  private double margin(List<GridRow> rows, double share) {
    int longest = rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
    return Math.min(Math.floor(width * share), Math.ceil(16 + longest * LETTER));
  }

  private static int letters(double margin) {
    return (int) Math.floor((margin - 12) / LETTER);
  }

  static String cut(String label, int letters) {
    if (label.length() <= letters) {
      return label;
    }
    return letters <= 3 ? label.substring(0, letters) : label.substring(0, letters - 1) + "…";
  }

  private static double most(Stream<GridCell> cells) {
    return cells.filter(GridCell::published).mapToDouble(Chart::value).max().orElse(0);
  }

  private static double value(GridCell cell) {
    return cell.published() ? Double.parseDouble(cell.value()) : 0;
  }

  /// 1, 2 or 5 times a power of ten, at least one.
  private static double niceStep(double raw) {
    double power = 1;
    while (power * 10 <= raw) {
      power *= 10;
    }
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= raw) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  static String count(double number) {
    return String.format(Locale.ROOT, "%,d", (long) number);
  }
}
