package org.throughline.measures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;
import org.throughline.statistics.Interval;
import org.throughline.statistics.PoissonLimits;

/// Events for each so many of something: two answers put beside each other, line by line.
final class Rates {

  private static final double LEVEL = 0.95;
  private static final double DAYS_PER_YEAR = 365.25;

  private Rates() {}

  static Answer of(MeasureSpec spec, Question question, Answer events, Answer exposures) {
    Quantity.Rate rate = (Quantity.Rate) spec.quantity();
    Map<List<String>, Line> byKeys = new HashMap<>();
    exposures.lines().forEach(line -> byKeys.put(line.keys(), line));
    List<Line> lines = new ArrayList<>();
    Map<List<String>, Line> without = new HashMap<>(byKeys);
    for (Line line : events.lines()) {
      lines.add(line(spec, rate, line, byKeys.get(line.keys())));
      without.remove(line.keys());
    }
    // Where nothing happened there is a rate too: zero, with an upper limit.
    boolean recorded = events.lines().stream().noneMatch(line -> line.state() == State.MISSING);
    exposures.lines().stream()
        .filter(line -> recorded && without.containsKey(line.keys()))
        .filter(line -> line.keys().stream().noneMatch(Queries.ANY::equals))
        .forEach(line -> lines.add(line(spec, rate, zero(line), line)));
    lines.removeIf(line -> lines.size() > 1 && line.keys().contains(Queries.ANY));
    // Those without an event stand among the others.
    lines.sort(Comparator.comparing(line -> String.join("\0", line.keys())));
    List<String> notes = new ArrayList<>(events.notes());
    notes.add(
        String.format(
            Locale.ROOT,
            "Rate: %s for each %,d %s; limits: exact Poisson, 95 %%.",
            events.measure().unit(),
            rate.per(),
            exposures.measure().quantity() instanceof Quantity.Stock
                ? "person-years of " + rate.denominator()
                : exposures.measure().unit()));
    return new Answer(
        spec, question, events.keys(), rate.figures(), lines, events.protection(), notes);
  }

  private static Line zero(Line exposure) {
    return exposure.with(List.of(0.0, 0.0, 0.0));
  }

  private static Line line(
      MeasureSpec spec, Quantity.Rate rate, Line events, @Nullable Line exposure) {
    if (events.state() == State.MISSING || events.state() == State.OUT_OF_COVERAGE) {
      return empty(events, spec, events.state(), events.reason());
    }
    if (exposure == null || exposure.numbers().stream().allMatch(java.util.Objects::isNull)) {
      State state = exposure == null ? State.NOBODY : exposure.state();
      String reason = exposure == null ? "nobody to whom it could happen" : exposure.reason();
      return empty(events, spec, state, reason);
    }
    long count = (long) number(events, 0);
    double of =
        exposure.numbers().size() == 4 ? number(exposure, 3) / DAYS_PER_YEAR : number(exposure, 0);
    if (of == 0) {
      return empty(events, spec, State.NOBODY, "nobody to whom it could happen");
    }
    Interval limits = PoissonLimits.exact(count, LEVEL);
    boolean part = events.state() == State.PARTIAL || exposure.state() == State.PARTIAL;
    return new Line(
        events.keys(),
        List.of(
            count * rate.per() / of,
            limits.lower() * rate.per() / of,
            limits.upper() * rate.per() / of,
            (double) count,
            of),
        part ? State.PARTIAL : State.COMPLETE,
        events.reason().isEmpty() ? exposure.reason() : events.reason(),
        events.sources());
  }

  private static Line empty(Line events, MeasureSpec spec, State state, String reason) {
    return Line.empty(events.keys(), spec, state, reason).from(events.sources());
  }

  private static double number(Line line, int figure) {
    Double number = line.numbers().get(figure);
    return number == null ? 0 : number;
  }
}
