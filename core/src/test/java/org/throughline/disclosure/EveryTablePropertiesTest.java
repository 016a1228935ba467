package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.attack.AuditReport;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.attack.Finding;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.testing.Seeded;

/// The auditor's verdicts against trying every whole-number table, over linked and hierarchical tables
/// with shares, means, differences and rounded counts, for outsiders and coalitions.
final class EveryTablePropertiesTest {

  @Test
  void aVerdictIsThatOfAllTablesThatAgree() {
    Seeded.check(
        3000,
        11,
        random -> {
          int coalition = random.nextInt(3);
          check(new SmallWorld(random, true), coalition);
        });
  }

  static void check(SmallWorld world, int coalition) {
    Attack attack = world.attack();
    List<ProtectionLevel> levels = levels(world, attack);
    AuditReport report = Auditor.audit(attack.withCoalitionsOf(coalition).against(levels));
    List<Map<String, Long>> tables = world.tables();
    assertThat(tables).as("the truth agrees with what is published").contains(inner(world, tables));
    for (int at = 0; at < levels.size(); at++) {
      Finding finding = report.findings().get(at);
      assertThat(finding.level()).isEqualTo(levels.get(at));
      assertThat(finding.isSafe())
          .as("%s, coalition %d: %s", finding, coalition, world)
          .isEqualTo(isSafe(world, tables, finding, coalition));
      assertProven(world, tables, finding);
    }
  }

  /// What was called possible is, and what was called impossible is not.
  private static void assertProven(
      SmallWorld world, List<Map<String, Long>> tables, Finding finding) {
    List<Long> values = values(world, tables, finding.cellId(), finding.attacker().knows());
    assertThat(values).as("%s of %s", finding, world).contains(finding.provenLow());
    assertThat(values).as("%s of %s", finding, world).contains(finding.provenHigh());
    long truth = world.count(finding.cellId());
    assertThat(truth).isBetween(finding.provenLow(), finding.provenHigh());
    if (finding.excluded()) {
      assertThat(
              Collections.min(values) <= finding.level().low()
                  && Collections.max(values) >= finding.level().high()
                  && Collections.max(values) - Collections.min(values) >= finding.level().width())
          .as("%s of %s", finding, world)
          .isFalse();
    }
  }

  private static Map<String, Long> inner(SmallWorld world, List<Map<String, Long>> tables) {
    Map<String, Long> truth = new LinkedHashMap<>(world.truth());
    truth.keySet().retainAll(tables.isEmpty() ? Set.of() : tables.getFirst().keySet());
    return truth;
  }

  private static List<ProtectionLevel> levels(SmallWorld world, Attack attack) {
    List<ProtectionLevel> levels = new ArrayList<>();
    world
        .truth()
        .forEach(
            (cell, count) ->
                levels.add(
                    new ProtectionLevel(
                        attack.system().index(cell),
                        count - world.random().nextInt(3),
                        count + world.random().nextInt(3),
                        world.random().nextInt(4))));
    return levels;
  }

  private static boolean isSafe(
      SmallWorld world, List<Map<String, Long>> tables, Finding finding, int coalition) {
    for (Set<String> known : coalitions(world, finding.cellId(), coalition)) {
      List<Long> values = values(world, tables, finding.cellId(), known);
      long min = Collections.min(values);
      long max = Collections.max(values);
      if (min > finding.level().low()
          || max < finding.level().high()
          || max - min < finding.level().width()) {
        return false;
      }
    }
    return true;
  }

  /// Values of a cell in all tables that agree with the truth in some others too.
  private static List<Long> values(
      SmallWorld world,
      List<Map<String, Long>> tables,
      String cell,
      java.util.Collection<String> known) {
    return tables.stream()
        .filter(table -> known.stream().allMatch(c -> Objects.equals(table.get(c), world.count(c))))
        .map(table -> table.get(cell))
        .toList();
  }

  /// What so many people may know together, nobody counted twice; nobody who is alone in the attacked cell.
  private static List<Set<String>> coalitions(SmallWorld world, String attacked, int members) {
    Map<Set<String>, Long> people = new LinkedHashMap<>(Map.of(Set.of(), 0L));
    for (String cell : world.hidden()) {
      if (world.count(cell) > 0 && world.count(cell) <= members) {
        Set<String> group = world.own(Set.of(cell));
        for (Map.Entry<Set<String>, Long> others : List.copyOf(people.entrySet())) {
          long together = others.getValue() + world.count(cell);
          if (together <= members && Collections.disjoint(others.getKey(), group)) {
            Set<String> both = new TreeSet<>(others.getKey());
            both.addAll(group);
            people.merge(world.own(both), together, Math::min);
          }
        }
      }
    }
    return people.keySet().stream().filter(known -> !known.contains(attacked)).toList();
  }

  @Test
  void namesAndOrderChangeNoVerdict() {
    Seeded.check(
        500,
        12,
        random -> {
          SmallWorld world = new SmallWorld(random, true);
          List<String> order = new ArrayList<>(world.truth().keySet());
          Collections.shuffle(order, random);
          Attack plain = world.attack();
          Attack renamed = world.attack(order, name -> "z" + name.hashCode());
          for (String cell : order) {
            long count = world.count(cell);
            ProtectionLevel level =
                new ProtectionLevel(plain.system().index(cell), count - 1, count + 1);
            ProtectionLevel other =
                new ProtectionLevel(
                    renamed.system().index("z" + cell.hashCode()), count - 1, count + 1);
            assertThat(isSafe(renamed, other))
                .as(cell + " of " + world)
                .isEqualTo(isSafe(plain, level));
          }
        });
  }

  @Test
  void whoeverKnowsOneMoreCellFindsNothingMorePossible() {
    Seeded.check(
        500,
        13,
        random -> {
          SmallWorld world = new SmallWorld(random, true);
          Attack attack = world.attack();
          int fact = random.nextInt(world.truth().size());
          for (String cell : world.truth().keySet()) {
            long count = world.count(cell);
            int index = attack.system().index(cell);
            ProtectionLevel level =
                new ProtectionLevel(index, count - random.nextInt(2), count + random.nextInt(2));
            if (index != fact && isSafe(attack.knowing(Set.of(fact)), level)) {
              assertThat(isSafe(attack, level)).as(cell + " of " + world).isTrue();
            }
          }
        });
  }

  private static boolean isSafe(Attack attack, ProtectionLevel level) {
    return Auditor.audit(attack.against(List.of(level))).passed();
  }
}
