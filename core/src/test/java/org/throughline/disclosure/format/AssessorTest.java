package org.throughline.disclosure.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.primary.Rule;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.LinearRow;

/// From a set to whole numbers of one unit and to the levels that rules ask for; answers by hand.
final class AssessorTest {

  private static TableSet set(String cells, String rest) {
    return TableSetFormat.read("set.json", "{\"cells\": {" + cells + "}" + rest + "}");
  }

  private static JjFile given(String cells, String rest) {
    return Assessor.asGiven(set(cells, rest)).file();
  }

  private static JjCell only(String cell) {
    return given("\"a\": " + cell, "").cells().getFirst();
  }

  @Test
  void everyNumberIsInUnitsOfTheLastPlaceThatAnyCellNeeds() {
    JjFile file =
        given(
            """
            "a": {"value": 2.50, "lower": 1, "upper": 30, "upperLevel": 1.5, "lowerLevel": 0.5,
                  "slidingLevel": 2, "weight": 0.25},
            "b": 3, "t": 5.5
            """,
            ", \"equations\": [{\"total\": \"t\", \"parts\": [\"a\", \"b\"]}], \"primary\":"
                + " [\"a\"]");
    assertThat(file.decimals()).isEqualTo(2);
    assertThat(file.cells())
        .containsExactly(
            new JjCell(
                "a",
                250,
                25,
                JjCell.Status.UNSAFE,
                new JjCell.Bounds(100, 3000),
                new JjCell.Levels(50, 150, 200)),
            safe("b", 300),
            safe("t", 550));
    LinearRow row = file.rows().getFirst();
    assertThat(file.rows()).hasSize(1);
    assertThat(List.of(row.cell(0), row.cell(1), row.cell(2))).containsExactly(2, 0, 1);
    assertThat(row.isTotal()).isTrue();
  }

  private static JjCell safe(String id, long value) {
    return new JjCell(
        id,
        value,
        value,
        JjCell.Status.SAFE,
        new JjCell.Bounds(0, Attack.UNBOUNDED),
        new JjCell.Levels(0, 0, 0));
  }

  @Test
  void theCostOfANegativeCellIsItsAmount() {
    assertThat(only("{\"value\": -4, \"lower\": -9}").weight()).isEqualTo(4);
  }

  @Test
  void standingsBecomeStatuses() {
    JjFile file =
        given(
            "\"a\": 1, \"b\": 2, \"c\": 3, \"d\": 4",
            ", \"primary\": [\"a\"], \"secondary\": [\"b\"], \"known\": [\"c\"]");
    assertThat(file.cells())
        .extracting(JjCell::status)
        .containsExactly(
            JjCell.Status.UNSAFE, JjCell.Status.SECONDARY, JjCell.Status.FIXED, JjCell.Status.SAFE);
  }

  /// Levels get at most three decimals more than values, and none that would make the largest value
  /// more than a thousand million units; what is cut off is rounded up.
  @ParameterizedTest
  @CsvSource({
    "7, 1.25, 2, 125",
    "7, 1.2345, 3, 1235",
    "7.5, 1.23456, 4, 12346",
    "1000000, 1.2345, 3, 1235",
    "1000001, 1.2345, 2, 124",
    "999999999, 1.2345, 0, 2",
    "70, 1.5000, 1, 15",
    "700, 10, 0, 10"
  })
  void levelsAreRoundedUpWhereTheirDecimalsWouldBeTooMany(
      String value, String level, int decimals, long units) {
    JjFile file =
        given(
            "\"a\": {\"value\": " + value + ", \"upperLevel\": " + level + "}",
            ", \"primary\": [\"a\"]");
    assertThat(file.decimals()).isEqualTo(decimals);
    assertThat(file.cells().getFirst().levels()).isEqualTo(new JjCell.Levels(units, units, 0));
  }

  @Test
  void numbersAreTakenUpToAMillionMillionUnits() {
    assertThat(only("1000000000000").value()).isEqualTo(1_000_000_000_000L);
    assertThatThrownBy(() -> only("1000000000001"))
        .hasMessageContaining("cell 'a' of set 'set.json'")
        .hasMessageContaining("beyond 1000000000000");
    assertThatThrownBy(() -> only("{\"value\": -2000000000000, \"lower\": -3000000000000}"))
        .hasMessageContaining("cell 'a'");
  }

