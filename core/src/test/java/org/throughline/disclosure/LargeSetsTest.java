package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.table.CountTable;

/// Linked hierarchical sets of up to ten thousand cells, sampled by a second solver.
@Tag("slow")
final class LargeSetsTest {

  private static final Policy POLICY = PolicyReader.bundled("default");

  @ParameterizedTest
  @CsvSource({"60, 14400, 1", "60, 72000, 2", "120, 57600, 3", "120, 288000, 4"})
  @Timeout(180)
  void aLargeSetIsPublishedAndWithstandsASecondSolver(int places, int records, long seed) {
    List<CountTable> tables = LinkedSets.generate(seed, places, records);
    List<TableDecision> outcomes = DisclosureControl.protect(tables, POLICY);
    assertThat(outcomes).allMatch(TableDecision.Publishable.class::isInstance);
    JointSystem system = JointSystem.of(tables);
    Set<Integer> hidden = new HashSet<>();
    outcomes.stream()
        .map(outcome -> ShownTable.of(((TableDecision.Publishable) outcome).table()))
        .forEach(table -> table.suppressed().forEach(id -> hidden.add(system.index(id))));
    Attack attack =
        Attack.onEverythingKnown(system)
            .hiding(hidden.stream().mapToInt(Integer::intValue).toArray(), 1);
    Random sample = new Random(seed);
    List<Integer> suppressed = hidden.stream().sorted().toList();
    for (int time = 0; time < 10; time++) {
      int cell = suppressed.get(sample.nextInt(suppressed.size()));
      if (system.count(cell) < POLICY.threshold()) {
        assertThat(SecondSolver.max(attack, cell, 10_000_000))
            .as(system.id(cell))
            .isGreaterThanOrEqualTo(POLICY.threshold() - 1e-6);
      }
    }
  }
}
