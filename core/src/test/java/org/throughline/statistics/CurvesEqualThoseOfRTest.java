package org.throughline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Forty data sets with ties, delayed entry, one subject, nobody left and nothing but censoring, against `survival` and
/// `cmprsk`.
final class CurvesEqualThoseOfRTest {

  private static final double CLOSE = 1e-9;

  static List<Integer> sets() {
    return java.util.stream.IntStream.rangeClosed(1, 40).boxed().toList();
  }

  private static List<String[]> rows(String file, int set) {
    return Expected.rows(file).stream().filter(row -> row[0].equals(String.valueOf(set))).toList();
  }

  private static CumulativeIncidence curve(int set) {
    List<Observation> subjects = Expected.subjects(set);
    return CumulativeIncidence.of(
        subjects, Math.max(1, subjects.stream().mapToInt(Observation::cause).max().orElseThrow()));
  }

  private static void same(double ours, String cell, String what) {
    double theirs = Expected.number(cell);
    if (Double.isNaN(theirs)) {
      assertThat(ours).as(what).isNaN();
    } else {
      assertThat(ours).as(what).isCloseTo(theirs, within(CLOSE));
    }
  }

  private static double limit(Optional<Interval> limits, ToDoubleFunction<Interval> which) {
    return limits.isEmpty() ? Double.NaN : which.applyAsDouble(limits.get());
  }

  @ParameterizedTest
  @MethodSource("sets")
  void incidenceItsJackknifeErrorAndItsIntervalsAreThoseOfSurvfit(int set) {
    CumulativeIncidence curve = curve(set);
    for (String[] row : rows("incidence.csv", set)) {
      long time = Long.parseLong(row[2]);
      int cause = Integer.parseInt(row[1]);
      Estimate ours = cause == 0 ? curve.remaining(time) : curve.incidence(cause, time);
      String what = String.join(",", row);
      same(ours.value(), row[3], what);
      same(ours.standardError(), row[4], what);
      same(limit(ours.log(0.95), Interval::lower), row[5], what);
      same(limit(ours.log(0.95), Interval::upper), row[6], what);
      same(limit(ours.logLog(0.95), Interval::lower), row[7], what);
      same(limit(ours.logLog(0.95), Interval::upper), row[8], what);
    }
  }

  @Test
  void aalensErrorIsThatOfCmprsk() {
    int compared = 0;
    for (int set : sets()) {
      CumulativeIncidence curve = curve(set);
      for (String[] row : rows("incidence.csv", set)) {
        if (!row[9].isEmpty()) {
          Estimate ours = curve.incidenceByAalen(Integer.parseInt(row[1]), Long.parseLong(row[2]));
          same(ours.standardError(), row[9], String.join(",", row));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(500);
  }

  @ParameterizedTest
  @MethodSource("sets")
  void survivalAndItsIntervalsAreThoseOfSurvfit(int set) {
    CumulativeIncidence curve = curve(set);
    for (String[] row : rows("survival.csv", set)) {
      long time = Long.parseLong(row[2]);
      Estimate ours = curve.survival(time);
      Optional<Interval> limits = row[1].equals("log") ? ours.log(0.95) : ours.logLog(0.95);
      String what = String.join(",", row);
      same(ours.value(), row[3], what);
      same(ours.standardError(), row[4], what);
      // Before the first exit, survfit gives those at risk at it, and limits of its own.
      if (ours.value() < 1) {
        same(limit(limits, Interval::lower), row[5], what);
        same(limit(limits, Interval::upper), row[6], what);
      }
      // Between events, survfit gives those at risk at the next one.
      if (Long.parseLong(row[8]) > 0) {
        assertThat(curve.atRisk(time)).as(what).isEqualTo(Long.parseLong(row[7]));
      }
    }
  }

  @Test
  void quantilesAreThoseOfSurvfit() {
    for (String[] row : Expected.rows("quantiles.csv")) {
      OptionalDouble ours = curve(Integer.parseInt(row[0])).quantile(Double.parseDouble(row[1]));
      same(ours.orElse(Double.NaN), row[2], String.join(",", row));
    }
  }

  @Test
  void limitsOfACountAreThoseOfQchisq() {
    for (String[] row : Expected.rows("poisson.csv")) {
      Interval ours = PoissonLimits.exact(Long.parseLong(row[0]), 0.95);
      same(ours.lower(), row[1], row[0]);
      same(ours.upper(), row[2], row[0]);
    }
  }

  /// The stored numbers are what the script makes, where R is there.
  @Test
  void theScriptStillMakesTheStoredNumbers(@TempDir Path folder) throws Exception {
    Path script = folder.resolve("expected.R");
    Files.writeString(script, Expected.text("expected.R"));
    assumeThat(runs(folder, "-e", "library(survival); library(cmprsk)"))
        .as("R with survival and cmprsk is not installed; stored numbers are not made anew")
        .isTrue();
    assertThat(runs(folder, script.toString(), folder.toString())).isTrue();
    for (String file : List.of("subjects", "incidence", "survival", "quantiles", "poisson")) {
      assertThat(Files.readString(folder.resolve(file + ".csv")))
          .isEqualTo(Expected.text(file + ".csv"));
    }
  }

  private static boolean runs(Path folder, String... arguments) throws InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("Rscript"));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output.txt").toFile())
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
