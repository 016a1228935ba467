package org.throughline.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.throughline.disclosure.statistics.Breakdowns;
import org.throughline.disclosure.statistics.Means;
import org.throughline.disclosure.statistics.Quantiles;
import org.throughline.disclosure.statistics.Shares;
import org.throughline.disclosure.statistics.Shown;
import org.throughline.disclosure.statistics.Stocks;
import org.throughline.disclosure.statistics.Summary;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.Answer;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;
import org.throughline.measures.Every;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Measures;
import org.throughline.measures.Period;
import org.throughline.measures.Quantity;
import org.throughline.measures.Question;
import org.throughline.measures.Scope;

/// What of a mean, share, quantile, stock or curve may be shown.
///
/// The rules look at whole breakdowns, so only questions that have one fixed form are answered: one release, by fiscal
/// year, by at most one dimension, without another limit, and the months of a whole stock. Whoever could choose periods and limits freely could subtract
/// one answer from the other.
final class ProtectedStatistics {

  private static final String FORM =
      "statistics are shown in one form only, without --from and --to; valid: --where release=…"
          + " --every fiscal-year, --by at most one dimension; or, of a stock, --every month without"
          + " --by";

  private static final String NO_RULE = "no rule says when this may be shown";

  /// Quartiles of amounts are shown in whole hundreds.
  private static final double DOLLARS = 100;

  /// The measure whose tables count the stays of a year that shares and curves are of.
  private static final String COUNTED_BY = "book-ins";

  private final SqlEngine engine;
  private final Measures measures;
  private final Hidden hidden;
  private final int threshold;

  /// What tables of counts withhold.
  interface Hidden {

    /// Whether the number of a category is withheld, or shown together with others only; that of all where the dimension is empty.
    boolean isHidden(Scope scope, String dimension, String label);
  }

  /// @param threshold on people
  ProtectedStatistics(SqlEngine engine, Measures measures, Hidden hidden, int threshold) {
    this.engine = engine;
    this.measures = measures;
    this.hidden = hidden;
    this.threshold = threshold;
  }

  /// The answer with only what may be shown, each other line with the reason.
  Answer of(Answer exact) {
    Question question = exact.question();
    if (!hasRule(exact)) {
      return protectedBy(
          exact.lines().stream().map(withheld(NO_RULE)).toList(),
          exact,
          "Protected: of such a statistic nothing is shown.");
    }
    boolean form =
        question.where().keySet().equals(java.util.Set.of("release"))
            && (question.every().equals(java.util.Optional.of(Every.FISCAL_YEAR))
                || isMonthsOfStock(exact))
            && question.by().size() <= 1
            && question.from().isEmpty()
            && question.to().isEmpty();
    return protectedBy(
        form ? byYear(exact) : exact.lines().stream().map(otherwise(FORM)).toList(),
        exact,
        String.format(
            Locale.ROOT,
            "Protected: by the rules for statistics of people, with the threshold %d; rounded"
                + " where they ask for it.%s",
            threshold,
            exact.measure().quantity() instanceof Quantity.Outcome
                ? " Curves are made anew from what may be shown, so their shares differ from the exact ones."
                : ""),
        "A part that is withheld is withheld together with what would tell it.");
  }

  /// The answer without numbers, where counts were rounded or got noise: a mean beside them would tell their sums exactly.
  Answer none(Answer exact) {
    String reason =
        "the build's policy rounds counts or adds noise, and an exact statistic would undo it";
    return protectedBy(
        exact.lines().stream().map(otherwise(reason)).toList(),
        exact,
        "Protected: policies with rounding or noise publish counts only.");
  }

  private static boolean hasRule(Answer exact) {
    return switch (exact.measure().quantity()) {
      case Quantity.Duration duration -> duration.cohort() == Quantity.Cohort.EXIT;
      case Quantity.Presence presence -> presence.counts().equals("person");
      case Quantity.Ratio _, Quantity.Stock _, Quantity.Amount _, Quantity.Outcome _ -> true;
      default -> false;
    };
  }

  private static Answer protectedBy(List<Line> lines, Answer exact, String... notes) {
    return new Answer(
        exact.measure(),
        exact.question(),
        exact.keys(),
        exact.figures(),
        lines,
        Answer.Protection.PROTECTED,
        List.of(notes));
  }

  /// Averages of months have one form too: of the whole stock.
  private static boolean isMonthsOfStock(Answer exact) {
    return exact.measure().quantity() instanceof Quantity.Stock
        && exact.question().every().equals(java.util.Optional.of(Every.MONTH))
        && exact.question().by().isEmpty();
  }

