package org.throughline.pipeline;

import static org.throughline.pipeline.PeopleOfYear.SOMEBODY;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.throughline.disclosure.statistics.Breakdowns;
import org.throughline.disclosure.statistics.Parts;
import org.throughline.disclosure.statistics.Shown;
import org.throughline.disclosure.statistics.Stocks;
import org.throughline.engine.Row;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Quantity;
import org.throughline.pipeline.ProtectedStatistics.Hidden;

/// What may be shown of counts that no table has: people held, events of a year, places in use.
final class ProtectedCounts {

  private static final int NIGHTS = 3;

  private final PeopleOfYear people;
  private final Hidden hidden;
  private final int threshold;

  ProtectedCounts(PeopleOfYear people, Hidden hidden, int threshold) {
    this.people = people;
    this.hidden = hidden;
    this.threshold = threshold;
  }

  /// The lines of one fiscal year, of people at midnight. The average of several groups is the sum of theirs.
  List<Line> held(List<Line> lines) {
    List<Line> shown =
        present(lines, people.onSomeNight(), line -> average(line, ShownLines.number(line, 0)));
    return ShownLines.withOthers(lines, shown, /* figure= */ 0, others -> averageOf(lines, others));
  }

  private static Shown averageOf(List<Line> lines, BitSet places) {
    double sum = ShownLines.sum(lines, places, /* figure= */ 0);
    return places.stream()
        .mapToObj(lines::get)
        .filter(line -> ShownLines.number(line, 0) > 0)
        .findFirst()
        .map(line -> average(line, sum))
        .orElseThrow();
  }

  /// @param like a line of the same days
  private static Shown average(Line like, double average) {
    double own = ShownLines.number(like, 0);
    return Stocks.shown(
        average, own == 0 ? 0 : (int) Math.round(ShownLines.number(like, NIGHTS) / own));
  }

  /// The lines of one fiscal year, of people at any time.
  List<Line> atAnyTime(List<Line> lines) {
    return present(
        lines, people.onSomeDay(), line -> Stocks.people(ShownLines.number(line, 0), threshold));
  }

  private List<Line> present(List<Line> lines, String rows, Function<Line, Shown> value) {
    Breakdowns<Stocks.Group> beside = people.beside(lines, rows);
    return ShownLines.figures(
        lines, /* figure= */ 0, beside.first(threshold, i -> value.apply(lines.get(i))));
  }

  /// The lines of one fiscal year, of places in use: those in which there were at least the threshold of people. A place of fewer would be
  /// told by them.
  List<Line> inUse(String place, List<Line> lines) {
    Map<String, Row> places =
        people.byCategory(
            String.format(
                Locale.ROOT,
                """
                select category, count(*) from (
                  select %1$s as category, %2$s as place from %3$s where %4$s
                  group by %1$s, %2$s having count(distinct %5$s) >= %6$d
                ) places
                group by category
                """,
                people.by(),
                place,
                people.spec().sqlTable(),
                people.onSomeDay(),
                SOMEBODY,
                threshold));
    String because =
        String.format(
            Locale.ROOT,
            "only those in which at least %d people were held; others are not counted",
            threshold);
    String none = Shown.Withheld.few(threshold).reason();
    return lines.stream()
        .map(
            line ->
                Optional.ofNullable(places.get(people.category(line)))
                    .map(row -> ShownLines.only(line, 0, (double) row.number(1)).because(because))
                    .orElseGet(() -> ShownLines.withheld(none).apply(line)))
        .toList();
  }

  /// The lines of one fiscal year, of events.
  List<Line> events(Quantity.Flow flow, List<Line> lines) {
    boolean isNear =
        flow.near().stream()
            .anyMatch(
                category ->
                    hidden.isHidden(
                        people.of(category.measure()), category.dimension(), category.label()));
    if (isNear) {
      return ShownLines.hide(
          lines,
          "a table withholds how many there are of nearly the same, or an update of it waits, and this would tell");
    }
    String rows = people.dated(flow.partOf());
    Breakdowns<Parts.Group> beside =
        people.beside(
            lines,
            new Parts.Group(0, 0),
            dimension -> parts(dimension, rows),
            rows,
            this::isWithheld);
    List<Line> shown =
        ShownLines.figures(
            lines,
            /* figure= */ 0,
            beside.first(
                threshold, i -> Stocks.people(ShownLines.number(lines.get(i), 0), threshold)));
    return ShownLines.withOthers(
        lines,
        shown,
        /* figure= */ 0,
        others -> Stocks.people(ShownLines.sum(lines, others, /* figure= */ 0), threshold));
  }

  private Map<String, Parts.Group> parts(String dimension, String rows) {
    Map<String, Parts.Group> groups = new LinkedHashMap<>();
    people
        .byCategory(
            """
            select %1$s as category, count(distinct case when %2$s then %3$s end),
              count(distinct case when %2$s then null else %3$s end)
            from %4$s where %5$s group by %1$s
            """
                .formatted(
                    dimension,
                    "(" + people.spec().rows().where() + ")",
                    SOMEBODY,
                    people.spec().sqlTable(),
                    rows))
        .forEach(
            (category, row) -> groups.put(category, new Parts.Group(row.number(1), row.number(2))));
    return groups;
  }

  /// Whether a table of the same records withholds a category, or all of them where there is no dimension.
  private boolean isWithheld(String dimension, String label) {
    String lake = people.spec().lakeTable();
    String published = dimension.equals("''") ? "" : dimension;
    return people.measures().specs().stream()
        .filter(spec -> spec.published() && spec.lakeTable().equals(lake))
        .map(MeasureSpec::measure)
        .anyMatch(measure -> hidden.isHidden(people.of(measure), published, label));
  }
}
