package org.throughline.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.LinearRow;
import org.throughline.disclosure.problem.ProtectionLevel;

/// Which parts of a block are searched, and who is found to come closest.
final class BlockAuditTest {

  private final List<Integer> sizes = new ArrayList<>();

  private final Solver.Kind idle =
      part -> {
        sizes.add(part.size());
        return (column, target) -> part.truth();
      };

  /// Neighbours hold a known sum each.
  private static Attack chain(int cells) {
    long[] counts = new long[2 * cells - 1];
    Arrays.fill(counts, 0, cells, 10);
    Arrays.fill(counts, cells, counts.length, 20);
    LinearRow[] rows = new LinearRow[cells - 1];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = new LinearRow(new int[] {row, row + 1, cells + row}, new long[] {1, 1, -1});
    }
    return Given.attack(counts, cells, rows);
  }

  private static Finding find(Block block, ProtectionLevel level, List<Solver.Kind> kinds) {
    BlockAudit audit = new BlockAudit(block, kinds);
    audit.add(level);
    return audit.findings().values().iterator().next();
  }

  @ParameterizedTest
  @CsvSource({"80, 80", "81, '80, 81'", "100, '80, 100'", "300, '80, 300'", "301, '80, 300, 301'"})
  void surroundingsAreSearchedBeforeTheWholeBlock(int cells, String expected) {
    Block block = Given.part(chain(cells));
    assertThat(find(block, new ProtectionLevel(0, 10, 11), List.of(idle)).isSafe()).isFalse();
    assertThat(sizes).hasToString("[" + expected + "]");
  }

  @Test
  void whatIsFoundNearbyIsNotSoughtInTheWholeBlock() {
    long[] counts = new long[90];
    Arrays.fill(counts, 1);
    Block block = Given.part(Given.attack(counts, 90));
    Solver.Kind climber =
        part -> {
          sizes.add(part.size());
          return new Simplex(part);
        };
    assertThat(find(block, new ProtectionLevel(0, 0, 2), List.of(climber)).isSafe()).isTrue();
    assertThat(sizes).containsExactly(1);
  }

  @Test
  void tooLargeABlockIsSearchedInPartsOnly() {
    ProtectionLevel level = new ProtectionLevel(0, 0, 1);
    find(repeated(8_000), level, List.of(idle));
    assertThat(sizes).contains(7_500);
    sizes.clear();
    find(repeated(8_001), level, List.of(idle));
    assertThat(sizes).isNotEmpty().doesNotContain(7_500);
  }

  /// 7,500 cells, of which an equation says the same so many times.
  private static Block repeated(int equations) {
    LinearRow[] rows = new LinearRow[equations];
    Arrays.fill(rows, new LinearRow(new int[] {0, 1}, new long[] {1, -1}));
    return Given.part(Given.attack(new long[7_500], 7_500, rows));
  }

  /// Two small cells and one of ten, of a known total.
  private static Finding attacked(long one, long other, long high) {
    long[] counts = {one, other, 10, one + other + 10};
    Attack attack = Given.attack(counts, 3, Given.row(1, 1, 1, -1)).withCoalitionsOf(3);
    return find(Given.part(attack), new ProtectionLevel(2, 10, high), Auditor.STANDARD);
  }

  @Test
  void thoseWhoLearnMostAreNamed() {
    assertThat(attacked(1, 3, 14).attacker().knows()).containsExactly("c1");
    assertThat(attacked(3, 1, 14).attacker().knows()).containsExactly("c0");
    assertThat(attacked(1, 3, 13).attacker().knows()).as("only one learns").containsExactly("c1");
    assertThat(attacked(3, 1, 13).attacker().knows()).containsExactly("c0");
    assertThat(attacked(3, 3, 16).attacker().knows()).as("the first of two").containsExactly("c0");
    Finding finding = attacked(1, 3, 14);
    assertThat(List.of(finding.provenLow(), finding.provenHigh())).containsExactly(10L, 11L);
    assertThat(finding.margin()).isEqualTo(-3);
    assertThat(finding.excluded()).as("they can be sure").isTrue();
  }

  @Test
  void nobodyIsNamedWhereNoneLearns() {
    assertThat(attacked(1, 3, 11).isSafe()).isTrue();
    assertThat(attacked(1, 3, 11).attacker()).isEqualTo(Attacker.OUTSIDER);
    assertThat(attacked(3, 1, 11).attacker()).isEqualTo(Attacker.OUTSIDER);
    assertThat(attacked(1, 3, 15).attacker()).as("outsiders too").isEqualTo(Attacker.OUTSIDER);
    assertThat(attacked(1, 3, 15).excluded()).isTrue();
  }

  @Test
  void statedGroupsAreAuditedWithoutCoalitions() {
    Attack attack = Given.attack(new long[] {4, 6, 10, 20}, 3, Given.row(1, 1, 1, -1));
    Block block = Given.part(attack.withInsiders(List.of(Set.of(0), Set.of(1))));
    Finding finding = find(block, new ProtectionLevel(2, 0, 15), Auditor.STANDARD);
    assertThat(finding.isSafe()).isFalse();
    assertThat(finding.attacker().knows()).containsExactly("c1");
    assertThat(find(block, new ProtectionLevel(2, 0, 14), Auditor.STANDARD).isSafe()).isTrue();
  }

  /// A row of cells whose sums with both neighbours are known, and pairs that give way.
  private static Attack wide(int cells) {
    long[] counts = new long[cells + 1];
    Arrays.fill(counts, 10);
    counts[1] = 1;
    counts[cells] = 10L * (cells - 1) + 1;
    long[] coefficients = new long[cells + 1];
    Arrays.fill(coefficients, 1);
    coefficients[cells] = -1;
    return Given.attack(counts, cells, Given.row(coefficients)).withCoalitionsOf(1);
  }

  @ParameterizedTest
  @CsvSource({"81", "1201"})
  void insidersOfLargeBlocksAreAuditedToo(int cells) {
    Block block = Given.part(wide(cells));
    Finding safe = find(block, new ProtectionLevel(0, 5, 15), List.of(Simplex::new));
    assertThat(safe.isSafe()).isTrue();
    assertThat(safe.attacker()).isEqualTo(Attacker.OUTSIDER);
    long all = 10L * (cells - 1) + 1;
    Finding open = find(block, new ProtectionLevel(0, 0, all), List.of(Simplex::new));
    assertThat(open.isSafe()).isFalse();
    assertThat(open.attacker().knows()).containsExactly("c1");
    assertThat(open.provenHigh()).isEqualTo(all - 1);
  }
}
