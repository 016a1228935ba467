package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.table.DimensionKind.PERSONAL;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.disclosure.perturbation.PTable;
import org.throughline.disclosure.perturbation.Rounding;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.table.CountTable;
import org.throughline.table.DimensionKind;

/// What published rounded or noisy numbers give away, against trying every table: whether a table
/// could have been the one behind the numbers is asked of the method itself, forwards.
final class PerturbedAuditTest {

  private static final int TABLES = 25;

  /// No count of a test reaches this.
  private static final long CAP = 16;

  /// Every number that a count can become.
  private static Set<Long> images(Method method, long count) {
    Set<Long> images = new TreeSet<>();
    switch (method) {
      case Method.Suppression _ -> images.add(count);
      case Method.Rounding(int base) -> images.add(Rounding.nearest(count, base));
      case Method.RandomRounding(int base) -> adjacent(count, base, images);
      case Method.ControlledRounding(int base) -> adjacent(count, base, images);
      case Method.CellKey(String name) -> {
        PTable table = NoiseTable.bundled(name);
        for (int key = 0; key < table.modulus(); key += 50) {
          images.add(table.perturb(count, key));
        }
      }
    }
    return images;
  }

  private static void adjacent(long count, int base, Set<Long> images) {
    for (int drawn = 0; drawn < base; drawn++) {
      int same = drawn;
      images.add(Rounding.random(count, base, any -> same));
    }
  }

  private static Policy policy(String name) {
    return PolicyReader.bundled(name);
  }

  /// Two parts, or two by two, with a number for every cell that the method may have drawn.
  private record Case(CountTable exact, Map<String, Long> shown) {

    static Case of(Random random, Method method) {
      long[][] counts = new long[1 + random.nextInt(2)][2];
      for (long[] row : counts) {
        row[0] = random.nextInt(5);
        row[1] = random.nextInt(3);
      }
      CountTable exact =
          counts.length == 1
              ? Tables.list("t", PERSONAL, counts[0])
              : Tables.grid("t", "kind", PERSONAL, counts);
      Map<String, Long> shown = new LinkedHashMap<>();
      exact
          .cells()
          .forEach(
              cell -> {
                List<Long> images = List.copyOf(images(method, cell.count()));
                shown.put(cell.id(), images.get(random.nextInt(images.size())));
              });
      return new Case(exact, shown);
    }

    /// Every value of every cell in the tables of the same shape that can become what is shown.
    Map<String, Set<Long>> possible(List<Set<Long>> becomes) {
      Map<String, Set<Long>> possible = new TreeMap<>();
      int inner = exact.dimensions().size() == 1 ? 2 : 4;
      fill(new long[inner], 0, becomes, possible);
      return possible;
    }

    private void fill(
        long[] inner, int at, List<Set<Long>> becomes, Map<String, Set<Long>> possible) {
      if (at == inner.length) {
        CountTable world = world(inner);
        boolean agrees =
            world.cells().stream()
                .allMatch(
                    c -> becomes.get((int) c.count()).contains(shown.getOrDefault(c.id(), -1L)));
        if (agrees) {
          world
              .cells()
              .forEach(
                  c -> possible.computeIfAbsent(c.id(), any -> new TreeSet<>()).add(c.count()));
        }
        return;
      }
      String id = exact.cells().get(inner.length == 2 ? at : at + at / 2).id();
      for (long value = 0; value < CAP; value++) {
        if (becomes.get((int) value).contains(shown.getOrDefault(id, -1L))) {
          inner[at] = value;
          fill(inner, at + 1, becomes, possible);
        }
      }
    }

    private static CountTable world(long[] inner) {
      return inner.length == 2
          ? Tables.list("t", PERSONAL, inner)
          : Tables.grid(
              "t", "kind", PERSONAL, new long[][] {{inner[0], inner[1]}, {inner[2], inner[3]}});
    }

