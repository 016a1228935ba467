package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.lake.LakeBuilder;
import org.throughline.lake.ReadingProgress;
import org.throughline.lifecycle.Lifecycle;
import org.throughline.measures.Answer.Line;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;
import org.throughline.testing.MadeUpArrests;

/// Ten made-up releases, a month apart, of the same arrests: what one of them expects of its recent weeks against what the
/// last one has.
final class CompletenessOfRecentWeeksTest {

  private static final int RELEASES = 10;
  private static final int WEEKS = 62;
  private static final LocalDate BEGIN = LocalDate.of(2015, 1, 5);
  private static final LocalDate FIRST_CUT_OFF = LocalDate.of(2015, 6, 1);
  private static final double MEAN_DELAY = 15;
  private static final long WATCHED = 45;
  private static final List<String> OFFICES =
      List.of("Boston", "Denver", "El Paso", "Miami", "Seattle", "Chicago", "Dallas", "Newark");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT);

  @TempDir Path folder = Path.of("");

  private static String number(int release) {
    return "2019-ICFO-9000" + release;
  }

  private static LocalDate cutOff(int release) {
    return FIRST_CUT_OFF.plusDays(30L * release);
  }

  private static double gaussian(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /// A record comes in after a delay of its own; whole weeks of an office come in late together.
  private static List<List<String>> files(SplittableRandom random) {
    List<List<String>> files = new ArrayList<>();
    for (int release = 0; release < RELEASES; release++) {
      List<String> lines = MadeUpArrests.top();
      String own = number(release);
      lines.replaceAll(line -> line.replace("2019-ICFO-99999", own).replace(" for FY2016", ""));
      files.add(lines);
    }
    for (int office = 0; office < OFFICES.size(); office++) {
      for (int week = 0; week < WEEKS; week++) {
        double late = MEAN_DELAY * Math.exp(0.3 * gaussian(random));
        long records = Math.round((20 + 12 * office) * Math.exp(0.2 * gaussian(random)));
        for (long i = 0; i < records; i++) {
          LocalDate day = BEGIN.plusDays(7L * week + random.nextInt(7));
          LocalDate known = day.plusDays(Math.round(-late * Math.log(1 - random.nextDouble())));
          for (int release = 0; release < RELEASES; release++) {
            if (!known.isAfter(cutOff(release))) {
              files
                  .get(release)
                  .add(MadeUpArrests.row(OFFICES.get(office), DAY.format(day), "MEXICO"));
            }
          }
        }
      }
    }
    return files;
  }

  @Test
  void fourOfFiveIntervalsOfABuildHoldWhatTheLastReleaseHas() throws Exception {
    List<List<String>> files = files(new SplittableRandom(14));
    Path releases = folder.resolve("releases");
    for (int release = 0; release < RELEASES; release++) {
      MadeUpArrests.write(
          releases.resolve(String.valueOf(release)), release + ".csv.gz", files.get(release));
    }
    Registry registry = Registry.load();
    Path lake = folder.resolve("lake");
    LakeBuilder.build(Surveyor.survey(releases, registry), registry, lake, ReadingProgress.none());
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      Lifecycle.make(engine, lake);
      Measures measures = Measures.load();
      measures.make(engine);
      engine.create("all_arrests", "select * from measure_arrests");
      Map<List<String>, Double> last = new HashMap<>();
      for (Line line : answer(engine, measures, RELEASES).lines()) {
        Double count = line.numbers().getFirst();
        if (count != null) {
          last.put(line.keys(), count);
        }
      }
      Score score = new Score();
      for (int known = 6; known <= 8; known++) {
        for (Line line : answer(engine, measures, known).lines()) {
          score.add(line, last.get(line.keys()), cutOff(known - 1));
        }
      }
      assertThat(score.all).isGreaterThan(100);
      assertThat(score.inside / (double) score.all)
          .as("%d of %d", score.inside, score.all)
          .isBetween(0.7, 0.9);
      assertThat(score.error).isLessThan(score.uncorrected / 2);
    }
  }

  /// What the newest of so many releases says, with no look at a later one.
  private static Answer answer(DuckDbEngine engine, Measures measures, int releases) {
    List<String> names = new ArrayList<>();
    for (int release = 0; release < releases; release++) {
      names.add(number(release));
    }
    engine.create(
        "measure_arrests",
        "select * from all_arrests where release in ('%s')".formatted(String.join("', '", names)));
    return new Queries(engine, measures)
        .withCompleteness(
            Question.of("arrests")
                .by("aor")
                .where(Queries.RELEASE, names.getLast())
                .every(Every.WEEK));
  }

  private static final class Score {
    private int inside;
    private int all;
    private double error;
    private double uncorrected;

    void add(Line line, @org.jspecify.annotations.Nullable Double later, LocalDate cutOff) {
      LocalDate end = Period.parse(line.keys().getFirst()).end();
      Double low = line.numbers().get(5);
      Double high = line.numbers().get(6);
      if (low == null
          || high == null
          || later == null
          || end.isAfter(cutOff)
          || end.isBefore(cutOff.minusDays(WATCHED))) {
        return;
      }
      inside += later >= low && later <= high ? 1 : 0;
      all++;
      error += Math.abs(later - Objects.requireNonNull(line.numbers().get(4)));
      uncorrected += Math.abs(later - Objects.requireNonNull(line.numbers().getFirst()));
    }
  }
}
