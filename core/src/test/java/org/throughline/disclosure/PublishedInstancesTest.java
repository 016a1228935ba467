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
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.attack.Interval;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.disclosure.secondary.Pattern;
import org.throughline.disclosure.secondary.Suppressor;
import org.throughline.disclosure.secondary.Task;

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
    ProtectionLevel level =
        new ProtectionLevel(cell, system.count(cell) - below, system.count(cell) + above);
    Set<Integer> margins =
        IntStream.range(0, system.size())
            .filter(index -> system.id(index).contains("Total") || system.id(index).equals("State"))
            .boxed()
            .collect(Collectors.toSet());
    Pattern pattern =
        Suppressor.protect(
            new Task(
                system,
                Set.of(cell),
                margins,
                new Task.Terms(system, any -> 0),
                List.of(level),
                List.of()));
    Set<String> ids = new TreeSet<>();
    pattern.hidden().forEach(index -> ids.add(system.id(index)));
    assertThat(pattern.unprotected()).isEmpty();
    assertThat(ids).isEqualTo(new TreeSet<>(new HashSet<>(instance.pattern(key))));
  }

  /// Every optimum of the instances, with its cost and that no other pattern is as cheap, by letting the
  /// auditor judge every pattern there is.
  @ParameterizedTest
  @CsvSource({"fischetti_salazar_3x3, II|C", "hierarchy_backtrack, N1"})
  void theOptimaAreTheCheapestOfAllPatternsThatPassTheAudit(String name, String primary) {
    Instance instance = Instance.read(name);
    int optima = 0;
    for (Map.Entry<String, tools.jackson.databind.JsonNode> entry :
        instance.expected().properties()) {
      java.util.regex.Matcher levels = LEVELS.matcher(entry.getKey());
      if (levels.find()) {
        String above = levels.group(1);
        String below = levels.group(2) == null ? above : levels.group(2);
        assertOptimum(instance, primary, entry, new double[] {number(below), number(above)});
        optima++;
      }
    }
    assertThat(optima).isEqualTo(name.startsWith("f") ? 5 : 1);
  }

  private static final java.util.regex.Pattern LEVELS =
      java.util.regex.Pattern.compile("upl(?:=lpl=)?([0-9.]+)(?:_lpl([0-9.]+))?");

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  /// In halves, so that levels of a half are whole numbers.
  private static void assertOptimum(
      Instance instance,
      String primary,
      Map.Entry<String, tools.jackson.databind.JsonNode> expected,
      double[] levels) {
    JointSystem system = doubled(instance.system());
    int cell = system.index(primary);
    ProtectionLevel level =
        new ProtectionLevel(
            cell,
            system.count(cell) - Math.round(2 * levels[0]),
            system.count(cell) + Math.round(2 * levels[1]));
    List<Integer> others =
        IntStream.range(0, system.size())
            .filter(index -> index != cell)
            .filter(index -> !system.id(index).contains("Total"))
            .filter(index -> !system.id(index).equals("State"))
            .boxed()
            .toList();
    double best = Double.MAX_VALUE;
    List<Set<String>> cheapest = new java.util.ArrayList<>();
    for (int chosen = 0; chosen < 1 << others.size(); chosen++) {
      Set<Integer> hidden = new TreeSet<>(Set.of(cell));
      for (int at = 0; at < others.size(); at++) {
        if ((chosen >> at & 1) == 1) {
          hidden.add(others.get(at));
        }
      }
      double cost = hidden.stream().mapToLong(system::count).sum() / 2.0;
      int[] cells = hidden.stream().mapToInt(Integer::intValue).toArray();
      Attack attack = Attack.onEverythingKnown(system).hiding(cells, 0).against(List.of(level));
      if (cost <= best && Auditor.audit(attack).passed()) {
        if (cost < best) {
          cheapest.clear();
        }
        best = cost;
        Set<String> ids = new TreeSet<>();
        hidden.forEach(index -> ids.add(system.id(index)));
        cheapest.add(ids);
      }
    }
    assertThat(best).as(expected.getKey()).isEqualTo(expected.getValue().get("cost").asDouble());
    assertThat(expected.getValue().get("unique").asBoolean()).isTrue();
    assertThat(cheapest).containsExactly(new TreeSet<>(instance.pattern(expected.getKey())));
  }

  private static JointSystem doubled(JointSystem system) {
    List<String> ids = IntStream.range(0, system.size()).mapToObj(system::id).toList();
    long[] counts = system.counts();
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] *= 2;
    }
    return JointSystem.of(ids, counts, system.rows());
  }

  @Test
  void thePatternOfTheThreeByThreeTableCostsWhatIsPublished() {
    Instance instance = Instance.read("fischetti_salazar_3x3");
    List<String> pattern = new java.util.ArrayList<>();
    instance.expected().get("pattern").forEach(id -> pattern.add(id.asString()));
    assertThat(new HashSet<>(pattern))
        .isEqualTo(instance.intervals("intervals_for_pattern").keySet());
    assertThat(
            pattern.stream()
                .mapToLong(id -> instance.system().count(instance.system().index(id)))
                .sum())
        .isEqualTo(instance.expected().get("pattern_cost").asLong());
  }

  /// What tests in this package and its neighbours read of each instance; a new key must be used.
  @Test
  void everyExpectationOfEveryInstanceIsUsed() {
    Map<String, Set<String>> used =
        Map.of(
            "complement_query", Set.of("attack"),
            "cross_release", Set.of("attack_r1_B_and_r1_A_suppressed", "note"),
            "geurts1992", Set.of("intervals"),
            "hierarchy_backtrack",
                Set.of("attack_N1_N2", "attack_N1_N(no propagation)", "optimal(upl=lpl=3)"),
            "fischetti_salazar_3x3",
                Set.of(
                    "intervals_for_pattern",
                    "pattern",
                    "pattern_cost",
                    "optimal_upl0.5_lpl0.5",
                    "optimal_upl5_lpl5",
                    "optimal_upl8_lpl5",
                    "optimal_upl8_lpl17",
                    "optimal_upl9_lpl17"));
    used.forEach(
        (name, keys) ->
            assertThat(Instance.read(name).expected().propertyNames())
                .as(name)
                .containsExactlyInAnyOrderElementsOf(keys));
  }
}