  static Function<Line, Line> withheld(String reason) {
    return without(State.WITHHELD, reason);
  }

  static List<Line> hide(List<Line> lines, String reason) {
    return lines.stream().map(withheld(reason)).toList();
  }

  /// Not withheld: shown in another form.
  private static Function<Line, Line> otherwise(String reason) {
    return without(State.NOT_PUBLISHED, reason);
  }

  private static Function<Line, Line> without(State state, String reason) {
    return line -> saysNothing(line) ? line : line.without(state, reason);
  }

  /// Of what the release does not cover or record, nothing is shown either.
  static boolean saysNothing(Line line) {
    return line.state() == State.OUT_OF_COVERAGE || line.state() == State.MISSING;
  }

  /// Each year's lines are one breakdown; the sum over them is shown by the question without a dimension.
  private List<Line> byYear(Answer exact) {
    Map<String, List<Line>> years = new LinkedHashMap<>();
    exact
        .lines()
        .forEach(
            line ->
                years.computeIfAbsent(line.keys().getFirst(), any -> new ArrayList<>()).add(line));
    List<Line> lines = new ArrayList<>();
    years.forEach((year, ofYear) -> lines.addAll(year(exact, year, ofYear)));
    return lines;
  }

  private List<Line> year(Answer exact, String year, List<Line> lines) {
    boolean nothing =
        lines.stream()
            .allMatch(
                line ->
                    saysNothing(line)
                        || line.state() == State.NOBODY
                        || line.numbers().stream().allMatch(java.util.Objects::isNull));
    if (nothing) {
      return hide(lines, "nothing may be said of nobody");
    }
    Year scope = new Year(exact, Period.parse(year));
    return switch (exact.measure().quantity()) {
      case Quantity.Ratio ratio -> shares(scope, ratio, lines);
      case Quantity.Duration duration when duration.cohort() == Quantity.Cohort.EXIT ->
          means(scope, new Measured("days", 1), lines);
      case Quantity.Amount amount -> means(scope, new Measured(amount.of(), DOLLARS), lines);
      case Quantity.Stock _ -> stocks(scope, lines);
      case Quantity.Presence _ ->
          present(
              scope, lines, atAnyTime(scope), line -> Stocks.people(number(line, 0), threshold));
      case Quantity.Outcome outcome ->
          new ProtectedCurves(engine, hidden, threshold).of(scope, outcome, lines);
      default -> hide(lines, NO_RULE);
    };
  }

  /// The rows of one fiscal year of one release.
  record Year(Answer exact, Period period) {

    MeasureSpec spec() {
      return exact.measure();
    }

    String release() {
      return String.valueOf(exact.question().where().get("release"));
    }

    /// The dimension, or one value for all.
    String by() {
      return exact.question().by().isEmpty() ? "''" : exact.question().by().getFirst();
    }

    String counted() {
      return "excluded_by is null and (%s) and release = ?".formatted(spec().rows().where());
    }

    String dated() {
      return String.format(
          Locale.ROOT, "%s and %s = %d", counted(), spec().rows().year(), period.end().getYear());
    }

    /// The same of the table that counts what it is made of.
    Scope counts() {
      return new Scope(release(), COUNTED_BY, period().end().getYear());
    }

    String category(Line line) {
      return exact.question().by().isEmpty() ? "" : line.keys().get(1);
    }
  }

  /// One row per person and category; a record without a person is somebody by itself.
  static final String SOMEBODY =
      "coalesce(cast(person as {{text}}), origin_file || origin_sheet || cast(origin_row as"
          + " {{text}}))";

  private Map<String, Row> byCategory(String script, Object... parameters) {
    Map<String, Row> rows = new LinkedHashMap<>();
    engine.rows(script, parameters).forEach(row -> rows.put(row.text(0), row));
    return rows;
  }

  private List<Line> shares(Year scope, Quantity.Ratio ratio, List<Line> lines) {
    if (tellsHidden(scope, ratio)) {
      return hide(
          lines,
          "how many are of a class it is made from is withheld, or waits for an update, and a share would tell it");
    }
    Nesting.Loader<Shares.Group> loader = dimension -> shares(scope, ratio, dimension);
    Breakdowns<Shares.Group> beside =
        beside(scope, lines, new Shares.Group(0, 0), loader, scope.dated());
    return figures(
        lines, whole(Shares.of(beside, threshold), Shares.of(beside.total(), threshold)));
  }

