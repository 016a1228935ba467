package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.DimensionKind;
import org.throughline.table.Equation;
import org.throughline.testing.Seeded;

/// An agency prints some of the numbers that a table withholds. Every table of whole numbers that agrees with what is
/// shown, and with what is printed, is written out: none of it shares code with protection or audit.
final class PrintedByAgenciesPropertiesTest {

  private static final Policy POLICY = new Policy("test", 4, "small numbers for small tests");
  private static final long MOST = 50;

  @Test
  void anOfficialNumberBesideAWithheldOneDoesNotGiveItAway() {
    Seeded.check(
        150,
        31,
        random -> {
          CountTable table = table(random);
          Map<String, Long> printed = printed(table, random);
          TableDecision decision = protect(table, printed);
          if (decision instanceof TableDecision.Publishable(ProtectedTable shown)) {
            requireHidden(table, shown, printed);
            assertThat(audit(table, shown, printed).passed()).isTrue();
          }
        });
  }

  @Test
  void withoutThemSomeCountsWouldBeGivenAwayAndTheAuditSaysWhich() {
    Random random = new Random(31);
    int given = 0;
    for (int at = 0; at < 60; at++) {
      CountTable table = table(random);
      Map<String, Long> printed = printed(table, random);
      if (protect(table, Map.of()) instanceof TableDecision.Publishable(ProtectedTable shown)) {
        if (!given(table, shown, printed).isEmpty()) {
          given++;
          assertThat(audit(table, shown, printed).disclosed())
              .extracting(AuditedCell::attack)
              .contains(Optional.of(AttackKind.KNOWN_ELSEWHERE));
        }
      }
    }
    assertThat(given).isGreaterThan(10);
  }

  /// Two offices by three kinds, with all margins.
  private static CountTable table(Random random) {
    long[][] counts = new long[2][3];
    for (long[] row : counts) {
      for (int at = 0; at < row.length; at++) {
        row[at] = random.nextInt(8);
      }
    }
    return Tables.grid("grid", "kind", DimensionKind.PERSONAL, counts);
  }

  private static Map<String, Long> printed(CountTable table, Random random) {
    Map<String, Long> printed = new HashMap<>();
    for (Cell cell : table.cells()) {
      if (random.nextInt(4) == 0) {
        printed.put(cell.id(), cell.count());
      }
    }
    return printed;
  }

  private static AttackerKnowledge reading(Map<String, Long> printed) {
    return AttackerKnowledge.NOTHING.reading(printed);
  }

  private static TableDecision protect(CountTable table, Map<String, Long> printed) {
    return DisclosureControl.protect(List.of(table), reading(printed), POLICY).getFirst();
  }

  private static PublishedAudit audit(
      CountTable table, ProtectedTable shown, Map<String, Long> printed) {
    Map<String, Long> numbers = new HashMap<>();
    Set<String> suppressed = new HashSet<>();
    for (ProtectedCell cell : shown.cells()) {
      switch (cell) {
        case ProtectedCell.Published one -> numbers.put(one.id(), one.count());
        case ProtectedCell.Suppressed one -> suppressed.add(one.id());
      }
    }
    return PublishedAudit.of(
        List.of(table),
        List.of(new ShownTable(table.id(), numbers, suppressed)),
        List.of(new KnowledgeSource(AttackKind.KNOWN_ELSEWHERE, reading(printed))),
        POLICY);
  }

  private static void requireHidden(
      CountTable table, ProtectedTable shown, Map<String, Long> printed) {
    assertThat(given(table, shown, printed)).as("for who read the agency's numbers").isEmpty();
    assertThat(given(table, shown, Map.of())).as("for who did not").isEmpty();
    for (ProtectedCell cell : shown.cells()) {
      if (cell instanceof ProtectedCell.Published one && one.count() > 0) {
        assertThat(one.count()).isGreaterThanOrEqualTo(POLICY.threshold());
      }
    }
  }

  /// The small counts that are not printed, and of which a reader can tell that they are small.
  private static Set<String> given(
      CountTable table, ProtectedTable shown, Map<String, Long> printed) {
    Map<String, Long> known = new HashMap<>(printed);
    List<String> unknown = new ArrayList<>();
    for (ProtectedCell cell : shown.cells()) {
      switch (cell) {
        case ProtectedCell.Published one -> known.put(one.id(), one.count());
        case ProtectedCell.Suppressed one -> {
          if (!known.containsKey(one.id())) {
            unknown.add(one.id());
          }
        }
      }
    }
    Set<String> given = new HashSet<>();
    for (Cell cell : table.cells()) {
      if (cell.count() > 0
          && cell.count() < POLICY.threshold()
          && !printed.containsKey(cell.id())) {
        given.add(cell.id());
      }
    }
    fill(table, unknown, 0, known, given);
    return given;
  }

  /// Tries every value of every unknown number that the margins allow, until nothing is left that can only be small.
  private static void fill(
      CountTable table, List<String> unknown, int at, Map<String, Long> values, Set<String> given) {
    if (given.isEmpty() || !table.equations().stream().allMatch(sum -> isPossible(sum, values))) {
      return;
    }
    if (at == unknown.size()) {
      given.removeIf(id -> values.getOrDefault(id, 0L) >= POLICY.threshold());
      return;
    }
    String id = unknown.get(at);
    long least = 1;
    long most = MOST;
    for (Equation sum : table.equations()) {
      // Sums in which all else is known leave one value; the others a largest one.
      OptionalLong rest = rest(sum, id, values);
      if (rest.isPresent()) {
        most = Math.min(most, rest.getAsLong());
        least = isLast(sum, id, values) ? Math.max(least, rest.getAsLong()) : least;
      }
    }
    for (long value = least; value <= most; value++) {
      values.put(id, value);
      fill(table, unknown, at + 1, values, given);
    }
    values.remove(id);
  }

  /// What a sum leaves for one of its parts, where its total is known and every unknown part is one at least; or what a total is
  /// whose parts are known.
  private static OptionalLong rest(Equation sum, String id, Map<String, Long> values) {
    if (sum.total().equals(id)) {
      return values.keySet().containsAll(sum.parts())
          ? OptionalLong.of(
              sum.parts().stream().mapToLong(part -> values.getOrDefault(part, 1L)).sum())
          : OptionalLong.empty();
    }
    Long total = values.get(sum.total());
    if (total == null || !sum.parts().contains(id)) {
      return OptionalLong.empty();
    }
    long others =
        sum.parts().stream()
            .filter(part -> !part.equals(id))
            .mapToLong(part -> values.getOrDefault(part, 1L))
            .sum();
    return OptionalLong.of(total - others);
  }

  private static boolean isLast(Equation sum, String id, Map<String, Long> values) {
    return sum.parts().stream().allMatch(part -> part.equals(id) || values.containsKey(part));
  }

  /// Whether what is known of a sum leaves it possible.
  private static boolean isPossible(Equation sum, Map<String, Long> values) {
    long parts = 0;
    boolean isOpen = false;
    for (String part : sum.parts()) {
      isOpen |= !values.containsKey(part);
      parts += values.getOrDefault(part, 1L);
    }
    Long total = values.get(sum.total());
    return total == null || (isOpen ? parts <= total : parts == total);
  }
}
