package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.table.DimensionKind.PERSONAL;
import static org.throughline.table.DimensionKind.TIME;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.attack.Finding;
import org.throughline.disclosure.primary.CountRules;
import org.throughline.disclosure.primary.Zeros;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Equation;

/// The published files as somebody might have tampered with them.
final class PublishedAuditTest {

  private static final Policy POLICY = PolicyReader.bundled("default");

  private final List<CountTable> exact =
      List.of(
          Tables.list("month", TIME, 205, 240),
          Tables.grid("gender", "gender", PERSONAL, new long[][] {{5, 40}, {300, 100}}));

  private final List<ShownTable> good =
      DisclosureControl.protect(exact, POLICY).stream()
          .map(outcome -> ShownTable.of(((TableDecision.Publishable) outcome).table()))
          .toList();

  @Test
  void whatDisclosureControlPublishesPassesWithAFindingPerSmallCount() {
    PublishedAudit audit = audit(good);
    assertThat(audit.passed()).isTrue();
    assertThat(audit.findings()).extracting(Finding::cellId).containsExactly("gender/r0/c0");
    assertThat(audit.findings().getFirst().margin()).isNotNegative();
  }

  @Test
  void everySingleSuppressedCellThatIsFilledInFailsTheAudit() {
    for (String cell : good.get(1).suppressed()) {
      Map<String, Long> numbers = new LinkedHashMap<>(good.get(1).numbers());
      Set<String> suppressed = new LinkedHashSet<>(good.get(1).suppressed());
      numbers.put(cell, count(cell));
      suppressed.remove(cell);
      PublishedAudit audit = audit(with(numbers, suppressed));
      assertThat(audit.problems()).isEmpty();
      assertThat(audit.passed()).as(cell).isFalse();
    }
  }

  /// Two who are alone in a cell each put together what they know, and have the third cell of a fold.
  @Test
  void whatTwoInsidersKnowOfAFoldIsReportedAndNotLeftOut() {
    List<Cell> shown =
        List.of(
            new Cell("kind/fold", List.of("fold"), 12),
            new Cell("kind/big", List.of("big"), 400),
            new Cell("total", List.of(Category.TOTAL), 412));
    List<Cell> behind =
        List.of(
            new Cell("kind/a", List.of("a"), 1),
            new Cell("kind/b", List.of("b"), 1),
            new Cell("kind/c", List.of("c"), 10));
    CountTable folded =
        new CountTable(
                "kind",
                "Kinds",
                "records",
                List.of(Tables.dimension("kind", PERSONAL, 2)),
                shown,
                List.of(new Equation("total", List.of("kind/fold", "kind/big"))))
            .withBehind(
                behind, List.of(new Equation("kind/fold", List.of("kind/a", "kind/b", "kind/c"))));
    ShownTable all =
        new ShownTable("kind", Map.of("kind/fold", 12L, "kind/big", 400L, "total", 412L), Set.of());
    List<CountTable> tables = List.of(Tables.list("month", TIME, 200, 212), folded);
    List<ShownTable> files =
        List.of(
            new ShownTable(
                "month", Map.of("month/c0", 200L, "month/c1", 212L, "total", 412L), Set.of()),
            all);
    assertThat(audit(tables, files, POLICY.withInsiders(1)).passed()).isTrue();
    assertThat(audit(tables, files, POLICY.withInsiders(2)).disclosed())
        .extracting(cell -> cell.finding().cellId())
        .containsExactly("kind/c");
  }

  private static PublishedAudit audit(
      List<CountTable> exact, List<ShownTable> shown, Policy policy) {
    return PublishedAudit.of(exact, shown, AttackerKnowledge.NOTHING, policy);
  }

  @Test
  void aWrongNumberAMissingCellAndAForeignCellAreNamed() {
    Map<String, Long> numbers = new LinkedHashMap<>(good.get(1).numbers());
    numbers.put("row/r1", 401L);
    numbers.remove("row/r0");
    numbers.put("row/r9", 1L);
    PublishedAudit audit = audit(with(numbers, good.get(1).suppressed()));
    assertThat(audit.passed()).isFalse();
    assertThat(audit.problems())
        .containsExactlyInAnyOrder(
            "Table 'gender' shows 401 in cell 'row/r1', which is 400",
            "Table 'gender' lacks cell 'row/r0'",
            "Table 'gender' has no cell 'row/r9'");
  }

