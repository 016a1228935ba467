package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.throughline.disclosure.Verdict;

class WordingTest {

  @Test
  void aShareIsRoundedHalfUpAndNeverToNothing() {
    assertThat(Wording.percent(1, 8)).isEqualTo("12.5%");
    assertThat(Wording.percent(25, 10_000)).isEqualTo("0.3%");
    assertThat(Wording.percent(1, 1_000_000)).isEqualTo("<0.1%");
    assertThat(Wording.percent(0, 7)).isEqualTo("0.0%");
    assertThat(Wording.percent(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo("100.0%");
  }

  @Test
  void aComparisonSaysByHowMuch() {
    assertThat(Wording.comparison(110_104, 110_104)).isEqualTo("Exactly equal");
    assertThat(Wording.comparison(240_255, 240_250)).isEqualTo("Ours is 5 higher (<0.1%)");
    assertThat(Wording.comparison(90, 100)).isEqualTo("Ours is 10 lower (10.0%)");
    assertThat(Wording.comparison(3, 0)).isEqualTo("Ours is 3 higher");
  }

  @Test
  void aVerdictIsASentence() {
    // The number of small counts is a fact about them and is not told.
    assertThat(Wording.verdict(new Verdict.AuditPassed(1_234)))
        .startsWith("Audit passed")
        .doesNotContain("234");
    assertThat(Wording.verdict(new Verdict.AuditPassed(0))).contains("no cell");
    assertThat(Wording.verdict(new Verdict.NoProtectionNeeded("Only months.")))
        .endsWith("Only months.");
  }
}
