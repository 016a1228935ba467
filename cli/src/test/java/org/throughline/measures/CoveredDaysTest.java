package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.measures.CoveredDays.Stated;

/// Releases whose records fall by chance, drawn from Poisson's law, are cut where days of them were taken away, and nowhere else.
final class CoveredDaysTest {

  private static final LocalDate BEGIN = LocalDate.of(2018, 10, 1);
  private static final LocalDate END = LocalDate.of(2019, 9, 30);
  private static final int RELEASES = 400;

  private static NavigableMap<LocalDate, Long> drawn(
      LocalDate from, LocalDate to, ToDoubleFunction<LocalDate> pace, RandomGenerator random) {
    NavigableMap<LocalDate, Long> records = new TreeMap<>();
    from.datesUntil(to.plusDays(1))
        .forEach(
            day -> {
              long count = 0;
              double time = random.nextExponential();
              while (time < pace.applyAsDouble(day)) {
                count++;
                time += random.nextExponential();
              }
              if (count > 0) {
                records.put(day, count);
              }
            });
    return records;
  }

  private static RandomGenerator seeded(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static CoveredDays of(NavigableMap<LocalDate, Long> records) {
    return CoveredDays.of(records, month -> Stated.NOTHING).orElseThrow();
  }

  private static CoveredDays stated(
      NavigableMap<LocalDate, Long> records, LocalDate from, LocalDate through) {
    Stated says = new Stated(Optional.of(from), Optional.of(through));
    return CoveredDays.of(records, month -> says).orElseThrow();
  }

  private static double share(double pace, LocalDate from, LocalDate to, boolean whole) {
    RandomGenerator random = seeded(14);
    int found = 0;
    for (int i = 0; i < RELEASES; i++) {
      CoveredDays days = of(drawn(from, to, day -> pace, random));
      boolean isWhole = days.first().equals(BEGIN) && days.last().equals(END);
      found += isWhole == whole ? 1 : 0;
    }
    return (double) found / RELEASES;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.7, 1.1, 2, 2.9, 3.5, 8, 40})
  void aWholeReleaseIsRarelyCalledCut(double pace) {
    // One in twenty at each of two edges, if every release were as unlucky as the rule allows.
    assertThat(share(pace, BEGIN, END, true)).isGreaterThan(0.86);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.7, 1.1, 3.5, 8, 40})
  void aReleaseThatLacksAsManyDaysAsHoldSixRecordsIsCut(double pace) {
    int lost = (int) Math.ceil(6 / pace);
    assertThat(share(pace, BEGIN.plusDays(lost), END, false)).isGreaterThan(0.97);
    assertThat(share(pace, BEGIN, END.minusDays(lost), false)).isGreaterThan(0.97);
  }

  @Test
  void oneEmptyDayOfADenseReleaseIsACut() {
    CoveredDays days = of(drawn(BEGIN.plusDays(1), END.minusDays(1), day -> 40, seeded(1)));
    assertThat(days).isEqualTo(new CoveredDays(BEGIN.plusDays(1), END.minusDays(1)));
  }

  @Test
  void severalEmptyDaysOfASparseReleaseAreNone() {
    NavigableMap<LocalDate, Long> records = drawn(BEGIN, END, day -> 0.4, seeded(2));
    records.headMap(BEGIN.plusDays(5)).clear();
    records.tailMap(END.minusDays(4)).clear();
    records.put(BEGIN.plusDays(5), 1L);
    records.put(END.minusDays(5), 1L);
    assertThat(of(records)).isEqualTo(new CoveredDays(BEGIN, END));
  }

  @Test
  void theStatedWindowIsBelievedToTheEdgeOfItsMonth() {
    NavigableMap<LocalDate, Long> records =
        drawn(BEGIN.plusDays(2), END.minusDays(1), day -> 40, seeded(3));
    assertThat(of(records)).isEqualTo(new CoveredDays(BEGIN.plusDays(2), END.minusDays(1)));
    assertThat(stated(records, BEGIN, END)).isEqualTo(new CoveredDays(BEGIN, END));
    records.tailMap(LocalDate.of(2019, 4, 10)).clear();
    assertThat(stated(records, BEGIN, END).last()).isEqualTo(LocalDate.of(2019, 4, 30));
  }

  @Test
  void aStatedWindowWithinAMonthEndsThereThoughChanceAllowsMore() {
    NavigableMap<LocalDate, Long> records = drawn(BEGIN, END, day -> 0.4, seeded(4));
    LocalDate through = LocalDate.of(2019, 8, 27);
    records.tailMap(through, false).clear();
    assertThat(of(records).last()).isEqualTo(LocalDate.of(2019, 8, 31));
    assertThat(stated(records, BEGIN, through).last()).isEqualTo(through);
  }

  @Test
  void ofFewRecordsAStatedWindowIsBelievedBeyondTheirMonths() {
    NavigableMap<LocalDate, Long> records = new TreeMap<>();
    for (int month = 1; month <= 8; month++) {
      records.put(LocalDate.of(2019, month, 12), 1L);
    }
    assertThat(of(records).last()).isEqualTo(LocalDate.of(2019, 8, 31));
    assertThat(stated(records, BEGIN, END).last()).isEqualTo(END);
  }

  @Test
  void officesThatRestOnWeekendsBeginWithTheMonth() {
    // The first and the second of October 2016 were a Saturday and a Sunday.
    LocalDate monday = LocalDate.of(2016, 10, 3);
    LocalDate end = LocalDate.of(2017, 8, 31);
    ToDoubleFunction<LocalDate> rests = day -> day.getDayOfWeek().getValue() > 5 ? 0.02 : 30;
    assertThat(of(drawn(monday, end, rests, seeded(5))).first()).isEqualTo(monday.minusDays(2));
    assertThat(of(drawn(monday, end, day -> 30, seeded(5))).first()).isEqualTo(monday);
    assertThat(of(drawn(monday.plusDays(1), end, rests, seeded(5))).first())
        .isEqualTo(monday.plusDays(1));
  }

  @Test
  void whatOnlyReachesIntoAReleaseLiesBeforeIt() {
    NavigableMap<LocalDate, Long> records =
        withReachingInto(drawn(BEGIN, END, day -> 30, seeded(6)));
    assertThat(of(records)).isEqualTo(new CoveredDays(BEGIN, END));
  }

  /// A few records of the five months before the window, more of each.
  private static NavigableMap<LocalDate, Long> withReachingInto(
      NavigableMap<LocalDate, Long> records) {
    for (int month = 0; month < 5; month++) {
      records.put(YearMonth.of(2018, 5).plusMonths(month).atDay(9), 15L + 10L * month);
    }
    return records;
  }

  /// An office that arrests five times as many from March on has not begun then, where its sheets say since when they are.
  @Test
  void aSurgeIsNoBeginningOfWhatIsStated() {
    LocalDate march = LocalDate.of(2019, 3, 1);
    NavigableMap<LocalDate, Long> records =
        drawn(BEGIN, END, day -> day.isBefore(march) ? 1 : 5, seeded(7));
    assertThat(of(records).first()).isEqualTo(march);
    assertThat(stated(records, BEGIN, END)).isEqualTo(new CoveredDays(BEGIN, END));
  }

  /// What was open when a release began is of before the window that its sheets state.
  @Test
  void whatReachesIntoAStatedWindowLiesBeforeIt() {
    NavigableMap<LocalDate, Long> records =
        withReachingInto(drawn(BEGIN, END, day -> 30, seeded(8)));
    assertThat(stated(records, BEGIN, END)).isEqualTo(new CoveredDays(BEGIN, END));
  }

  /// One release in twenty at most is called one with a gap.
  @ParameterizedTest
  @ValueSource(doubles = {0.03, 0.1, 0.3, 0.7, 2, 40})
  void chanceLeavesNoGap(double pace) {
    RandomGenerator random = seeded(9);
    LocalDate begin = BEGIN.minusYears(9);
    int gaps = 0;
    for (int i = 0; i < 100; i++) {
      NavigableMap<LocalDate, Long> records = drawn(begin, END, day -> pace, random);
      gaps += new CoveredDays(begin, END).stretches(records).size() - 1;
    }
    assertThat(gaps).isLessThanOrEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.7, 2, 40})
  void aYearWithoutItsFileIsAGap(double pace) {
    NavigableMap<LocalDate, Long> records =
        drawn(BEGIN.minusYears(2), END, day -> pace, seeded(10));
    records.subMap(BEGIN.minusYears(1), BEGIN).clear();
    if (pace == 40) {
      records.put(BEGIN.minusDays(80), 1L);
    }
    assertThat(new CoveredDays(BEGIN.minusYears(2), END).stretches(records))
        .containsExactly(
            new CoveredDays(BEGIN.minusYears(2), BEGIN.minusYears(1).minusDays(1)),
            new CoveredDays(BEGIN, END));
  }

  /// Where years are withheld, what is said ends where the last one begins that is told.
  @Test
  void ofYearsThatAreWithheldNoEdgeIsSaid() {
    CoveredDays days = new CoveredDays(LocalDate.of(2016, 3, 9), LocalDate.of(2020, 5, 7));
    assertThat(days.said(2018, 2019)).isEqualTo(new CoveredDays(LocalDate.of(2017, 10, 1), END));
    assertThat(days.said(2016, 2020)).isEqualTo(days);
    assertThat(days.said(2014, 2015).first()).isEqualTo(days.first());
    assertThat(days.said(2021, 2022).last()).isEqualTo(days.last());
  }

  @Test
  void aMonthWithoutRecordsIsMissingOnlyWhereOthersHaveThree() {
    NavigableMap<YearMonth, Long> months = new TreeMap<>();
    for (int month = 0; month < 12; month++) {
      months.put(YearMonth.of(2018, 10).plusMonths(month), 2L);
    }
    months.remove(YearMonth.of(2019, 3));
    assertThat(Coverage.ordinary(months)).isEqualTo(12);
    months.replaceAll((month, rows) -> 30L);
    assertThat(Coverage.ordinary(months)).isEqualTo(11);
    months.put(YearMonth.of(2019, 3), 2L);
    assertThat(Coverage.ordinary(months)).isEqualTo(11);
    months.put(YearMonth.of(2019, 3), 3L);
    assertThat(Coverage.ordinary(months)).isEqualTo(12);
  }
}
