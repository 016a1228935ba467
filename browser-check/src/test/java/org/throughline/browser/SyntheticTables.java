package org.throughline.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import org.throughline.table.Equation;

/// Invented tables of the size of the real ones: 26 areas by 12 months, 190 citizenships.
///
/// @param prefix begins every id
/// @param unit what is counted
record SyntheticTables(String prefix, String unit, long total) {

  private static final List<String> AREAS =
      List.of(
          "Atlanta",
          "Baltimore",
          "Boston",
          "Buffalo",
          "Chicago",
          "Dallas",
          "Denver",
          "Detroit",
          "El Paso",
          "Headquarters",
          "Houston",
          "Los Angeles",
          "Miami",
          "New Orleans",
          "New York City",
          "Newark",
          "Philadelphia",
          "Phoenix",
          "Salt Lake City",
          "San Antonio",
          "San Diego",
          "San Francisco",
          "Seattle",
          "St. Paul",
          "Washington",
          "Not recorded");

  private static final List<String> MONTHS =
      List.of(
          "October 2015",
          "November 2015",
          "December 2015",
          "January 2016",
          "February 2016",
          "March 2016",
          "April 2016",
          "May 2016",
          "June 2016",
          "July 2016",
          "August 2016",
          "September 2016");

  private static final int COUNTRIES = 190;

  /// Every table of the measure; they share their margins.
  List<CountTable> all() {
    return List.of(byMonth(), byArea(), byCriminality(), byCitizenship());
  }

  /// A single number that no other table has.
  CountTable figure(String id, String title, long count) {
    return new CountTable(
        prefix + "/" + id, title, unit, List.of(), List.of(cell(id, List.of(), count)), List.of());
  }

  /// Whether a final order is recorded, which of removals is told on a page of its own.
  CountTable finalOrders(long without, long total) {
    Dimension orders =
        new Dimension(
            "final_order",
            "Final order recorded",
            DimensionKind.PERSONAL,
            List.of(new Category("no", "NO"), new Category("yes", "YES")));
    return list("by-final-order", "by final order", orders, new long[] {without, total - without});
  }

  private CountTable byMonth() {
    return list("by-month", "by month", months(), sums(areasByMonth()));
  }

  private CountTable byCitizenship() {
    long[] counts = Split.of(total, Split.falling(COUNTRIES, 2.15));
    return list("by-citizenship", "by citizenship", countries(), counts);
  }

  private CountTable byCriminality() {
    Dimension dimension =
        dimension(
            "criminality",
            "Recorded criminality",
            DimensionKind.PERSONAL,
            List.of(
                "1 Convicted Criminal",
                "2 Pending Criminal Charges",
                "3 Other Immigration Violator"));
    long[] counts = Split.of(total, new double[] {86.0, 6.0, 8.0});
    return list("by-criminality", "by recorded criminality", dimension, counts);
  }

  private CountTable byArea() {
    Dimension areas = dimension("aor", "Area of responsibility", DimensionKind.OFFICE, AREAS);
    long[][] counts = areasByMonth();
    List<Cell> cells = new ArrayList<>();
    for (int area = 0; area < counts.length; area++) {
      String id = areas.categories().get(area).id();
      cells.addAll(row("aor=" + id, id, counts[area]));
    }
    cells.addAll(row("", Category.TOTAL, sums(counts)));
    String title = title("by area of responsibility and month");
    List<Dimension> dimensions = List.of(areas, months());
    return new CountTable(
        prefix + "/by-aor-and-month", title, unit, dimensions, cells, equations(cells));
  }

  private List<Cell> row(String name, String area, long[] counts) {
    List<Cell> cells = new ArrayList<>();
    for (int month = 0; month < counts.length; month++) {
      String id = months().categories().get(month).id();
      cells.add(cell(path(name, "month=" + id), List.of(area, id), counts[month]));
    }
    long sum = LongStream.of(counts).sum();
    cells.add(cell(path(name, ""), List.of(area, Category.TOTAL), sum));
    return cells;
  }

