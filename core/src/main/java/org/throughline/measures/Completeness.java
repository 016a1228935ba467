package org.throughline.measures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.Answer.Line;
import org.throughline.statistics.ChainLadder;
import org.throughline.statistics.ReportingDelay;
import org.throughline.statistics.ReportingDelay.Vintage;

/// How complete the recent periods of the newest release are, by what later releases added to the same periods of earlier
/// ones. Rows of windows that another release owns count here: they are what an earlier release knew.
final class Completeness {

  private static final double LEVEL = 0.8;

  private final SqlEngine engine;
  private final MeasureSpec spec;

  Completeness(SqlEngine engine, MeasureSpec spec) {
    this.engine = engine;
    this.spec = spec;
  }

  /// The answer with the share that is expected to be known of each period, and the final count with its 80 % interval.
  ///
  /// @throws IllegalArgumentException when the question has no series of events, or no two releases cover the same time
  Answer of(Answer answer) {
    Question question = answer.question();
    Every every = question.every().orElseThrow(Completeness::needsSeries);
    if (!(spec.quantity() instanceof Quantity.Flow)
        || every == Every.YEAR
        || every == Every.FISCAL_YEAR) {
      throw needsSeries();
    }
    List<Vintage> vintages = vintages(question, every);
    if (vintages.size() < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Completeness is learned from releases that cover the same time; this build has %d"
                  + " with dates of %s. Valid: a build of several releases",
              vintages.size(),
              spec.measure()));
    }
    ChainLadder ladder = new ReportingDelay(vintages).ladder();
    Vintage newest = vintages.getLast();
    List<Line> lines = new ArrayList<>();
    for (Line line : answer.lines()) {
      lines.add(line(line, Period.parse(line.keys().getFirst()), newest.cutOff(), ladder));
    }
    List<String> figures = new ArrayList<>(answer.figures());
    figures.addAll(List.of("completeness", "expected", "expected_low", "expected_high"));
    List<String> notes = new ArrayList<>(answer.notes());
    notes.add(
        String.format(
            Locale.ROOT,
            "Completeness: chain ladder over %d releases with negative binomial errors, 80 %%"
                + " interval; an estimate, not a count. Lags in days end at %s.",
            vintages.size(),
            ReportingDelay.BINS));
    if (vintages.size() < 4) {
      notes.add("With fewer than four releases the interval has no past errors to learn from.");
    }
    return new Answer(spec, question, answer.keys(), figures, lines, answer.protection(), notes);
  }

  private static IllegalArgumentException needsSeries() {
    return new IllegalArgumentException(
        "Completeness is of events by day, week, month or quarter. Valid: a flow with --every"
            + " month");
  }

  private static Line line(Line line, Period period, long cutOff, ChainLadder ladder) {
    List<@Nullable Double> numbers = new ArrayList<>(line.numbers());
    Double events = line.numbers().getFirst();
    long lag = cutOff - period.end().toEpochDay();
    if (events == null || lag < 0) {
      numbers.addAll(java.util.Arrays.asList(null, null, null, null));
    } else {
      int bin = ReportingDelay.bin(lag);
      ChainLadder.Final last = ladder.estimate(bin, events, LEVEL);
      for (double one :
          new double[] {ladder.completeness()[bin], last.expected(), last.low(), last.high()}) {
        numbers.add(Double.isNaN(one) ? null : one);
      }
    }
    return line.with(numbers);
  }

  /// Each release's counts by group and period, from the oldest cut-off to the newest. Its cut-off is the last day of its
  /// window.
  private List<Vintage> vintages(Question question, Every every) {
    List<Object> parameters = new ArrayList<>();
    StringBuilder where = new StringBuilder();
    question
        .where()
        .forEach(
            (dimension, value) -> {
              if (!dimension.equals(Queries.RELEASE)) {
                where.append(" and %s = ?".formatted(dimension));
                parameters.add(value);
              }
            });
    StringBuilder by = new StringBuilder();
    question.by().forEach(dimension -> by.append(", ").append(dimension));
    Map<String, Map<String, Map<Long, Long>>> counts = new HashMap<>();
    for (Row row :
        engine.rows(
            """
            select release, period, count(*)%1$s
            from (select *, %2$s as period from %3$s) dated
            where (excluded_by is null or excluded_by like 'superseded by%%') and (%4$s) and period is not null%5$s
            group by release, period%1$s
            """
                .formatted(by, every.sql(spec.rows()), spec.sqlTable(), spec.rows().where(), where),
            parameters.toArray())) {
      List<String> group = new ArrayList<>();
      for (int i = 0; i < question.by().size(); i++) {
        group.add(row.text(3 + i));
      }
      counts
          .computeIfAbsent(row.text(0), any -> new HashMap<>())
          .computeIfAbsent(String.join("/", group), any -> new TreeMap<>())
          .put(every.read(row, 1).end().toEpochDay(), row.number(2));
    }
    List<Vintage> vintages = new ArrayList<>();
    counts.forEach(
        (release, groups) ->
            CoverageWindow.knownTo(engine, spec, release)
                .ifPresent(day -> vintages.add(new Vintage(day.toEpochDay(), groups))));
    vintages.sort(java.util.Comparator.comparingLong(Vintage::cutOff));
    return vintages;
  }
}
