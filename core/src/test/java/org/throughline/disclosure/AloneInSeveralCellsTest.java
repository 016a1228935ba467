package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LoneRespondents;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.DimensionKind;

/// Somebody who is alone in a cell of one table and in a cell of another knows both.
final class AloneInSeveralCellsTest {

  private static final Policy POLICY = PolicyReader.bundled("minimum-frequency-5");
  private static final long CAP = 100_000;

  private static final List<CountTable> TABLES =
      List.of(
          Tables.grid(
              "g",
              "kind",
              DimensionKind.PERSONAL,
              new long[][] {{8, 1, 23}, {2, 4, 8}, {15, 4, 1}}));

  private static final List<Set<String>> ALONE = List.of(Set.of("g/r0/c1", "g/r2/c2"));

  /// All sums are known from elsewhere.
  private static AttackerKnowledge sums() {
    Map<String, Long> sums = new TreeMap<>();
    for (Cell cell : TABLES.getFirst().cells()) {
      if (!cell.id().startsWith("g/")) {
        sums.put(cell.id(), cell.count());
      }
    }
    return new AttackerKnowledge(List.of(), sums, Set.of());
  }

  /// Who is alone in one of two cells leaves the other as a way to change a third count; who is in both
  /// does not.
  @Test
  void nobodyFindsOutAboutOthersByTwoCellsOfTheirOwn() {
    assertThat(seenThrough(DisclosureControl.protect(TABLES, sums(), POLICY)))
        .as("without knowing who is alone where")
        .containsExactly("g/r2/c1");
    assertThat(seenThrough(DisclosureControl.protect(TABLES, sums().withAlone(ALONE), POLICY)))
        .isEmpty();
  }

  @Test
  void theAuditAttacksWithWhatTheyKnow() {
    List<ShownTable> shown =
        DisclosureControl.protect(TABLES, sums(), POLICY).stream()
            .map(outcome -> ShownTable.of(((TableDecision.Publishable) outcome).table()))
            .toList();
    assertThat(PublishedAudit.of(TABLES, shown, sums(), POLICY).passed()).isTrue();
    assertThat(PublishedAudit.of(TABLES, shown, sums().withAlone(ALONE), POLICY).disclosed())
        .singleElement()
        .satisfies(cell -> assertThat(cell.finding().cellId()).isEqualTo("g/r2/c1"))
        .satisfies(cell -> assertThat(cell.attack()).contains(AttackKind.INSIDER));
  }

  /// The small counts that somebody who knows such a pair can tell to be small, by another solver.
  private static List<String> seenThrough(List<TableDecision> outcomes) {
    JointSystem system = JointSystem.of(TABLES);
    Set<Integer> hidden = new TreeSet<>();
    for (TableDecision outcome : outcomes) {
      ShownTable shown = ShownTable.of(((TableDecision.Publishable) outcome).table());
      shown.suppressed().forEach(id -> hidden.add(system.index(id)));
    }
    Attack attack =
        Attack.onEverythingKnown(system)
            .hiding(hidden.stream().mapToInt(Integer::intValue).toArray(), 1);
    List<String> seen = new ArrayList<>();
    for (Set<String> pair : ALONE) {
      int[] cells = pair.stream().mapToInt(system::index).toArray();
      Attack insider = attack.knowing(Set.of(cells[0], cells[1]));
      Set<Integer> own = own(system, cells);
      hidden.stream()
          .filter(cell -> system.count(cell) < POLICY.threshold() && !own.contains(cell))
          .filter(cell -> isSeen(insider, cell))
          .forEach(cell -> seen.add(system.id(cell)));
    }
    return seen;
  }

  private static boolean isSeen(Attack insider, int cell) {
    return SecondSolver.max(insider, cell, CAP) < POLICY.threshold() - 1e-6
        || SecondSolver.min(insider, cell, CAP) > 1 + 1e-6;
  }

  private static Set<Integer> own(JointSystem system, int[] cells) {
    Set<Integer> own = new TreeSet<>();
    LoneRespondents groups = new LoneRespondents(system);
    groups.ofThoseIn(IntStream.of(cells).boxed().toList(), 1).forEach(own::addAll);
    return own;
  }
}