    PublishedAudit audit(Policy policy) {
      return PublishedAudit.of(
          List.of(exact),
          List.of(new ShownTable("t", shown, Set.of())),
          AttackerKnowledge.NOTHING,
          policy);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ohss-rounding-10", "random-rounding-3", "controlled-rounding-5", "cell-key"})
  void aSmallCountIsSafeExactlyIfAnotherTableWithAnotherCountCouldShowTheSame(String name) {
    Policy policy = policy(name);
    List<Set<Long>> becomes = new ArrayList<>();
    for (long count = 0; count < 4 * CAP; count++) {
      becomes.add(images(policy.method(), count));
    }
    Random random = new Random(7);
    Set<Boolean> verdicts = new TreeSet<>();
    for (int table = 0; table < TABLES; table++) {
      Case made = Case.of(random, policy.method());
      Map<String, Set<Long>> possible = made.possible(becomes);
      PublishedAudit audit = made.audit(policy);
      assertThat(audit.problems()).isEmpty();
      assertThat(audit.cells()).hasSize(small(made.exact(), policy));
      for (AuditedCell cell : audit.cells()) {
        Set<Long> values = possible.getOrDefault(cell.finding().cellId(), Set.of());
        assertThat(cell.isSafe()).as(made + ": " + values).isEqualTo(isWide(values, policy));
        assertThat(cell.attack().isPresent()).isEqualTo(!cell.isSafe());
        assertThat(values).contains(cell.finding().provenLow(), cell.finding().provenHigh());
        verdicts.add(cell.isSafe());
      }
      assertThat(audit.passed()).isEqualTo(audit.cells().stream().allMatch(AuditedCell::isSafe));
    }
    assertThat(verdicts).contains(true);
  }

  /// Whether values lie as far apart as the method promises.
  private static boolean isWide(Set<Long> values, Policy policy) {
    return Collections.max(values) - Collections.min(values) >= policy.method().leastWidth();
  }

  private static int small(CountTable table, Policy policy) {
    return (int)
        table.cells().stream()
            .filter(cell -> cell.count() > 0 && cell.count() < policy.threshold())
            .count();
  }

  /// Two counts of at most 2 each whose total is at least 4.
  @Test
  void aTotalThatLeavesOneTableGivesEveryCountAway() {
    PublishedAudit audit =
        audit("random-rounding-3", Map.of("t/c0", 0L, "t/c1", 0L, "total", 6L), 2, 2);
    assertThat(audit.passed()).isFalse();
    assertThat(audit.disclosed())
        .extracting(cell -> cell.finding().cellId())
        .containsExactly("t/c0", "t/c1");
    assertThat(audit.disclosed())
        .allSatisfy(cell -> assertThat(cell.attack()).contains(AttackKind.ROUNDING));
  }

  /// The handbook's warning: four roundings to 0 with a total of 20 make every count 3 or 4.
  @Test
  void aTotalOfTwentyOverFourZerosLeavesThreeAndFour() {
    PublishedAudit audit =
        audit(
            "ohss-rounding-10",
            Map.of("t/c0", 0L, "t/c1", 0L, "t/c2", 0L, "t/c3", 0L, "total", 20L),
            4,
            4,
            4,
            4);
    assertThat(audit.passed()).as("too near to each other").isFalse();
    assertThat(audit.cells())
        .allSatisfy(
            cell -> {
              assertThat(cell.finding().provenLow()).isEqualTo(3);
              assertThat(cell.finding().provenHigh()).isEqualTo(4);
            });
    assertThat(
            audit("ohss-rounding-10", Map.of("t/c0", 0L, "t/c1", 0L, "total", 0L), 2, 2).passed())
        .isTrue();
  }

  /// A number that the method does not make is one that somebody forgot to change, or changed.
  @ParameterizedTest
  @CsvSource({
    "ohss-rounding-10, 4, makes that of no count",
    "ohss-rounding-10, -10, makes that of no count",
    "ohss-rounding-10, 10, of 5 to 14 only",
    "random-rounding-3, 4, makes that of no count",
    "random-rounding-3, 0, of 0 to 2 only",
    "random-rounding-3, 9, of 7 to 11 only",
    "controlled-rounding-5, 4, makes that of no count",
    "controlled-rounding-5, 10, of 6 to 14 only",
    "cell-key, 1, makes that of no count",
    "cell-key, 0, of 0 to 3 only",
    "cell-key, 7, of 5 to 9 only"
  })
  void aNumberThatTheMethodDoesNotMakeOfTheCountIsNamed(String name, long shown, String problem) {
    PublishedAudit audit = audit(name, Map.of("t/c0", shown, "t/c1", 30L, "total", 30L), 4, 30);
    assertThat(audit.passed()).isFalse();
    assertThat(audit.problems())
        .anySatisfy(
            found ->
                assertThat(found).contains("'t'", "'t/c0'", " " + shown + " ").contains(problem));
  }

  @Test
  void whatAFileLacksHasTooMuchOrWithholdsIsNamed() {
    CountTable exact = Tables.list("t", PERSONAL, 40, 50, 60);
    ShownTable shown =
        new ShownTable("t", Map.of("t/c0", 40L, "other", 10L, "total", 150L), Set.of("t/c1"));
    PublishedAudit audit = audit(exact, shown);
    assertThat(audit.problems())
        .containsExactlyInAnyOrder(
            "Table 't' withholds cell 't/c1'",
            "Table 't' lacks cell 't/c2'",
            "Table 't' has no cell 'other'");
    assertThatThrownBy(() -> audit(exact, new ShownTable("u", Map.of(), Set.of())))
        .hasMessageContaining("Unknown table 'u'");
  }

  /// A table that is not shown says nothing, and nothing may tell its small counts.
  @Test
  void onlyWhatIsShownNarrowsAndEverySmallCountIsAskedFor() {
    CountTable one = Tables.list("t", DimensionKind.TIME, 2, 2);
    CountTable other = Tables.grid("g", "kind", PERSONAL, new long[][] {{1, 3}});
    PublishedAudit audit =
        PublishedAudit.of(
            List.of(one, other),
            List.of(new ShownTable("t", Map.of("t/c0", 0L, "t/c1", 0L, "total", 0L), Set.of())),
            AttackerKnowledge.NOTHING,
            policy("ohss-rounding-10"));
    assertThat(audit.passed()).isTrue();
    assertThat(audit.findings())
        .extracting(finding -> finding.cellId())
        .containsExactlyInAnyOrder(
            "t/c0", "t/c1", "total", "g/r0/c0", "g/r0/c1", "row/r0", "kind/c0", "kind/c1");
  }

  private static PublishedAudit audit(String policy, Map<String, Long> shown, long... counts) {
    CountTable exact = Tables.list("t", PERSONAL, counts);
    return PublishedAudit.of(
        List.of(exact),
        List.of(new ShownTable("t", shown, Set.of())),
        AttackerKnowledge.NOTHING,
        policy(policy));
  }

  private static PublishedAudit audit(CountTable exact, ShownTable shown) {
    return PublishedAudit.of(
        List.of(exact), List.of(shown), AttackerKnowledge.NOTHING, policy("ohss-rounding-10"));
  }
}
