package org.throughline.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.throughline.disclosure.statistics.Breakdowns;
import org.throughline.disclosure.statistics.Stocks;
import org.throughline.disclosure.statistics.Summary;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.Answer;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Measures;
import org.throughline.measures.Period;
import org.throughline.measures.Quantity;
import org.throughline.measures.Scope;

/// The rows of a measure in one fiscal year of one release, as rules for statistics look at them: who is behind a number, by
/// category.
record PeopleOfYear(SqlEngine engine, Measures measures, Answer exact, Period period) {

  /// One row per person and category; a record without a person is somebody by itself.
  static final String SOMEBODY =
      "coalesce(cast(person as {{text}}), origin_file || origin_sheet || cast(origin_row as"
          + " {{text}}))";

  static final BiPredicate<String, String> NOTHING_HIDDEN = (dimension, label) -> false;

  /// The measure whose rows they are: of a share of a stock, the stock.
  MeasureSpec spec() {
    return exact.measure().quantity() instanceof Quantity.StockShare part
        ? measures.measure(part.stock())
        : exact.measure();
  }

  String release() {
    return String.valueOf(exact.question().where().get("release"));
  }

  /// Whether the question has a dimension.
  boolean isDivided() {
    return !exact.question().by().isEmpty();
  }

  /// The dimension, or one value for all.
  String by() {
    return isDivided() ? exact.question().by().getFirst() : "''";
  }

  String category(Line line) {
    return isDivided() ? line.keys().get(1) : "";
  }

  /// The tables that count the stays begun in the year.
  Scope stays() {
    return of("book-ins");
  }

  /// The same year of another measure.
  Scope of(String measure) {
    return new Scope(release(), measure, period.end().getYear());
  }

  /// Condition of rows that count, with a mark for the release.
  String counted() {
    return counted(spec().rows().where());
  }

  private static String counted(String where) {
    return "excluded_by is null and (%s) and release = ?".formatted(where);
  }

  /// Condition of rows that count and are of the year.
  String dated() {
    return dated(spec().rows().where());
  }

  /// The same of other rows of the table.
  String dated(String where) {
    return String.format(
        Locale.ROOT,
        "%s and %s = %d",
        counted(where),
        spec().rows().year(),
        period.end().getYear());
  }

  /// Who was there on some night of the year. In places people are there from other nights on than in the nation.
  String onSomeNight() {
    boolean places = by().equals("facility") || by().equals("hold_room");
    return String.format(
        Locale.ROOT,
        "%s and nights_to > %2$s and %2$s <= %3$d and nights_to > %4$d",
        counted(),
        places ? "place_from" : "nation_from",
        period.end().toEpochDay(),
        period.start().toEpochDay());
  }

  /// Who was there on some day of the year, the day of the book-out among them.
  String onSomeDay() {
    return String.format(
        Locale.ROOT,
        "%s and {{day|event_date}} <= %d and (out_date is null or ({{day|out_date}} >= %d and out_date >= event_date))",
        counted(),
        period.end().toEpochDay(),
        period.start().toEpochDay());
  }

  /// Rows of a query whose first column is a category, by it.
  ///
  /// @param script with one mark, for the release
  Map<String, Row> byCategory(String script) {
    Map<String, Row> rows = new LinkedHashMap<>();
    engine.rows(script, release()).forEach(row -> rows.put(row.text(0), row));
    return rows;
  }

  /// Distinct people by category.
  private Map<String, Stocks.Group> people(String dimension, String rows) {
    Map<String, Stocks.Group> groups = new LinkedHashMap<>();
    byCategory(
            "select %s as category, count(distinct %s) from %s where %s group by %1$s"
                .formatted(dimension, SOMEBODY, spec().sqlTable(), rows))
        .forEach((category, row) -> groups.put(category, new Stocks.Group(row.number(1))));
    return groups;
  }

  /// What the lines are shown beside, of which it matters only how many people they are of.
  ///
  /// @param rows condition of rows, with a mark for the release
  Breakdowns<Stocks.Group> beside(List<Line> lines, String rows) {
    return beside(
        lines, new Stocks.Group(0), dimension -> people(dimension, rows), rows, NOTHING_HIDDEN);
  }

  /// What the lines are shown beside.
  ///
  /// @param rows condition of rows, with a mark for the release
  /// @param hidden whether a category, by its dimension and label, may not be shown for what tables of counts withhold
  <G extends Summary<G>> Breakdowns<G> beside(
      List<Line> lines,
      G none,
      Nesting.Loader<G> loader,
      String rows,
      BiPredicate<String, String> hidden) {
    return new Nesting(engine, measures, spec(), release(), rows)
        .beside(by(), lines.stream().map(this::category).toList(), none, loader, hidden);
  }
}
