package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.measures.Answer.State;

/// What sheets without dates cover is what they say.
final class ExtentTest {

  private static final Reach UNDATED =
      new Reach(
          "R",
          new CoverageWindow(List.of(), 9, 1),
          Set.of(),
          List.of(
              new Reach.Sheet("Encounters FY2017", 2017, true, ""),
              new Reach.Sheet("Encounters FY2018 YTD", 2018, true, "through 2018-04-27")));

  private static Extent of(String period) {
    Period one = Period.parse(period);
    return Extent.of(
        List.of(UNDATED), Map.of(), new Queries.Span(one.start(), one.end(), period, false));
  }

  @Test
  void aYearIsAsWholeAsItsTitleSays() {
    assertThat(of("FY2017").state()).isEqualTo(State.COMPLETE);
    assertThat(of("FY2018").state()).isEqualTo(State.PARTIAL);
    assertThat(of("FY2018").reason()).isEqualTo("its title says through 2018-04-27");
  }

  @Test
  void nobodyKnowsWhatLiesInAMonthOrInAnotherYear() {
    assertThat(of("2017-01").state()).isEqualTo(State.OUT_OF_COVERAGE);
    assertThat(of("FY2019").state()).isEqualTo(State.OUT_OF_COVERAGE);
  }

  @Test
  void aNumberNamesTheSheetsOfItsYearOnly() {
    LocalDate start = Period.parse("FY2017").start();
    Queries.Span year = new Queries.Span(start, start.plusYears(1).minusDays(1), "FY2017", false);
    assertThat(UNDATED.source(year)).hasToString("R “Encounters FY2017”");
  }
}
