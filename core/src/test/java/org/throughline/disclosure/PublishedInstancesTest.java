package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.audit.Auditor;
import org.throughline.disclosure.audit.Interval;
import org.throughline.disclosure.suppress.Pattern;
import org.throughline.disclosure.suppress.Suppressor;
import org.throughline.disclosure.suppress.Task;
import org.throughline.disclosure.system.Attack;
import org.throughline.disclosure.system.Demand;
import org.throughline.disclosure.system.JointSystem;

/// Answers from the literature and from constructed attacks; sources are in the instance files.
final class PublishedInstancesTest {

  @Test
  void theIntervalsOfGeurtsAreReproduced() {
    Instance instance = Instance.read("geurts1992");
    assertIntervals(instance, instance.intervals("intervals"));
  }

  @Test
  void theIntervalsOfTheThreeByThreeTableAreReproduced() {
    Instance instance = Instance.read("fischetti_salazar_3x3");
    assertIntervals(instance, instance.intervals("intervals_for_pattern"));
  }

  @Test
  void aComplementGivesTheCellAway() {
    Instance instance = Instance.read("complement_query");
    assertIntervals(instance, instance.intervals("attack"));
  }

  @Test
  void aChangeListGivesTheCellOfTheEarlierReleaseAway() {
    Instance instance = Instance.read("cross_release");
    assertIntervals(instance, instance.intervals("attack_r1_B_and_r1_A_suppressed"));
  }

  @Test
  void hidingInOneSubtableOnlyIsSeenThrough() {
    Instance instance = Instance.read("hierarchy_backtrack");
    assertIntervals(instance, instance.intervals("attack_N1_N2"));
    assertIntervals(instance, instance.intervals("attack_N1_N(no propagation)"));
  }

  private static void assertIntervals(Instance instance, Map<String, double[]> expected) {
    JointSystem system = instance.system();
    Attack attack = Attack.onEverythingKnown(system).hiding(indices(system, expected.keySet()), 0);
    Map<Integer, Interval> found = Auditor.intervals(attack);
    assertThat(found).hasSameSizeAs(expected);
    expected.forEach(
        (id, ends) ->
            assertThat(found.get(system.index(id)))
                .as(id)
                .isEqualTo(new Interval(ends[0], ends[1])));
  }

  private static int[] indices(JointSystem system, Collection<String> ids) {
    return ids.stream().mapToInt(system::index).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "fischetti_salazar_3x3, II|C, optimal_upl5_lpl5, 5, 5",
    "fischetti_salazar_3x3, II|C, optimal_upl8_lpl5, 5, 8",
    "fischetti_salazar_3x3, II|C, optimal_upl8_lpl17, 17, 8",
    "fischetti_salazar_3x3, II|C, optimal_upl9_lpl17, 17, 9",
    "hierarchy_backtrack, N1, optimal(upl=lpl=3), 3, 3"
  })
  void theUniqueOptimalPatternIsFound(
      String name, String primary, String key, long below, long above) {
    Instance instance = Instance.read(name);
    JointSystem system = instance.system();
    int cell = system.index(primary);
    Demand demand = new Demand(cell, system.count(cell) - below, system.count(cell) + above);
    Set<Integer> margins =
        IntStream.range(0, system.size())
            .filter(index -> system.id(index).contains("Total") || system.id(index).equals("State"))
            .boxed()
            .collect(Collectors.toSet());
    Pattern pattern =
        Suppressor.protect(new Task(system, Set.of(cell), margins, any -> 0, List.of(demand)));
    Set<String> ids = new TreeSet<>();
    pattern.hidden().forEach(index -> ids.add(system.id(index)));
    assertThat(pattern.unprotected()).isEmpty();
    assertThat(ids).isEqualTo(new TreeSet<>(new HashSet<>(instance.pattern(key))));
  }
}
