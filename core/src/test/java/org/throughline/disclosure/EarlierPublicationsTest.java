package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.table.DimensionKind.PERSONAL;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.disclosure.history.Fact;
import org.throughline.disclosure.history.Ledger;
import org.throughline.disclosure.history.Vintages;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.Equation;

/// Differencing across releases: harmless publications that together give a cell away.
final class EarlierPublicationsTest {

  private static final Policy POLICY = PolicyReader.bundled("default");

  @TempDir Path folder;

  /// Release 1 has A = 20, B = 4, C = 40 and their total; release 2 adds late records to B only.
  private final CountTable first = list("r1", 20, 4, 40, 64);

  private final CountTable second = list("r2", 20, 32, 40, 92);

  @Test
  void aChangeListThatGivesAnEarlierCellAwayIsWithheld() {
    CountTable late =
        table(
            "late",
            List.of(cell("r2/B", 32), cell("r1/B", 4), cell("late/B", 28)),
            List.of(new Equation("r2/B", List.of("r1/B", "late/B"))));
    AttackerKnowledge earlier =
        new AttackerKnowledge(
            List.of(first, second),
            Map.of(
                "r1/C",
                40L,
                "r1/total",
                64L,
                "r2/A",
                20L,
                "r2/B",
                32L,
                "r2/C",
                40L,
                "r2/total",
                92L),
            Set.of("r1/A", "r1/B"));
    List<TableDecision> outcomes = DisclosureControl.protect(List.of(late), earlier, POLICY);
    TableDecision.Publishable published = (TableDecision.Publishable) outcomes.getFirst();
    assertThat(published.table().cells())
        .filteredOn(ProtectedCell.Suppressed.class::isInstance)
        .extracting(ProtectedCell::id)
        .containsExactly("r1/B", "late/B");
  }

  @Test
  void aTableThatCanOnlyGiveAnEarlierCellAwayIsWithheldWhole() {
    CountTable remainder =
        table(
            "remainder",
            List.of(cell("r1/A", 20), cell("remainder", 44), cell("r1/total", 64)),
            List.of(new Equation("r1/total", List.of("r1/A", "remainder"))));
    AttackerKnowledge earlier =
        new AttackerKnowledge(
            List.of(first, link()),
            Map.of("r1/C", 40L, "r1/total", 64L, "remainder", 44L),
            Set.of("r1/A", "r1/B"));
    List<TableDecision> outcomes = DisclosureControl.protect(List.of(remainder), earlier, POLICY);
    assertThat(outcomes.getFirst())
        .isInstanceOfSatisfying(
            TableDecision.Withheld.class, w -> assertThat(w.cells()).containsExactly("r1/B"));
  }

  /// The remainder is B and C.
  private static CountTable link() {
    return table(
        "link",
        List.of(cell("remainder", 44), cell("r1/B", 4), cell("r1/C", 40)),
        List.of(new Equation("remainder", List.of("r1/B", "r1/C"))));
  }

  @Test
  void whatALedgerRecordsIsWhatTheNextPublicationKnows() throws IOException {
    Path file = folder.resolve("ledger.txt");
    TableDecision.Publishable published =
        (TableDecision.Publishable) DisclosureControl.protect(List.of(first), POLICY).getFirst();
    List<Fact> facts = PublishedFacts.of(first, published.table());
    Ledger ledger = Ledger.read(file).append(file, "release-1", facts);
    assertThat(Ledger.read(file).hidden()).containsExactlyInAnyOrder("r1/A", "r1/B");
    assertThat(Ledger.read(file).numbers()).containsOnlyKeys("r1/C", "r1/total");
    assertThat(ledger.facts())
        .containsExactlyInAnyOrder(
            new Fact.Hidden("r1/A"),
            new Fact.Hidden("r1/B"),
            new Fact.Shown("r1/C", 40),
            new Fact.Shown("r1/total", 64),
            new Fact.Label("kind", "x", "Any"),
            new Fact.Sum("r1/total", List.of("r1/A", "r1/B", "r1/C")));
  }

