package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.table.DimensionKind.PERSONAL;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.attack.Finding;
import org.throughline.disclosure.attack.Interval;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.disclosure.problem.Derived;
import org.throughline.disclosure.problem.Derived.Fraction;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.table.CountTable;

/// Harmless-looking figures beside suppressed counts.
final class FiguresTest {

  private static final Policy POLICY = PolicyReader.bundled("default");

  /// 5 and 30 hide each other under a published total of 435.
  private final CountTable table = Tables.list("kind", PERSONAL, 5, 30, 400);

  private Finding audit(Derived... figures) {
    JointSystem system = JointSystem.of(List.of(table)).with(List.of(figures));
    int small = system.index("kind/c0");
    Attack attack =
        Attack.onEverythingKnown(system)
            .hiding(new int[] {small, system.index("kind/c1")}, 1)
            .against(List.of(new ProtectionLevel(small, 1, 11)));
    return Auditor.audit(attack).findings().getFirst();
  }

  @Test
  void withoutFiguresTheSmallCountIsSafe() {
    assertThat(audit().isSafe()).isTrue();
  }

  @Test
  void aPercentageOfTheSuppressedCellGivesItAway() {
    // 5 of 435 is 1.149...: at one decimal only 5 gives 1.1, at no decimals 3 to 6 give 1.
    Finding oneDecimal = audit(percent("kind/c0", "1.1"));
    assertThat(oneDecimal.isSafe()).isFalse();
    assertThat(oneDecimal.excluded()).isTrue();
    Finding none = audit(percent("kind/c0", "1"));
    assertThat(none.isSafe()).isFalse();
  }

  @Test
  void aPercentageOfTheCellThatHidesItGivesItAwayToo() {
    assertThat(audit(percent("kind/c1", "6.9")).isSafe()).isFalse();
  }

  @Test
  void aPercentageOfAPublishedCellSaysNothingNew() {
    assertThat(audit(percent("kind/c2", "92.0")).isSafe()).isTrue();
  }

  private static Interval interval(Attack attack, int cell) {
    return java.util.Objects.requireNonNull(Auditor.intervals(attack).get(cell));
  }

  private static Derived percent(String cell, String value) {
    return Derived.Quotient.percent("share", new Fraction(cell, "total"), new BigDecimal(value));
  }

  @Test
  void theEndsOfARoundedShareAreThoseOfRoundingHalfUp() {
    // Out of 40: 1 is 2.5, published as 3; 2 is 5.0. So "3" leaves 1 only, and "5" leaves 2.
    CountTable forty = Tables.list("kind", PERSONAL, 1, 1, 38);
    JointSystem plain = JointSystem.of(List.of(forty));
    Derived share =
        Derived.Quotient.percent("share", new Fraction("kind/c0", "total"), new BigDecimal("3"));
    JointSystem system = plain.with(List.of(share));
    int[] hidden = {system.index("kind/c0"), system.index("kind/c1")};
    Interval interval = interval(Attack.onEverythingKnown(system).hiding(hidden, 0), hidden[0]);
    assertThat(List.of(interval.low(), interval.high())).containsExactly(1L, 1L);
    assertThatThrownBy(
            () ->
                plain.with(
                    List.of(
                        Derived.Quotient.percent(
                            "share", new Fraction("kind/c0", "total"), new BigDecimal("2")))))
        .hasMessageContaining("share")
        .hasMessageContaining("kind/c0");
  }

  @Test
  void aMeanFromExactCountsGivesThePerturbedCountBesideItAway() {
    // 17 days over 5 stays: mean 3.4. The count of stays is published as 6, known to be off by 3 at
    // most; the days are published.
    CountTable stays = Tables.list("stays", PERSONAL, 5);
    CountTable days = Tables.list("days", PERSONAL, 17);
    JointSystem system =
        JointSystem.of(List.of(rename(stays, "stays-total"), rename(days, "days-total")))
            .with(
                List.of(
                    new Derived.Range("stays, perturbed", "stays/c0", 3, 9),
                    Derived.Quotient.rounded(
                        "mean", new Fraction("days/c0", "stays/c0"), 1, new BigDecimal("3.4"))));
    int[] hidden = {system.index("stays/c0"), system.index("stays-total")};
    Attack attack = Attack.onEverythingKnown(system).hiding(hidden, 0);
    assertThat(interval(attack, hidden[0]).low()).isEqualTo(5);
    assertThat(interval(attack, hidden[0]).high()).isEqualTo(5);
  }