  @ParameterizedTest
  @CsvSource({
    "5, 9, 4, 4, ''",
    "5, 9, 5, 4, reaches below the lower bound",
    "5, 9, 4, 5, reaches above the upper bound"
  })
  void levelsMustBeReachableWithinBounds(
      int value, int upper, int lowerLevel, int upperLevel, String problem) {
    String cell =
        String.format(
            Locale.ROOT,
            "\"a\": {\"value\": %d, \"lower\": 1, \"upper\": %d, \"lowerLevel\": %d,"
                + " \"upperLevel\": %d}",
            value,
            upper,
            lowerLevel,
            upperLevel);
    if (problem.isEmpty()) {
      assertThat(given(cell, ", \"primary\": [\"a\"]").cells()).hasSize(1);
    } else {
      assertThatThrownBy(() -> given(cell, ", \"primary\": [\"a\"]"))
          .hasMessageContaining("cell 'a'")
          .hasMessageContaining(problem);
    }
  }

  /// 60 of 100 by one, 30 by another: 20 % of 60 less 10 is 2; a dominance of two at 75 % asks for 20.
  @Test
  void theLargestLevelOfAllRulesCounts() {
    TableSet set =
        set(
            """
            "a": {"value": 100, "contributions": [60, 30, 5, 5], "lower": 70},
            "b": {"value": 9, "contributions": [3, 3, 3]},
            "c": {"value": 100, "contributions": [60, 30, 5, 5], "lower": 90},
            "d": {"value": 100, "contributions": [60, 30, 5, 5], "upperLevel": 25}
            """,
            ", \"primary\": [\"d\"]");
    Rule percent = new Rule.PercentRule(20, 1);
    Rule dominance = new Rule.Dominance(2, 75);
    assertThat(levels(set, 0, percent)).isEqualTo(new JjCell.Levels(2, 2, 0));
    assertThat(levels(set, 0, percent, dominance)).isEqualTo(new JjCell.Levels(20, 20, 0));
    assertThat(levels(set, 0, dominance, percent)).isEqualTo(new JjCell.Levels(20, 20, 0));
    assertThat(levels(set, 1, dominance)).isEqualTo(new JjCell.Levels(0, 0, 0));
    // No further down than outsiders think possible; no level that the file asks for is lost.
    assertThat(levels(set, 2, dominance)).isEqualTo(new JjCell.Levels(10, 20, 0));
    assertThat(levels(set, 3, dominance)).isEqualTo(new JjCell.Levels(25, 25, 0));
  }

  private static JjCell.Levels levels(TableSet set, int cell, Rule... rules) {
    return Assessor.magnitudes(set, List.of(rules), 0).file().cells().get(cell).levels();
  }

  @Test
  void aKnownCellMustBeSafeUnlessItIsNothing() {
    TableSet known =
        set("\"a\": {\"value\": 5, \"contributions\": {\"A\": 5}}", ", \"known\": [\"a\"]");
    Rule frequency = new Rule.MinimumFrequency(3);
    assertThatThrownBy(() -> Assessor.magnitudes(known, List.of(frequency), 0))
        .hasMessageContaining("cell 'a' is declared known");
    TableSet zero =
        set("\"a\": {\"value\": 0, \"contributions\": {\"A\": 0}}", ", \"known\": [\"a\"]");
    assertThat(Assessor.magnitudes(zero, List.of(frequency), 0).file().cells())
        .extracting(JjCell::status)
        .containsExactly(JjCell.Status.FIXED);
  }

  @Test
  void insidersAreTheHoldingsThatAreAloneSomewhereAndOnlyIfAskedFor() {
    TableSet set =
        set(
            """
            "n": 3, "a": {"value": 5, "contributions": {"A": 5}},
            "b": {"value": 7, "contributions": {"B": 4, "C": 3}}
            """,
            "");
    List<Rule> rules = List.of(new Rule.MinimumFrequency(2));
    assertThat(Assessor.magnitudes(set, rules, 0).insiders()).isEmpty();
    assertThat(Assessor.magnitudes(set, rules, 1).insiders()).containsExactly(Set.of(1));
    assertThat(Assessor.magnitudes(set, rules, 2).insiders())
        .containsExactlyInAnyOrder(Set.of(1), Set.of(2));
  }

  @Test
  void openZerosAreShownAndOthersStay() {
    TableSet shown =
        set(
                "\"a\": 0, \"b\": 0, \"c\": 1, \"d\": 0",
                ", \"primary\": [\"b\"], \"secondary\": [\"d\"]")
            .showingZeros();
    assertThat(shown.cells())
        .extracting(SetCell::standing)
        .containsExactly(
            SetCell.Standing.KNOWN,
            SetCell.Standing.PRIMARY,
            SetCell.Standing.OPEN,
            SetCell.Standing.SECONDARY);
  }
}
