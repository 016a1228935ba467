package org.throughline.disclosure.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.disclosure.secondary.Pattern;
import org.throughline.disclosure.secondary.Suppressor;
import org.throughline.disclosure.secondary.Task;

final class JjFormatTest {

  /// The 3x3 table of Fischetti and Salazar with levels 8 above and 17 below for activity II in
  /// region C; row by row, totals last.
  private static final String THREE_BY_THREE =
      """
      0
      16
      0 20 20 s 0 190 0 0 0
      1 50 50 s 0 190 0 0 0
      2 10 10 s 0 190 0 0 0
      3 80 80 z 0 190 0 0 0
      4 8 8 s 0 190 0 0 0
      5 19 19 s 0 190 0 0 0
      6 22 22 u 0 190 17 8 0
      7 49 49 z 0 190 0 0 0
      8 17 17 s 0 190 0 0 0
      9 32 32 s 0 190 0 0 0
      10 12 12 s 0 190 0 0 0
      11 61 61 z 0 190 0 0 0
      12 45 45 z 0 190 0 0 0
      13 101 101 z 0 190 0 0 0
      14 44 44 z 0 190 0 0 0
      15 190 190 z 0 190 0 0 0
      8
      0 4 : 3 (-1) 0 (1) 1 (1) 2 (1)
      0 4 : 7 (-1) 4 (1) 5 (1) 6 (1)
      0 4 : 11 (-1) 8 (1) 9 (1) 10 (1)
      0 4 : 15 (-1) 12 (1) 13 (1) 14 (1)
      0 4 : 12 (-1) 0 (1) 4 (1) 8 (1)
      0 4 : 13 (-1) 1 (1) 5 (1) 9 (1)
      0 4 : 14 (-1) 2 (1) 6 (1) 10 (1)
      0 4 : 15 (-1) 3 (1) 7 (1) 11 (1)
      """;

  @Test
  void whatIsReadIsWrittenBackUnchanged() {
    assertThat(JjFormat.write(JjFormat.read("table", THREE_BY_THREE))).isEqualTo(THREE_BY_THREE);
  }

  @Test
  void theOptimumOfTheLiteratureIsFoundFromTheFileAndPassesTheAudit() {
    JjFile file = JjFormat.read("table", THREE_BY_THREE);
    Pattern pattern = Suppressor.protect(new SetProblem(file, List.of()).task());
    assertThat(pattern.hidden()).containsExactly(4, 6, 8, 10);
    JjFile suppressed = file.suppressing(pattern.hidden());
    assertThat(suppressed.suppressed()).isEqualTo(pattern.hidden());
    assertThat(Auditor.audit(suppressed.attack(suppressed.suppressed())).passed()).isTrue();
    assertThat(Auditor.audit(file.attack(Set.of(4, 6, 8))).passed()).isFalse();
  }

  @Test
  void aSlidingLevelAsksForWidthAtEitherEnd() {
    String wide = THREE_BY_THREE.replace("6 22 22 u 0 190 17 8 0", "6 22 22 u 0 190 1 1 25");
    String tooWide = wide.replace("1 1 25", "1 1 26");
    Set<Integer> pattern = Set.of(4, 6, 8, 10);
    assertThat(Auditor.audit(JjFormat.read("t", wide).attack(pattern)).passed()).isTrue();
    assertThat(Auditor.audit(JjFormat.read("t", tooWide).attack(pattern)).passed()).isFalse();
  }

  @Test
  void boundsThatAnOutsiderKnowsNarrowTheInterval() {
    String known = THREE_BY_THREE.replace("8 17 17 s 0 190", "8 17 17 s 10 190");
    JjFile file = JjFormat.read("t", known);
    assertThat(Auditor.intervals(file.attack(Set.of(4, 6, 8, 10))))
        .containsEntry(6, new org.throughline.disclosure.attack.Interval(15, 30));
  }

