package org.throughline.publish;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.throughline.publish.chart.Chart;
import org.throughline.publish.chart.ColumnHead;
import org.throughline.publish.chart.Grid;
import org.throughline.publish.chart.GridCell;
import org.throughline.publish.chart.GridRow;

/// The cards of how many are held and how long stays last, counted from the records.
final class Statistics {

  static final String HELD = "population";
  static final String STAY = "length-of-stay";
  private static final int LINES = 2;

  private Statistics() {}

  /// The average midnight population of the newest whole month.
  static Optional<KeyNumbers.Dated> held(Publication publication, Texts texts) {
    return key(publication, HELD, texts);
  }

  /// The mean length of the stays that ended in the newest fiscal year.
  static Optional<KeyNumbers.Dated> stay(Publication publication, Texts texts) {
    return key(publication, STAY, texts);
  }

  /// Of the release that reaches furthest.
  private static Optional<KeyNumbers.Dated> key(
      Publication publication, String measure, Texts texts) {
    Map<String, List<Statistic>> byRelease =
        publication.statistics().stream()
            .filter(one -> one.measure().equals(measure))
            .sorted(Comparator.comparing(Statistic::period).reversed())
            .collect(Collectors.groupingBy(Statistic::release, TreeMap::new, Collectors.toList()));
    return byRelease.values().stream()
        .max(Comparator.comparing(all -> all.getFirst().period()))
        .map(all -> key(all, measure, texts));
  }

  private static KeyNumbers.Dated key(List<Statistic> newestFirst, String measure, Texts texts) {
    Statistic newest = newestFirst.getFirst();
    List<KeyNumbers.Figure> lines =
        newestFirst.stream().skip(1).limit(LINES).map(one -> figure(one, "", texts)).toList();
    String source =
        newest.release()
            + (newest.synthetic() ? ", " + texts.of("extent.synthetic") : "")
            + newest.stands().map(day -> ". " + texts.of("key.stands", texts.day(day))).orElse("");
    KeyNumbers.Key key =
        new KeyNumbers.Key(
            texts.of("key." + measure),
            "definitions.html#" + FileNames.stem(measure),
            false,
            figure(newest, texts.unit(newest.unit()), texts),
            picture(newestFirst.reversed(), measure, texts),
            lines,
            source,
            texts.of("key." + measure + ".note"),
            List.of());
    return new KeyNumbers.Dated(measure, until(newest.period()), key);
  }

  /// The last day of a month or a fiscal year; long ago for a period that is not known.
  static LocalDate until(String period) {
    if (period.matches("\\d{4}-\\d{2}")) {
      return YearMonth.parse(period).atEndOfMonth();
    }
    return period.matches("fy\\d{4}")
        ? LocalDate.of(Integer.parseInt(period.substring(2)), 9, 30)
        : LocalDate.EPOCH;
  }

  private static KeyNumbers.Figure figure(Statistic one, String unit, Texts texts) {
    return new KeyNumbers.Figure("", "", one.text(), unit, when(one, texts), one.id().toString());
  }

  private static String when(Statistic one, Texts texts) {
    if (!one.period().startsWith("fy")) {
      YearMonth month = YearMonth.parse(one.period());
      return texts.window(month, month);
    }
    String year = texts.of("period.fiscal-year", one.period().substring(2));
    return one.whole() ? year : texts.of("key.as-far", year);
  }

  private static String picture(List<Statistic> oldestFirst, String measure, Texts texts) {
    List<Bar> bars =
        oldestFirst.stream()
            .map(
                one ->
                    new Bar(
                        one.period(),
                        when(one, texts),
                        new GridCell(
                            one.id().toString(),
                            String.valueOf(Math.round(one.inTenths() / 10.0)),
                            one.text(),
                            false,
                            false,
                            !one.whole())))
            .toList();
    return picture(bars, "key-" + measure, texts.of("key." + measure), texts);
  }

  /// A number of a small chart.
  ///
  /// @param period a month, or a fiscal year such as `fy2016`
  record Bar(String period, String when, GridCell cell) {}

  /// A small chart of numbers, oldest first; empty for fewer than two.
  static String picture(List<Bar> bars, String id, String title, Texts texts) {
    if (bars.size() < 2) {
      return "";
    }
    List<GridRow> rows =
        bars.stream()
            .map(
                bar ->
                    new GridRow(
                        bar.period().replaceFirst("^fy", ""),
                        List.of(bar.when()),
                        List.of(bar.cell()),
                        "",
                        false))
            .toList();
    Grid grid =
        new Grid(List.of(title), List.of(ColumnHead.named("all", title, false)), rows, false);
    Optional<Chart.Kind> lines = Optional.of(Chart.Kind.LINES);
    return Chart.svg(
        Chart.Kind.LINES, grid, 0, Chart.SMALL, id, title, Summary.of(grid, lines, 0, texts));
  }
}