  private static String path(String area, String month) {
    String path = area + (area.isEmpty() || month.isEmpty() ? "" : "/") + month;
    return path.isEmpty() ? "total" : path;
  }

  /// Each margin is the sum of the cells along one dimension.
  private static List<Equation> equations(List<Cell> cells) {
    List<Equation> equations = new ArrayList<>();
    for (Cell margin : cells) {
      for (int d = 0; d < margin.position().size(); d++) {
        if (margin.position().get(d).equals(Category.TOTAL)) {
          equations.add(new Equation(margin.id(), parts(cells, margin, d)));
        }
      }
    }
    return equations;
  }

  private static List<String> parts(List<Cell> cells, Cell margin, int dimension) {
    return cells.stream()
        .filter(cell -> !cell.position().get(dimension).equals(Category.TOTAL))
        .filter(cell -> elsewhere(cell, dimension).equals(elsewhere(margin, dimension)))
        .map(Cell::id)
        .toList();
  }

  private static List<String> elsewhere(Cell cell, int dimension) {
    List<String> position = new ArrayList<>(cell.position());
    position.remove(dimension);
    return position;
  }

  private CountTable list(String id, String by, Dimension dimension, long[] counts) {
    List<Cell> cells = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      String category = dimension.categories().get(c).id();
      cells.add(cell(dimension.id() + "=" + category, List.of(category), counts[c]));
    }
    cells.add(cell("total", List.of(Category.TOTAL), LongStream.of(counts).sum()));
    return new CountTable(
        prefix + "/" + id, title(by), unit, List.of(dimension), cells, equations(cells));
  }

  private Cell cell(String id, List<String> position, long count) {
    return new Cell(prefix + "/" + id, position, count);
  }

  private String title(String by) {
    return unit.substring(0, 1).toUpperCase(Locale.ROOT) + unit.substring(1) + " " + by;
  }

  private long[][] areasByMonth() {
    return LongStream.of(Split.of(total, areaWeights()))
        .mapToObj(SyntheticTables::monthly)
        .toArray(long[][]::new);
  }

  private static long[] sums(long[][] rows) {
    long[] sums = new long[MONTHS.size()];
    for (long[] row : rows) {
      for (int month = 0; month < sums.length; month++) {
        sums[month] += row[month];
      }
    }
    return sums;
  }

  private static long[] monthly(long total) {
    double[] weights = new double[MONTHS.size()];
    for (int month = 0; month < weights.length; month++) {
      weights[month] =
          10 - 1.7 * Math.cos(month * 0.6 - 1) + 0.7 * Math.sin((month + total % 7) * 0.9);
    }
    return Split.of(total, weights);
  }

  private static double[] areaWeights() {
    double[] weights = new double[AREAS.size()];
    for (int area = 0; area < weights.length; area++) {
      weights[area] = 1 + (area * 37 % 26) * (area * 37 % 26) / 40.0;
    }
    weights[weights.length - 1] = 0.15;
    return weights;
  }

  private static Dimension months() {
    List<Category> categories = new ArrayList<>();
    for (int month = 0; month < MONTHS.size(); month++) {
      int number = (month + 9) % 12 + 1;
      String id = String.format(Locale.ROOT, "%d-%02d", number > 9 ? 2015 : 2016, number);
      categories.add(new Category(id, MONTHS.get(month)));
    }
    return new Dimension("month", "Month", DimensionKind.TIME, categories);
  }

  private static Dimension countries() {
    Stream<String> first = Stream.of("MX", "GT", "HN", "SV", "DO", "EC", "BR", "CO", "JM", "NI");
    List<String> names =
        Stream.concat(first, Stream.of(Locale.getISOCountries()))
            .distinct()
            .limit(COUNTRIES)
            .map(code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH))
            .toList();
    return dimension("citizenship", "Country of citizenship", DimensionKind.PERSONAL, names);
  }

  private static Dimension dimension(
      String id, String label, DimensionKind kind, List<String> labels) {
    return new Dimension(
        id, label, kind, labels.stream().map(name -> new Category(slug(name), name)).toList());
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
