package org.throughline.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.Tables;
import org.throughline.disclosure.linear.Neighbourhood;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.ProtectionLevel;

/// What is asked of solvers, and what is made of their answers.
final class SearchTest {

  private static final Block PAIR =
      Given.part(Given.attack(new long[] {5, 7, 12}, 2, Given.row(1, 1, -1)));

  private final List<Long> asked = new ArrayList<>();

  private Solver.Kind recording(Solver.Kind kind) {
    return part -> {
      Solver solver = kind.over(part);
      return (column, target) -> {
        asked.add(target);
        return solver.seek(column, target);
      };
    };
  }

  private static final Solver.Kind IDLE = part -> (column, target) -> part.truth();

  private static Search search(ProtectionLevel level, List<Solver.Kind> kinds) {
    Search search = new Search(kinds);
    search.expect(0, 5);
    search.expect(1, 7);
    search.prove(PAIR, List.of(level), Set.of());
    return search;
  }

  @Test
  void onlyWhatIsMissingIsSought() {
    search(new ProtectionLevel(0, 5, 12), List.of(recording(IDLE)));
    search(new ProtectionLevel(0, 0, 5), List.of(recording(IDLE)));
    search(new ProtectionLevel(0, 5, 5), List.of(recording(IDLE)));
    assertThat(asked).containsExactly(12L, 0L);
  }

  /// The protector sees equations through the same kind of part: one that is lost there must not be lost here.
  @Test
  void anEquationThatAPartHasLostIsCheckedAllTheSame() {
    Attack attack = PAIR.attack();
    Block forgetful =
        new Block(attack, new Neighbourhood(attack.using(List.of()).system(), List.of(0, 1)));
    Search search = new Search(List.of(part -> (column, target) -> new double[] {target, 7}));
    search.expect(0, 5);
    search.prove(forgetful, List.of(new ProtectionLevel(0, 5, 9)), Set.of());
    assertThat(search.proof(0).high(Set.of())).isEqualTo(5);
    assertThat(search.failures()).isZero();
  }

  @Test
  void aMissingWidthIsSoughtOnBothSides() {
    search(new ProtectionLevel(0, 5, 5, 4), List.of(recording(IDLE)));
    assertThat(asked).as("then part of it above").containsExactly(9L, 1L, 7L, 6L);
    asked.clear();
    Search found = search(new ProtectionLevel(0, 4, 6, 2), List.of(recording(Simplex::new)));
    assertThat(asked).as("the ends are wide enough").containsExactly(6L, 4L);
    assertThat(found.proof(0).meets(new ProtectionLevel(0, 4, 6, 2), Set.of())).isTrue();
    assertThat(found.proof(0).meets(new ProtectionLevel(0, 4, 6, 3), Set.of())).isFalse();
  }

  @Test
  void widthsArePossibleUpToTheTotalAndNotBeyond() {
    assertThat(
            search(new ProtectionLevel(0, 5, 5, 12), Auditor.STANDARD)
                .proof(0)
                .meets(new ProtectionLevel(0, 5, 5, 12), Set.of()))
        .isTrue();
    assertThat(
            search(new ProtectionLevel(0, 5, 5, 13), Auditor.STANDARD)
                .proof(0)
                .meets(new ProtectionLevel(0, 5, 5, 13), Set.of()))
        .isFalse();
  }

  @Test
  void aProvedDemandIsNotSoughtAgain() {
    search(new ProtectionLevel(0, 0, 12), List.of(Simplex::new, recording(IDLE)));
    assertThat(asked).isEmpty();
    search(new ProtectionLevel(0, 0, 12), List.of(IDLE, recording(IDLE)));
    assertThat(asked).containsExactly(12L, 0L);
  }

  @Test
  void whatIsOutOfReachIsNotSoughtAgain() {
    search(new ProtectionLevel(0, 0, 13), List.of(Simplex::new, recording(IDLE)));
    search(new ProtectionLevel(0, -1, 12), List.of(Simplex::new, recording(IDLE)));
    assertThat(asked).isEmpty();
  }

  @Test
  void aTableProvesSomethingAboutEveryCellItChanges() {
    Search up = search(new ProtectionLevel(0, 5, 12), List.of(Simplex::new));
    assertThat(up.proof(1).low(Set.of())).isEqualTo(0);
    assertThat(up.proof(1).high(Set.of())).isEqualTo(7);
    Search down = search(new ProtectionLevel(0, 0, 5), List.of(Simplex::new));
    assertThat(down.proof(1).low(Set.of())).isEqualTo(7);
    assertThat(down.proof(1).high(Set.of())).isEqualTo(12);
    assertThat(down.proof(0).low(Set.of(1))).isEqualTo(5);
    assertThat(up.proof(0).high(Set.of(1))).as("to who knows the other").isEqualTo(5);
  }

  @Test
  void aTableMayReachABoundAndNotPassIt() {
    Block bounded =
        Given.part(
            Tables.bounding(Given.attack(new long[] {5, 7, 12}, 2, Given.row(1, 1, -1)), 0, 2, 9));
    Search search =
        new Search(
            List.of(part -> (column, target) -> new double[] {(double) target, 12.0 - target}));
    search.expect(0, 5);
    search.prove(bounded, List.of(new ProtectionLevel(0, 1, 10)), Set.of());
    assertThat(search.proof(0).high(Set.of())).isEqualTo(5);
    assertThat(search.proof(0).low(Set.of())).isEqualTo(5);
    search.prove(bounded, List.of(new ProtectionLevel(0, 2, 9)), Set.of());
    assertThat(search.proof(0).high(Set.of())).isEqualTo(9);
    assertThat(search.proof(0).low(Set.of())).isEqualTo(2);
  }

  @Test
  void whatFailsIsCounted() {
    Solver.Kind crashing =
        part ->
            (column, target) -> {
              throw new IllegalStateException("crashed");
            };
    Solver.Kind unmakeable =
        part -> {
          throw new IllegalStateException("cannot be made");
        };
    ProtectionLevel level = new ProtectionLevel(0, 0, 12);
    assertThat(search(level, List.of(crashing, unmakeable, Simplex::new)).failures()).isEqualTo(3);
    assertThat(search(level, List.of(Simplex::new, crashing)).failures()).isEqualTo(0);
  }

  /// Neither side alone is wide enough: from 3 to 8, where the truth is 5.
  @Test
  void aWidthMayLiePartlyAboveAndPartlyBelow() {
    Block bounded =
        Given.part(
            Tables.bounding(Given.attack(new long[] {5, 7, 12}, 2, Given.row(1, 1, -1)), 0, 3, 8));
    Solver.Kind whole = part -> (column, target) -> WholeNumbers.search(part, column, target);
    Search search = new Search(List.of(whole));
    search.expect(0, 5);
    search.prove(bounded, List.of(new ProtectionLevel(0, 5, 5, 5)), Set.of());
    assertThat(search.proof(0).low(Set.of())).isEqualTo(3);
    assertThat(search.proof(0).high(Set.of())).isEqualTo(8);
  }
}
