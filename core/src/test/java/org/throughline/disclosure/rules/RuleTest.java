package org.throughline.disclosure.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Levels worked out by hand from the formulas of the SDC Handbook, chapter 4.
final class RuleTest {

  /// Contributions 60, 30, 5, 5: total 100.
  private static final Contributions CELL = amounts(60, 30, 5, 5);

  @Test
  void dominanceOfTheTwoLargest() {
    // 100/75 of 90 is 120, minus 100
    assertThat(level(new Rule.Dominance(2, 75).assess(CELL))).isEqualByComparingTo("20");
    // 100/80 of 90 is 112.5
    assertThat(level(new Rule.Dominance(2, 80).assess(CELL))).isEqualByComparingTo("12.5");
  }

  @Test
  void dominanceExactlyAtTheLimitIsSafe() {
    assertThat(new Rule.Dominance(2, 90).assess(CELL)).isEqualTo(new Assessment.Safe());
    assertThat(new Rule.Dominance(1, 60).assess(CELL)).isEqualTo(new Assessment.Safe());
  }

  @Test
  void percentRuleMeasuresTheRemainderAgainstTheLargest() {
    // 20 % of 60 is 12, the remainder 10
    assertThat(level(new Rule.PercentRule(20, 1).assess(CELL))).isEqualByComparingTo("2");
    // 15 % of 60 is 9, less than 10
    assertThat(new Rule.PercentRule(15, 1).assess(CELL)).isEqualTo(new Assessment.Safe());
    // 10 / 60 = 16.67 %: at the limit nothing is unsafe
    assertThat(new Rule.PercentRule(10, 1).assess(amounts(100, 50, 10)))
        .isEqualTo(new Assessment.Safe());
  }

  @Test
  void aCoalitionOfTwoLeavesLessRemainder() {
    // remainder without the three largest is 5; 15 % of 60 is 9
    assertThat(level(new Rule.PercentRule(15, 2).assess(CELL))).isEqualByComparingTo("4");
  }

  @Test
  void priorKnowledgeSharpensTheEstimate() {
    // 10/40 of 60 is 15, minus 10
    assertThat(level(new Rule.PriorPosterior(10, 40).assess(CELL))).isEqualByComparingTo("5");
    // q = 100 is the p% rule
    assertThat(level(new Rule.PriorPosterior(20, 100).assess(CELL))).isEqualByComparingTo("2");
  }

  @Test
  void tooFewContributorsAreUnsafeAndNoneAreNot() {
    Rule rule = new Rule.MinimumFrequency(3);
    assertThat(level(rule.assess(amounts(5, 5)))).isZero();
    assertThat(rule.assess(amounts(5, 5, 5))).isEqualTo(new Assessment.Safe());
    assertThat(rule.assess(amounts())).isEqualTo(new Assessment.Safe());
  }

  @Test
  void contributionsOfOneHoldingCountOnce() {
    Contributions cell =
        Contributions.ofHoldings(
            Map.of(
                "a", List.of(BigDecimal.valueOf(30), BigDecimal.valueOf(30)),
                "b", List.of(BigDecimal.valueOf(40))));
    assertThat(cell).isEqualTo(amounts(60, 40));
  }

  @ParameterizedTest
  @CsvSource({
    "10, 10, 0, true",
    "10, 9, 0, false",
    "10, 9, 1, true",
    "10, 8, 1, false",
    "0, 0, 1, false"
  })
  void aGroupIsDisclosedWhenTheCoalitionMakesUpTheRest(
      long group, long cell, int coalition, boolean disclosed) {
    assertThat(Rule.disclosesGroup(group, cell, coalition)).isEqualTo(disclosed);
  }

  @Test
  void wrongParametersAndNegativeAmountsAreRefused() {
    assertThatThrownBy(() -> amounts(5, -1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new Rule.Dominance(2, 100)).hasMessageContaining("100");
    assertThatThrownBy(() -> new Rule.PriorPosterior(30, 30)).hasMessageContaining("30");
    assertThatThrownBy(() -> new Rule.MinimumFrequency(1)).hasMessageContaining("1");
    assertThatThrownBy(() -> new Rule.PercentRule(0, 1)).hasMessageContaining("0");
  }

  private static Contributions amounts(long... amounts) {
    return new Contributions(Arrays.stream(amounts).mapToObj(BigDecimal::valueOf).toList());
  }

  private static BigDecimal level(Assessment assessment) {
    return switch (assessment) {
      case Assessment.Unsafe unsafe -> unsafe.upperLevel();
      case Assessment.Safe safe -> throw new AssertionError("safe: " + safe);
    };
  }
}
