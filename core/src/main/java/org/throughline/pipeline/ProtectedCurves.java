package org.throughline.pipeline;

import static org.throughline.pipeline.PeopleOfYear.SOMEBODY;
import static org.throughline.pipeline.ShownLines.hide;
import static org.throughline.pipeline.ShownLines.only;
import static org.throughline.pipeline.ShownLines.saysNothing;
import static org.throughline.pipeline.ShownLines.withheld;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.throughline.disclosure.statistics.Curves;
import org.throughline.engine.Row;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Quantity;
import org.throughline.pipeline.ProtectedStatistics.Hidden;

/// What of the curves of a year may be shown: those of all stays, made anew from groups of events that are large enough.
final class ProtectedCurves {

  private static final String OPEN = "still in custody";
  private static final String CAUSE = "cause";

  private final PeopleOfYear people;
  private final Hidden hidden;
  private final int threshold;

  ProtectedCurves(PeopleOfYear people, Hidden hidden, int threshold) {
    this.people = people;
    this.hidden = hidden;
    this.threshold = threshold;
  }

  /// The lines of one fiscal year.
  List<Line> of(Quantity.Outcome outcome, List<Line> lines) {
    if (people.isDivided()) {
      // People of other categories are one subtraction away.
      return hide(lines, "curves of parts are not shown: less the whole they would tell the rest");
    }
    if (hidden.isHidden(people.stays(), "", "")) {
      // A cause of which a table tells the number, over its share, is how many all are.
      return hide(
          lines, "how many all are is withheld, or waits for an update, and a curve would tell it");
    }
    int causeKey = people.exact().keys().size() - 1;
    List<String> causes =
        lines.stream()
            .map(line -> line.keys().get(causeKey))
            .filter(cause -> !cause.equals(OPEN) && !cause.isEmpty())
            .distinct()
            .toList();
    List<String> ends = new ArrayList<>(causes);
    ends.add(OPEN);
    List<Curves.Step> steps = new ArrayList<>();
    long before = -1;
    for (int day : outcome.days()) {
      steps.add(step(ends, before, day));
      before = day;
    }
    steps.add(step(ends, before, Integer.MAX_VALUE));
    List<List<Double>> curve = Curves.of(steps, threshold);
    String reason =
        String.format(Locale.ROOT, "fewer than %d people are left at risk", 2 * threshold);
    String waiting =
        String.format(
            Locale.ROOT,
            "not shown before %d stays, of at least %d people, have come together and, of those whom a table"
                + " counts, as many people or none are left",
            2 * threshold,
            threshold);
    List<Line> protectedLines = new ArrayList<>();
    for (Line line : lines) {
      int step =
          line.keys().get(causeKey - 1).isEmpty()
              ? -1
              : outcome.days().indexOf(Integer.valueOf(line.keys().get(causeKey - 1)));
      int cause = causes.indexOf(line.keys().get(causeKey));
      boolean there = step >= 0 && step < curve.size();
      if (saysNothing(line)) {
        protectedLines.add(line);
      } else if (there && cause >= 0 && curve.get(step).get(cause) > 0) {
        double share = curve.get(step).get(cause);
        boolean stands = step > 0 && curve.get(step - 1).get(cause) == share;
        protectedLines.add(standing(only(line, 0, share), stands, outcome, step));
      } else if (there && cause >= 0) {
        // Not zero: some may have ended so.
        protectedLines.add(
            withheld(
                    isApart(causes.get(cause))
                        ? waiting
                        : "the table of causes counts these with others, or withholds them")
                .apply(line));
      } else if (there) {
        double gone = curve.get(step).stream().mapToDouble(Double::doubleValue).sum();
        boolean stands = step > 0 && curve.get(step - 1).equals(curve.get(step));
        protectedLines.add(
            standing(rest(only(line, 0, 1 - gone), causeKey), stands, outcome, step));
      } else {
        protectedLines.add(withheld(reason).apply(line));
      }
    }
    return protectedLines;
  }

  /// Whether a table shows the number of those who ended so, and of no others with them.
  private boolean isApart(String cause) {
    return !hidden.isHidden(people.stays(), CAUSE, cause);
  }

  private static Line standing(Line line, boolean stands, Quantity.Outcome outcome, int step) {
    return stands
        ? line.because(
            String.format(
                Locale.ROOT,
                "as on day %d: whoever has ended so since is not shown",
                outcome.days().get(step - 1)))
        : line;
  }

  /// Who has not ended in a way that is shown: not only those who are still there.
  private static Line rest(Line line, int causeKey) {
    List<String> keys = new ArrayList<>(line.keys());
    keys.set(causeKey, OPEN + ", or not shown");
    return new Line(keys, line.numbers(), line.state(), line.reason(), line.sources())
        .because("with those who ended otherwise and are not shown");
  }

  /// What happened to stays of the year after more than `from` and at most `to` days. Stays of before the release is
  /// complete are not in its window.
  private Curves.Step step(List<String> ends, long from, long to) {
    Map<String, Long> events = new LinkedHashMap<>();
    Map<String, Long> distinct = new LinkedHashMap<>();
    long atRisk = 0;
    Map<String, Row> byCause =
        people.byCategory(
            String.format(
                Locale.ROOT,
                """
                select cause, count(case when last_day - in_day <= %d then 1 end),
                  count(case when last_day - in_day <= %1$d and turn = 1 then 1 end), count(*)
                from (
                  select *, row_number() over (
                    partition by cause, %2$s order by last_day - in_day, origin_file, origin_sheet, origin_row) as turn
                  from %3$s where %4$s
                ) stays
                where last_day - in_day > %5$d group by cause
                """,
                to,
                SOMEBODY,
                people.spec().sqlTable(),
                people.dated(),
                from));
    for (Row row : byCause.values()) {
      // A cause whose number a table puts together with others does not move the curve: it would
      // tell it.
      boolean isApart = isApart(row.text(0));
      events.put(row.text(0), isApart ? row.number(1) : 0);
      distinct.put(row.text(0), isApart ? row.number(2) : 0);
      atRisk += row.number(3);
    }
    return new Curves.Step(
        atRisk,
        ends.stream().map(end -> events.getOrDefault(end, 0L)).toList(),
        ends.stream().map(end -> distinct.getOrDefault(end, 0L)).toList());
  }
}
