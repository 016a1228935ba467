package org.throughline.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.table.DimensionKind.PERSONAL;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughline.disclosure.Tables;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.ProtectionLevel;

/// Whatever a solver does, it can make a safe cell look disclosed, and never the reverse.
final class FailingSolversTest {

  private final JointSystem system =
      JointSystem.of(List.of(Tables.list("kind", PERSONAL, 5, 7, 30, 100)));
  private final int cell = system.index("kind/c0");

  /// Five and seven hide each other: values from 0 to 12 stay possible.
  private Attack attack(long low, long high) {
    return Attack.onEverythingKnown(system)
        .hiding(new int[] {cell, system.index("kind/c1")}, 0)
        .against(List.of(new ProtectionLevel(cell, low, high)));
  }

  static Stream<Solver.Kind> failing() {
    return Stream.of(
        part -> {
          throw new IllegalStateException("cannot be made");
        },
        part ->
            (column, target) -> {
              throw new IllegalStateException("crashed");
            },
        part ->
            (column, target) -> {
              throw new StackOverflowError();
            },
        part -> (column, target) -> part.truth(),
        part -> (column, target) -> new double[0],
        part -> (column, target) -> filled(part, Double.NaN),
        part -> (column, target) -> filled(part, Double.POSITIVE_INFINITY),
        part -> (column, target) -> filled(part, Double.NEGATIVE_INFINITY),
        part -> (column, target) -> filled(part, target + 1.0),
        part -> (column, target) -> only(part, column, (double) target),
        part -> (column, target) -> below(part, column));
  }

  private static double[] filled(Block part, double value) {
    double[] point = new double[part.size()];
    Arrays.fill(point, value);
    return point;
  }

  /// Has the value that was asked for and does not add up.
  private static double[] only(Block part, int column, double value) {
    double[] point = part.truth();
    point[column] = value;
    return point;
  }

  /// Adds up, with a negative count.
  private static double[] below(Block part, int column) {
    double[] point = filled(part, 13);
    point[column] = -1;
    return point;
  }

  @ParameterizedTest
  @MethodSource("failing")
  void aSolverThatFailsProvesNothing(Solver.Kind kind) {
    AuditReport report = Auditor.audit(attack(4, 6), List.of(kind));
    assertThat(report.passed()).isFalse();
    assertThat(report.findings().getFirst().provenHigh()).isEqualTo(5);
    assertThat(report.findings().getFirst().provenLow()).isEqualTo(5);
    assertThat(report.findings().getFirst().excluded()).as("merely undecided").isFalse();
  }

  @Test
  void failuresOfAllBlocksAreReported() {
    Solver.Kind crashing = failing().toList().get(1);
    assertThat(Auditor.audit(attack(4, 6), List.of(crashing)).solverFailures()).isEqualTo(2);
    assertThat(Auditor.audit(attack(4, 6)).solverFailures()).isEqualTo(0);
  }

  @ParameterizedTest
  @MethodSource("failing")
  void anotherSolverMakesUpForIt(Solver.Kind kind) {
    AuditReport report = Auditor.audit(attack(0, 12), List.of(kind, Simplex::new));
    assertThat(report.passed()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("failing")
  void whatIsImpossibleStaysImpossible(Solver.Kind kind) {
    for (Attack attack : List.of(attack(5, 13), attack(-1, 5))) {
      AuditReport report = Auditor.audit(attack, List.of(kind, Simplex::new));
      assertThat(report.passed()).isFalse();
      assertThat(report.findings().getFirst().excluded()).isTrue();
    }
  }

  @Test
  void everySolverAloneFindsWhatIsThere() {
    for (Solver.Kind kind : Auditor.STANDARD) {
      AuditReport report = Auditor.audit(attack(0, 12), List.of(kind));
      assertThat(report.passed()).as("solver %d", Auditor.STANDARD.indexOf(kind)).isTrue();
    }
  }

  @Test
  void aFractionThatRoundsToATableThatDoesNotAddUpIsNoProof() {
    Solver.Kind halves =
        part ->
            (column, target) -> {
              double[] point = part.truth();
              point[column] += 0.5;
              point[1 - column] -= 0.4;
              return point;
            };
    AuditReport report = Auditor.audit(attack(5, 6), List.of(halves));
    assertThat(report.passed()).isFalse();
  }
}
