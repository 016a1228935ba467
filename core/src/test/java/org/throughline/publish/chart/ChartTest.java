package org.throughline.publish.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A chart can be read: months are told apart, and a small release is not pressed to the ground by a large one.
class ChartTest {

  private static final List<String> MONTHS =
      List.of(
          "octubre",
          "noviembre",
          "diciembre",
          "enero",
          "febrero",
          "marzo",
          "abril",
          "mayo",
          "junio",
          "julio",
          "agosto",
          "septiembre");

  @Test
  void monthsUnderAShadedChartAreToldApartOnAPhoneToo() {
    String picture = svg(Chart.Kind.HEAT, heat(), Chart.NARROW);

    List<String> months = ticks(picture);
    assertThat(months).hasSizeGreaterThan(3).doesNotHaveDuplicates().allMatch(m -> m.length() >= 3);
    assertThat(ticks(svg(Chart.Kind.HEAT, heat(), Chart.WIDE)))
        .contains("jun", "jul")
        .doesNotHaveDuplicates();
  }

  @Test
  void monthsUnderALineAreToldApartOnAPhoneToo() {
    assertThat(ticks(svg(Chart.Kind.LINES, lines(40, 50), Chart.NARROW)))
        .hasSizeGreaterThan(3)
        .doesNotHaveDuplicates()
        .allMatch(month -> month.length() == 3);
  }

  @Test
  void aReleaseOfOneOfficeBesideANationalOneHasAnAxisOfItsOwn() {
    String apart = svg(Chart.Kind.LINES, lines(9_000, 200), Chart.WIDE);

    assertThat(heightOf(apart, "s2")).isGreaterThan(40);
    assertThat(apart).contains(">200</text>", ">10,000</text>");
  }

  @Test
  void releasesOfLikeSizeShareAnAxis() {
    String together = svg(Chart.Kind.LINES, lines(9_000, 4_500), Chart.WIDE);

    assertThat(matches(together, "class=\"y\"[^>]*>0<")).hasSize(1);
    assertThat(heightOf(together, "s2")).isBetween(80.0, 160.0);
  }

  /// How far a line is above the ground at most.
  private static double heightOf(String picture, String mark) {
    double ground =
        matches(picture, "<line class=\"b\" x1=\"[0-9.]+\" y1=\"([0-9.]+)\"").stream()
            .mapToDouble(Double::parseDouble)
            .max()
            .orElseThrow();
    return matches(picture, "<circle class=\"" + mark + "\" cx=\"[0-9.]+\" cy=\"([0-9.]+)\"")
        .stream()
        .mapToDouble(y -> ground - Double.parseDouble(y))
        .max()
        .orElseThrow();
  }

  private static List<String> ticks(String picture) {
    return matches(picture, "<text class=\"x\"[^>]*>([a-z]+)</text>");
  }

  private static List<String> matches(String picture, String pattern) {
    return Pattern.compile(pattern)
        .matcher(picture)
        .results()
        .map((MatchResult found) -> found.group(found.groupCount()))
        .toList();
  }

  private static String svg(Chart.Kind kind, Grid grid, int width) {
    return Chart.svg(kind, grid, 0, width, "id", "Title", "Description");
  }

  private static String key(int month) {
    return month < 3 ? "2015-" + (10 + month) : "2016-0" + (month - 2);
  }

  private static Grid heat() {
    List<ColumnHead> heads =
        IntStream.range(0, 12)
            .mapToObj(
                n ->
                    new ColumnHead(
                        key(n), MONTHS.get(n), MONTHS.get(n).substring(0, 3), "2016", false))
            .toList();
    List<GridCell> cells = IntStream.range(0, 12).mapToObj(n -> cell(20 + n)).toList();
    GridRow row = new GridRow("a", List.of("Area of responsibility"), cells, "", false);
    return new Grid(List.of("Area"), heads, List.of(row), false);
  }

  private static Grid lines(long... most) {
    List<ColumnHead> heads =
        IntStream.range(0, most.length)
            .mapToObj(n -> ColumnHead.named("r" + n, "Release " + n, false))
            .toList();
    List<GridRow> rows = new ArrayList<>();
    for (int month = 0; month < 12; month++) {
      int part = 12 - month;
      List<GridCell> cells = LongStream.of(most).mapToObj(n -> cell(n * part / 12)).toList();
      rows.add(new GridRow(key(month), List.of(MONTHS.get(month)), cells, "", false));
    }
    return new Grid(List.of("Month"), heads, rows, false);
  }

  private static GridCell cell(long count) {
    String text = Long.toString(count);
    return new GridCell("id", text, text, false, false, false);
  }
}
