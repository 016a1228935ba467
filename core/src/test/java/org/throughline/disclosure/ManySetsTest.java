package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.system.Attack;
import org.throughline.disclosure.system.JointSystem;
import org.throughline.table.CountTable;

/// Two hundred linked hierarchical sets of some hundred cells each, sampled by a second solver.
@Tag("slow")
final class ManySetsTest {

  private static final int SETS = 200;
  private static final int SAMPLE = 3;
  private static final int THRESHOLD = 5;

  private static final Policy POLICY =
      new Policy("test", THRESHOLD, "small numbers for small tests");

  @Test
  void everySetIsPublishedAndWithstandsASecondSolver() {
    int attacked = 0;
    for (int seed = 1; seed <= SETS; seed++) {
      int places = 3 + seed % 4;
      List<CountTable> tables =
          LinkedSets.generate(seed, places, places * places * (5 + seed % 30));
      List<Outcome> outcomes = DisclosureControl.protect(tables, POLICY);
      assertThat(outcomes).as("set " + seed).allMatch(Outcome.Publishable.class::isInstance);
      attacked += attack(JointSystem.of(tables), outcomes, seed);
    }
    assertThat(attacked).isGreaterThan(SETS);
  }

  private static int attack(JointSystem system, List<Outcome> outcomes, long seed) {
    Set<Integer> hidden = new TreeSet<>();
    outcomes.stream()
        .map(outcome -> ShownTable.of(((Outcome.Publishable) outcome).table()))
        .forEach(table -> table.suppressed().forEach(id -> hidden.add(system.index(id))));
    List<Integer> small = new ArrayList<>(hidden);
    small.removeIf(cell -> system.count(cell) >= THRESHOLD);
    Attack attack =
        Attack.onEverythingKnown(system)
            .hiding(hidden.stream().mapToInt(Integer::intValue).toArray(), 1);
    Collections.shuffle(small, new Random(seed));
    int sampled = Math.min(SAMPLE, small.size());
    for (int cell : small.subList(0, sampled)) {
      assertThat(SecondSolver.max(attack, cell, 1_000_000))
          .as("set %d, %s", seed, system.id(cell))
          .isGreaterThanOrEqualTo(THRESHOLD - 1e-6);
    }
    return sampled;
  }
}
