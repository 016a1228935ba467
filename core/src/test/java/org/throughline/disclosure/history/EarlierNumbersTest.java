package org.throughline.disclosure.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.table.DimensionKind.PERSONAL;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.Tables;
import org.throughline.disclosure.problem.Derived;
import org.throughline.table.CountTable;

/// What readers were shown, and when.
final class EarlierNumbersTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  private final CountTable table = Tables.list("kind", PERSONAL, 12, 30, 400);
  private final String first = table.cells().getFirst().id();
  private final String last = table.cells().getLast().id();

  private final EarlierNumbers numbers =
      EarlierNumbers.of(
          List.of(
              new Fact.Day(MONDAY),
              new Fact.Shown(first, 12),
              new Fact.Shown(last, 442),
              new Fact.Day(MONDAY.plusDays(1)),
              new Fact.Shown(first + "@2", 25),
              new Fact.Hidden("other")));

  @Test
  void aNumberIsThatOfItsLastVintageWithTheDayThatShowedIt() {
    assertThat(numbers.find(first).orElseThrow().value()).isEqualTo(25);
    assertThat(numbers.find(first).orElseThrow().on()).isEqualTo(MONDAY.plusDays(1));
    assertThat(numbers.find(last).orElseThrow().value()).isEqualTo(442);
    assertThat(numbers.find(last).orElseThrow().on()).isEqualTo(MONDAY);
    assertThat(numbers.find("other")).isEmpty();
  }

  @Test
  void aTableWasShownWhenItsNewestNumberWas() {
    assertThat(numbers.shown(table)).contains(MONDAY.plusDays(1));
    assertThat(EarlierNumbers.NONE.shown(table)).isEmpty();
  }

  @Test
  void aRoundedNumberWasShownOnADayToo() {
    Fact rounded = new Fact.Figure(new Derived.Range(first + " shown as 10", first + "@2", 8, 12));
    EarlierNumbers some = EarlierNumbers.of(List.of(new Fact.Day(MONDAY), rounded));
    assertThat(some.shown(table)).contains(MONDAY);
    assertThat(some.find(first)).isEmpty();
  }
}