  @Test
  void decimalsBecomeWholeNumbersOfTheLastPlace() {
    JjFile file =
        JjFormat.read(
            "t",
            """
            0
            3
            0 1.5 1 s 0 9 0 0 0
            1 0.25 1 u 0 9 0.1 0.1 0
            2 1.75 1 s 0 9 0 0 0
            1
            0 3 : 2 (-1) 0 (1) 1 (1)
            """);
    assertThat(file.decimals()).isEqualTo(2);
    assertThat(file.system().count(2)).isEqualTo(175);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6 22 22 u 0 190 17 8 0 | 6 22 22 q 0 190 17 8 0 | line 9: cell 6 has the unknown status"
            + " 'q'",
        "6 22 22 u 0 190 17 8 0 | 6 22 22 u 0 190 23 8 0 | line 9: cell '6' cannot be protected:"
            + " the lower level",
        "6 22 22 u 0 190 17 8 0 | 6 22 22 u 0 29 17 8 0 | line 9: cell '6' cannot be protected: the"
            + " upper level",
        "6 22 22 u 0 190 17 8 0 | 6 22 22 u 0 190 0 0 191 | line 9: cell '6' cannot be protected:"
            + " the sliding level",
        "6 22 22 u 0 190 17 8 0 | 6 22 22 u 0 190 17 8 | fields",
        "6 22 22 u 0 190 17 8 0 | 6 23 22 u 0 190 17 8 0 | does not add up",
        "7 (-1) 4 (1) 5 (1) 6 (1) | 7 (-1) 4 (1) 5 (1) 66 (1) | unknown cell 66",
        "7 (-1) 4 (1) 5 (1) 6 (1) | 7 (-1) 4 (1) 5 (1) | fewer terms",
        "6 22 22 u 0 190 | 6 22 22 u 23 190 | cell '6' has a value outside its bounds",
        "6 22 22 u | 6 22 -22 u | cell '6' has a negative weight",
        "190 17 8 0 | 190 -17 8 0 | cell '6' has a negative level",
        "6 22 22 u | 6 1e999999999 22 u | out of range",
        "6 22 22 u | 6 22e-999999999 22 u | out of range",
        "7 (-1) 4 (1) 5 (1) 6 (1) | 7 (-1) 4 (1) 5 (1) 16 (1) | unknown cell 16",
        "7 (-1) 4 (1) 5 (1) 6 (1) | 7 (-1) 4 (1) 5 (1) 6 (1) 8 (1) | more terms",
        "7 (-1) 4 (1) 5 (1) 6 (1) | 7 (-1) 4 (1) 5 (1) 5 (1) | repeated",
        "7 (-1) 4 (1) 5 (1) 6 (1) | 7 (-1) 4 (1) 5 (1) 6 (0) | cell 6 has the coefficient 0",
        "7 (-1) 4 (1) 5 (1) 6 (1) | 7 (-1) 4 (1) 5 (1) 6 (1234567890123456789) | fewer terms",
        "0 4 : 7 | 3 4 : 7 | starts with 0",
        "0 4 : 7 | 0 4 1 : 7 | starts with 0",
        "0 4 : 7 | 0 4 7 | line 21: an equation needs a colon",
        "0 4 : 7 | 0 4x : 7 | found '4x'",
        "6 22 22 u | 8 22 22 u | line 9: expected cell 6, found 8",
        "6 22 22 u | 6 2z 22 u | line 9: '2z' is not a number",
        "6 22 22 u | 6 -1e30 22 u | cell 6 has the number -1e30",
        "17 8 0 | 17 1e18 0 | cell 6 has the number 1e18"
      })
  void aBrokenFileIsRefusedWithTheReason(String good, String bad, String named) {
    String broken = THREE_BY_THREE.replaceFirst(java.util.regex.Pattern.quote(good), bad);
    assertThat(broken).isNotEqualTo(THREE_BY_THREE);
    assertThatThrownBy(() -> JjFormat.read("broken.jj", broken).system())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  @Test
  void aFileThatStartsOrEndsWithSomethingElseIsRefusedWithTheLine() {
    assertThatThrownBy(() -> JjFormat.read("jj", "1" + THREE_BY_THREE.substring(1)))
        .hasMessageContaining("jj, line 1: ")
        .hasMessageContaining("found '1'");
    assertThatThrownBy(() -> JjFormat.read("jj", THREE_BY_THREE + "\n0 2 : 0 (1) 1 (1)\n"))
        .hasMessageContaining("jj, line 29: ")
        .hasMessageContaining("found '0 2 : 0 (1) 1 (1)'");
    assertThat(JjFormat.read("jj", THREE_BY_THREE + "\n  \n").rows()).hasSize(8);
  }

  @Test
  void aTruncatedFileIsRefusedWhereverItIsCut() {
    for (int end = 0; end < THREE_BY_THREE.length() - 1; end++) {
      String cut = THREE_BY_THREE.substring(0, end);
      assertThatThrownBy(() -> JjFormat.read("cut.jj", cut))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cut.jj");
    }
  }

  @Test
  void theDemandReachesAsFarAsTheLevelsSay() {
    assertThat(new SetProblem(JjFormat.read("t", THREE_BY_THREE), List.of()).task().levels())
        .containsExactly(new ProtectionLevel(6, 22 - 17, 22 + 8, 0));
  }

  /// Without any level a second value must stay possible.
  @ParameterizedTest
  @CsvSource({"0 0 0, 1", "0 3 0, 0", "3 0 0, 0", "1 1 25, 25", "0 0 7, 7"})
  void theWidthIsTheSlidingLevelAndOneWhereNothingElseIsAskedFor(String levels, long width) {
    JjFile file = JjFormat.read("t", THREE_BY_THREE.replace("17 8 0", levels));
    assertThat(new SetProblem(file, List.of()).task().levels())
        .extracting(ProtectionLevel::width)
        .containsExactly(width);
    assertThat(file.attack(Set.of(6)).levels())
        .isEqualTo(new SetProblem(file, List.of()).task().levels());
  }

  @Test
  void theTaskHasThePricesAndBoundsOfTheFile() {
    JjFile file =
        JjFormat.read(
            "t",
            THREE_BY_THREE
                .replace("8 17 17 s 0 190", "8 17 3 s 10 20")
                .replace("10 12 12 s 0 190", "10 12 12 m 0 1e30"));
    Task task = new SetProblem(file, List.of(Set.of(1))).task();
    assertThat(task.terms().least(8)).isEqualTo(10);
    assertThat(task.terms().most(8)).isEqualTo(20);
    assertThat(task.terms().most(10)).isEqualTo(Attack.UNBOUNDED);
    assertThat(task.terms().weight(8)).isEqualTo(3);
    assertThat(task.hidden()).containsExactly(6, 10);
    assertThat(task.fixed()).containsExactly(3, 7, 11, 12, 13, 14, 15);
    assertThat(task.insiders()).containsExactly(Set.of(1));
  }
}
