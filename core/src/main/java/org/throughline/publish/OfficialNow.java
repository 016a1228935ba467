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

/// The numbers of the front page as the agency itself posted them: its newest good figures, with those before. Not counted
/// here, and said to be so; shown where no records of ours are as new.
final class OfficialNow {

  /// What the front page begins with, in its order.
  private static final List<String> ORDER =
      List.of(
          Statistics.HELD, "arrests", "book-ins", "removals", Statistics.STAY, KeyNumbers.SHARE);

  /// A number that the agency posted.
  ///
  /// @param about the measure of ours that it stands beside
  /// @param series what it is, an id of the official series
  /// @param start first day of its period
  /// @param until last day
  /// @param earlier a number for each month, year or posting, oldest first
  record Posted(
      String about,
      String series,
      String producer,
      LocalDate start,
      LocalDate until,
      double value,
      String file,
      List<Earlier> earlier) {
    Posted {
      earlier = List.copyOf(earlier);
    }
  }

  /// @param when a month, a fiscal year or a day
  record Earlier(String when, double value) {}

  /// Where the newest figure of something stands.
  ///
  /// @param newest from which table, and which rows of it
  /// @param earlier when, what and in what order of posting: the series of the small chart
  private record Where(String about, String series, String newest, String earlier) {}

  private static final String TOTAL = "dimensions = '' and value is not null";

  private static final List<Where> FIGURES =
      List.of(
          new Where(
              Statistics.HELD,
              "currently-detained",
              "official_series where series = 'currently-detained' and period_kind = 'day' and "
                  + TOTAL,
              months("average-daily-population")),
          new Where(
              "book-ins",
              "initial-book-ins",
              // A month that the posting cuts short is not yet one.
              "official_series where series = 'initial-book-ins' and period_kind = 'month'"
                  + " and period_end = last_day(period_start) and "
                  + TOTAL,
              months("initial-book-ins")),
          new Where(
              "removals",
              "removals",
              "official_series where series = 'removals' and period_kind in ('year-to-date',"
                  + " 'fiscal-year') and "
                  + TOTAL,
              "select cast(year(period_start) + 1 as varchar) as period, value, period_end as posted"
                  + " from official_series where series = 'removals' and period_kind in"
                  + " ('year-to-date', 'fiscal-year') and "
                  + TOTAL),
          new Where(
              Statistics.STAY,
              "average-length-of-stay",
              "official_series where series = 'average-length-of-stay' and period_kind = 'month' and "
                  + TOTAL,
              months("average-length-of-stay")),
          new Where(
              KeyNumbers.SHARE,
              "currently-detained",
              "shares",
              "select substr(cast(period_end as varchar), 1, 7) as period, value, as_of as posted from"
                  + " shares"));

  private static String months(String series) {
    return "select substr(cast(period_start as varchar), 1, 7) as period, value, as_of as posted"
        + " from official_series where series = '"
        + series
        + "' and period_kind = 'month' and period_end = last_day(period_start) and "
        + TOTAL;
  }

  /// The share without a conviction among those held on a day, from two numbers of one posting.
  private static final String SHARES =
      """
      select everyone.producer, everyone.period_start, everyone.period_end, everyone.as_of, everyone.file,
        everyone.sheet, everyone.cell, (everyone.value - convicted.value) / everyone.value as value
      from official_series as everyone
      join official_series as convicted
        on convicted.series = everyone.series and convicted.period_end = everyone.period_end
        and convicted.posting = everyone.posting and convicted.dimensions = 'criminality=Convicted criminal'
      where everyone.series = 'currently-detained' and everyone.dimensions = '' and everyone.value > 0
        and everyone.period_kind = 'day' and convicted.period_kind = 'day'
      """;

  private OfficialNow() {}

  /// What the front page can show of a folder of official statistics.
  static List<Posted> read(Path official) {
    try (DuckDbEngine engine = DuckDbEngine.openWithin(official)) {
      engine.read("official_series", official.resolve("series.parquet"));
      engine.create("shares", SHARES);
      return FIGURES.stream().flatMap(one -> newest(engine, one).stream()).toList();
    }
  }

