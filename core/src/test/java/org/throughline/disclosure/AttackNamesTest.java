package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.table.DimensionKind.PERSONAL;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.disclosure.problem.Derived;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Equation;

/// A count that is given away is blamed on the attack that needs least.
final class AttackNamesTest {

  private static final Policy POLICY = PolicyReader.bundled("default");

  private final CountTable list = Tables.list("kind", PERSONAL, 5, 30, 400);

  private static ShownTable hiding(CountTable table, String... cells) {
    Map<String, Long> numbers = new HashMap<>();
    table.cells().forEach(cell -> numbers.put(cell.id(), cell.count()));
    Set<String> hidden = new HashSet<>(List.of(cells));
    numbers.keySet().removeAll(hidden);
    return new ShownTable(table.id(), numbers, hidden);
  }

  private static Optional<AttackKind> name(
      String cell, List<CountTable> tables, List<ShownTable> shown, KnowledgeSource... knowledge) {
    return name(cell, POLICY, tables, shown, knowledge);
  }

  private static Optional<AttackKind> name(
      String cell,
      Policy policy,
      List<CountTable> tables,
      List<ShownTable> shown,
      KnowledgeSource... knowledge) {
    PublishedAudit audit = PublishedAudit.of(tables, shown, List.of(knowledge), policy);
    assertThat(audit.problems()).isEmpty();
    return audit.cells().stream()
        .filter(one -> one.finding().cellId().equals(cell))
        .findFirst()
        .orElseThrow()
        .attack();
  }

  @Test
  void aLoneSuppressedCellFallsToTheComplement() {
    assertThat(name("kind/c0", List.of(list), List.of(hiding(list, "kind/c0"))))
        .contains(AttackKind.COMPLEMENT);
    assertThat(name("kind/c0", List.of(list), List.of(hiding(list, "kind/c0", "kind/c1"))))
        .isEmpty();
  }

  @Test
  void twoStepsWithinATableAreTheTables() {
    CountTable grid = Tables.grid("g", "k", PERSONAL, new long[][] {{40, 5}, {60, 70}});
    ShownTable shown = hiding(grid, "g/r0/c0", "g/r0/c1", "g/r1/c1");
    assertThat(name("g/r0/c1", List.of(grid), List.of(shown))).contains(AttackKind.ONE_TABLE);
  }

  @Test
  void twoTablesThatShareACellAreLinked() {
    CountTable other =
        new CountTable(
            "other",
            "Other",
            "records",
            list.dimensions(),
            List.of(
                new Cell("kind/c1", List.of("c1"), 30),
                new Cell("x", List.of("c0"), 70),
                new Cell("both", List.of("total"), 100)),
            List.of(new Equation("both", List.of("kind/c1", "x"))));
    assertThat(
            name(
                "kind/c0",
                List.of(list, other),
                List.of(hiding(list, "kind/c0", "kind/c1"), hiding(other, "kind/c1"))))
        .contains(AttackKind.LINKED_TABLES);
  }

  @Test
  void figuresNumbersFromElsewhereAndEarlierOnesAreTold() {
    List<ShownTable> shown = List.of(hiding(list, "kind/c0", "kind/c1"));
    Derived share =
        Derived.Quotient.percent(
            "share", new Derived.Fraction("kind/c0", "total"), new BigDecimal("1.1"));
    KnowledgeSource figure =
        new KnowledgeSource(AttackKind.FIGURES, AttackerKnowledge.NOTHING.knowing(List.of(share)));
    AttackerKnowledge number = new AttackerKnowledge(List.of(), Map.of("kind/c1", 30L), Set.of());
    KnowledgeSource known = new KnowledgeSource(AttackKind.KNOWN_ELSEWHERE, number);
    KnowledgeSource before = new KnowledgeSource(AttackKind.DIFFERENCING, number);
    KnowledgeSource nothing = new KnowledgeSource(AttackKind.FIGURES, AttackerKnowledge.NOTHING);
    assertThat(name("kind/c0", List.of(list), shown, figure, known)).contains(AttackKind.FIGURES);
    assertThat(name("kind/c0", List.of(list), shown, nothing, known))
        .contains(AttackKind.KNOWN_ELSEWHERE);
    assertThat(name("kind/c0", List.of(list), shown, nothing, before))
        .contains(AttackKind.DIFFERENCING);
    assertThat(name("kind/c0", List.of(list), shown, nothing)).isEmpty();
  }

  @Test
  void aLoneRespondentAndACoalitionAreTold() {
    // Five can grow only where the one in the second row grows, and shrink only with the other one.
    CountTable one = Tables.grid("g", "k", PERSONAL, new long[][] {{5, 60, 1}, {60, 1, 60}});
    ShownTable all = hidingInner(one);
    assertThat(name("g/r0/c0", POLICY.withInsiders(0), List.of(one), List.of(all))).isEmpty();
    assertThat(name("g/r0/c0", POLICY.withInsiders(1), List.of(one), List.of(all)))
        .contains(AttackKind.INSIDER);
    CountTable two =
        Tables.grid("g", "k", PERSONAL, new long[][] {{5, 60, 60, 1, 1}, {60, 1, 1, 60, 60}});
    ShownTable inner = hidingInner(two);
    assertThat(name("g/r0/c0", POLICY.withInsiders(1), List.of(two), List.of(inner))).isEmpty();
    assertThat(name("g/r0/c0", POLICY.withInsiders(2), List.of(two), List.of(inner)))
        .contains(AttackKind.COALITION);
  }

  private static ShownTable hidingInner(CountTable table) {
    return hiding(
        table,
        table.cells().stream()
            .map(Cell::id)
            .filter(id -> id.startsWith("g/"))
            .toArray(String[]::new));
  }
}
