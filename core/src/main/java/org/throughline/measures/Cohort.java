package org.throughline.measures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.throughline.engine.Row;
import org.throughline.measures.Answer.State;
import org.throughline.measures.Numbers.Figures;
import org.throughline.statistics.CumulativeIncidence;
import org.throughline.statistics.Estimate;
import org.throughline.statistics.Interval;
import org.throughline.statistics.Observation;

/// What became of those who came in a period: their stays by time watched and cause.
record Cohort(List<Observation> stays, List<String> causes) {

  private static final double LEVEL = 0.95;
  private static final String OPEN = "still in custody";

  Cohort {
    stays = List.copyOf(stays);
    causes = List.copyOf(causes);
  }

  /// Stays that began before the release is complete are only known because they lasted: they count from that day on.
  static Cohort of(List<Row> rowsOfCohort, Optional<LocalDate> begins) {
    TreeSet<String> named = new TreeSet<>();
    rowsOfCohort.forEach(row -> named.add(row.text(2)));
    named.remove(OPEN);
    List<String> causes = List.copyOf(named);
    long complete = begins.map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE);
    Map<List<Long>, Long> counted =
        new TreeMap<>(
            java.util.Comparator.<List<Long>, Long>comparing(key -> key.get(0))
                .thenComparing(key -> key.get(1))
                .thenComparing(key -> key.get(2)));
    for (Row row : rowsOfCohort) {
      long start = row.number(0);
      long exit = row.number(1) - start;
      long entry = start < complete ? complete - start - 1 : Observation.FROM_START;
      if (entry < exit) {
        counted.merge(
            List.of(entry, exit, (long) causes.indexOf(row.text(2)) + 1), row.number(3), Long::sum);
      }
    }
    List<Observation> stays = new ArrayList<>();
    counted.forEach(
        (key, subjects) ->
            stays.add(
                new Observation(key.get(0), key.get(1), Math.toIntExact(key.get(2)), subjects)));
    return new Cohort(stays, causes);
  }

  /// How long they last, by the curve of who is still there.
  List<Figures> lengths() {
    if (stays.isEmpty()) {
      return List.of();
    }
    CumulativeIncidence curve = CumulativeIncidence.of(stays, Math.max(1, causes.size()));
    double open =
        stays.stream()
            .filter(stay -> stay.cause() == Observation.CENSORED)
            .mapToLong(Observation::subjects)
            .sum();
    double all = stays.stream().mapToLong(Observation::subjects).sum();
    return List.of(
        Figures.of(
            all - open,
            open,
            curve.restrictedMean(),
            quantile(curve, 0.25),
            quantile(curve, 0.5),
            quantile(curve, 0.75)));
  }

  private static @Nullable Double quantile(CumulativeIncidence curve, double probability) {
    java.util.OptionalDouble found = curve.quantile(probability);
    return found.isPresent() ? found.getAsDouble() : null;
  }

  /// What had become of them after some days.
  List<Figures> outcomes(List<Integer> days) {
    List<Figures> figures = new ArrayList<>();
    if (stays.isEmpty()) {
      return figures;
    }
    CumulativeIncidence curve = CumulativeIncidence.of(stays, Math.max(1, causes.size()));
    long watched = stays.stream().mapToLong(Observation::exit).max().orElseThrow();
    for (int day : days) {
      String at = String.valueOf(day);
      for (int i = 0; i < causes.size(); i++) {
        figures.add(
            figure(List.of(at, causes.get(i)), curve.incidence(i + 1, day), curve, day, watched));
      }
      figures.add(figure(List.of(at, OPEN), curve.remaining(day), curve, day, watched));
    }
    return figures;
  }

  private static Figures figure(
      List<String> keys, Estimate estimate, CumulativeIncidence curve, long day, long watched) {
    if (day > watched && curve.survival(watched).value() > 0) {
      return new Figures(
          keys,
          java.util.Collections.nCopies(5, null),
          State.OUT_OF_COVERAGE,
          String.format(Locale.ROOT, "no stay of the cohort was watched for %d days", day));
    }
    Optional<Interval> limits = estimate.logLog(LEVEL);
    double error = estimate.standardError();
    return new Figures(
        keys,
        java.util.Arrays.asList(
            estimate.value(),
            Double.isNaN(error) ? null : error,
            limits.isPresent() ? limits.get().lower() : null,
            limits.isPresent() ? limits.get().upper() : null,
            (double) curve.atRisk(day)),
        State.COMPLETE,
        "");
  }
}