  @Test
  void aZeroThatIsWithheldWhereZerosAreShownIsNamed() {
    List<CountTable> tables = List.of(Tables.list("kinds", PERSONAL, 5, 0, 40, 300));
    ShownTable shown =
        new ShownTable(
            "kinds",
            Map.of("kinds/c3", 300L, "total", 345L),
            Set.of("kinds/c0", "kinds/c1", "kinds/c2"));
    assertThat(
            PublishedAudit.of(tables, List.of(shown), AttackerKnowledge.NOTHING, POLICY).problems())
        .containsExactly("Table 'kinds' withholds the zero in cell 'kinds/c1'");
    Policy withZeros =
        new Policy(
            "p",
            "why",
            new Method.Suppression(),
            new CountRules(5, Zeros.COMPLEMENTARY, 0, 0),
            List.of());
    assertThat(
            PublishedAudit.of(tables, List.of(shown), AttackerKnowledge.NOTHING, withZeros)
                .problems())
        .isEmpty();
  }

  @Test
  void aNumberThatIsBothShownAndWithheldIsNamed() {
    Set<String> suppressed = new LinkedHashSet<>(good.get(1).suppressed());
    suppressed.add("row/r1");
    assertThat(audit(with(good.get(1).numbers(), suppressed)).problems())
        .containsExactly("Table 'gender' shows cell 'row/r1' and withholds it");
    ShownTable filled = good.get(1).showing("gender/r0/c0", 5);
    assertThat(filled.numbers()).containsEntry("gender/r0/c0", 5L);
    assertThat(filled.suppressed()).doesNotContain("gender/r0/c0");
  }

  @Test
  void moreThatIsWrongWithTheFilesFailsTheAudit() {
    PublishedAudit audit = audit(good).and(List.of("the page lacks a table"));
    assertThat(audit.passed()).isFalse();
    assertThat(audit.problems()).containsExactly("the page lacks a table");
    assertThat(audit.findings()).hasSize(1);
  }

  /// 3 has to reach 11 and can reach 33, 10 can too: the one with less room comes first, in a report
  /// of failures as in one without.
  @Test
  void whatIsClosestToDisclosureComesFirst() {
    List<CountTable> tables = List.of(Tables.list("kinds", PERSONAL, 10, 3, 20, 300));
    ShownTable shown =
        new ShownTable(
            "kinds",
            Map.of("kinds/c2", 20L, "kinds/c3", 300L, "total", 333L),
            Set.of("kinds/c0", "kinds/c1"));
    PublishedAudit passed =
        PublishedAudit.of(tables, List.of(shown), AttackerKnowledge.NOTHING, POLICY);
    assertThat(passed.findings()).extracting(Finding::margin).isSorted();
    PublishedAudit failed =
        PublishedAudit.of(
            tables, List.of(shown.showing("kinds/c1", 3)), AttackerKnowledge.NOTHING, POLICY);
    assertThat(failed.findings()).extracting(Finding::margin).isSorted();
    assertThat(failed.disclosed())
        .allSatisfy(
            cell ->
                assertThat(cell.attack().orElseThrow().words())
                    .isEqualTo("a total less everything else in it"));
  }

  @Test
  void aWithheldTableMayStayAway() {
    assertThat(audit(good.subList(0, 1)).passed()).isTrue();
  }

  @Test
  void whatFollowsFromOpenTablesAloneIsNotHeldAgainstTheOthers() {
    List<CountTable> tables =
        List.of(
            Tables.list("month", TIME, 3, 400),
            Tables.grid("office-month", "month", TIME, new long[][] {{3, 200}, {0, 200}}));
    List<ShownTable> shown = Tables.shown(DisclosureControl.protect(tables, POLICY));
    assertThat(PublishedAudit.of(tables, shown, AttackerKnowledge.NOTHING, POLICY).passed())
        .isTrue();
  }

  private PublishedAudit audit(List<ShownTable> shown) {
    return PublishedAudit.of(exact, shown, AttackerKnowledge.NOTHING, POLICY);
  }

  private List<ShownTable> with(Map<String, Long> numbers, Set<String> suppressed) {
    List<ShownTable> shown = new ArrayList<>(good);
    shown.set(1, new ShownTable("gender", numbers, suppressed));
    return shown;
  }

  private long count(String id) {
    return exact.get(1).cells().stream()
        .filter(cell -> cell.id().equals(id))
        .findFirst()
        .orElseThrow()
        .count();
  }
}
