package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LoneRespondents;
import org.throughline.table.CountTable;

/// Two thousand linked hierarchical sets of 200 to 10,000 cells, sampled by a second solver.
@Tag("slow")
final class ManySetsTest {

  /// Cells attacked in each set, in those of more than [#LARGE] cells, where each takes seconds.
  private static final int SAMPLE = 4;

  private static final int SAMPLE_OF_LARGE = 1;
  private static final int LARGE = 1_500;

  /// Every so many sets get the proved optimum in small blocks, the others the heuristic alone.
  private static final int OPTIMAL = 4;

  private static final long CAP = 10_000_000;

  private static final List<Policy> POLICIES =
      List.of(
          PolicyReader.bundled("default"),
          PolicyReader.bundled("minimum-frequency-5"),
          new Policy("test", 5, "small numbers for small tests"));

  /// Sets from a seed on, with so many places at least and at most, and records per square of places.
  @ParameterizedTest
  @CsvSource({
    "1, 1600, 2, 5, 60",
    "2001, 340, 8, 24, 40",
    "3001, 50, 30, 60, 30",
    "4001, 10, 100, 120, 20"
  })
  void everySetIsPublishedAndWithstandsASecondSolver(
      int first, int sets, int fewest, int most, int dense) {
    AtomicInteger attacked = new AtomicInteger();
    IntStream.range(first, first + sets)
        .parallel()
        .forEach(
            seed -> {
              Random random = new Random(seed);
              int places = fewest + random.nextInt(most - fewest + 1);
              int records = places * places * (3 + random.nextInt(dense));
              List<CountTable> tables = LinkedSets.generate(seed, places, records);
              Policy policy = POLICIES.get(seed % POLICIES.size());
              attacked.addAndGet(attack(seed, tables, policy));
            });
    assertThat(attacked.get()).as("cells attacked").isGreaterThan(sets * 9 / 10);
  }

  private static int attack(long seed, List<CountTable> tables, Policy policy) {
    Protector protector = seed % OPTIMAL == 0 ? Protector.EXACT : Protector.HEURISTIC;
    List<TableDecision> outcomes =
        DisclosureControl.protect(
            tables, AttackerKnowledge.NOTHING, policy, protector, new SettledParts(), Set.of());
    JointSystem system = JointSystem.of(tables);
    Set<Integer> hidden = new TreeSet<>();
    for (TableDecision outcome : outcomes) {
      switch (outcome) {
        case TableDecision.Withheld withheld -> {
          assertHopeless(seed, system, withheld, policy);
          return 0;
        }
        case TableDecision.Publishable(ProtectedTable table) ->
            ShownTable.of(table).suppressed().forEach(id -> hidden.add(system.index(id)));
      }
    }
    Attack attack =
        Attack.onEverythingKnown(system)
            .hiding(hidden.stream().mapToInt(Integer::intValue).toArray(), 1);
    List<Integer> small = new ArrayList<>(hidden);
    small.removeIf(cell -> system.count(cell) >= policy.threshold());
    Collections.shuffle(small, new Random(seed));
    int size = system.size() > LARGE ? SAMPLE_OF_LARGE : SAMPLE;
    List<Integer> sample = small.subList(0, Math.min(size, small.size()));
    Attack onZeros = Attack.onEverythingKnown(system).hiding(notZero(system), 1);
    for (int cell : sample) {
      String what = String.format(Locale.ROOT, "set %d, %s", seed, system.id(cell));
      assertThat(SecondSolver.max(attack, cell, CAP))
          .as(what)
          .isGreaterThanOrEqualTo(policy.threshold() - 1e-6);
      // No pattern can leave less possible than the zeros do, which are shown.
      assertThat(SecondSolver.min(attack, cell, CAP))
          .as(what)
          .isLessThanOrEqualTo(SecondSolver.min(onZeros, cell, CAP) + 1e-6);
    }
    return sample.size();
  }

  /// Nothing may be withheld unless somebody sees a count even where all that is not zero is hidden.
  private static void assertHopeless(
      long seed, JointSystem system, TableDecision.Withheld withheld, Policy policy) {
    Attack onZeros = Attack.onEverythingKnown(system).hiding(notZero(system), 1);
    List<Set<Integer>> attackers = new ArrayList<>(List.of(Set.of()));
    List<Integer> cells = IntStream.of(notZero(system)).boxed().toList();
    attackers.addAll(new LoneRespondents(system).ofThoseIn(cells, policy.counts().insiders()));
    for (String id : withheld.cells()) {
      int cell = system.index(id);
      assertThat(attackers.stream().filter(known -> !known.contains(cell)))
          .as(String.format(Locale.ROOT, "set %d, %s: who sees it", seed, id))
          .anyMatch(
              known ->
                  SecondSolver.max(onZeros.knowing(known), cell, CAP) < policy.threshold() - 1e-6);
    }
  }

  private static int[] notZero(JointSystem system) {
    return IntStream.range(0, system.size()).filter(cell -> system.count(cell) > 0).toArray();
  }
}
