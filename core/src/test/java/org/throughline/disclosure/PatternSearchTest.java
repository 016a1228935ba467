package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.attack.AuditReport;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.format.JjFile;
import org.throughline.disclosure.format.JjFormat;
import org.throughline.disclosure.format.SetProblem;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.disclosure.secondary.Pattern;
import org.throughline.disclosure.secondary.Task;

/// What happens to a pattern that the audit does not accept. Cell 0 is 3 and has to be possible up to 5;
/// 1 to 4 are 2, 10, 20 and 40; 5 is their published total.
final class PatternSearchTest {

  private static final JjFile FILE =
      JjFormat.read(
          "row",
          """
          0
          6
          0 3 3 u 0 100 0 2 0
          1 2 2 s 0 100 0 0 0
          2 10 10 s 0 100 0 0 0
          3 20 20 s 0 100 0 0 0
          4 40 40 s 0 100 0 0 0
          5 75 75 z 0 100 0 0 0
          1
          0 6 : 5 (-1) 0 (1) 1 (1) 2 (1) 3 (1) 4 (1)
          """);

  private final List<Pattern> tried = new ArrayList<>();

  private static Task task() {
    return new SetProblem(FILE, List.of()).task();
  }

  private static Attack attack(Pattern pattern) {
    return FILE.attack(pattern.hidden());
  }

  private PatternSearch.Attempt search(
      Protector better, Function<Attack, Attack> attacker, Task task) {
    PatternSearch search =
        new PatternSearch(
            better,
            pattern -> {
              tried.add(pattern);
              return Auditor.audit(attacker.apply(attack(pattern)));
            });
    return search.search(task);
  }

  @Test
  void aPatternThatPassesIsTaken() {
    PatternSearch.Attempt attempt = search(Protector.EXACT, attack -> attack, task());
    assertThat(attempt.passed()).isTrue();
    assertThat(attempt.pattern().hidden()).containsExactly(0, 1);
    assertThat(tried).hasSize(1);
  }

  @Test
  void whatIsWithheldInAnyCaseIsNotAddedToWhereItIsEnough() {
    Task enough =
        new Task(
            FILE.system(), Set.of(0, 1), Set.of(5), task().terms(), task().levels(), List.of());
    PatternSearch.Attempt attempt =
        search(
            any -> {
              throw new AssertionError("nothing to look for");
            },
            attack -> attack,
            enough);
    assertThat(attempt.passed()).isTrue();
    assertThat(attempt.pattern().hidden()).containsExactly(0, 1);
  }

  /// Cells 0 to 2 hide one another in their total; cell 4 alone needs another one of its total withheld.
  @Test
  void aPatternIsLookedForOnlyForWhatIsDisclosed() {
    JjFile file =
        JjFormat.read(
            "two totals",
            """
            0
            8
            0 3 3 u 0 100 0 2 0
            1 4 4 u 0 100 0 2 0
            2 2 2 u 0 100 0 2 0
            3 9 9 z 0 100 0 0 0
            4 3 3 u 0 100 0 2 0
            5 10 10 s 0 100 0 0 0
            6 20 20 s 0 100 0 0 0
            7 33 33 z 0 100 0 0 0
            2
            0 4 : 3 (-1) 0 (1) 1 (1) 2 (1)
            0 4 : 7 (-1) 4 (1) 5 (1) 6 (1)
            """);
    List<Integer> asked = new ArrayList<>();
    PatternSearch.Attempt attempt =
        new PatternSearch(
                task -> {
                  task.levels().forEach(level -> asked.add(level.cell()));
                  return Protector.EXACT.protect(task);
                },
                pattern -> Auditor.audit(file.attack(pattern.hidden())))
            .search(new SetProblem(file, List.of()).task());
    assertThat(attempt.passed()).isTrue();
    assertThat(attempt.report().findings()).hasSize(4);
    assertThat(attempt.pattern().hidden()).containsExactly(0, 1, 2, 4, 5);
    assertThat(asked).containsExactly(4);
  }

