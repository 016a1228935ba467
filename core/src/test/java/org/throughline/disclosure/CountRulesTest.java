package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.table.DimensionKind.PERSONAL;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.primary.CountRules;
import org.throughline.disclosure.primary.Zeros;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.secondary.Pattern;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Equation;
import org.throughline.testing.Seeded;

/// Zeros, groups, insiders and habits in the tables of a build.
final class CountRulesTest {

  private static Policy policy(Zeros zeros, int group, int insiders) {
    return new Policy(
        "test",
        "a reason",
        new Method.Suppression(),
        new CountRules(5, zeros, group, insiders),
        List.of());
  }

  private static Set<String> hidden(TableDecision outcome) {
    return ShownTable.of(((TableDecision.Publishable) outcome).table()).suppressed();
  }

  private static TableDecision protect(CountTable table, Policy policy) {
    return DisclosureControl.protect(List.of(table), policy).getFirst();
  }

  @Test
  void zerosAreShownWithheldOrHideOthersAsThePolicySays() {
    CountTable table = Tables.list("kinds", PERSONAL, 0, 3, 40, 60);
    assertThat(hidden(protect(table, policy(Zeros.SHOWN, 0, 0))))
        .containsExactlyInAnyOrder("kinds/c1", "kinds/c2");
    assertThat(hidden(protect(table, policy(Zeros.WITHHELD, 0, 0)))).contains("kinds/c0");
    // Hiding a zero loses nobody, but 3 and 0 cannot come to 5.
    assertThat(hidden(protect(table, policy(Zeros.COMPLEMENTARY, 0, 0)))).contains("kinds/c2");
  }

  /// All 30 of a group are in one cell, which the zeros beside it tell.
  @Test
  void aGroupThatIsAllInOneCellIsProtectedByHidingWhatTells() {
    CountTable table = Tables.grid("g", "kind", PERSONAL, new long[][] {{30, 0, 0}, {20, 25, 31}});
    assertThat(hidden(protect(table, policy(Zeros.COMPLEMENTARY, 0, 0)))).isEmpty();
    Set<String> hidden = hidden(protect(table, policy(Zeros.COMPLEMENTARY, 1, 0)));
    assertThat(hidden).contains("g/r0/c0").containsAnyOf("g/r0/c1", "g/r0/c2");
    JointSystem system = JointSystem.of(List.of(table));
    Attack attack =
        Attack.onEverythingKnown(system)
            .hiding(hidden.stream().mapToInt(system::index).toArray(), 0);
    int cell = system.index("g/r0/c0");
    int group = system.index("row/r0");
    // Two of the group may be elsewhere, as far as readers can tell.
    assertThat(SecondSolver.max(attack, group, 1_000) - SecondSolver.min(attack, cell, 1_000))
        .isGreaterThanOrEqualTo(2 - 1e-6);
  }

  @Test
  void insidersLearnNothingEither() {
    Seeded.check(
        40,
        21,
        random -> {
          long[][] counts = new long[4][5];
          for (long[] row : counts) {
            for (int column = 0; column < row.length; column++) {
              row[column] = 1L + random.nextInt(random.nextInt(3) == 0 ? 2 : 30);
            }
          }
          CountTable table = Tables.grid("g", "kind", PERSONAL, counts);
          TableDecision outcome = protect(table, policy(Zeros.SHOWN, 0, 1));
          if (!(outcome instanceof TableDecision.Publishable)) {
            return;
          }
          JointSystem system = JointSystem.of(List.of(table));
          Attack attack =
              Attack.onEverythingKnown(system)
                  .hiding(hidden(outcome).stream().mapToInt(system::index).toArray(), 1);
          for (int insider = 0; insider < system.size(); insider++) {
            if (system.count(insider) == 1) {
              for (int cell = 0; cell < system.size(); cell++) {
                if (cell != insider && system.count(cell) < 5) {
                  assertThat(SecondSolver.max(attack.knowing(Set.of(insider)), cell, 10_000))
                      .as(system.id(cell) + " against " + system.id(insider))
                      .isGreaterThanOrEqualTo(5 - 1e-6);
                }
              }
            }
          }
        });
  }

  /// Two complements would do; the dearer one was withheld of an earlier release and costs half now.
  @Test
  void whatWasWithheldBeforeIsWithheldAgainWhereItCan() {
    String total = "2024-new/removals/fy2023";
    List<String> ids = List.of(total + "/kind=c0", total + "/kind=c1", total + "/kind=c2");
    CountTable table =
        new CountTable(
            "t",
            "t",
            "records",
            Tables.list("x", PERSONAL, 3, 40, 50).dimensions(),
            List.of(
                new Cell(ids.get(0), List.of("c0"), 3),
                new Cell(ids.get(1), List.of("c1"), 40),
                new Cell(ids.get(2), List.of("c2"), 50),
                new Cell(total, List.of("total"), 93)),
            List.of(new Equation(total, ids)));
    Policy policy = policy(Zeros.SHOWN, 0, 0);
    assertThat(hidden(protect(table, policy))).containsExactlyInAnyOrder(ids.get(0), ids.get(1));
    AttackerKnowledge before =
        new AttackerKnowledge(List.of(), Map.of(), Set.of("2023-old/removals/fy2023/kind=c2"));
    assertThat(hidden(DisclosureControl.protect(List.of(table), before, policy).getFirst()))
        .containsExactlyInAnyOrder(ids.get(0), ids.get(2));
  }

  @Test
  void aProtectorThatHidesTooLittleOrCrashesPublishesNothingUnsafe() {
    CountTable table = Tables.grid("g", "kind", PERSONAL, new long[][] {{3, 20, 30}, {15, 25, 31}});
    Set<String> sound = hidden(protect(table, policy(Zeros.SHOWN, 0, 0)));
    List<Protector> broken =
        List.of(
            task -> new Pattern(task.hidden(), Set.of()),
            task -> new Pattern(new HashSet<>(), Set.of()),
            task -> {
              throw new IllegalStateException("out of time");
            });
    for (Protector protector : broken) {
      TableDecision outcome =
          DisclosureControl.protect(
                  List.of(table),
                  AttackerKnowledge.NOTHING,
                  policy(Zeros.SHOWN, 0, 0),
                  protector,
                  new SettledParts(),
                  Set.of())
              .getFirst();
      assertThat(hidden(outcome)).hasSameSizeAs(sound);
    }
  }

  @Test
  void groupsWithZerosShownAreRefused() {
    assertThatThrownBy(() -> new CountRules(5, Zeros.SHOWN, 1, 0)).hasMessageContaining("zeros");
  }
}
