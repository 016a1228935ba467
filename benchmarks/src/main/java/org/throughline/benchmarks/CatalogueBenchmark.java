package org.throughline.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.throughline.Answers;
import org.throughline.Throughline;
import org.throughline.measures.Every;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Question;

/// Measures the whole catalogue: `CatalogueBenchmark OUT RUNS` asks every measure of the build in OUT for all there is, for every
/// month, and by area for every fiscal year, RUNS times over after an unmeasured first time, and prints the median of each and their sums.
public final class CatalogueBenchmark {

  private CatalogueBenchmark() {}

  /// Runs it.
  public static void main(String[] arguments) throws Exception {
    int runs = Integer.parseInt(arguments[1]);
    double[] sums = new double[2];
    long begin = System.nanoTime();
    try (Answers answers = Throughline.open(Path.of(arguments[0])).answers()) {
      double opened = (System.nanoTime() - begin) / 1e9;
      double[] medians =
          answers.measures().stream()
              .flatMapToDouble(
                  spec ->
                      questions(spec).stream().mapToDouble(one -> median(answers, one, runs, sums)))
              .sorted()
              .toArray();
      System.out.println(
          String.format(
              Locale.ROOT,
              "%d questions: median %.0f ms, %d above 200 ms, largest %.0f ms, sum %.1f s, %.1f s of processors; opened in %.1f s",
              medians.length,
              1e3 * medians[medians.length / 2],
              Arrays.stream(medians).filter(one -> one > 0.2).count(),
              1e3 * medians[medians.length - 1],
              sums[0],
              sums[1],
              opened));
    }
  }

  private static List<Question> questions(MeasureSpec spec) {
    Question whole = Question.of(spec.measure());
    return List.of(whole, whole.every(Every.MONTH), whole.by("aor").every(Every.FISCAL_YEAR));
  }

  private static double median(Answers answers, Question question, int runs, double[] sums) {
    answers.exact(question);
    double[] seconds = new double[runs];
    double processors = processors();
    for (int run = 0; run < runs; run++) {
      long begin = System.nanoTime();
      answers.exact(question);
      seconds[run] = (System.nanoTime() - begin) / 1e9;
    }
    processors = (processors() - processors) / runs;
    Arrays.sort(seconds);
    sums[0] += seconds[runs / 2];
    sums[1] += processors;
    System.out.println(
        String.format(
            Locale.ROOT,
            "%7.0f ms, %7.0f ms of processors  %s by %s every %s",
            1e3 * seconds[runs / 2],
            1e3 * processors,
            question.measure(),
            question.by(),
            question.every().map(Every::text).orElse("-")));
    return seconds[runs / 2];
  }

  private static double processors() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }
}
