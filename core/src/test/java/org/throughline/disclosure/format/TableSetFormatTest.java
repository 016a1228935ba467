package org.throughline.disclosure.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.format.SetCell.Bounds;
import org.throughline.disclosure.format.SetCell.Levels;
import org.throughline.disclosure.format.SetCell.Standing;
import org.throughline.table.Equation;

/// Every key of the format, as `docs/reference/disclosure.md` says what it means.
final class TableSetFormatTest {

  private static final String SET =
      """
      {"name": "levies",
       "cells": {
         "a": {"value": 7, "lower": 2, "upper": 9.5, "upperLevel": 1.5, "slidingLevel": 4, "weight": 3},
         "b": {"value": -3, "lower": -4},
         "c": {"value": 6, "lowerLevel": 2, "contributions": [4, 2]},
         "d": 0,
         "e": 5,
         "t": 15},
       "equations": [{"total": "t", "parts": ["a", "b", "c", "d", "e"]}],
       "primary": ["a", "c", "e"], "secondary": ["d"], "known": ["t"],
       "levels": {"e": {"upper": 2, "sliding": 3}},
       "bounds": {"e": [1, null], "t": [null, 20]},
       "contributions": {"e": {"X": [1, 2], "Y": 2}}}
      """;

  private static TableSet read(String json) {
    return TableSetFormat.read("set.json", json);
  }

