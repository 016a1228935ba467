package org.throughline.pipeline;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.disclosure.statistics.Shown;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.Answer;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;
import org.throughline.measures.Every;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Measures;
import org.throughline.measures.Period;
import org.throughline.measures.Quantity;
import org.throughline.measures.Queries;
import org.throughline.measures.Question;
import org.throughline.measures.Scope;
import org.throughline.publish.Statistic;
import org.throughline.table.CellId;

/// How many are held and how long stays last: what of it the rules for statistics of people let through, in one form.
///
/// Once shown, a number of a release and period stands: a release does not change but by a correction, and the
/// difference of two sums would be that of the people corrected.
final class PublishedStatistics {

  private static final String POPULATION = "population";
  private static final String STAY = "length-of-stay";
  private static final int AVERAGE = 0;
  private static final int MEAN = 1;

  private final SqlEngine engine;
  private final Measures measures;
  private final Map<String, List<Statistic>> byRelease = new LinkedHashMap<>();
  private final EarlierNumbers earlier;

  PublishedStatistics(SqlEngine engine, Measures measures, EarlierNumbers earlier) {
    this.engine = engine;
    this.measures = measures;
    this.earlier = earlier;
  }

  /// Adds the numbers of a release, unless they are there: if it is told when its records begin, and if numbers are
  /// exact, for noise would have to be on these too.
  void add(String release, Optional<YearMonth> begins, boolean synthetic, Policy policy) {
    if (begins.isPresent() && policy.method().isExact() && !byRelease.containsKey(release)) {
      ProtectedStatistics rules =
          new ProtectedStatistics(
              engine,
              measures,
              (scope, dimension, label) -> ProtectedStatistics.Told.NOTHING,
              policy.threshold());
      byRelease.put(release, of(release, begins.get(), synthetic, rules));
    }
  }

  /// Those of all releases.
  List<Statistic> all() {
    return byRelease.values().stream().flatMap(List::stream).toList();
  }

  /// The numbers of a release, oldest first.
  ///
  /// @param begins the first month that it covers: before it there is only what reaches into it
  private List<Statistic> of(
      String release, YearMonth begins, boolean synthetic, ProtectedStatistics rules) {
    List<Statistic> all = new ArrayList<>();
    for (Figure figure :
        List.of(
            new Figure(POPULATION, Every.MONTH, AVERAGE, "average", 1),
            new Figure(STAY, Every.FISCAL_YEAR, MEAN, Quantity.MEAN, 0.1))) {
      MeasureSpec spec = measures.measure(figure.measure());
      if (!isIn(release, spec)) {
        continue;
      }
      Answer exact =
          new Queries(engine, measures)
              .answer(
                  Question.of(figure.measure()).where("release", release).every(figure.every()));
      for (Line line : rules.of(exact).lines()) {
        Period period = Period.parse(line.keys().getFirst());
        boolean isCovered =
            figure.every() == Every.MONTH
                ? line.state() == State.COMPLETE && !YearMonth.from(period.start()).isBefore(begins)
                : !YearMonth.from(period.end()).isBefore(begins);
        if (isCovered) {
          statistic(figure, spec, release, period, line, begins, synthetic).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  /// A number of an answer that is published.
  ///
  /// @param at its place among the figures
  /// @param unit to which it is rounded at least
  private record Figure(String measure, Every every, int at, String name, double unit) {}

  private boolean isIn(String release, MeasureSpec spec) {
    return !engine
        .rows(
            "select 1 from %s where release = ? and excluded_by is null limit 1"
                .formatted(spec.sqlTable()),
            release)
        .isEmpty();
  }

  private Optional<Statistic> statistic(
      Figure figure,
      MeasureSpec spec,
      String release,
      Period period,
      Line line,
      YearMonth begins,
      boolean synthetic) {
    int year = Period.of(Every.FISCAL_YEAR, period.start()).end().getYear();
    Scope scope = new Scope(release, figure.measure(), year);
    boolean isMonth = figure.every() == Every.MONTH;
    CellId total = CellId.totalOf(scope.series());
    CellId id =
        (isMonth ? total.at("month", YearMonth.from(period.start()).toString()) : total)
            .at("statistic", figure.name());
    Double value = line.numbers().get(figure.at());
    return shown(id, figure, value == null ? OptionalDouble.empty() : OptionalDouble.of(value))
        .map(
            number ->
                new Statistic(
                    id,
                    spec.measure(),
                    spec.title(),
                    spec.unit(),
                    Assembly.definition(spec),
                    Assembly.shippedCaveats(spec),
                    measures.shownSql(spec),
                    release,
                    isMonth ? YearMonth.from(period.start()).toString() : scope.fiscalYearId(),
                    line.state() == State.COMPLETE
                        && !YearMonth.from(period.start()).isBefore(begins),
                    number.value(),
                    number.stands(),
                    synthetic));
  }

  private record Told(Shown.Value value, Optional<java.time.LocalDate> stands) {}

  private Optional<Told> shown(CellId id, Figure figure, OptionalDouble value) {
    Optional<EarlierNumbers.Dated> before = earlier.find(id.toString());
    Optional<Shown.Value> now =
        value.isEmpty()
            ? Optional.empty()
            : Optional.of(new Shown.Value(value.getAsDouble(), figure.unit()));
    if (before.isPresent()
        && now.filter(one -> Statistic.inTenths(one) == before.get().value()).isEmpty()) {
      return Optional.of(
          new Told(
              Statistic.ofTenths(before.get().value(), figure.unit()),
              Optional.of(before.get().on())));
    }
    return now.map(one -> new Told(one, Optional.empty()));
  }
}
