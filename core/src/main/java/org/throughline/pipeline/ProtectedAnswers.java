package org.throughline.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.Answer;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;
import org.throughline.measures.CellRecord;
import org.throughline.measures.Every;
import org.throughline.measures.Period;
import org.throughline.measures.Quantity;
import org.throughline.measures.Question;
import org.throughline.measures.Scope;

/// What of an answer may be shown: counts that the build's disclosure control and audit passed, and no other. It never
/// decides anew of counts, because what is safe depends on everything else that was shown. Statistics have rules of
/// their own.
public final class ProtectedAnswers {

  private final Map<Key, CellRecord> cells = new HashMap<>();
  private final ProtectedStatistics statistics;

  /// What a number is of.
  private record Key(Scope scope, Map<String, String> coordinates) {}

  /// @param engine with the tables of the measures
  /// @param cells the exact numbers of the build
  /// @param threshold of its policy, on people
  public ProtectedAnswers(SqlEngine engine, List<CellRecord> cells, int threshold) {
    this.statistics = new ProtectedStatistics(engine, threshold);
    cells.forEach(cell -> this.cells.put(new Key(cell.scope(), cell.coordinates()), cell));
  }

  /// The answer with only what may be shown, each other line with the reason.
  public Answer of(Answer exact) {
    if (!(exact.measure().quantity() instanceof Quantity.Flow)) {
      return statistics.of(exact);
    }
    List<Line> lines = exact.lines().stream().map(line -> shown(exact, line)).toList();
    return new Answer(
        exact.measure(),
        exact.question(),
        exact.keys(),
        exact.figures(),
        lines,
        List.of(
            "Protected: only numbers that this build published, after its disclosure control and"
                + " audit.",
            "Numbers of people are not published."));
  }

  private Line shown(Answer answer, Line line) {
    Question question = answer.question();
    if (line.state() == State.OUT_OF_COVERAGE || line.state() == State.MISSING) {
      return line;
    }
    String release = question.where().get("release");
    if (release == null || question.every().isEmpty()) {
      return line.without(
          State.WITHHELD,
          "numbers are published by release and month or fiscal year; valid: --where release=…"
              + " --every month or fiscal-year");
    }
    Every every = question.every().get();
    if (every != Every.MONTH && every != Every.FISCAL_YEAR) {
      return line.without(State.WITHHELD, "no number of a " + every.text() + " was published");
    }
    Period period = Period.parse(line.keys().getFirst());
    CellRecord cell = cells.get(key(answer, line, release, period));
    if (cell == null) {
      return line.without(State.WITHHELD, "this build published no table that has it");
    }
    if (!cell.published()) {
      return line.without(State.WITHHELD, "suppressed: it is too small, or would tell one that is");
    }
    List<@Nullable Double> numbers =
        new ArrayList<>(Collections.nCopies(line.numbers().size(), null));
    numbers.set(0, (double) cell.count());
    return new Line(line.keys(), numbers, line.state(), line.reason());
  }

  private static Key key(Answer answer, Line line, String release, Period period) {
    Question question = answer.question();
    Map<String, String> coordinates = new TreeMap<>(question.where());
    coordinates.remove("release");
    for (int i = 0; i < question.by().size(); i++) {
      coordinates.put(question.by().get(i), line.keys().get(i + 1));
    }
    if (period.every() == Every.MONTH) {
      coordinates.put("month", period.toString());
    }
    int year = Period.of(Every.FISCAL_YEAR, period.start()).end().getYear();
    return new Key(new Scope(release, question.measure(), year), coordinates);
  }
}
