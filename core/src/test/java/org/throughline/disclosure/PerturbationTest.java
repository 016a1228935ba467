package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.table.DimensionKind.PERSONAL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.disclosure.perturbation.Noise;
import org.throughline.disclosure.primary.CountRules;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.disclosure.problem.Derived;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Equation;
import org.throughline.testing.Seeded;

/// Rounding and noise as makers of protected tables.
final class PerturbationTest {

  private static final Noise NOISE = new Noise(new byte[Noise.SECRET_BYTES]);

  private static List<TableDecision> perturb(String policy, CountTable... tables) {
    return DisclosureControl.perturb(
        List.of(tables), AttackerKnowledge.NOTHING, PolicyReader.bundled(policy), NOISE);
  }

  private static Map<String, Long> shown(TableDecision outcome) {
    Map<String, Long> shown = new HashMap<>();
    ((TableDecision.Publishable) outcome)
        .table()
        .cells()
        .forEach(cell -> shown.put(cell.id(), ((ProtectedCell.Published) cell).count()));
    return shown;
  }

  @Test
  void theAgencysRoundingTakesFourToNothingAndFiveToTen() {
    TableDecision outcome =
        perturb("ohss-rounding-10", Tables.list("kinds", PERSONAL, 4, 5, 14, 15, 230, 0))
            .getFirst();
    assertThat(shown(outcome))
        .containsEntry("kinds/c0", 0L)
        .containsEntry("kinds/c1", 10L)
        .containsEntry("kinds/c2", 10L)
        .containsEntry("kinds/c3", 20L)
        .containsEntry("kinds/c5", 0L)
        .containsEntry("total", 270L);
    assertThat(((TableDecision.Publishable) outcome).table().verdict())
        .isInstanceOf(Verdict.PerturbationPassed.class);
  }