  @Test
  void aProtectorThatCrashesIsFollowedByTheHeuristic() {
    PatternSearch.Attempt attempt =
        search(
            any -> {
              throw new ArithmeticException("crashed");
            },
            attack -> attack,
            task());
    assertThat(attempt.passed()).isTrue();
    assertThat(attempt.pattern().hidden()).containsExactly(0, 1);
    assertThat(tried).hasSize(1);
  }

  /// The audit asks for 6, the task for 5: with twice the distance the protector hides enough.
  @Test
  void theDemandsThatFailAreRaisedUntilThePatternPasses() {
    PatternSearch.Attempt attempt =
        search(
            Protector.HEURISTIC,
            attack -> attack.against(List.of(new ProtectionLevel(0, 3, 6, 0))),
            task());
    assertThat(attempt.passed()).isTrue();
    assertThat(attempt.pattern().hidden()).contains(0, 2);
    assertThat(tried).hasSize(3);
  }

  /// 60 is more than the protection level is ever raised to.
  @Test
  void afterFourRepairsTheSearchGivesUpAndSaysWhatIsDisclosed() {
    PatternSearch.Attempt attempt =
        search(
            Protector.HEURISTIC,
            attack -> attack.against(List.of(new ProtectionLevel(0, 3, 60, 0))),
            task());
    assertThat(attempt.passed()).isFalse();
    assertThat(attempt.disclosed()).containsExactly(0);
    assertThat(attempt.report().failures()).hasSize(1);
    assertThat(tried).hasSize(1 + 5);
  }

  @Test
  void whereNothingIsLeftToWithholdNobodyIsAskedForAPattern() {
    Task finished =
        new Task(
            FILE.system(),
            Set.of(0),
            Set.of(1, 2, 3, 4, 5),
            task().terms(),
            task().levels(),
            List.of());
    PatternSearch.Attempt attempt =
        search(
            any -> {
              throw new AssertionError("nothing can be found");
            },
            attack -> attack,
            finished);
    assertThat(attempt.disclosed()).containsExactly(0);
    assertThat(tried).hasSize(1);
  }

  /// Cell 0 is at most 100.
  @Test
  void whatNoPatternProtectsIsSaidWithoutRepairs() {
    Task hopeless = task().harder(Set.of(0), 100);
    PatternSearch.Attempt byBetter = search(Protector.EXACT, attack -> attack, hopeless);
    assertThat(byBetter.passed()).isFalse();
    assertThat(byBetter.disclosed()).containsExactly(0);
    assertThat(tried).hasSize(1);
    PatternSearch.Attempt byHeuristic =
        search(any -> new Pattern(Set.of(0), Set.of()), attack -> attack, hopeless);
    assertThat(byHeuristic.passed()).isFalse();
    assertThat(byHeuristic.disclosed()).containsExactly(0);
    assertThat(tried).hasSize(3);
  }

  /// Whoever knows cell 1 sees through it: one more cell is hidden against them.
  @Test
  void whatFailsAgainstInsidersIsDefendedAgainstThem() {
    PatternSearch.Attempt attempt =
        search(Protector.HEURISTIC, attack -> attack.withInsiders(List.of(Set.of(1))), task());
    assertThat(attempt.passed()).isTrue();
    assertThat(attempt.pattern().hidden()).contains(0).hasSizeGreaterThan(1);
    assertThat(attempt.pattern().hidden()).containsAnyOf(2, 3, 4);
    assertThat(tried).hasSize(3);
  }

  @Test
  void aFailureOfBothProtectorsIsAFailure() {
    Task impossible =
        new Task(
            FILE.system(),
            Set.of(0),
            Set.of(),
            task().terms(),
            List.of(new ProtectionLevel(99, 0, 1)),
            List.of());
    assertThatThrownBy(() -> search(Protector.EXACT, attack -> attack, impossible))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the solver failed");
  }

  @Test
  void auditedLooksAtOnePatternOnly() {
    AuditReport report = Auditor.audit(attack(new Pattern(Set.of(0), Set.of())));
    PatternSearch.Attempt attempt =
        new PatternSearch(Protector.EXACT, pattern -> report)
            .audited(new Pattern(Set.of(0), Set.of()));
    assertThat(attempt.disclosed()).containsExactly(0);
    assertThat(attempt.report()).isSameAs(report);
  }
}
