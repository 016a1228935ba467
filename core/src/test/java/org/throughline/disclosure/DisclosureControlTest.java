package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.table.DimensionKind.PERSONAL;
import static org.throughline.table.DimensionKind.TIME;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.perturbation.Noise;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.table.CountTable;

final class DisclosureControlTest {

  private static final Policy POLICY = PolicyReader.bundled("default");

  @Test
  void aTableOfMonthsNeedsNoProtectionAndSaysSo() {
    List<TableDecision> outcomes =
        DisclosureControl.protect(List.of(Tables.list("month", TIME, 3, 400)), POLICY);
    ProtectedTable table = publishable(outcomes.getFirst());
    assertThat(table.verdict()).isInstanceOf(Verdict.NoProtectionNeeded.class);
    assertThat(suppressed(table)).isEmpty();
  }

  @Test
  void aLoneSmallCountTakesASecondCellWithIt() {
    List<TableDecision> outcomes =
        DisclosureControl.protect(
            List.of(Tables.list("citizenship", PERSONAL, 5, 30, 400, 0)), POLICY);
    assertThat(suppressed(publishable(outcomes.getFirst())))
        .containsExactly("citizenship/c0", "citizenship/c1");
  }

  @Test
  void twoSmallCountsThatTogetherStaySmallTakeAThird() {
    List<TableDecision> outcomes =
        DisclosureControl.protect(
            List.of(Tables.list("citizenship", PERSONAL, 3, 4, 30, 400)), POLICY);
    assertThat(suppressed(publishable(outcomes.getFirst())))
        .containsExactly("citizenship/c0", "citizenship/c1", "citizenship/c2");
  }

  @Test
  void aSmallOfficeUnderASmallPublishedMonthIsWithheldAndTheOthersAreNot() {
    CountTable months = Tables.list("month", TIME, 3, 400);
    CountTable offices =
        Tables.grid("office-month", "month", TIME, new long[][] {{3, 200}, {0, 200}});
    CountTable citizenship = Tables.list("citizenship", PERSONAL, 5, 30, 368);
    List<TableDecision> outcomes =
        DisclosureControl.protect(List.of(months, offices, citizenship), POLICY);
    assertThat(outcomes.get(0)).isInstanceOf(TableDecision.Publishable.class);
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            TableDecision.Withheld.class,
            withheld -> assertThat(withheld.cells()).containsExactly("office-month/r0/c0"));
    assertThat(outcomes.get(2)).isInstanceOf(TableDecision.Publishable.class);
  }

  @Test
  void severalHopelessCellsOfOneTableAreAllNamed() {
    CountTable months = Tables.list("month", TIME, 3, 4, 400);
    CountTable offices =
        Tables.grid("office-month", "month", TIME, new long[][] {{3, 0, 200}, {0, 4, 200}});
    List<TableDecision> outcomes = DisclosureControl.protect(List.of(months, offices), POLICY);
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            TableDecision.Withheld.class,
            withheld ->
                assertThat(withheld.cells())
                    .containsExactlyInAnyOrder("office-month/r0/c0", "office-month/r1/c1"));
  }

  @Test
  void aCellSharedByTwoTablesIsHiddenInBothOrNeither() {
    CountTable first =
        Tables.grid("a", "gender", PERSONAL, new long[][] {{5, 2}, {300, 200}, {30, 40}});
    CountTable second =
        Tables.grid("b", "age", PERSONAL, new long[][] {{4, 3}, {250, 250}, {35, 35}});
    List<TableDecision> outcomes = DisclosureControl.protect(List.of(first, second), POLICY);
    List<String> hiddenInFirst = suppressed(publishable(outcomes.get(0)));
    List<String> hiddenInSecond = suppressed(publishable(outcomes.get(1)));
    assertThat(hiddenInFirst).contains("row/r0");
    assertThat(hiddenInFirst.stream().filter(id -> id.startsWith("row/")))
        .containsExactlyElementsOf(
            hiddenInSecond.stream().filter(id -> id.startsWith("row/")).toList());
  }

  @Test
  void tablesThatDisagreeAboutASharedCellAreRefused() {
    CountTable first = Tables.list("a", PERSONAL, 20, 30);
    CountTable second = Tables.list("b", PERSONAL, 20, 31);
    assertThatThrownBy(() -> DisclosureControl.protect(List.of(first, second), POLICY))
        .hasMessageContaining("'total'")
        .hasMessageContaining("51")
        .hasMessageContaining("50");
  }

  @Test
  void twoTablesOfOneIdAreRefused() {
    List<CountTable> twice =
        List.of(Tables.list("a", PERSONAL, 20, 30), Tables.list("a", PERSONAL, 20, 30));
    assertThatThrownBy(() -> DisclosureControl.protect(twice, POLICY))
        .hasMessageContaining("Two tables have the id 'a'");
    assertThatThrownBy(
            () ->
                DisclosureControl.perturb(
                    twice,
                    AttackerKnowledge.NOTHING,
                    PolicyReader.bundled("ohss-rounding-10"),
                    new Noise(new byte[Noise.SECRET_BYTES])))
        .hasMessageContaining("Two tables have the id 'a'");
  }

  private static ProtectedTable publishable(TableDecision outcome) {
    assertThat(outcome).isInstanceOf(TableDecision.Publishable.class);
    return ((TableDecision.Publishable) outcome).table();
  }

  private static List<String> suppressed(ProtectedTable table) {
    return table.cells().stream()
        .filter(ProtectedCell.Suppressed.class::isInstance)
        .map(ProtectedCell::id)
        .toList();
  }
}