  private static Optional<Posted> newest(DuckDbEngine engine, Where figure) {
    return engine
        .rows(
            """
            select cast(period_start as varchar), cast(period_end as varchar), cast(value as varchar), producer, file
            from %s
            order by period_end desc, as_of desc, file, sheet, cell limit 1
            """
                .formatted(figure.newest()))
        .stream()
        .findFirst()
        .map(
            row ->
                new Posted(
                    figure.about(),
                    figure.series(),
                    row.text(3),
                    LocalDate.parse(row.text(0).substring(0, 10)),
                    LocalDate.parse(row.text(1).substring(0, 10)),
                    Double.parseDouble(row.text(2)),
                    row.text(4),
                    earlier(engine, figure)));
  }

  private static List<Earlier> earlier(DuckDbEngine engine, Where figure) {
    List<Earlier> earlier = new ArrayList<>();
    for (Row row :
        engine.rows(
            "select period, cast(arg_max(value, posted) as varchar) from (%s) posted group by period order by period"
                .formatted(figure.earlier()))) {
      earlier.add(new Earlier(row.text(0), Double.parseDouble(row.text(1))));
    }
    return earlier;
  }

  /// The cards of the front page: of each thing the newer of ours and the agency's, ours where both are of one day, then
  /// what only we have.
  static List<KeyNumbers.Key> newest(
      List<KeyNumbers.Dated> ours, List<Posted> official, Texts texts) {
    List<KeyNumbers.Key> keys = new ArrayList<>();
    for (String about : ORDER) {
      Optional<KeyNumbers.Dated> counted =
          ours.stream().filter(one -> one.about().equals(about)).findFirst();
      official.stream()
          .filter(one -> one.about().equals(about))
          .filter(one -> counted.isEmpty() || one.until().isAfter(counted.get().until()))
          .findFirst()
          .map(one -> key(one, counted.map(KeyNumbers.Dated::key), texts))
          .or(() -> counted.map(KeyNumbers.Dated::key))
          .ifPresent(keys::add);
    }
    ours.stream()
        .filter(one -> !ORDER.contains(one.about()))
        .map(KeyNumbers.Dated::key)
        .forEach(keys::add);
    return keys;
  }

  /// @param counted our card of the same, which is older; its numbers stand below
  private static KeyNumbers.Key key(Posted posted, Optional<KeyNumbers.Key> counted, Texts texts) {
    String title = texts.of("official." + posted.about());
    boolean isShare = posted.about().equals(KeyNumbers.SHARE);
    String value =
        isShare
            ? OfficialSeriesView.said(posted.value(), "share")
            : Wording.count(Math.round(posted.value()));
    return new KeyNumbers.Key(
        title,
        OfficialSeriesView.page(posted.series()),
        false,
        new KeyNumbers.Figure(
            "", "", value, texts.of("official.unit." + posted.about()), when(posted, texts)),
        picture(posted, title, texts),
        counted.map(key -> List.of(counted(key.headline(), texts))).orElse(List.of()),
        texts.of("official.own", posted.producer()),
        texts.of("official.note", posted.file()),
        counted.map(KeyNumbers.Key::others).orElse(List.of()));
  }

  private static KeyNumbers.Figure counted(KeyNumbers.Figure one, Texts texts) {
    return new KeyNumbers.Figure(
        one.id(),
        one.value(),
        (one.text() + " " + one.unit()).strip(),
        "",
        texts.of("official.counted", one.when()),
        one.worked());
  }

  private static String when(Posted posted, Texts texts) {
    return OfficialSeriesView.period(posted.start(), posted.until(), texts);
  }

  private static String picture(Posted posted, String title, Texts texts) {
    if (posted.earlier().size() < 2) {
      return "";
    }
    double factor = posted.about().equals(KeyNumbers.SHARE) ? 100 : 1;
    List<GridRow> rows = new ArrayList<>();
    for (Earlier one : posted.earlier()) {
      String value = Long.toString(Math.round(factor * one.value()));
      GridCell cell = new GridCell("official", value, value, false, false, false);
      String named =
          one.when().length() == 4
              ? texts.of("period.fiscal-year", one.when())
              : texts.month(new Category(one.when(), one.when()));
      rows.add(new GridRow(one.when(), List.of(named), List.of(cell), "", false));
    }
    Grid grid =
        new Grid(List.of(title), List.of(ColumnHead.named("all", title, false)), rows, false);
    String id = "official-" + posted.about();
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
