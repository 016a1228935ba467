package org.throughline.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.lake.LakeBuilder;
import org.throughline.lake.ReadingProgress;
import org.throughline.lifecycle.Lifecycle;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;

/// A release holds the stays that ended after some day, with what happened in them before it.
final class WindowOfStaysTest {

  /// Since when the layout V3 has everybody, as its release says.
  private static final LocalDate BEGINS = LocalDate.of(2022, 10, 1);

  @TempDir private Path folder = Path.of("");

  /// The months before have book-outs as well: of people who were moved, and are known because they stayed.
  @Test
  void thePopulationIsCompleteFromWhenPeopleLeaveNotFromWhenSomeWereMoved() throws Exception {
    Path release = folder.resolve("release");
    Synthesis.write(new SynthRequest("V3", 3000, 7, release), SynthProgress.silent());
    Path lake = folder.resolve("lake");
    Registry registry = Registry.load();
    LakeBuilder.build(Surveyor.survey(release, registry), registry, lake, ReadingProgress.none());
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      Lifecycle.make(engine, lake);
      long from = engine.rows("select complete_from_day from data_windows").getFirst().number(0);
      assertThat(LocalDate.ofEpochDay(from)).isBetween(BEGINS, BEGINS.plusDays(7));
      long moved =
          engine
              .rows(
                  "select count(*) from stints where book_out < date '2022-10-01' and book_out >="
                      + " date '2022-07-01'")
              .getFirst()
              .number(0);
      assertThat(moved).isPositive();
    }
  }
}
