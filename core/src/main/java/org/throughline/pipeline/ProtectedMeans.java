package org.throughline.pipeline;

import static org.throughline.pipeline.PeopleOfYear.SOMEBODY;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.disclosure.statistics.Breakdowns;
import org.throughline.disclosure.statistics.Means;
import org.throughline.disclosure.statistics.Quantiles;
import org.throughline.disclosure.statistics.Shown;
import org.throughline.disclosure.statistics.Stocks;
import org.throughline.engine.Row;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.CoverageWindow;
import org.throughline.measures.Quantity;

/// What may be shown of means and quartiles: of days and of amounts.
final class ProtectedMeans {

  private static final double[] QUARTILES = {0.25, 0.5, 0.75};

  /// Quartiles of amounts are shown in whole hundreds.
  private static final double DOLLARS = 100;

  private final PeopleOfYear people;
  private final int threshold;

  ProtectedMeans(PeopleOfYear people, int threshold) {
    this.people = people;
    this.threshold = threshold;
  }

  /// What a mean and its quartiles are of.
  ///
  /// @param value of a row, in SQL
  /// @param bin width of the bins in which quartiles are shown
  /// @param rows condition of rows, with a mark for the release
  private record Measured(String value, double bin, String rows) {}

  /// The lines of one fiscal year, of amounts.
  List<Line> of(Quantity.Amount amount, List<Line> lines) {
    return means(new Measured(amount.of(), DOLLARS, people.dated()), lines);
  }

  /// The lines of one fiscal year, of days.
  List<Line> of(Quantity.Duration duration, List<Line> lines) {
    return switch (duration.cohort()) {
      case EXIT -> means(new Measured("days", 1, people.dated()), lines);
      case ENTRY -> quartilesOfCurve(lines);
      case PRESENT ->
          CoverageWindow.of(people.engine(), people.spec(), Optional.of(people.release()))
              .lastWithin(people.period().start(), people.period().end())
              .map(last -> means(present(last.toEpochDay()), lines))
              .orElseGet(() -> ShownLines.hide(lines, "no day of the year is covered"));
    };
  }

  /// Days since the book-in of those who are there at the end of a day.
  private Measured present(long day) {
    return new Measured(
        String.format(Locale.ROOT, "(%d - in_day)", day),
        1,
        String.format(
            Locale.ROOT,
            "%s and in_day <= %2$d and (left_date is null or {{day|left_date}} > %2$d)",
            people.counted(),
            day));
  }

  private Map<String, Means.Group> groups(Measured measured, String dimension) {
    Map<String, Means.Group> groups = new LinkedHashMap<>();
    people
        .byCategory(
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
                    dimension,
                    SOMEBODY,
                    people.spec().sqlTable(),
                    measured.rows(),
                    measured.value()))
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

  private static double number(Row row, int column) {
    return row.isNull(column) ? 0 : Double.parseDouble(row.text(column));
  }

  private List<Line> means(Measured measured, List<Line> lines) {
    Breakdowns<Means.Group> beside =
        people.beside(
            lines,
            new Means.Group(0, 0, 0, 0, 0),
            dimension -> groups(measured, dimension),
            measured.rows(),
            PeopleOfYear.NOTHING_HIDDEN);
    List<Means.Group> groups = beside.breakdowns().getFirst().groups();
    int mean = people.exact().figures().indexOf(Quantity.MEAN);
    List<Line> shown = ShownLines.figures(lines, mean, Means.of(beside, threshold));
    List<Line> protectedLines = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean isShown = shown.get(i).numbers().get(mean) != null;
      protectedLines.add(
          isShown
              ? withQuartiles(
                  shown.get(i), lines.get(i), mean + 1, groups.get(i).people(), measured.bin())
              : shown.get(i));
    }
    return ShownLines.withOthers(
        lines,
        protectedLines,
        mean,
        others -> Means.Group.of(others.stream().mapToObj(groups::get).toList()).mean());
  }

  /// The line with the quartiles of the exact one that may be shown.
  ///
  /// @param first the place of the first quartile among the figures
  private Line withQuartiles(Line line, Line exact, int first, long people, double bin) {
    List<@Nullable Double> numbers = new ArrayList<>(line.numbers());
    for (int q = 0; q < QUARTILES.length; q++) {
      Double value = exact.numbers().get(first + q);
      if (value != null) {
        int figure = first + q;
        Quantiles.of(value, QUARTILES[q], people, bin, threshold)
            .number()
            .ifPresent(one -> numbers.set(figure, one));
      }
    }
    return line.with(numbers);
  }

  /// Of those who came, of whom some are still there, the quartiles are those of a curve. They rest on those who have left; the mean under
  /// the curve ends with the last day that anybody was watched and is not shown.
  private List<Line> quartilesOfCurve(List<Line> lines) {
    String left = people.dated() + " and out_date is not null";
    Breakdowns<Stocks.Group> beside = people.beside(lines, left);
    List<Stocks.Group> groups = beside.breakdowns().getFirst().groups();
    int first = people.exact().figures().indexOf("quartile1");
    List<Shown> shown = beside.first(threshold, i -> new Shown.Value(0, 0));
    List<Line> protectedLines = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (shown.get(i) instanceof Shown.Withheld(String reason)) {
        protectedLines.add(ShownLines.withheld(reason).apply(line));
      } else {
        Line none = line.with(Collections.nCopies(line.numbers().size(), null));
        Line some = withQuartiles(none, line, first, groups.get(i).people(), 1);
        boolean isNothing = some.numbers().stream().allMatch(java.util.Objects::isNull);
        protectedLines.add(
            isNothing
                ? ShownLines.withheld(
                        "too few people have left on one side of each quartile, or it is not reached")
                    .apply(line)
                : some);
      }
    }
    return protectedLines;
  }
}
