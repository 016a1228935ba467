package org.throughline.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.throughline.disclosure.history.EarlierNumbers;
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

  /// Numbers of several categories that were put together, by each of them.
  private final Map<Key, CellRecord> folds = new HashMap<>();

  private final EarlierNumbers earlier;
  private final ProtectedStatistics statistics;

  /// Whether the public sees counts that are rounded or have noise.
  private final boolean perturbs;

  /// What a number is of.
  private record Key(Scope scope, Map<String, String> coordinates) {}

  /// @param engine with the tables of the measures
  /// @param cells the exact numbers of the build
  /// @param earlier what was published before, which stands where a build withholds its update
  /// @param threshold of its policy, on people
  public ProtectedAnswers(
      SqlEngine engine, List<CellRecord> cells, EarlierNumbers earlier, int threshold) {
    this.statistics = new ProtectedStatistics(engine, threshold);
    this.earlier = earlier;
    perturbs = cells.stream().anyMatch(cell -> cell.instead() != null);
    for (CellRecord cell : cells) {
      this.cells.put(new Key(cell.scope(), cell.coordinates()), cell);
      cell.folded()
          .forEach(
              (dimension, labels) ->
                  labels.forEach(
                      label -> {
                        Map<String, String> one = new TreeMap<>(cell.coordinates());
                        one.put(dimension, label);
                        folds.put(new Key(cell.scope(), one), cell);
                      }));
    }
  }

  /// The answer with only what may be shown, each other line with the reason.
  public Answer of(Answer exact) {
    if (!(exact.measure().quantity() instanceof Quantity.Flow)) {
      return perturbs ? statistics.none(exact) : statistics.of(exact);
    }
    List<Line> lines = exact.lines().stream().map(line -> shown(exact, line)).toList();
    return new Answer(
        exact.measure(),
        exact.question(),
        exact.keys(),
        exact.figures(),
        lines,
        Answer.Protection.PROTECTED,
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
    Optional<Every> every = question.every();
    if (!every.equals(Optional.of(Every.MONTH)) && !every.equals(Optional.of(Every.FISCAL_YEAR))) {
      return line.without(
          State.NOT_PUBLISHED,
          "numbers are published by month and fiscal year; valid: --every month or fiscal-year");
    }
    Key key = key(answer, line, Period.parse(line.keys().getFirst()));
    CellRecord cell = cells.get(key);
    if (cell != null && cell.published()) {
      return line.with(number(line, cell.count()));
    }
    if (cell != null && cell.instead() != null) {
      // A state of zero would tell the count behind a number that was rounded to zero.
      return new Line(
          line.keys(),
          number(line, cell.instead()),
          line.state() == State.ZERO ? State.COMPLETE : line.state(),
          "rounded or with noise, as published",
          line.sources());
    }
    return fold(key)
        .map(group -> line.without(State.NOT_PUBLISHED, together(key, group)))
        .orElseGet(() -> line.without(cell == null ? State.NOT_PUBLISHED : state(cell), why(cell)));
  }

  private static List<@Nullable Double> number(Line line, long number) {
    List<@Nullable Double> numbers =
        new ArrayList<>(Collections.nCopies(line.numbers().size(), null));
    numbers.set(0, (double) number);
    return numbers;
  }

  private State state(CellRecord cell) {
    return earlier.find(cell.id()).isPresent() ? State.NOT_PUBLISHED : State.WITHHELD;
  }

  private String why(@Nullable CellRecord cell) {
    return cell == null
        ? "this build published no table that has it"
        : earlier
            .find(cell.id())
            .map(
                number ->
                    String.format(
                        Locale.ROOT,
                        "an update waits: %,d was published on %s, and stands until a new number"
                            + " does not tell by how few it changed",
                        number.value(),
                        number.on()))
            .orElse("suppressed: it is too small, or would tell one that is");
  }

  /// The published number that holds this one: of a quarter, or of `Other`.
  private Optional<CellRecord> fold(Key key) {
    return Optional.ofNullable(folds.get(key)).filter(CellRecord::published);
  }

  private static String together(Key key, CellRecord group) {
    Map<String, String> label = new TreeMap<>(group.coordinates());
    label.entrySet().removeAll(key.coordinates().entrySet());
    return String.format(
        Locale.ROOT,
        "published together with others, as %s: %,d (%s)",
        String.join(", ", label.values()),
        group.count(),
        group.id());
  }

  /// The number's own release, or the series over all of them.
  private static Key key(Answer answer, Line line, Period period) {
    Question question = answer.question();
    Map<String, String> coordinates = new TreeMap<>(question.where());
    for (int i = 0; i < question.by().size(); i++) {
      coordinates.put(question.by().get(i), line.keys().get(i + 1));
    }
    String asked = coordinates.remove("release");
    String release =
        asked != null
            ? asked
            : line.sources().size() == 1 ? line.sources().getFirst().release() : Scope.COMBINED;
    if (period.every() == Every.MONTH) {
      coordinates.put("month", period.toString());
    }
    int year = Period.of(Every.FISCAL_YEAR, period.start()).end().getYear();
    return new Key(new Scope(release, question.measure(), year), coordinates);
  }
}
