package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    return Extent.of(List.of(UNDATED), Map.of(), span(period));
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
    assertThat(UNDATED.source(span("FY2017"))).hasToString("R “Encounters FY2017”");
  }

  private static Queries.Span span(String period) {
    Period one = Period.parse(period);
    return new Queries.Span(one.start(), one.end(), period, false);
  }

  private static Reach reach(String release, String... stretches) {
    List<CoveredDays> days =
        Stream.of(stretches)
            .map(text -> text.split("/", -1))
            .map(ends -> new CoveredDays(LocalDate.parse(ends[0]), LocalDate.parse(ends[1])))
            .toList();
    return new Reach(release, new CoverageWindow(days, 0, 1), Set.of(), List.of());
  }

  /// Whoever came in a month without records and stayed is missing from the custody of the months after it.
  @Test
  void afterMonthsWithoutRecordsCustodyIsNotComplete() {
    Reach cut = reach("A", "2020-10-01/2021-12-31", "2022-04-01/2023-09-30");
    Reach between = reach("B", "2022-01-01/2022-03-31");
    Extent before = Extent.of(List.of(cut), Map.of(), span("2021-12"));
    Extent after = Extent.of(List.of(cut), Map.of(), span("2022-04"));
    assertThat(before.ofStock(span("2021-12")).state()).isEqualTo(State.COMPLETE);
    assertThat(after.state()).isEqualTo(State.COMPLETE);
    assertThat(after.ofStock(span("2022-04")).state()).isEqualTo(State.PARTIAL);
    assertThat(after.ofStock(span("2022-04")).reason())
        .isEqualTo("without who came from 2022-01 to 2022-03 and stayed");
    Extent both = Extent.of(List.of(cut, between), Map.of(), span("FY2022"));
    assertThat(both.ofStock(span("FY2022")).state()).isEqualTo(State.COMPLETE);
  }

  /// The number of everything is that of some years and no more where the file of another year is not there.
  @Test
  void everythingIsNotCompleteWhereMonthsWithinHaveNoRecords() {
    Queries.Span whole =
        new Queries.Span(LocalDate.of(2020, 10, 1), LocalDate.of(2023, 9, 30), "", true);
    Reach cut = reach("A", "2020-10-01/2021-12-31", "2022-04-01/2023-09-30");
    Reach between = reach("B", "2022-01-01/2022-03-31");
    Extent lacking = Extent.of(List.of(cut), Map.of(), whole);
    assertThat(lacking.state()).isEqualTo(State.PARTIAL);
    assertThat(lacking.reason())
        .isEqualTo("the release covers 2020-10 to 2021-12 and 2022-04 to 2023-09");
    assertThat(Extent.of(List.of(cut, between), Map.of(), whole).state()).isEqualTo(State.COMPLETE);
    assertThat(Extent.of(List.of(UNDATED), Map.of(), whole).state()).isEqualTo(State.COMPLETE);
  }

  /// Who came less than 180 days before the end of the data cannot have been held for 180 days yet.
  @Test
  void whatTakesDaysToBecomeSoIsNotZeroBeforeThem() {
    Reach year = reach("A", "2020-10-01/2021-09-30");
    Queries.Span early = span("2020-12");
    Queries.Span middle = span("2021-04");
    Queries.Span late = span("2021-05");
    assertThat(Extent.of(List.of(year), Map.of(), early).watchedFor(180, early).state())
        .isEqualTo(State.COMPLETE);
    Extent partly = Extent.of(List.of(year), Map.of(), middle).watchedFor(180, middle);
    assertThat(partly.state()).isEqualTo(State.PARTIAL);
    assertThat(partly.reason())
        .isEqualTo("those who came after 2021-04-03 were not watched for 180 days");
    assertThat(Extent.of(List.of(year), Map.of(), late).watchedFor(180, late).state())
        .isEqualTo(State.OUT_OF_COVERAGE);
  }

  /// A column that was added to the files of a release in a later year says nothing of the years before.
  @Test
  void whatIsNotRecordedYetIsMissingAndNotZero() {
    Reach cut = reach("A", "2020-10-01/2023-09-30");
    Recorded later =
        new Recorded("A", "Method", Optional.of(LocalDate.of(2022, 3, 1)), Optional.empty());
    assertThat(recorded(cut, later, "FY2021").state()).isEqualTo(State.MISSING);
    assertThat(recorded(cut, later, "FY2022").state()).isEqualTo(State.PARTIAL);
    assertThat(recorded(cut, later, "FY2022").reason())
        .isEqualTo("A: it records Method from 2022-03-01 only");
    assertThat(recorded(cut, later, "FY2023").state()).isEqualTo(State.COMPLETE);
  }

  private static Extent recorded(Reach reach, Recorded recorded, String period) {
    Queries.Span span = span(period);
    return Extent.of(List.of(reach), Map.of(), span).recordedIn(List.of(recorded), span);
  }
}