  private static SetCell cell(String id) {
    return read(SET).cells().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  private static BigDecimal of(String number) {
    return new BigDecimal(number);
  }

  private static Optional<Levels> levels(String lower, String upper, String sliding) {
    return Optional.of(new Levels(of(lower), of(upper), of(sliding)));
  }

  @Test
  void cellsComeInTheOrderOfTheFileWithTheSums() {
    assertThat(read(SET).name()).isEqualTo("levies");
    assertThat(read("{\"cells\": {}}").name()).isEqualTo("set.json");
    assertThat(read(SET).cells())
        .extracting(SetCell::id)
        .containsExactly("a", "b", "c", "d", "e", "t");
    assertThat(read(SET).sums())
        .containsExactly(new Equation("t", List.of("a", "b", "c", "d", "e")));
  }

  @Test
  void aCellSaysEverythingAboutItself() {
    assertThat(cell("a"))
        .isEqualTo(
            new SetCell(
                "a",
                of("7"),
                Standing.PRIMARY,
                new Bounds(Optional.of(of("2")), Optional.of(of("9.5"))),
                levels("1.5", "1.5", "4"),
                Optional.of(of("3")),
                Optional.empty()));
  }

  @Test
  void factsMayStandBesideTheCells() {
    assertThat(cell("e"))
        .isEqualTo(
            new SetCell(
                "e",
                of("5"),
                Standing.PRIMARY,
                new Bounds(Optional.of(of("1")), Optional.empty()),
                levels("2", "2", "3"),
                Optional.empty(),
                Optional.of(Map.of("X", List.of(of("1"), of("2")), "Y", List.of(of("2"))))));
    assertThat(cell("t").bounds()).isEqualTo(new Bounds(Optional.empty(), Optional.of(of("20"))));
    assertThat(cell("t").standing()).isEqualTo(Standing.KNOWN);
  }

  @Test
  void eachAmountOfAListIsOfSomeoneElse() {
    assertThat(cell("c").contributions().orElseThrow().values())
        .containsExactlyInAnyOrder(List.of(of("4")), List.of(of("2")));
    assertThat(cell("c").levels()).isEqualTo(levels("2", "0", "0"));
    assertThat(cell("c").standing()).isEqualTo(Standing.PRIMARY);
    assertThat(cell("d").standing()).isEqualTo(Standing.SECONDARY);
    assertThat(cell("d").contributions()).isEmpty();
    assertThat(cell("d").levels()).isEmpty();
    assertThat(cell("d").bounds()).isEqualTo(Bounds.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"name\" | \"naem\" | unknown key 'naem'; valid keys are bounds, cells, contributions",
        "\"weight\" | \"wieght\" | cell 'a' has the unknown key 'wieght'; valid keys are contrib",
        "\"value\": 7, | | cell 'a': value is not a number: missing",
        "\"value\": 7 | \"value\": \"7\" | cell 'a': value is not a number: \"7\"",
        "\"upper\": 9.5 | \"upper\": 6.5 | cell 'a': value 7 lies outside its bounds",
        "\"lower\": 2 | \"lower\": 8 | cell 'a': value 7 lies outside its bounds",
        "\"lower\": -4 | \"upper\": 4 | cell 'b': value -3 is negative; valid with a lower bound",
        "\"upperLevel\": 1.5 | \"upperLevel\": -1 | cell 'a': level -1 is negative",
        "\"sliding\" | \"slidng\" | cell 'e' have the unknown key 'slidng'; valid keys are lower,"
            + " sl",
        "[4, 2] | [4, 1] | cell 'c': contributions sum to 5, its value is 6",
        "[4, 2] | [8, -2] | cell 'c': contribution -2 is negative",
        "[4, 2] | [4, \"2\"] | cell 'c': contribution is not a number: \"2\"",
        "\"Y\": 2 | \"Y\": true | cell 'e': contribution is not a number: true",
        "[1, 2], \"Y\": 2 | [4, -1], \"Y\": 2 | cell 'e': contribution -1 is negative",
        "[1, null] | [\"1\", null] | cell 'e': bound is not a number: \"1\"",
        "[\"a\", \"c\", \"e\"], \"sec | [\"x\", \"c\", \"e\"], \"sec | 'primary' names the unknown"
            + " cell 'x'",
        "[\"d\"], | [\"x\"], | 'secondary' names the unknown cell 'x'",
        "[\"t\"], | [\"x\"], | 'known' names the unknown cell 'x'",
        "[\"t\"], | [\"t\", \"a\"], | cell 'a': is in more than one of primary, secondary and"
            + " known",
        "{\"e\": {\"upper\" | {\"x\": {\"upper\" | 'levels' names the unknown cell 'x'",
        "{\"e\": [1 | {\"x\": [1 | 'bounds' names the unknown cell 'x'",
        "{\"e\": {\"X\" | {\"x\": {\"X\" | 'contributions' names the unknown cell 'x'",
        "\"total\": \"t\" | \"total\": \"u\" | equation of 'u' is over the unknown cell 'u'",
        "\"d\", \"e\"] | \"d\", \"f\"] | equation of 't' is over the unknown cell 'f'",
        "\"d\", \"e\"] | \"d\", \"d\"] | the equation of 't' repeats a cell",
        "[\"a\", \"b\", \"c\", \"d\", \"e\"] | [] | the equation of 't' has no parts",
        "\"t\": 15 | \"t\": 15.5 | does not add up: cell 't' is 15.5, its parts sum to 15",
        "\"cells\": { | \"note\": { | 'cells' is missing or not an object",
        "\"e\": 5, | \"e\": 5, \"e\": 5, | is not JSON",
      })
  void aWrongSetIsRefusedWithTheReason(String right, String wrong, String named) {
    String changed = SET.replace(right, wrong == null ? "" : wrong);
    assertThat(changed).isNotEqualTo(SET);
    assertThatThrownBy(() -> read(changed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("set.json")
        .hasMessageContaining(named);
  }

  @Test
  void allProblemsOfAFileAreReportedTogether() {
    assertThatThrownBy(
            () -> read(SET.replace("\"t\": 15", "\"t\": 14").replace("[4, 2]", "[\"4\", 2]")))
        .hasMessageContaining("set.json: cell 'c': contribution")
        .hasMessageNotContaining("does not add up");
    assertThatThrownBy(
            () ->
                read(
                    SET.replace("\"t\": 15", "\"t\": 14")
                        .replace("[\"a\", \"c\", \"e\"],", "[\"a\", \"c\", \"e\", \"x\"],")))
        .hasMessageContaining("set.json: 'primary' names")
        .hasMessageContaining("\nset.json: does not add up");
  }
}
