package org.throughline.disclosure.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who knows which cell alone or with others; answers by hand.
final class HoldingsTest {

  /// A and B are alone in `a` and `b`, both are in `ab`, three are in `c`; `zero` is nobody's, for A
  /// contributes nothing to it. `west` has `a` and `b`, `east` the others.
  private static final TableSet SET =
      TableSetFormat.read(
          "set.json",
          """
          {"cells": {
             "a": {"value": 5, "contributions": {"A": 5}},
             "b": {"value": 7, "contributions": {"B": [3, 4]}},
             "ab": {"value": 9, "contributions": {"A": 4, "B": 5}},
             "c": {"value": 6, "contributions": {"C": 3, "D": 2, "E": 1, "A": 0}},
             "zero": {"value": 0, "contributions": {"A": 0}},
             "x": 100, "west": 12, "east": 115, "all": 127},
           "equations": [
             {"total": "all", "parts": ["west", "east"]},
             {"total": "west", "parts": ["a", "b"]},
             {"total": "east", "parts": ["ab", "c", "zero", "x"]}]}
          """);

  @Test
  void aLoneHoldingKnowsItsCells() {
    assertThat(Holdings.coalitions(SET, 1)).containsExactlyInAnyOrder(Set.of("a"), Set.of("b"));
  }

  @Test
  void twoHoldingsKnowWhatTheyHaveBetweenThem() {
    assertThat(Holdings.coalitions(SET, 2))
        .containsExactlyInAnyOrder(Set.of("a"), Set.of("b"), Set.of("a", "b", "ab"));
  }

  @Test
  void holdingsOfTwoCellsOfOneEquationPutTogetherWhatTheyKnow() {
    TableSet apart =
        TableSetFormat.read(
            "set.json",
            """
            {"cells": {
               "a": {"value": 5, "contributions": {"A": 5}},
               "b": {"value": 7, "contributions": {"B": 7}},
               "c": {"value": 4, "contributions": {"C": 2, "D": 2}},
               "d": {"value": 3, "contributions": {"A": 3}},
               "ab": 12, "cd": 7},
             "equations": [{"total": "ab", "parts": ["a", "b"]},
                           {"total": "cd", "parts": ["c", "d"]}]}
            """);
    assertThat(Holdings.coalitions(apart, 1))
        .containsExactlyInAnyOrder(Set.of("a", "d"), Set.of("b"));
    assertThat(Holdings.coalitions(apart, 2))
        .containsExactlyInAnyOrder(
            Set.of("a", "d"), Set.of("b"), Set.of("c"), Set.of("a", "b", "d"));
    assertThat(Holdings.coalitions(apart, 3))
        .containsExactlyInAnyOrder(
            Set.of("a", "d"),
            Set.of("b"),
            Set.of("c"),
            Set.of("a", "b", "d"),
            Set.of("a", "c", "d"));
  }

  @Test
  void aTotalHasTheContributionsOfItsPartsIfAllOfThemHaveAny() {
    TableSet completed = Holdings.completed(SET);
    assertThat(contributions(completed, "west"))
        .contains(Map.of("A", amounts(5), "B", amounts(3, 4)));
    assertThat(contributions(completed, "east")).isEmpty();
    assertThat(contributions(completed, "all")).isEmpty();
    assertThat(completed.cells()).hasSameSizeAs(SET.cells());
    assertThat(completed.sums()).isEqualTo(SET.sums());
  }

  @Test
  void totalsOfTotalsAreCompletedInWhateverOrderTheyStand() {
    TableSet chain =
        TableSetFormat.read(
            "set.json",
            """
            {"cells": {"a": {"value": 5, "contributions": {"A": 5}},
                       "b": {"value": 7, "contributions": {"A": 6, "B": 1}},
                       "ab": 12, "again": 12,
                       "own": {"value": 12, "contributions": {"Z": 12}}},
             "equations": [{"total": "again", "parts": ["ab"]},
                           {"total": "own", "parts": ["ab"]},
                           {"total": "ab", "parts": ["a", "b"]}]}
            """);
    TableSet completed = Holdings.completed(chain);
    Map<String, List<BigDecimal>> both = Map.of("A", amounts(5, 6), "B", amounts(1));
    assertThat(contributions(completed, "ab")).contains(both);
    assertThat(contributions(completed, "again")).contains(both);
    assertThat(contributions(completed, "own")).contains(Map.of("Z", amounts(12)));
  }

  private static Optional<Map<String, List<BigDecimal>>> contributions(TableSet set, String id) {
    return set.cells().stream()
        .filter(cell -> cell.id().equals(id))
        .findFirst()
        .orElseThrow()
        .contributions();
  }

  private static List<BigDecimal> amounts(long... amounts) {
    return Arrays.stream(amounts).mapToObj(BigDecimal::valueOf).toList();
  }
}
