package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.format.JjCell;
import org.throughline.disclosure.format.JjFile;
import org.throughline.disclosure.format.SetProblem;
import org.throughline.disclosure.format.TableSetFormat;
import org.throughline.disclosure.primary.CountRules;
import org.throughline.disclosure.primary.Rule;
import org.throughline.disclosure.primary.Zeros;

/// The rules for counts of people on sets from elsewhere; levels by hand, threshold 5.
final class CountSetsTest {

  /// `pair` is known to be 2 at least where zeros are shown, since both of its parts are not zero.
  private static final String SET =
      """
      {"cells": {"a": 3, "b": 20, "zero": 0, "known": 2, "five": 5, "t": 30,
                 "p": 1, "q": 1, "pair": 2, "rest": 28},
       "equations": [{"total": "t", "parts": ["a", "b", "zero", "known", "five"]},
                     {"total": "pair", "parts": ["p", "q"]},
                     {"total": "t", "parts": ["pair", "rest"]}],
       "known": ["known", "t"]}
      """;

  private static SetProblem problem(String json, CountRules rules) {
    return SetControl.problem(
        TableSetFormat.read("set.json", json),
        Optional.of(new Policy("p", "why", new Method.Suppression(), rules, List.of())));
  }

  private static JjCell cell(JjFile file, String id) {
    return file.cells().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  /// Status, lower bound, and lower and upper level.
  @ParameterizedTest
  @CsvSource({
    "SHOWN, a, UNSAFE, 1, 2, 2",
    "SHOWN, b, SAFE, 1, 0, 0",
    "SHOWN, zero, FIXED, 0, 0, 0",
    "SHOWN, known, FIXED, 0, 0, 0",
    "SHOWN, five, SAFE, 1, 0, 0",
    "SHOWN, p, UNSAFE, 1, 0, 4",
    "SHOWN, pair, UNSAFE, 1, 0, 3",
    "COMPLEMENTARY, a, UNSAFE, 0, 2, 2",
    "COMPLEMENTARY, zero, SAFE, 0, 0, 0",
    "COMPLEMENTARY, pair, UNSAFE, 0, 1, 3",
    "COMPLEMENTARY, b, SAFE, 0, 0, 0",
    "WITHHELD, a, UNSAFE, 0, 3, 2",
    "WITHHELD, zero, UNSAFE, 0, 0, 5",
    "WITHHELD, known, FIXED, 0, 0, 0",
    "WITHHELD, pair, UNSAFE, 0, 2, 3"
  })
  void aSmallCountMustBePossibleFromOneOrNothingUpToTheThreshold(
      Zeros zeros, String id, JjCell.Status status, long bound, long lower, long upper) {
    JjCell cell = cell(problem(SET, new CountRules(5, zeros, 0, 0)).file(), id);
    assertThat(cell.status()).isEqualTo(status);
    assertThat(cell.bounds().lower()).isEqualTo(bound);
    assertThat(cell.levels()).isEqualTo(new JjCell.Levels(lower, upper, 0));
  }

  @Test
  void insidersAreCellsOfNoMorePeopleThanMayPutTogetherWhatTheyKnow() {
    assertThat(insiders(SET, 0)).isEmpty();
    assertThat(insiders(SET, 1)).containsExactlyInAnyOrder(Set.of("p"), Set.of("q"));
    assertThat(insiders(SET, 2))
        .containsExactlyInAnyOrder(Set.of("p"), Set.of("q"), Set.of("p", "q", "pair"));
    assertThat(insiders(SET, 3)).contains(Set.of("a")).hasSize(4);
  }

  @Test
  void whoIsAloneInACellKnowsItsTotalAndTheZerosBesideItToo() {
    String one =
        """
        {"cells": {"a": 1, "zero": 0, "one": 1, "b": 9, "all": 10},
         "equations": [{"total": "one", "parts": ["a", "zero"]},
                       {"total": "all", "parts": ["one", "b"]}]}
        """;
    assertThat(insiders(one, 1)).containsExactly(Set.of("a", "one", "zero"));
  }

  private static List<Set<String>> insiders(String json, int members) {
    SetProblem problem = problem(json, new CountRules(5, Zeros.SHOWN, 0, members));
    return problem.insiders().stream()
        .map(
            cells -> {
              Set<String> ids = new TreeSet<>();
              cells.forEach(cell -> ids.add(problem.file().cells().get(cell).id()));
              return ids;
            })
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"0, true", "4, true", "4.0, true", "1e1, true", "4.5, false"})
  void countsAreWholeNumbersHoweverWritten(String value, boolean valid) {
    String json = "{\"cells\": {\"a\": " + value + "}}";
    CountRules rules = new CountRules(5, Zeros.SHOWN, 0, 0);
    if (valid) {
      assertThat(problem(json, rules).file().cells()).hasSize(1);
    } else {
      assertThatThrownBy(() -> problem(json, rules)).hasMessageContaining("cell 'a': a count");
    }
  }

