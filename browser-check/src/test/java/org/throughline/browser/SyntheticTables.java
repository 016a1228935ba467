package org.throughline.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.UncheckedTable;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

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
  private static final int THRESHOLD = 11;

  ProtectedTable byMonth() {
    return list("by-month", "by month", months(), monthly(total));
  }

  ProtectedTable byCitizenship() {
    long[] counts = Split.of(total, Split.falling(COUNTRIES, 2.15));
    return list("by-citizenship", "by citizenship", countries(), counts);
  }

  ProtectedTable byCriminality() {
    Dimension dimension =
        dimension(
            "criminality",
            "Recorded criminality",
            DimensionKind.PERSONAL,
            List.of(
                "1 Convicted Criminal",
                "2 Pending Criminal Charges",
                "3 Other Immigration Violator"));
    return list(
        "by-criminality",
        "by recorded criminality",
        dimension,
        Split.of(total, new double[] {86.0, 6.0, 8.0}));
  }

  ProtectedTable byArea() {
    Dimension areas = dimension("aor", "Area of responsibility", DimensionKind.OFFICE, AREAS);
    List<ProtectedCell> cells = new ArrayList<>();
    long[] sizes = Split.of(total, areaWeights());
    long[] sums = new long[MONTHS.size()];
    for (int area = 0; area < AREAS.size(); area++) {
      long[] counts = monthly(sizes[area]);
      addRow(cells, areas.categories().get(area).id(), counts);
      for (int month = 0; month < counts.length; month++) {
        sums[month] += counts[month];
      }
    }
    addRow(cells, Category.TOTAL, sums);
    return table(
        "by-aor-and-month", "by area of responsibility and month", List.of(areas, months()), cells);
  }

  private void addRow(List<ProtectedCell> cells, String area, long[] counts) {
    for (int month = 0; month < counts.length; month++) {
      String id = months().categories().get(month).id();
      cells.add(cell("aor=" + area + "/month=" + id, List.of(area, id), counts[month]));
    }
    long sum = LongStream.of(counts).sum();
    cells.add(cell("aor=" + area, List.of(area, Category.TOTAL), sum));
  }

  private ProtectedTable list(String id, String by, Dimension dimension, long[] counts) {
    List<ProtectedCell> cells = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      String category = dimension.categories().get(c).id();
      cells.add(cell(dimension.id() + "=" + category, List.of(category), counts[c]));
    }
    cells.add(cell("total", List.of(Category.TOTAL), LongStream.of(counts).sum()));
    return table(id, by, List.of(dimension), cells);
  }

  private ProtectedCell cell(String id, List<String> position, long count) {
    String full = prefix + "/" + id;
    return count > 0 && count < THRESHOLD
        ? new ProtectedCell.Suppressed(full, position)
        : new ProtectedCell.Published(full, position, count);
  }

  private ProtectedTable table(
      String id, String by, List<Dimension> dimensions, List<ProtectedCell> cells) {
    String title = unit.substring(0, 1).toUpperCase(Locale.ROOT) + unit.substring(1) + " " + by;
    return UncheckedTable.of(prefix + "/" + id, title, dimensions, cells);
  }

  private static long[] monthly(long total) {
    double[] weights = new double[MONTHS.size()];
    for (int month = 0; month < weights.length; month++) {
      weights[month] = 10 + Math.sin((month + total % 7) * 0.9) + 0.12 * month;
    }
    return Split.of(total, weights);
  }

  private static double[] areaWeights() {
    double[] weights = new double[AREAS.size()];
    for (int area = 0; area < weights.length; area++) {
      weights[area] = 1 + (area * 37 % 26) * (area * 37 % 26) / 40.0;
    }
    weights[weights.length - 1] = 0.012;
    return weights;
  }

  private static Dimension months() {
    List<Category> categories = new ArrayList<>();
    for (int month = 0; month < MONTHS.size(); month++) {
      int number = (month + 9) % 12 + 1;
      String id = "%d-%02d".formatted(number > 9 ? 2015 : 2016, number);
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