  private Map<String, Shares.Group> shares(Year scope, Quantity.Ratio ratio, String dimension) {
    Map<String, Map<String, Long>> classes = classes(scope, ratio, dimension);
    // The same classes, in the same order, for every breakdown.
    Set<String> names = new TreeSet<>();
    classes(scope, ratio, "''").values().forEach(some -> names.addAll(some.keySet()));
    Map<String, Shares.Group> groups = new LinkedHashMap<>();
    byCategory(
            """
            select category, sum(with_trait), count(*)
            from (
              select %1$s as category, %2$s as somebody, max(case when %3$s then 1 else 0 end) as with_trait
              from %4$s where %5$s and (%6$s) group by %1$s, %2$s
            ) people
            group by category
            """
                .formatted(
                    dimension,
                    SOMEBODY,
                    ratio.counts(),
                    scope.spec().sqlTable(),
                    scope.dated(),
                    ratio.of()),
            scope.release())
        .forEach(
            (category, row) -> {
              Map<String, Long> own = classes.getOrDefault(category, Map.of());
              groups.put(
                  category,
                  new Shares.Group(
                      row.number(1),
                      row.number(2),
                      names.stream().map(name -> own.getOrDefault(name, 0L)).toList()));
            });
    return groups;
  }

  private <G extends Summary<G>> Breakdowns<G> beside(
      Year scope, List<Line> lines, G none, Nesting.Loader<G> loader, String rows) {
    return new Nesting(engine, measures, scope.spec(), scope.release(), rows)
        .beside(
            scope.by(),
            lines.stream().map(scope::category).toList(),
            none,
            loader,
            (dimension, label) -> isHidden(scope, dimension, label));
  }

  /// Whether a table withholds how many all are, or are of a class: the share of a known number is their sum. Beside what was
  /// published before an update, it would tell of the few who came.
  private boolean tellsHidden(Year scope, Quantity.Ratio ratio) {
    List<String> dimensions = ratio.dimensions();
    return hidden.isHidden(scope.counts(), "", "")
        || (dimensions.size() == 1
            && classes(scope, ratio, "''").values().stream()
                .flatMap(some -> some.keySet().stream())
                .anyMatch(label -> hidden.isHidden(scope.counts(), dimensions.getFirst(), label)));
  }

  private boolean isHidden(Year scope, String dimension, String label) {
    return scope.exact().measure().quantity() instanceof Quantity.Ratio
        && !scope.exact().question().by().isEmpty()
        && hidden.isHidden(scope.counts(), dimension, label);
  }

  /// People by class of what a share's conditions look at, by category; who is of none is a class too.
  private Map<String, Map<String, Long>> classes(
      Year scope, Quantity.Ratio ratio, String dimension) {
    String trait = String.join(" || '/' || ", ratio.dimensions());
    Map<String, Map<String, Long>> classes = new LinkedHashMap<>();
    for (Row row :
        engine.rows(
            """
            select %1$s as category, %2$s as class, count(distinct %3$s) from %4$s where %5$s group by %1$s, %2$s
            """
                .formatted(
                    dimension,
                    trait.isEmpty() ? "''" : trait,
                    SOMEBODY,
                    scope.spec().sqlTable(),
                    scope.dated()),
            scope.release())) {
      classes
          .computeIfAbsent(row.text(0), any -> new LinkedHashMap<>())
          .put(row.text(1), row.number(2));
    }
    return classes;
  }

  /// Parts of what may not be shown as a whole are not shown either: their sum would be it.
  private static List<Shown> whole(List<Shown> parts, Shown whole) {
    return whole instanceof Shown.Withheld ? Collections.nCopies(parts.size(), whole) : parts;
  }

