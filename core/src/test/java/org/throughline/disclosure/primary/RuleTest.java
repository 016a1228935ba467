package org.throughline.disclosure.primary;

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
  void priorKnowledgeExactlyAtTheLimitIsSafe() {
    // 10/60 of 60 is 10, as much as remains
    assertThat(new Rule.PriorPosterior(10, 60).assess(CELL)).isEqualTo(new Assessment.Safe());
  }

  @Test
  void whoContributesNothingIsNoContributor() {
    assertThat(new Rule.MinimumFrequency(2).assess(amounts(5, 0)))
        .isEqualTo(new Assessment.Unsafe(BigDecimal.ZERO));
  }

  @ParameterizedTest
  @CsvSource({
    "dominance, 0, 75, 0 contributors",
    "dominance, 2, 0, valid are 1 to 99",
    "dominance, 2, 100, valid are 1 to 99",
    "percent, 0, 1, 0 percent",
    "percent, 10, 0, 0 contributors in a coalition",
    "prior, 0, 40, 0 percent",
    "prior, 30, 30, valid are 31 to 100",
    "prior, 30, 101, valid are 31 to 100",
    "frequency, 1, 0, valid are 2 and above"
  })
  void wrongParametersAreRefusedWithWhatIsValid(String kind, int first, int second, String named) {
    assertThatThrownBy(() -> rule(kind, first, second)).hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource({"dominance, 1, 1", "dominance, 1, 99", "percent, 1, 1", "prior, 99, 100"})
  void theEndsOfWhatIsValidAreValidAndNotPublished(String kind, int first, int second) {
    assertThat(rule(kind, first, second).publicDescription())
        .contains("rule)")
        .doesNotContainPattern("[0-9]");
  }

  @Test
  void theFewestContributorsArePublished() {
    assertThat(new Rule.MinimumFrequency(3).publicDescription()).contains("at least 3 contributor");
  }

  private static Rule rule(String kind, int first, int second) {
    return switch (kind) {
      case "dominance" -> new Rule.Dominance(first, second);
      case "percent" -> new Rule.PercentRule(first, second);
      case "prior" -> new Rule.PriorPosterior(first, second);
      default -> new Rule.MinimumFrequency(first);
    };
  }

  @Test
  void negativeAmountsAreRefused() {
    assertThatThrownBy(() -> amounts(5, -1)).hasMessageContaining("-1");
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
