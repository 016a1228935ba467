package org.throughline.disclosure.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a few people know of the cells that hold nobody else, by hand.
final class LoneRespondentsTest {

  /// `all = ab + c`, `ab = a + b`.
  private static JointSystem tree(long a, long b, long c) {
    return JointSystem.of(
        List.of("all", "ab", "c", "a", "b"),
        new long[] {a + b + c, a + b, c, a, b},
        List.of(
            new LinearRow(new int[] {0, 1, 2}, new long[] {-1, 1, 1}),
            new LinearRow(new int[] {1, 3, 4}, new long[] {-1, 1, 1})));
  }

  private static List<String> groups(JointSystem system, int members) {
    List<Integer> cells = IntStream.range(0, system.size()).boxed().toList();
    return new LoneRespondents(system)
        .ofThoseIn(cells, members).stream()
            .map(group -> new TreeSet<>(group.stream().map(system::id).toList()))
            .map(ids -> String.join(" ", ids))
            .sorted()
            .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 5, 0, ''",
    "1, 0, 5, 1, a ab b",
    "1, 1, 5, 1, a|b",
    "1, 1, 5, 2, a|a ab b|b",
    "1, 1, 0, 2, a|a ab all b c|b",
    "2, 0, 0, 1, ''",
    "2, 0, 0, 2, a ab all b c",
    "3, 4, 1, 1, c",
    "0, 0, 2, 2, a ab all b c",
    "0, 0, 0, 2, ''"
  })
  void whoIsAllOfACellKnowsItsPartsAndTheTotalsThatHoldNobodyElse(
      long a, long b, long c, int members, String expected) {
    assertThat(String.join("|", groups(tree(a, b, c), members))).isEqualTo(expected);
  }

  @Test
  void onlyTheCellsInQuestionAreAskedAbout() {
    JointSystem system = tree(1, 1, 5);
    assertThat(new LoneRespondents(system).ofThoseIn(Set.of(3), 2)).containsExactly(Set.of(3));
  }

  /// A difference that somebody published counts nobody.
  @Test
  void figuresTellNobodyWhereTheyAre() {
    JointSystem system =
        tree(1, 0, 5).with(List.of(new Derived.Balance("more", List.of("c"), List.of("ab"), 4)));
    assertThat(system.size()).isGreaterThan(5);
    assertThat(groups(system, 1)).containsExactly("a ab b");
    LinearRow twice = new LinearRow(new int[] {0, 1}, new long[] {-1, 2});
    JointSystem doubled =
        JointSystem.of(List.of("twice", "one"), new long[] {2, 1}, List.of(twice));
    assertThat(groups(doubled, 1)).containsExactly("one");
  }
}
