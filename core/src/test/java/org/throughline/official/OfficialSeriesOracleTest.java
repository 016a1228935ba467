package org.throughline.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.engine.DuckDbEngine;
import org.throughline.official.reading.Observation;
import org.throughline.official.reading.Pile;
import org.throughline.official.reading.Reading;
import org.throughline.testing.RealData;

/// The series out of all real postings against what others read from the same workbooks by hand: the dossier of
/// methods, sections K1, K2 and K4.
final class OfficialSeriesOracleTest {

  @TempDir static Path out;

  private static Path archive = Path.of("archive");
  private static Path yearly = Path.of("yearly");

  @BeforeAll
  static void run() throws IOException {
    yearly = RealData.require("detention-stats");
    archive = RealData.require("detention-stats-archive");
    OfficialStatistics.write(List.of(yearly, archive), List.of(), out);
  }

  private static List<Double> values(String where) {
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      engine.read("series", out.resolve("series.parquet"));
      return engine.rows("select value from series where " + where).stream()
          .map(row -> Double.valueOf(row.text(0)))
          .toList();
    }
  }

  private static double only(String series, String dimensions, String start, String end) {
    return values(
            "series = '%s' and dimensions = '%s' and period_start = '%s' and period_end = '%s'"
                .formatted(series, dimensions, start, end))
        .getFirst();
  }

  /// Section K1. FY2021 there is of a posting that nobody here has; its people in detention and removals are not.
  @ParameterizedTest
  @CsvSource({
    "2019, 2019-09-30, 50165.4, 34.34, 510854, final-releases, 263263, 267258",
    "2020, 2020-09-30, 33724.0, 63.54, 182869, final-releases, 61886, 185884",
    "2022, 2022-09-24, 22577.8, 25.77, 306979, final-releases, 246080, 69019",
    "2023, 2023-09-30, 28289.2, 37.53, 273220, final-releases, 148002, 142580",
    "2024, 2024-09-30, 37721.8, 46.90, 277913, final-book-outs, 268480, 271484",
    "2025, 2025-09-20, 48404.5, 50.32, 310181, final-book-outs, 284019, 319980",
  })
  void theHeadlinesOfAYear(
      int year,
      String end,
      double population,
      double stay,
      double bookIns,
      String left,
      double leaving,
      double removals) {
    String start = (year - 1) + "-10-01";

    assertThat(only("average-daily-population", "", start, end))
        .isCloseTo(population, within(0.05));
    assertThat(only("average-length-of-stay", "", start, end)).isCloseTo(stay, within(0.005));
    assertThat(only("initial-book-ins", "", start, end)).isEqualTo(bookIns);
    assertThat(only(left, "", start, end)).isEqualTo(leaving);
    assertThat(only("removals", "", start, end)).isEqualTo(removals);
  }

  @ParameterizedTest
  @CsvSource({
    "2019-10-04, 50922",
    "2020-10-02, 19068",
    "2021-09-25, 22129",
    "2022-09-25, 25134",
    "2023-10-03, 36845",
    "2024-10-03, 37684",
    "2025-09-21, 59762",
  })
  void peopleInDetentionOnADay(String day, double people) {
    assertThat(only("currently-detained", "", day, day)).isEqualTo(people);
  }

  /// Section K2; the last month of FY2021, FY2022 and FY2025 ends with the posting.
  @ParameterizedTest
  @CsvSource({
    "2019, 40551 44313 44418 41027 47103 55149 54961 56826 40367 33769 27803 24567",
    "2020, 24728 22369 23907 22780 22687 19386 8517 7277 6688 7540 8274 8716",
    "2021, 9195 8062 8621 8139 6905 12420 17632 22620 26530 26060 33044 28344",
    "2022, 28669 30326 30422 25598 25631 31040 25405 26134 21483 21680 24781 15810",
    "2023, 22412 19068 17610 21997 19731 22200 18937 30511 24041 22801 29083 24829",
    "2024, 24118 17692 21085 20536 24431 22105 23974 28582 25034 23644 24706 22006",
    "2025, 23613 21123 22122 21990 21630 22921 22817 28880 36704 31262 32364 24755",
  })
  void bookInsByMonth(int year, String months) {
    assertThat(months(year, "initial-book-ins", "")).isEqualTo(numbers(months));
  }

  @ParameterizedTest
  @CsvSource({
    "2024, '', 20388 19638 20287 19296 22137 24400 23649 25963 23734 24749 23626 20613",
    "2024, release-reason=Release to remove, 9740 9022 8784 10806 12635 12990 13725 16336 15369"
        + " 15638 14854 13083",
    "2025, '', 21709 20890 20696 19970 17330 19363 21115 26798 29387 30729 32395 23637",
    "2025, release-reason=Release to remove, 13645 12608 12300 11915 14314 15916 16995 22520 24887"
        + " 26697 29446 21158",
  })
  void bookOutsByMonth(int year, String dimensions, String months) {
    assertThat(months(year, "final-book-outs", dimensions)).isEqualTo(numbers(months));
  }

  @Test
  void bookInsOfFiscal2025ByAgency() {
    assertThat(months(2025, "initial-book-ins", "agency=ICE"))
        .isEqualTo(numbers("8609 7580 7884 11753 17378 19123 18215 23642 31590 27457 28308 21293"));
    assertThat(months(2025, "initial-book-ins", "agency=CBP"))
        .isEqualTo(numbers("15004 13543 14238 10237 4252 3798 4602 5238 5114 3805 4056 3462"));
  }

  @ParameterizedTest
  @CsvSource({
    "2019, 45584.0 46202.4 48783.3 46947.3 48592.6 48958.3 49172.6 51822.8 54254.2 54220.2 55238.5"
        + " 52091.0",
    "2020, 50217.8 46171.4 42750.6 41115.1 39312.9 37688.0 31823.3 27189.4 24203.9 22549.4 21397.0"
        + " 20227.2",
    "2021, 18745.6 16871.7 16129.0 15099.1 14087.0 14151.3 15561.4 20962.7 26198.6 27057.9 25205.7"
        + " 23136.3",
    "2022, 22798.6 23337.4 21568.7 21454.7 19770.2 19944.6 19697.5 23791.2 24300.1 23685.4 25164.5"
        + " 25883.0",
    "2023, 28830.7 30283.6 24636.9 22179.7 26739.6 27692.5 25281.7 25546.3 30193.5 31123.4 31339.8"
        + " 35742.1",
    "2024, 38522.3 39200.6 37005.7 38194.3 39079.6 38371.8 35069.1 37221.9 38265.0 37160.7 36663.5"
        + " 37982.9",
    "2025, 38711.8 38990.0 39134.7 40202.6 43111.8 47670.5 49498.8 50313.5 57392.6 58316.8 60930.0"
        + " 60317.35",
  })
  void averageDailyPopulationByMonth(int year, String months) {
    List<Double> read = months(year, "average-daily-population", "");
    List<Double> expected = numbers(months);
    for (int m = 0; m < 12; m++) {
      assertThat(read.get(m))
          .as("month %d of FY%d", m + 1, year)
          .isCloseTo(expected.get(m), within(0.06));
    }
  }

  /// Section K4: removals by the date of their own table.
  @ParameterizedTest
  @CsvSource({
    "2023-12-30, 57129", "2024-01-27, 79928", "2024-02-24, 101726", "2024-03-23, 124633",
    "2024-04-20, 143811", "2024-05-18, 164350", "2024-06-15, 186373", "2024-07-13, 207747",
    "2024-08-24, 238660", "2024-11-02, 29817", "2024-11-30, 49991", "2024-12-28, 69546",
    "2025-05-17, 169956", "2025-09-20, 319980", "2021-09-25, 57627",
  })
  void removalsToDate(String day, double removals) {
    assertThat(
            values(
                "series = 'removals' and dimensions = '' and period_kind = 'year-to-date' and period_end = '%s'"
                    .formatted(day)))
        .containsExactly(removals);
  }

  private static List<Double> numbers(String texts) {
    return Stream.of(texts.split(" ")).map(Double::valueOf).toList();
  }

  /// The twelve months of a year; of a month that several postings cut short, the longest.
  private static List<Double> months(int year, String series, String dimensions) {
    return values(
        String.format(
            Locale.ROOT,
            """
            series = '%s' and dimensions = '%s' and period_kind = 'month'
              and period_start between '%d-10-01' and '%d-09-30'
            qualify row_number() over (partition by period_start order by period_end desc) = 1
            order by period_start
            """,
            series,
            dimensions,
            year - 1,
            year));
  }

  /// Section E: a year's length of stay is that of its months by who left in them, as ours is. The agency's own differs from
  /// it by less than its months are ever revised.
  @ParameterizedTest
  @CsvSource({"2024, 2024-09-30, 46.896", "2025, 2025-09-20, 50.334"})
  void aYearsLengthOfStayIsThatOfItsMonthsByWhoLeftInThem(int year, String end, double mean) {
    List<Double> stays = months(year, "average-length-of-stay", "");
    List<Double> left = months(year, "final-book-outs", "");
    double days = 0;
    double people = 0;
    for (int i = 0; i < 12; i++) {
      days += stays.get(i) * left.get(i);
      people += left.get(i);
    }
    assertThat(days / people).isCloseTo(mean, within(0.0005));
    double posted = only("average-length-of-stay", "", (year - 1) + "-10-01", end);
    assertThat(days / people / posted).isCloseTo(1, within(0.0005));
  }

  /// Every number that became an observation is what a reader by other people finds in that cell.
  @Test
  void anotherReaderFindsTheSameNumberInEveryCellThatIsUsed() throws IOException {
    Reading reading = Pile.read(List.of(yearly));
    Map<Integer, Map<String, Double>> cells = new HashMap<>();
    for (int i = 0; i < reading.postings().size(); i++) {
      cells.put(i, cells(yearly.resolve(reading.postings().get(i).file())));
    }
    List<String> different = new ArrayList<>();
    for (Observation one : reading.observations()) {
      Double other =
          Objects.requireNonNull(cells.get(one.posting())).get(one.sheet() + "!" + one.cell());
      if (other == null || other != one.value()) {
        different.add("%s: %s, not %s".formatted(one, other, one.value()));
      }
    }
    assertThat(reading.observations()).hasSizeGreaterThan(30_000);
    assertThat(different).isEmpty();
  }

  private static Map<String, Double> cells(Path file) throws IOException {
    Map<String, Double> numbers = new HashMap<>();
    try (InputStream in = Files.newInputStream(file);
        ReadableWorkbook workbook = new ReadableWorkbook(in)) {
      for (Sheet sheet : workbook.getSheets().toList()) {
        try (Stream<org.dhatim.fastexcel.reader.Row> rows = sheet.openStream()) {
          rows.forEach(
              row ->
                  row.stream()
                      .filter(cell -> cell != null && isNumber(cell))
                      .forEach(
                          cell ->
                              numbers.put(
                                  sheet.getName() + "!" + cell.getAddress(),
                                  Double.valueOf(cell.getRawValue()))));
        }
      }
    }
    return numbers;
  }

  private static boolean isNumber(Cell cell) {
    return cell.getRawValue() != null
        && (cell.getType() == CellType.NUMBER
            || (cell.getType() == CellType.FORMULA
                && cell.getRawValue().matches("-?[0-9.]+(E.*)?")));
  }
}
