package org.throughline.publish;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.publish.chart.Chart;
import org.throughline.publish.chart.ColumnHead;
import org.throughline.publish.chart.Grid;
import org.throughline.publish.chart.GridCell;
import org.throughline.publish.chart.GridRow;
import org.throughline.table.Category;

/// How many are held and how long stays last, as the agency itself posted it: its newest total, with the months before.
/// Not counted here, and said to be so.
final class OfficialNow {

  /// A number that the agency posted.
  ///
  /// @param series what it is, an id of the official series
  /// @param months a number for each month, oldest first
  record Posted(
      String series,
      String producer,
      LocalDate until,
      double value,
      String file,
      List<Month> months) {
    Posted {
      months = List.copyOf(months);
    }
  }

  record Month(String month, double value) {}

  private OfficialNow() {}

  /// What the front page shows of a folder of official statistics.
  static List<Posted> read(Path official) {
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      engine.read("official_series", official.resolve("series.parquet"));
      List<Posted> posted = new ArrayList<>();
      newest(engine, "currently-detained", "day", "average-daily-population")
          .ifPresent(posted::add);
      newest(engine, "average-length-of-stay", "month", "average-length-of-stay")
          .ifPresent(posted::add);
      return posted;
    }
  }

  private static Optional<Posted> newest(
      DuckDbEngine engine, String series, String kind, String monthly) {
    return engine
        .rows(
            """
            select cast(period_end as varchar), cast(value as varchar), producer, file
            from official_series
            where series = ? and dimensions = '' and period_kind = ? and value is not null
            order by period_end desc, as_of desc, file, sheet, cell limit 1
            """,
            series,
            kind)
        .stream()
        .findFirst()
        .map(
            row ->
                new Posted(
                    series,
                    row.text(2),
                    LocalDate.parse(row.text(0).substring(0, 10)),
                    Double.parseDouble(row.text(1)),
                    row.text(3),
                    months(engine, monthly)));
  }

  private static List<Month> months(DuckDbEngine engine, String series) {
    List<Month> months = new ArrayList<>();
    for (Row row :
        engine.rows(
            """
            select substr(cast(period_start as varchar), 1, 7) as month,
              cast(arg_max(value, as_of) as varchar)
            from official_series
            where series = ? and dimensions = '' and period_kind = 'month' and value is not null
            group by month order by month
            """,
            series)) {
      months.add(new Month(row.text(0), Double.parseDouble(row.text(1))));
    }
    return months;
  }

  /// The card of a posted number.
  static KeyNumbers.Key key(Posted posted, Texts texts) {
    String title = texts.of("official." + posted.series());
    return new KeyNumbers.Key(
        title,
        "official/" + FileNames.stem(posted.series()) + ".csv",
        true,
        new KeyNumbers.Figure(
            "",
            "",
            Wording.count(Math.round(posted.value())),
            texts.of("official.unit." + posted.series()),
            texts.day(posted.until())),
        picture(posted, title, texts),
        List.of(),
        texts.of("official.note", posted.producer(), posted.file()),
        List.of());
  }

  private static String picture(Posted posted, String title, Texts texts) {
    if (posted.months().size() < 2) {
      return "";
    }
    List<GridRow> rows = new ArrayList<>();
    for (Month month : posted.months()) {
      String value = Long.toString(Math.round(month.value()));
      GridCell cell = new GridCell("official", value, value, false, false, false);
      Category named = new Category(month.month(), month.month());
      rows.add(new GridRow(month.month(), List.of(texts.month(named)), List.of(cell), "", false));
    }
    Grid grid =
        new Grid(List.of(title), List.of(ColumnHead.named("all", title, false)), rows, false);
    String id = "official-" + posted.series();
    return Chart.svg(
        Chart.Kind.LINES,
        grid,
        0,
        Chart.SMALL,
        id,
        title,
        Summary.of(grid, Optional.of(Chart.Kind.LINES), 0, texts));
  }
}