  @Test
  void aRevisedNumberUnderTheOldIdIsRefused() {
    AttackerKnowledge earlier = new AttackerKnowledge(List.of(), Map.of("r1/C", 41L), Set.of());
    assertThatThrownBy(() -> DisclosureControl.protect(List.of(first), earlier, POLICY))
        .hasMessageContaining("'r1/C'")
        .hasMessageContaining("41")
        .hasMessageContaining("40");
  }

  private static CountTable list(String release, long a, long b, long c, long total) {
    return table(
        release,
        List.of(
            cell(release + "/A", a),
            cell(release + "/B", b),
            cell(release + "/C", c),
            cell(release + "/total", total)),
        List.of(
            new Equation(
                release + "/total", List.of(release + "/A", release + "/B", release + "/C"))));
  }

  private static Cell cell(String id, long count) {
    return new Cell(id, List.of("x"), count);
  }

  private static CountTable table(String id, List<Cell> cells, List<Equation> equations) {
    Dimension kind = new Dimension("kind", "Kind", PERSONAL, List.of(new Category("x", "Any")));
    return new CountTable(id, id, "records", List.of(kind), cells, equations);
  }

  /// What was published, by somebody who took down the ledger.
  private static List<TableDecision> afterwards(CountTable before, CountTable now) {
    TableDecision.Publishable published =
        (TableDecision.Publishable) DisclosureControl.protect(List.of(before), POLICY).getFirst();
    List<Fact> facts = PublishedFacts.of(before, published.table());
    Map<String, Long> withheld = new HashMap<>();
    for (Cell cell : before.cells()) {
      if (facts.contains(new Fact.Hidden(cell.id()))) {
        withheld.put(cell.id(), cell.count());
      }
    }
    Vintages vintages = new Vintages(facts, withheld, List.of(now));
    return DisclosureControl.protect(vintages.withChanges(), vintages.earlier(), POLICY);
  }

  @Test
  void oneRecordMoreIsNotShownWithWhatItIs() {
    TableDecision next =
        afterwards(list("r", 30, 40, 50, 120), list("r", 31, 40, 50, 121)).getFirst();
    if (next instanceof TableDecision.Publishable(ProtectedTable table)) {
      assertThat(ShownTable.of(table).numbers()).doesNotContainKeys("r/A", "r/total");
    } else {
      assertThat(((TableDecision.Withheld) next).reason()).startsWith("An update waits");
    }
  }

  @Test
  void manyRecordsMoreAreShownAndSmallChangesAmongThemAreNot() {
    TableDecision next =
        afterwards(list("r", 30, 40, 50, 120), list("r", 60, 42, 90, 192)).getFirst();
    ProtectedTable table = ((TableDecision.Publishable) next).table();
    assertThat(ShownTable.of(table).numbers()).containsKey("r/total").doesNotContainKey("r/B");
    assertThat(ShownTable.of(table).suppressed()).hasSizeGreaterThan(1);
  }

  @Test
  void unchangedNumbersAreShownAgain() {
    CountTable same = list("r", 30, 40, 50, 120);
    ProtectedTable table = ((TableDecision.Publishable) afterwards(same, same).getFirst()).table();
    assertThat(ShownTable.of(table).suppressed()).isEmpty();
  }

  /// Who knows that records are only added must not learn how many there were.
  @Test
  void whatWasWithheldKeepsItsIntervalWhenRecordsAreAdded() {
    CountTable before = list("r", 4, 3, 40, 47);
    CountTable now = list("r", 5, 3, 40, 48);
    for (TableDecision next : afterwards(before, now)) {
      if (next instanceof TableDecision.Publishable(ProtectedTable table)) {
        assertThat(ShownTable.of(table).numbers()).doesNotContainKeys("r/A", "r/B", "r/total");
      }
    }
  }
}