  private static CountTable rename(CountTable table, String total) {
    return new CountTable(
        table.id(),
        table.title(),
        table.unit(),
        table.dimensions(),
        table.cells().stream()
            .map(
                c ->
                    c.id().equals("total")
                        ? new org.throughline.table.Cell(total, c.position(), c.count())
                        : c)
            .toList(),
        List.of(new org.throughline.table.Equation(total, List.of(table.id() + "/c0"))));
  }

  @Test
  void fourPublishedZerosUnderATwentyForceEveryCellToThreeOrFour() {
    // disclosure.md, section 2: rounding to the nearest 10 makes 0-4 a zero and 15-24 a twenty.
    CountTable rounded = Tables.list("kind", PERSONAL, 4, 4, 4, 3);
    List<Derived> figures = new ArrayList<>();
    for (int at = 0; at < 4; at++) {
      figures.add(Tables.range(new Method.Rounding(10), "kind/c" + at, 0));
    }
    figures.add(Tables.range(new Method.Rounding(10), "total", 20));
    JointSystem system = JointSystem.of(List.of(rounded)).with(figures);
    int[] all = {0, 1, 2, 3, 4};
    Attack attack = Attack.onEverythingKnown(system).hiding(all, 0);
    for (int cell = 0; cell < 4; cell++) {
      assertThat(Auditor.intervals(attack).get(cell)).isEqualTo(new Interval(3, 4));
    }
    assertThat(Auditor.intervals(attack).get(4)).isEqualTo(new Interval(15, 16));
  }

  @Test
  void randomRoundingLeavesTheNeighboursOfTheBase() {
    Derived.Range range = Tables.range(new Method.RandomRounding(3), "c", 15);
    assertThat(List.of(range.low(), range.high())).containsExactly(13L, 17L);
    assertThat(Tables.range(new Method.RandomRounding(3), "c", 0).low()).isZero();
    assertThat(Tables.range(new Method.Rounding(10), "c", 10))
        .isEqualTo(new Derived.Range("c rounded", "c", 5, 14));
    assertThat(Tables.range(new Method.Rounding(5), "c", 10))
        .isEqualTo(new Derived.Range("c rounded", "c", 8, 12));
  }

  @Test
  void theNumberOfSuppressedPeopleIsAnEquation() {
    Derived two = new Derived.Balance("suppressed", List.of("kind/c0", "kind/c1"), List.of(), 35);
    assertThat(audit(two).isSafe()).as("follows from the total").isTrue();
    Derived one = new Derived.Balance("difference", List.of("kind/c1"), List.of("kind/c0"), 25);
    assertThat(audit(one).isSafe()).as("with the sum it gives both").isFalse();
  }

  @Test
  void disclosureControlWithholdsMoreOrAllWhereAFigureGivesACellAway() {
    AttackerKnowledge shown = AttackerKnowledge.NOTHING.knowing(List.of(percent("kind/c0", "1.1")));
    TableDecision outcome = DisclosureControl.protect(List.of(table), shown, POLICY).getFirst();
    // The share is out already; the total can still be withheld, and with it what the share is of.
    switch (outcome) {
      case TableDecision.Publishable(ProtectedTable may) -> {
        assertThat(may.cells())
            .filteredOn(ProtectedCell.Suppressed.class::isInstance)
            .extracting(ProtectedCell::id)
            .contains("kind/c0", "total");
        assertThat(
                PublishedAudit.of(List.of(table), List.of(ShownTable.of(may)), shown, POLICY)
                    .passed())
            .isTrue();
      }
      case TableDecision.Withheld withheld -> assertThat(withheld.cells()).contains("kind/c0");
    }
  }

  @Test
  void aFigureOverAnUnknownCellAFigureOfNothingAndAnEmptyRangeAreRefused() {
    JointSystem system = JointSystem.of(List.of(table));
    assertThatThrownBy(() -> system.with(List.of(percent("kind/c9", "1.1"))))
        .hasMessageContaining("kind/c9");
    assertThatThrownBy(() -> new Derived.Balance("b", List.of(), List.of(), 0))
        .hasMessageContaining("'b'");
    assertThatThrownBy(() -> new Derived.Range("r", "c", 2, 1)).hasMessageContaining("2 to 1");
    assertThatThrownBy(
            () -> new Derived.Quotient("q", "a", "b", 0, BigDecimal.ZERO, BigDecimal.ONE))
        .hasMessageContaining("factor 0");
    assertThatThrownBy(() -> new Derived.Quotient("q", "a", "b", 1, BigDecimal.ONE, BigDecimal.ONE))
        .hasMessageContaining("'q'");
  }
}