  /// The first figure from what is shown, the others withheld.
  private static List<Line> figures(List<Line> lines, List<Shown> shown) {
    List<Line> protectedLines = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      protectedLines.add(
          switch (shown.get(i)) {
            case Shown.Value(double value, double unit) -> only(line, 0, value);
            case Shown.Withheld(String reason) -> withheld(reason).apply(line);
          });
    }
    return protectedLines;
  }

  static Line only(Line line, int figure, double value) {
    if (saysNothing(line)) {
      return line;
    }
    List<@Nullable Double> numbers =
        new ArrayList<>(Collections.nCopies(line.numbers().size(), null));
    numbers.set(figure, value);
    return line.with(numbers);
  }

  /// What a mean and its quartiles are of.
  ///
  /// @param column of the measure's table
  /// @param bin width of the bins in which quartiles are shown
  private record Measured(String column, double bin) {}

  private Map<String, Means.Group> means(Year scope, Measured measured, String dimension) {
    Map<String, Means.Group> groups = new LinkedHashMap<>();
    byCategory(
            """
            select category, count(*), sum(records), sum(total),
              max(case when place = 1 then total end), max(case when place = 2 then total end)
            from (
              select category, somebody, records, total,
                row_number() over (partition by category order by total desc, somebody) as place
              from (
                select %1$s as category, %2$s as somebody, count(*) as records, cast(sum(%5$s) as double) as total
                from %3$s where %4$s group by %1$s, %2$s
              ) people
            ) ranked
            group by category
            """
                .formatted(
                    dimension, SOMEBODY, scope.spec().sqlTable(), scope.dated(), measured.column()),
            scope.release())
        .forEach(
            (category, row) ->
                groups.put(
                    category,
                    new Means.Group(
                        row.number(1),
                        row.number(2),
                        number(row, 3),
                        number(row, 4),
                        number(row, 5))));
    return groups;
  }

  private List<Line> means(Year scope, Measured measured, List<Line> lines) {
    Breakdowns<Means.Group> beside =
        beside(
            scope,
            lines,
            new Means.Group(0, 0, 0, 0, 0),
            dimension -> means(scope, measured, dimension),
            scope.dated());
    List<Means.Group> groups = beside.breakdowns().getFirst().groups();
    List<Shown> means = Means.of(beside, threshold);
    List<Line> protectedLines = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      List<@Nullable Double> numbers =
          new ArrayList<>(Collections.nCopies(line.numbers().size(), null));
      String reason = "";
      if (means.get(i) instanceof Shown.Withheld(String why)) {
        reason = why;
      } else {
        int first = scope.exact().figures().indexOf(Quantity.MEAN);
        means.get(i).number().ifPresent(mean -> numbers.set(first, mean));
        double[] probabilities = {0.25, 0.5, 0.75};
        for (int q = 0; q < probabilities.length; q++) {
          int figure = first + 1 + q;
          Double value = line.numbers().get(figure);
          if (value != null) {
            Quantiles.of(value, probabilities[q], groups.get(i).people(), measured.bin(), threshold)
                .number()
                .ifPresent(one -> numbers.set(figure, one));
          }
        }
      }
      protectedLines.add(reason.isEmpty() ? line.with(numbers) : withheld(reason).apply(line));
    }
    return protectedLines;
  }

  private static double number(Row row, int column) {
    return row.isNull(column) ? 0 : Double.parseDouble(row.text(column));
  }

  /// Who was there on some night of a period. In places people are there from other nights on than in the nation.
  private static String present(Year scope, boolean places) {
    long from = scope.period().start().toEpochDay();
    long to = scope.period().end().toEpochDay();
    return String.format(
        Locale.ROOT,
        "%s and nights_to > %2$s and %2$s <= %3$d and nights_to > %4$d",
        scope.counted(),
        places ? "place_from" : "nation_from",
        to,
        from);
  }

  private Map<String, Stocks.Group> stocks(Year scope, String dimension, String present) {
    Map<String, Stocks.Group> groups = new LinkedHashMap<>();
    byCategory(
            """
            select category, count(*) from (
              select %1$s as category, %2$s as somebody from %3$s where %4$s group by %1$s, %2$s
            ) people
            group by category
            """
                .formatted(dimension, SOMEBODY, scope.spec().sqlTable(), present),
            scope.release())
        .forEach((category, row) -> groups.put(category, new Stocks.Group(row.number(1))));
    return groups;
  }

  /// Who was there on some day of a period, the day of the book-out among them.
  private static String atAnyTime(Year scope) {
    return String.format(
        Locale.ROOT,
        "%s and {{day|event_date}} <= %d and (out_date is null or ({{day|out_date}} >= %d and out_date >= event_date))",
        scope.counted(),
        scope.period().end().toEpochDay(),
        scope.period().start().toEpochDay());
  }

  private List<Line> stocks(Year scope, List<Line> lines) {
    boolean places = scope.by().equals("facility") || scope.by().equals("hold_room");
    return present(scope, lines, present(scope, places), ProtectedStatistics::average);
  }

  private List<Line> present(
      Year scope, List<Line> lines, String present, Function<Line, Shown> value) {
    Breakdowns<Stocks.Group> beside =
        beside(
            scope,
            lines,
            new Stocks.Group(0),
            dimension -> stocks(scope, dimension, present),
            present);
    return figures(lines, beside.first(threshold, i -> value.apply(lines.get(i))));
  }

  private static double number(Line line, int figure) {
    Double number = line.numbers().get(figure);
    return number == null ? 0 : number;
  }

  private static Shown average(Line line) {
    double average = number(line, 0);
    return Stocks.shown(average, average == 0 ? 0 : (int) Math.round(number(line, 3) / average));
  }
}
