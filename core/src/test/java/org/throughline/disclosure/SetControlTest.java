package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.format.JjCell;
import org.throughline.disclosure.format.JjFile;
import org.throughline.disclosure.format.SetProblem;
import org.throughline.disclosure.format.TableSetFormat;
import org.throughline.disclosure.primary.CountRules;
import org.throughline.disclosure.primary.Rule;
import org.throughline.disclosure.primary.Zeros;
import org.throughline.disclosure.secondary.Pattern;

/// Tables of amounts and counts from elsewhere, from their text to the audited pattern.
final class SetControlTest {

  /// Two trades in two regions. The amount of mining in the north is 100 = 80 + 15 + 5: by p% with
  /// p = 10 it must be uncertain by 10/100 * 80 - 5 = 3. Everybody else is many.
  private static final String TRADES =
      """
      {"cells": {
         "north|mining": {"value": 100, "contributions": {"Amber": 80, "Basalt": [10, 5], "Coal": 5}},
         "north|farming": {"value": 90, "contributions": [31, 30, 29]},
         "south|mining": {"value": 60, "contributions": [20, 20, 20]},
         "south|farming": {"value": 70, "contributions": [24, 23, 23]},
         "north": 190, "south": 130, "mining": 160, "farming": 160, "all": 320},
       "equations": [
         {"total": "north", "parts": ["north|mining", "north|farming"]},
         {"total": "south", "parts": ["south|mining", "south|farming"]},
         {"total": "mining", "parts": ["north|mining", "south|mining"]},
         {"total": "farming", "parts": ["north|farming", "south|farming"]},
         {"total": "all", "parts": ["mining", "farming"]},
         {"total": "all", "parts": ["north", "south"]}],
       "known": ["north", "south", "mining", "farming", "all"]}
      """;

  private static Policy amounts(int insiders, Rule... rules) {
    return new Policy(
        "amounts",
        "a reason",
        new Method.Suppression(),
        new CountRules(3, Zeros.SHOWN, 0, insiders),
        List.of(rules));
  }

  private static SetProblem problem(String json, Policy policy) {
    return SetControl.problem(TableSetFormat.read("set.json", json), Optional.of(policy));
  }

  private static Set<String> ids(JjFile file, Set<Integer> cells) {
    Set<String> ids = new TreeSet<>();
    cells.forEach(cell -> ids.add(file.cells().get(cell).id()));
    return ids;
  }

