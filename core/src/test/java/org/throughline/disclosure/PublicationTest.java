package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.table.DimensionKind.PERSONAL;
import static org.throughline.table.DimensionKind.TIME;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.primary.CountRules;
import org.throughline.disclosure.primary.Zeros;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.disclosure.secondary.Pattern;
import org.throughline.disclosure.secondary.Task;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Equation;

/// What a publication asks of a protector, by hand; threshold 5.
final class PublicationTest {

  /// 1 and 2 people are small; the months are open; nobody is in `kinds/c3`.
  private static final CountTable KINDS = Tables.list("kinds", PERSONAL, 1, 2, 30, 0);

  private static final CountTable MONTHS = Tables.list("months", TIME, 3, 30);

  private static Policy policy(Zeros zeros, int group, int insiders) {
    return new Policy(
        "p", "why", new Method.Suppression(), new CountRules(5, zeros, group, insiders), List.of());
  }

  private static Publication publication(Policy policy, String... withheld) {
    return new Publication(
        List.of(KINDS, MONTHS), Set.of(withheld), AttackerKnowledge.NOTHING, policy);
  }

  private static Set<String> ids(Publication publication, Collection<Integer> cells) {
    return cells.stream()
        .map(publication.system()::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Cell, low and high of every protection level.
  private static Set<String> levels(Publication publication, Set<Integer> given) {
    Set<String> levels = new TreeSet<>();
    for (ProtectionLevel level : publication.task(given).levels()) {
      levels.add(publication.system().id(level.cell()) + " " + level.low() + " " + level.high());
    }
    return levels;
  }

  @Test
  void smallCountsAreHiddenAndWhatIsOpenIsNot() {
    Publication publication = publication(policy(Zeros.SHOWN, 0, 0));
    Task task = publication.task(Set.of());
    assertThat(ids(publication, task.hidden())).containsExactly("kinds/c0", "kinds/c1");
    assertThat(ids(publication, task.fixed()))
        .containsExactly("kinds/c3", "months/c0", "months/c1", "total");
    assertThat(levels(publication, Set.of())).containsExactly("kinds/c0 1 5", "kinds/c1 1 5");
    assertThat(levels(publication, Set.of(publication.system().index("kinds/c1"))))
        .containsExactly("kinds/c0 1 5");
    assertThat(task.terms().least(publication.system().index("kinds/c2"))).isEqualTo(1);
    assertThat(publication.isShownSomewhere("kinds/c2")).isTrue();
    assertThat(publication.isShownSomewhere("total")).isFalse();
    assertThat(publication.isOpen(publication.system().index("months/c0"))).isTrue();
  }

  /// Readers had 38 and know that the number grew: 40 would tell them of two. The number stands for the change, and no
  /// search for fewer holes may show it.
  @Test
  void aNumberThatStandsForASmallChangeIsHidden() {
    CountTable now =
        Tables.list("kinds", PERSONAL, 40, 50)
            .withBehind(
                List.of(
                    new Cell("kinds/c0@1", List.of(), 38),
                    new Cell("kinds/c0 since kinds/c0@1", List.of(), 2)),
                List.of(
                    new Equation("kinds/c0", List.of("kinds/c0@1", "kinds/c0 since kinds/c0@1"))));
    AttackerKnowledge before =
        new AttackerKnowledge(List.of(), Map.of("kinds/c0@1", 38L), Set.of());
    Publication publication =
        new Publication(List.of(now), Set.of(), before, policy(Zeros.SHOWN, 0, 0));
    Task task = publication.task(Set.of());
    assertThat(levels(publication, Set.of())).containsExactly("kinds/c0 39 43");
    assertThat(ids(publication, task.hidden())).contains("kinds/c0");
  }

  @ParameterizedTest
  @CsvSource({"COMPLEMENTARY, kinds/c0 1 5", "WITHHELD, kinds/c0 0 5"})
  void whereZerosAreNotShownACountMayBeZero(Zeros zeros, String level) {
    Publication publication = publication(policy(zeros, 0, 0));
    assertThat(levels(publication, Set.of())).contains(level);
    Task task = publication.task(Set.of());
    assertThat(ids(publication, task.fixed())).doesNotContain("kinds/c3");
    assertThat(task.terms().least(publication.system().index("kinds/c2"))).isZero();
    assertThat(ids(publication, task.hidden()).contains("kinds/c3"))
        .isEqualTo(zeros == Zeros.WITHHELD);
  }

  @Test
  void nothingIsKnownOfATableThatIsWithheldButItsEquations() {
    Publication publication = publication(policy(Zeros.SHOWN, 0, 0), "kinds");
    Task task = publication.task(Set.of());
    assertThat(ids(publication, task.hidden()))
        .containsExactly("kinds/c0", "kinds/c1", "kinds/c2", "kinds/c3");
    assertThat(task.terms().least(publication.system().index("kinds/c2"))).isZero();
    assertThat(publication.isShownSomewhere("kinds/c2")).isFalse();
    Attack attack = publication.attack(new Pattern(task.hidden(), Set.of()));
    assertThat(attack.lower(publication.system().index("kinds/c2"))).isZero();
    assertThat(attack.upper(publication.system().index("kinds/c2"))).isEqualTo(Attack.UNBOUNDED);
    assertThat(attack.knows(publication.system().index("total"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "2, 2", "3, 2"})
  void insidersAreTheCellsOfNoMorePeople(int members, int groups) {
    Publication publication = publication(policy(Zeros.SHOWN, 0, members));
    List<Set<Integer>> insiders = publication.task(Set.of()).insiders();
    assertThat(insiders).hasSize(groups);
    assertThat(insiders).allSatisfy(cells -> assertThat(cells).hasSize(1));
    assertThat(publication.attack(new Pattern(Set.of(), Set.of())).coalition()).isEqualTo(members);
  }

  @Test
  void nobodyIsInACellOfNobody() {
    Publication publication = publication(policy(Zeros.WITHHELD, 0, 1));
    assertThat(publication.task(Set.of()).insiders()).hasSize(1);
  }

  /// All 33 of the list but 3 are in `kinds/c2`: at most 3 elsewhere are too few, so 4 must be possible.
  @Test
  void theRestOfAGroupIsOneMoreUnknown() {
    CountTable alone = Tables.list("kinds", PERSONAL, 1, 2, 30);
    Publication publication =
        new Publication(
            List.of(alone), Set.of(), AttackerKnowledge.NOTHING, policy(Zeros.COMPLEMENTARY, 3, 0));
    String elsewhere = "total outside kinds/c2";
    assertThat(levels(publication, Set.of())).contains(elsewhere + " 3 4");
    assertThat(ids(publication, publication.task(Set.of()).hidden())).contains(elsewhere);
    int cell = publication.system().index(elsewhere);
    assertThat(levels(publication, Set.of(cell))).noneMatch(d -> d.startsWith(elsewhere));
    assertThat(publication.isIn(alone, cell)).isTrue();
    assertThat(
            new Publication(
                    List.of(alone),
                    Set.of(),
                    AttackerKnowledge.NOTHING,
                    policy(Zeros.COMPLEMENTARY, 2, 0))
                .system()
                .contains(elsewhere))
        .isFalse();
  }

  @Test
  void whatWasWithheldBeforeStaysHiddenAndWhatWasPublishedIsOpen() {
    AttackerKnowledge earlier =
        new AttackerKnowledge(
            List.of(),
            Map.of("kinds/c1", 2L, "elsewhere", 7L),
            Set.of("kinds/c2", "months/c0", "elsewhere/too"));
    Publication publication =
        new Publication(List.of(KINDS, MONTHS), Set.of(), earlier, policy(Zeros.SHOWN, 0, 0));
    assertThat(ids(publication, publication.task(Set.of()).hidden()))
        .containsExactly("kinds/c0", "kinds/c2");
    assertThat(publication.isEarlier(publication.system().index("kinds/c2"))).isTrue();
    assertThat(publication.isEarlier(publication.system().index("kinds/c0"))).isFalse();
    assertThat(publication.isOpen(publication.system().index("kinds/c1"))).isTrue();
    assertThat(levels(publication, Set.of())).containsExactly("kinds/c0 1 5");
    assertThatThrownBy(
            () ->
                new Publication(
                    List.of(KINDS),
                    Set.of(),
                    new AttackerKnowledge(List.of(), Map.of("kinds/c1", 3L), Set.of()),
                    policy(Zeros.SHOWN, 0, 0)))
        .hasMessageContaining("'kinds/c1' was published as 3 and is now 2");
  }
}