  /// Two cells of 2 that go to 0 are 2 at most; a total of 4 that goes to 6 is 4 at least. Whoever sees
  /// all three knows both cells.
  @Test
  void aTotalThatPinsRoundedCellsDownIsNotPublished() {
    CountTable table = Tables.list("kinds", PERSONAL, 2, 2);
    int withheld = 0;
    for (int secret = 0; secret < 100; secret++) {
      byte[] bytes = new byte[Noise.SECRET_BYTES];
      bytes[0] = (byte) secret;
      TableDecision outcome =
          DisclosureControl.perturb(
                  List.of(table),
                  AttackerKnowledge.NOTHING,
                  PolicyReader.bundled("random-rounding-3"),
                  new Noise(bytes))
              .getFirst();
      switch (outcome) {
        case TableDecision.Withheld _ -> withheld++;
        case TableDecision.Publishable _ ->
            assertThat(shown(outcome).values()).isNotEqualTo(List.of(0L, 0L, 6L));
      }
    }
    // One in three goes down, so about one secret in 27 gives 0, 0 and 6, and one in 13.5 is pinned
    // at either end.
    assertThat(withheld).isBetween(1, 25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"random-rounding-3", "cell-key"})
  void theSameNumberIsPerturbedTheSameWayEveryTimeAndDifferentlyUnderAnotherSecret(String policy) {
    CountTable table = Tables.grid("g", "kind", PERSONAL, counts(new Random(1), 8, 8));
    Map<String, Long> first = shown(perturb(policy, table).getFirst());
    assertThat(shown(perturb(policy, table).getFirst())).isEqualTo(first);
    byte[] other = new byte[Noise.SECRET_BYTES];
    other[0] = 1;
    assertThat(
            shown(
                DisclosureControl.perturb(
                        List.of(table),
                        AttackerKnowledge.NOTHING,
                        PolicyReader.bundled(policy),
                        new Noise(other))
                    .getFirst()))
        .isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"random-rounding-3", "cell-key"})
  void numbersThatCountTheSameRecordsGetTheSameNoise(String policy) {
    CountTable table = Tables.grid("g", "kind", PERSONAL, new long[][] {{0, 7, 0}, {5, 20, 31}});
    Map<String, Long> shown = shown(perturb(policy, table).getFirst());
    assertThat(shown.get("row/r0")).isEqualTo(shown.get("g/r0/c1"));
    assertThat(shown.get("kind/c0")).isEqualTo(shown.get("g/r1/c0"));
    assertThat(shown).containsEntry("g/r0/c0", 0L);
  }

  @Test
  void controlledRoundingKeepsEveryTotal() {
    CountTable table = Tables.grid("g", "kind", PERSONAL, counts(new Random(2), 5, 4));
    Map<String, Long> shown = shown(perturb("controlled-rounding-5", table).getFirst());
    for (Equation equation : table.equations()) {
      long sum = equation.parts().stream().mapToLong(shown::get).sum();
      assertThat(shown).containsEntry(equation.total(), sum);
    }
    table
        .cells()
        .forEach(
            c -> assertThat(Math.abs(shown.getOrDefault(c.id(), -9L) - c.count())).isLessThan(5));
  }

  /// Every whole-number table that a reader cannot exclude, by counting them all.
  @Test
  void noSmallCountOfAPublishedTableIsTheOnlyOnePossible() {
    Seeded.check(
        60,
        11,
        random -> {
          long[][] counts = counts(random, 2, 2);
          CountTable table = Tables.grid("g", "kind", PERSONAL, counts);
          for (String policy : List.of("random-rounding-3", "ohss-rounding-10")) {
            TableDecision outcome = perturb(policy, table).getFirst();
            if (outcome instanceof TableDecision.Publishable) {
              JointSystem system = JointSystem.of(List.of(table));
              int base = policy.startsWith("random") ? 3 : 10;
              long below = base == 3 ? 2 : 5;
              long above = base == 3 ? 2 : 4;
              Map<Integer, Set<Long>> possible = possible(system, shown(outcome), below, above);
              for (int cell = 0; cell < system.size(); cell++) {
                if (system.count(cell) > 0 && system.count(cell) < base) {
                  assertThat(possible.get(cell)).as(system.id(cell)).hasSizeGreaterThan(1);
                }
              }
            }
          }
        });
  }

  private static Map<Integer, Set<Long>> possible(
      JointSystem system, Map<String, Long> shown, long below, long above) {
    Map<Integer, Set<Long>> possible = new HashMap<>();
    fill(system, shown, new long[] {below, above}, new ArrayList<>(), possible);
    return possible;
  }

  private static void fill(
      JointSystem system,
      Map<String, Long> shown,
      long[] reach,
      List<Long> inner,
      Map<Integer, Set<Long>> possible) {
    String[] names = {"g/r0/c0", "g/r0/c1", "g/r1/c0", "g/r1/c1"};
    if (inner.size() < names.length) {
      long centre = shown.getOrDefault(names[inner.size()], -9L);
      for (long value = Math.max(0, centre - reach[0]); value <= centre + reach[1]; value++) {
        inner.add(value);
        fill(system, shown, reach, inner, possible);
        inner.removeLast();
      }
      return;
    }
    Map<String, Long> whole = new HashMap<>();
    for (int at = 0; at < names.length; at++) {
      whole.put(names[at], inner.get(at));
    }
    whole.put("row/r0", inner.get(0) + inner.get(1));
    whole.put("row/r1", inner.get(2) + inner.get(3));
    whole.put("kind/c0", inner.get(0) + inner.get(2));
    whole.put("kind/c1", inner.get(1) + inner.get(3));
    whole.put("total", inner.get(0) + inner.get(1) + inner.get(2) + inner.get(3));
    boolean isPossible =
        whole.entrySet().stream()
            .allMatch(
                e ->
                    e.getValue() >= shown.getOrDefault(e.getKey(), -9L) - reach[0]
                        && e.getValue() <= shown.getOrDefault(e.getKey(), -9L) + reach[1]);
    if (isPossible) {
      whole.forEach(
          (id, value) ->
              possible
                  .computeIfAbsent(system.index(id), any -> new java.util.HashSet<>())
                  .add(value));
    }
  }

  private static TableDecision rounded(int base, int threshold, CountTable... tables) {
    Policy policy =
        new Policy("p", "why", new Method.Rounding(base), CountRules.of(threshold), List.of());
    return DisclosureControl.perturb(List.of(tables), AttackerKnowledge.NOTHING, policy, NOISE)
        .getFirst();
  }

  /// To the nearest five: four twos are 0 each and 8 is 10, so that each must be 2; four threes are 5
  /// each and 12 is 10. Three of either leave room.
  @ParameterizedTest
  @CsvSource({"2, 4, false", "3, 4, false", "2, 3, true", "3, 3, true"})
  void whatTheReachOfTheRoundingPinsDownIsWithheld(long count, int cells, boolean publishable) {
    long[] counts = new long[cells];
    Arrays.fill(counts, count);
    TableDecision outcome = rounded(5, 5, Tables.list("kinds", PERSONAL, counts));
    assertThat(outcome instanceof TableDecision.Publishable).isEqualTo(publishable);
    assertThat(outcome.tableId()).isEqualTo("kinds");
    if (outcome instanceof TableDecision.Withheld(String _, String reason, List<String> blamed)) {
      assertThat(reason).contains("would tell a small count");
      assertThat(blamed).hasSize(cells);
    }
  }

  /// Once the four twos are withheld, the two fours beside them may be anything from 3 to 7.
  @Test
  void aTableThatIsWithheldTellsNothingAboutTheOthers() {
    CountTable twos = Tables.list("twos", PERSONAL, 2, 2, 2, 2);
    CountTable fours = Tables.list("fours", PERSONAL, 4, 4);
    Policy policy = new Policy("p", "why", new Method.Rounding(5), CountRules.of(5), List.of());
    List<TableDecision> outcomes =
        DisclosureControl.perturb(List.of(twos, fours), AttackerKnowledge.NOTHING, policy, NOISE);
    assertThat(outcomes.get(0)).isInstanceOf(TableDecision.Withheld.class);
    assertThat(((TableDecision.Publishable) outcomes.get(1)).table().verdict())
        .isEqualTo(new Verdict.PerturbationPassed(6));
  }

  /// Of 0, 4, 5 and 30 only the 4 is small, and the total is not.
  @Test
  void onlySmallCountsAreAttacked() {
    TableDecision outcome = rounded(10, 5, Tables.list("kinds", PERSONAL, 0, 4, 5, 30));
    assertThat(((TableDecision.Publishable) outcome).table().verdict())
        .isEqualTo(new Verdict.PerturbationPassed(1));
  }

  @Test
  void aProtectedTableSaysWhatItIs() {
    CountTable table = Tables.list("kinds", PERSONAL, 40, 50);
    TableDecision.Publishable outcome =
        (TableDecision.Publishable) perturb("ohss-rounding-10", table).getFirst();
    assertThat(outcome.tableId()).isEqualTo("kinds");
    assertThat(outcome.table().id()).isEqualTo("kinds");
    assertThat(outcome.table().title()).isEqualTo("List kinds");
    assertThat(outcome.table().unit()).isEqualTo("records");
    assertThat(outcome.table().dimensions()).isEqualTo(table.dimensions());
    assertThat(outcome.table().policy()).isEqualTo(PolicyReader.bundled("ohss-rounding-10"));
  }

  /// Three ones, each two of which are two: a one becomes 0 or 2, and of three such numbers two are
  /// equal.
  @Test
  void tablesWithoutAControlledRoundingAreNotPublished() {
    List<CountTable> tables = List.of(pair("a", "b"), pair("b", "c"), pair("a", "c"));
    List<TableDecision> outcomes =
        DisclosureControl.perturb(
            tables,
            AttackerKnowledge.NOTHING,
            new Policy("p", "why", new Method.ControlledRounding(2), CountRules.of(2), List.of()),
            NOISE);
    assertThat(outcomes).hasSize(3);
    assertThat(outcomes)
        .allSatisfy(
            outcome -> {
              assertThat(outcome).isInstanceOf(TableDecision.Withheld.class);
              assertThat(((TableDecision.Withheld) outcome).reason())
                  .contains("No rounding was found");
            });
  }

  /// Two ones and their sum of two, which no rounding to twos may change.
  private static CountTable pair(String left, String right) {
    String both = left + "+" + right;
    return new CountTable(
        both,
        both,
        "records",
        List.of(),
        List.of(
            new Cell(left, List.of(), 1),
            new Cell(right, List.of(), 1),
            new Cell(both, List.of(), 2)),
        List.of(new Equation(both, List.of(left, right))));
  }

  @Test
  void suppressionIsRefusedWhereNoiseIsAskedForAndTheOtherWayRound() {
    CountTable table = Tables.list("kinds", PERSONAL, 4, 50);
    assertThatThrownBy(() -> perturb("default", table))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                DisclosureControl.protect(List.of(table), PolicyReader.bundled("ohss-rounding-10")))
        .hasMessageContaining("ohss-rounding-10");
  }

  /// The same records in another table, under another name, of another scope: nothing to average.
  @Test
  void theSameRecordsGetTheSameNoiseWhereverTheyAreCountedAndOneMoreGetsFreshNoise() {
    Map<String, Long> seen = new HashMap<>();
    Set<Long> differences = new HashSet<>();
    for (long key = 1; key <= 40; key++) {
      CountTable one = Tables.list("one", PERSONAL, 40, 50).withRecordKeys(Map.of("one/c0", key));
      CountTable two = Tables.list("two", PERSONAL, 40, 70).withRecordKeys(Map.of("two/c1", key));
      seen.putAll(shown(perturb("cell-key", one).getFirst()));
      seen.putAll(shown(perturb("cell-key", two).getFirst()));
      assertThat(seen.getOrDefault("two/c1", -1L) - 70)
          .isEqualTo(seen.getOrDefault("one/c0", -1L) - 40);
      differences.add(seen.getOrDefault("one/c0", -1L) - 40);
    }
    assertThat(differences).hasSizeGreaterThan(3);
  }

  /// What nobody publishes, such as the difference of two measures, is no number of a table and is attacked like one.
  @Test
  void smallDifferencesBehindATableAreAttackedAndNotShown() {
    CountTable table =
        Tables.list("kinds", PERSONAL, 40, 50)
            .withBehind(
                List.of(new Cell("older", List.of(), 39), new Cell("more", List.of(), 1)),
                List.of(new Equation("kinds/c0", List.of("older", "more"))));
    TableDecision.Publishable outcome =
        (TableDecision.Publishable) perturb("cell-key", table).getFirst();
    assertThat(shown(outcome).keySet()).containsExactlyInAnyOrder("kinds/c0", "kinds/c1", "total");
    assertThat(outcome.table().verdict()).isEqualTo(new Verdict.PerturbationPassed(1));
    // Who knows the older number exactly, and the newer one to the nearest number, knows what came.
    AttackerKnowledge known = new AttackerKnowledge(List.of(), Map.of("older", 39L), Set.of());
    Policy narrow = new Policy("p", "why", new Method.Rounding(2), CountRules.of(5), List.of());
    assertThat(
            DisclosureControl.perturb(
                    List.of(table),
                    known.knowing(List.of(new Derived.Range("r", "kinds/c0", 40, 40))),
                    narrow,
                    NOISE)
                .getFirst())
        .isInstanceOf(TableDecision.Publishable.class);
    assertThat(
            DisclosureControl.perturb(
                    List.of(table),
                    known.knowing(List.of(new Derived.Range("r", "kinds/c0", 40, 40))),
                    new Policy("p", "why", new Method.Rounding(5), CountRules.of(5), List.of()),
                    NOISE)
                .getFirst())
        .isInstanceOf(TableDecision.Withheld.class);
  }

  private static long[][] counts(Random random, int height, int width) {
    long[][] counts = new long[height][width];
    for (long[] row : counts) {
      for (int column = 0; column < width; column++) {
        row[column] = random.nextInt(random.nextInt(2) == 0 ? 6 : 30);
      }
    }
    return counts;
  }
}