  private static JjCell cell(SetProblem problem, String id) {
    return problem.file().cells().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void thePercentRuleSetsTheLevelsAndThePatternMeetsThem() {
    SetProblem problem = problem(TRADES, amounts(0, new Rule.PercentRule(10, 1)));
    assertThat(cell(problem, "north|mining").status()).isEqualTo(JjCell.Status.UNSAFE);
    assertThat(cell(problem, "north|mining").levels()).isEqualTo(new JjCell.Levels(3, 3, 0));
    assertThat(problem.file().cells().stream().filter(c -> c.status() == JjCell.Status.UNSAFE))
        .hasSize(1);
    SetControl.ProtectedSet outcome = SetControl.protect(problem);
    assertThat(outcome.passed()).isTrue();
    assertThat(ids(problem.file(), outcome.hidden()))
        .containsExactly("north|farming", "north|mining", "south|farming", "south|mining");
  }

  /// Basalt's two amounts are one holding's: without merging, 80 - 10 - 5 - 5 would be left.
  @Test
  void holdingsAreMergedBeforeARuleLooks() {
    SetProblem merged = problem(TRADES, amounts(0, new Rule.Dominance(2, 94)));
    assertThat(cell(merged, "north|mining").status()).isEqualTo(JjCell.Status.UNSAFE);
    SetProblem apart =
        problem(
            TRADES.replace("\"Basalt\": [10, 5]", "\"Basalt\": 10, \"Chalk\": 5"),
            amounts(0, new Rule.Dominance(2, 94)));
    assertThat(cell(apart, "north|mining").status()).isEqualTo(JjCell.Status.SAFE);
  }

  @Test
  void aTotalHasTheContributionsOfItsParts() {
    String twice =
        """
        {"cells": {"a": {"value": 30, "contributions": {"X": 30}},
                   "b": {"value": 30, "contributions": {"X": 30}},
                   "c": {"value": 3, "contributions": {"Y": 2, "Z": 1}},
                   "ab": 60, "all": 63},
         "equations": [{"total": "ab", "parts": ["a", "b"]}, {"total": "all", "parts": ["ab", "c"]}]}
        """;
    SetProblem problem = problem(twice, amounts(0, new Rule.MinimumFrequency(2)));
    assertThat(cell(problem, "ab").status()).isEqualTo(JjCell.Status.UNSAFE);
    assertThat(cell(problem, "all").status()).isEqualTo(JjCell.Status.SAFE);
  }

  /// With a minimum frequency any second value is enough; three lone contributors in one row do not
  /// do it, if each of them sees through the other two by its own amount.
  @Test
  void aLoneContributorMustNotFindOutAnother() {
    String row =
        """
        {"cells": {"a": {"value": 5, "contributions": {"A": 5}},
                   "b": {"value": 7, "contributions": {"B": 7}},
                   "c": {"value": 20, "contributions": [8, 7, 5]},
                   "d": {"value": 40, "contributions": [14, 13, 13]}, "all": 72},
         "equations": [{"total": "all", "parts": ["a", "b", "c", "d"]}], "known": ["all"]}
        """;
    Rule rule = new Rule.MinimumFrequency(3);
    SetProblem outsiders = problem(row, amounts(0, rule));
    assertThat(ids(outsiders.file(), SetControl.protect(outsiders).hidden()))
        .as("the sum of two lone contributors has too few as well")
        .containsExactly("a", "b", "c");
    SetProblem insiders = problem(row, amounts(1, rule));
    SetControl.ProtectedSet outcome = SetControl.protect(insiders);
    assertThat(outcome.passed()).isTrue();
    assertThat(ids(insiders.file(), outcome.hidden())).containsExactly("a", "b", "c");
    SetProblem pairs = problem(row, amounts(2, rule));
    assertThat(SetControl.protect(pairs).passed()).isTrue();
  }

  /// A holding that is alone in two cells knows both at once.
  @Test
  void oneHoldingAloneInTwoCellsKnowsBoth() {
    String row =
        """
        {"cells": {"a": {"value": 5, "contributions": {"A": 5}},
                   "b": {"value": 7, "contributions": {"B": 7}},
                   "c": {"value": 9, "contributions": {"B": 9}},
                   "d": {"value": 40, "contributions": [14, 13, 13]}, "all": 61},
         "equations": [{"total": "all", "parts": ["a", "b", "c", "d"]}], "known": ["all"]}
        """;
    SetProblem problem = problem(row, amounts(1, new Rule.MinimumFrequency(3)));
    assertThat(ids(problem.file(), SetControl.protect(problem).hidden()))
        .containsExactly("a", "b", "c", "d");
  }

  @Test
  void decimalsAreScaledExactlyAndLevelsRoundedUp() {
    SetProblem problem =
        problem(
            TRADES
                .replace("\"value\": 100", "\"value\": 100.1")
                .replace("\"Coal\": 5", "\"Coal\": 5.1")
                .replace("\"north\": 190", "\"north\": 190.1")
                .replace("\"mining\": 160", "\"mining\": 160.1")
                .replace("\"all\": 320", "\"all\": 320.1"),
            amounts(0, new Rule.PercentRule(9, 1)));
    assertThat(problem.file().decimals()).isEqualTo(1);
    assertThat(cell(problem, "north|mining").value()).isEqualTo(1001);
    // 9/100 * 80 - 5.1 = 2.1
    assertThat(cell(problem, "north|mining").levels().upper()).isEqualTo(21);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"north\": 190 | \"north\": 191 | cell 'north' is 191, its parts sum to 190",
        "\"Coal\": 5 | \"Coal\": 6 | 'north%mining': contributions sum to 101",
        "\"Coal\": 5 | \"Coal\": -5 | contribution -5 is negative",
        "[\"mining\", \"farming\"] | [\"mining\", \"fishing\"] | unknown cell 'fishing'",
        "[\"north\", \"south\", \"mining\" | [\"west\", \"south\", \"mining\" | 'west'",
        "\"south\": 130 | \"south\": \"many\" | not a number",
        "\"south\": 130 | \"south\": {\"value\": 130, \"worth\": 1} | 'worth'",
        "\"known\" | \"knowm\" | 'knowm'",
        "\"south\": 130 | \"south\": {\"value\": 130, \"upper\": 100} | outside its bounds",
        "{\"cells\" | {\"cells | is not JSON"
      })
  void aWrongSetIsRefusedWithTheCell(String right, String wrong, String named) {
    String changed = TRADES.replace(right, wrong);
    assertThat(changed).isNotEqualTo(TRADES);
    assertThatThrownBy(() -> problem(changed, amounts(0, new Rule.PercentRule(10, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("set.json")
        .hasMessageContaining(named.replace('%', '|'));
  }

  @Test
  void aZeroWithoutContributionsDoesNotKeepARuleFromItsTotal() {
    String set =
        """
        {"cells": {"a": {"value": 5, "contributions": {"Amber": 5}},
                   "b": {"value": 6, "contributions": {"Basalt": 6}},
                   "c": 0, "t": 11, "d": {"value": 90, "contributions": [30, 30, 30]}, "all": 101},
         "equations": [{"total": "t", "parts": ["a", "b", "c"]},
                       {"total": "all", "parts": ["t", "d"]}]}
        """;
    SetProblem problem = problem(set, amounts(0, new Rule.MinimumFrequency(3)));
    assertThat(cell(problem, "t").status()).isEqualTo(JjCell.Status.UNSAFE);
    assertThat(cell(problem, "all").status()).isEqualTo(JjCell.Status.SAFE);
  }

  @Test
  void whoContributesNothingHidesNobody() {
    String set =
        """
        {"cells": {"a": {"value": 18, "contributions": [11, 7, 0]}, "b": 50, "t": 68},
         "equations": [{"total": "t", "parts": ["a", "b"]}]}
        """;
    SetProblem problem = problem(set, amounts(0, new Rule.MinimumFrequency(3)));
    assertThat(cell(problem, "a").status()).isEqualTo(JjCell.Status.UNSAFE);
  }

  @Test
  void aRuleThatHasNothingToLookAtIsRefused() {
    String set = "{\"cells\": {\"a\": 3, \"b\": 9, \"t\": 12}, \"equations\": []}";
    assertThatThrownBy(() -> problem(set, amounts(0, new Rule.PercentRule(10, 1))))
        .hasMessageContaining("contributions");
  }

  @Test
  void countsHaveToBeWholeAndNotNegative() {
    Policy counts = new Policy("counts", 5, "a reason");
    String half = "{\"cells\": {\"a\": 4.5, \"b\": 4.5, \"t\": 9}, \"equations\": []}";
    assertThatThrownBy(() -> problem(half, counts))
        .hasMessageContaining("'a'")
        .hasMessageContaining("4.5");
    assertThatThrownBy(() -> problem("{\"cells\": {\"a\": -4}, \"equations\": []}", counts))
        .hasMessageContaining("'a'");
  }

  @Test
  void aDemandThatCannotBeMetNamesItsCell() {
    String set =
        """
        {"cells": {"a": {"value": 5, "upper": 6, "upperLevel": 3}, "b": 5, "t": 10},
         "equations": [{"total": "t", "parts": ["a", "b"]}], "primary": ["a"]}
        """;
    assertThatThrownBy(
            () -> SetControl.problem(TableSetFormat.read("set.json", set), Optional.empty()))
        .hasMessageContaining("'a'");
    String alone =
        """
        {"cells": {"a": {"value": 5, "upperLevel": 3}, "b": 5, "t": 10},
         "equations": [{"total": "t", "parts": ["a", "b"]}], "primary": ["a"], "known": ["b", "t"]}
        """;
    SetProblem problem =
        SetControl.problem(TableSetFormat.read("set.json", alone), Optional.empty());
    SetControl.ProtectedSet outcome = SetControl.protect(problem);
    assertThat(outcome.passed()).isFalse();
    assertThat(ids(problem.file(), outcome.disclosed())).containsExactly("a");
  }

  @Test
  void aSolverThatCrashesOrLiesNeverMakesASetSafe() {
    SetProblem problem = problem(TRADES, amounts(0, new Rule.PercentRule(10, 1)));
    SetControl.ProtectedSet afterCrash =
        SetControl.protect(
            problem,
            task -> {
              throw new ArithmeticException("the solver crashed");
            });
    assertThat(afterCrash.passed()).isTrue();
    assertThat(afterCrash.hidden()).hasSize(4);
    SetControl.ProtectedSet afterLie =
        SetControl.protect(problem, task -> new Pattern(task.hidden(), Set.of()));
    assertThat(afterLie.hidden()).hasSize(4);
    assertThat(SetControl.audit(problem).passed()).isFalse();
  }

  /// That z is 6 would make x larger than itself, by one, and again, with no end to run into.
  @Test
  @Timeout(60)
  void aContradictionBetweenCellsWithoutAnUpperEndIsNoEndlessWork() {
    String set =
        """
        {"cells": {"x": 8, "y": 5, "t": 13, "z": 5, "w": 9, "all": 22},
         "equations": [{"total": "t", "parts": ["x", "y"]}, {"total": "t", "parts": ["x", "z"]},
                       {"total": "all", "parts": ["t", "w"]}],
         "known": ["y"], "primary": ["z"], "secondary": ["x", "t", "w", "all"]}
        """;
    SetProblem problem = SetControl.problem(TableSetFormat.read("set.json", set), Optional.empty());
    assertThat(SetControl.audit(problem).passed()).isFalse();
  }
}
