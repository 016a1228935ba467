package org.throughline.disclosure.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A protection level that is written in another shape must not be passed over: the set would be published
/// without it.
final class TableSetShapesTest {

  private static final String SET =
      """
      {"cells": {"a": 3, "b": 9, "t": 12},
       "equations": [{"total": "t", "parts": ["a", "b"]}],
       "primary": ["a"], "secondary": ["b"], "known": ["t"],
       "levels": {"a": {"upper": 2}}, "bounds": {"b": [0, 20]},
       "contributions": {"b": [4, 5]}}
      """;

  @Test
  void theShapesThatAreDocumentedAreRead() {
    assertThatCode(() -> TableSetFormat.read("set.json", SET)).doesNotThrowAnyException();
  }

  /// Nothing below the lower bound is thought possible, so a lower level that nobody asked for stops there.
  @ParameterizedTest
  @CsvSource({"0, 3", "1, 2", "3, 0"})
  void aLowerLevelThatIsNotGivenReachesNoFurtherThanTheLowerBound(long bound, long level) {
    String set =
        SET.replace("{\"upper\": 2}", "{\"upper\": 5}")
            .replace(
                "\"bounds\": {",
                String.format(Locale.ROOT, "\"bounds\": {\"a\": [%d, 20], ", bound));
    JjCell cell = Assessor.asGiven(TableSetFormat.read("set.json", set)).file().cells().getFirst();
    assertThat(cell.levels()).isEqualTo(new JjCell.Levels(level, 5, 0));
  }

  @Test
  void aNegativeValueMayHaveNoUpperBound() {
    String set =
        """
        {"cells": {"a": {"value": -3, "lower": -20, "upperLevel": 2}, "b": 9, "t": 6},
         "equations": [{"total": "t", "parts": ["a", "b"]}], "primary": ["a"]}
        """;
    assertThatCode(() -> Assessor.asGiven(TableSetFormat.read("set.json", set)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"total\": \"t\", \"parts\": [\"a\", \"b\"]}] | null | 'equations'",
        "[{\"total\": \"t\", \"parts\": [\"a\", \"b\"]}] | \"t = a + b\" | 'equations'",
        "[{\"total\": \"t\", \"parts\": [\"a\", \"b\"]}] | {\"t\": [\"a\", \"b\"]} | 'equations'",
        "\"parts\": [\"a\", \"b\"] | \"parts\": [\"a\", \"b\"], \"coefficients\": [1, 2] | an"
            + " equation",
        "\"parts\": [\"a\", \"b\"] | \"parts\": \"a\" | an equation",
        "\"primary\": [\"a\"] | \"primary\": \"a\" | 'primary'",
        "\"secondary\": [\"b\"] | \"secondary\": {\"b\": true} | 'secondary'",
        "\"known\": [\"t\"] | \"known\": \"t\" | 'known'",
        "\"known\": [\"t\"] | \"known\": [[\"t\"]] | 'known'",
        "{\"upper\": 2} | 2 | 'levels' of cell 'a'",
        "{\"upper\": 2} | [2, 2] | 'levels' of cell 'a'",
        "{\"a\": {\"upper\": 2}} | [2] | 'levels'",
        "{\"a\": {\"upper\": 2}} | {\"b\": {\"upper\": 2}} | cell 'b': has protection levels",
        "[0, 20] | {\"lower\": 0, \"upper\": 20} | 'bounds' of cell 'b'",
        "[0, 20] | [0, 20, 30] | 'bounds' of cell 'b'",
        "[0, 20] | 20 | 'bounds' of cell 'b'",
        "[4, 5] | 9 | 'contributions' of cell 'b'",
        "[4, 5] | [10, -1] | cell 'b': contribution -1 is negative",
        "\"a\": 3 | \"a\": {\"value\": 3, \"weight\": -5} | cell 'a': weight -5 is negative",
        "\"a\": 3 | \"a\": 1e999999999 | cell 'a': value",
        "\"a\": 3 | \"a\": 1e-999999999 | cell 'a': value",
        "\"a\": 3 | \"a\": 1e2147483648 | is not JSON"
      })
  void anotherShapeIsRefusedWithWhereItStands(String right, String wrong, String named) {
    String changed = SET.replace(right, wrong);
    assertThatThrownBy(() -> TableSetFormat.read("set.json", changed))
        .as(changed)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("set.json")
        .hasMessageContaining(named);
  }
}