  @Test
  void aNegativeCountIsRefusedEvenWithALowerBound() {
    assertThatThrownBy(
            () ->
                problem(
                    "{\"cells\": {\"a\": {\"value\": -1, \"lower\": -2}}}",
                    new CountRules(5, Zeros.SHOWN, 0, 0)))
        .hasMessageContaining("cell 'a': a count cannot be -1");
  }

  @Test
  void aSetWithoutAPolicyMustSayWhatIsPrimary() {
    assertThatThrownBy(
            () -> SetControl.problem(TableSetFormat.read("set.json", SET), Optional.empty()))
        .hasMessageContaining("names no primary cell");
    String primary =
        SET.replace("\"known\": [\"known\"", "\"primary\": [\"a\"], \"known\": [\"known\"");
    JjFile file =
        SetControl.problem(TableSetFormat.read("set.json", primary), Optional.empty()).file();
    assertThat(cell(file, "a").status()).isEqualTo(JjCell.Status.UNSAFE);
    assertThat(cell(file, "zero").status()).isEqualTo(JjCell.Status.FIXED);
  }

  @Test
  void aPolicyThatPerturbsIsRefused() {
    assertThatThrownBy(
            () ->
                SetControl.problem(
                    TableSetFormat.read("set.json", SET),
                    Optional.of(PolicyReader.bundled("cell-key"))))
        .hasMessageContaining("'cell-key' perturbs");
  }

  @ParameterizedTest
  @CsvSource({"SHOWN, FIXED", "COMPLEMENTARY, SAFE"})
  void rulesForAmountsLeaveZerosToThePolicy(Zeros zeros, JjCell.Status status) {
    Policy policy =
        new Policy(
            "p",
            "why",
            new Method.Suppression(),
            new CountRules(5, zeros, 0, 0),
            List.of(new Rule.MinimumFrequency(3)));
    String withContributions =
        SET.replace("\"a\": 3", "\"a\": {\"value\": 3, \"contributions\": [1, 2]}");
    JjFile file =
        SetControl.problem(TableSetFormat.read("set.json", withContributions), Optional.of(policy))
            .file();
    assertThat(cell(file, "zero").status()).isEqualTo(status);
  }

  /// 3 and 20 of a shown sum of 23 are any two numbers that sum to it.
  @Test
  void thePatternOfASetItselfIsAudited() {
    String pair =
        """
        {"cells": {"a": {"value": 3, "lowerLevel": 3, "upperLevel": 20}, "b": 20, "c": 9, "t": 32},
         "equations": [{"total": "t", "parts": ["a", "b", "c"]}],
         "primary": ["a"], "secondary": ["b"], "known": ["t"]}
        """;
    assertThat(audit(pair).passed()).isTrue();
    assertThat(audit(pair).hidden()).containsExactlyInAnyOrder(0, 1);
    assertThat(audit(pair.replace("\"upperLevel\": 20", "\"upperLevel\": 21")).passed()).isFalse();
  }

  private static SetControl.ProtectedSet audit(String json) {
    return SetControl.audit(
        SetControl.problem(TableSetFormat.read("set.json", json), Optional.empty()));
  }
}
