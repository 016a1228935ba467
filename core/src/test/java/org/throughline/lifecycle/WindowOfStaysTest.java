package org.throughline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.synth.SynthProgress;
import org.throughline.synth.SynthRequest;
import org.throughline.synth.Synthesis;

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
    try (DuckDbEngine engine =
        BuiltLifecycle.of(release, folder.resolve("lake"), RuleSet.recommended().ruleSet())) {
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
