package org.throughline.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.releases.Made;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;
import org.throughline.releases.UnreadableReleaseException;

/// Postings of one release, made up: records of a year, the later posting with some more and other persons.
final class PostingsTest {

  private static final String HEADER =
      "Apprehension Date|TOA Current Duty AOR|Apprehension Method|Citizenship Country|Gender"
          + "|Birth Year|State|Case Status|Apprehension Criminality|Case Category|Departure Country"
          + "|Final Order Yes No|Birth Date|Anonymized Identifier|Apprehension Type|County"
          + "|Apprehension Final Program|Arresting Agency|Departed Date|Final Order Date";

  @TempDir Path folder;
  @TempDir Path out;

  private static List<String> year(String office, long seed, int days) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < days; i++) {
      rows.add(
          String.format(
              Locale.ROOT,
              "%d/%d/2025|%s Area of Responsibility|Located|%s|Male|%d|TEXAS|ACTIVE|1 Convicted"
                  + " Criminal",
              1 + i / 28 % 12,
              1 + i % 28,
              office,
              random.nextBoolean() ? "MEXICO" : "CUBA",
              1960 + random.nextInt(40)));
    }
    return rows;
  }

  private void posting(String name, List<String> rows, long persons) {
    SplittableRandom random = new SplittableRandom(persons);
    List<String> lines = new ArrayList<>(List.of("2026-ICLI-00005", HEADER));
    for (String row : rows) {
      String hash = String.format(Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong());
      lines.add(row + "|||NO||" + hash + "||||||");
    }
    Made.lines(folder, name, lines.toArray(String[]::new));
  }

  private LakeLedger build() throws Exception {
    Registry registry = Registry.load();
    return LakeBuilder.build(
        Surveyor.survey(folder, registry), registry, out.resolve("lake"), ReadingProgress.none());
  }

  @ParameterizedTest
  @CsvSource({
    "late June.csv,late July.csv",
    "a.csv,b.csv",
    "b.csv,a.csv",
    "06302025.csv,07312025.csv"
  })
  void theLaterPostingReplacesTheEarlierOneWhole(String earlier, String later) throws Exception {
    posting(earlier, year("Dallas", 1, 200), 1);
    posting(later, year("Dallas", 1, 240), 2);
    LakeLedger ledger = build();
    assertThat(ledger.rowsKept()).isEqualTo(240);
    assertThat(ledger.unbalanced()).isEmpty();
    assertThat(ledger.sheets())
        .filteredOn(sheet -> sheet.status().equals("superseded"))
        .singleElement()
        .satisfies(sheet -> assertThat(sheet.file()).isEqualTo(earlier))
        .satisfies(sheet -> assertThat(sheet.reason()).contains(later));
  }

  @ParameterizedTest
  @CsvSource({
    "06302025.csv,07312025.csv,6,8,8",
    "06302025.csv,07312025.csv,4,6,6",
    "late June.csv,late July.csv,5,6,6",
    "a.csv,b.csv,6,8,8",
    "a.csv,b.csv,4,6,10",
    "06302025.csv,07312025.csv,2,6,8"
  })
  void fewRecordsArePostedAgainWhereChanceDoesNotExplainThem(
      String earlier, String later, int before, int after, int kept) throws Exception {
    posting(earlier, year("Dallas", 1, before), 1);
    posting(later, year("Dallas", 1, after), 2);
    assertThat(build().rowsKept()).isEqualTo(kept);
  }

  @Test
  void fewOtherRecordsOfTheSameDaysAreNotPostedAgain() throws Exception {
    posting("06302025.csv", year("Dallas", 1, 8), 1);
    posting("07312025.csv", year("Dallas", 5, 9), 2);
    assertThat(build().rowsKept()).isEqualTo(17);
  }

  @Test
  void theSameFileTwiceCountsOnce() throws Exception {
    posting("a.csv", year("Dallas", 1, 200), 1);
    posting("copy of a.csv", year("Dallas", 1, 200), 1);
    assertThat(build().rowsKept()).isEqualTo(200);
  }

  @Test
  void twoPostingsOfWhichNeitherIsTheLaterOneAreRefused() throws Exception {
    posting("a.csv", year("Dallas", 1, 200), 1);
    posting("b.csv", year("Dallas", 1, 200), 2);
    assertThatThrownBy(this::build)
        .isInstanceOf(UnreadableReleaseException.class)
        .hasMessageContaining("b.csv")
        .hasMessageContaining("a.csv")
        .hasMessageContaining("--combination");
  }

  /// A text saved from a workbook, or the same records in another order.
  @Test
  void filesThatHoldTheSameRecordsCountOnce() throws Exception {
    List<String> rows = year("Dallas", 1, 200);
    posting("a.csv", rows, 1);
    List<String> lines = Files.readAllLines(folder.resolve("a.csv"));
    List<String> turned = new ArrayList<>(lines.subList(2, lines.size()).reversed());
    turned.addAll(0, lines.subList(0, 2));
    Made.lines(folder, "b.csv", turned.toArray(String[]::new));
    LakeLedger ledger = build();
    assertThat(ledger.rowsKept()).isEqualTo(200);
    assertThat(ledger.sheets().getLast().reason()).isEqualTo("the same records are in a.csv");
  }

  /// Ten days that two files have in common are no reason to count their records twice.
  @Test
  void filesThatShareAFewDaysAreRefused() throws Exception {
    List<String> rows = year("Dallas", 1, 200);
    posting("a.csv", rows.subList(0, 120), 1);
    posting("b.csv", rows.subList(108, 200), 2);
    assertThatThrownBy(this::build)
        .isInstanceOf(UnreadableReleaseException.class)
        .hasMessageContaining("neither has all that is in the other");
  }

  @Test
  void aFewRecordsOneOfWhichWasRevisedArePostedAgain() throws Exception {
    List<String> later = new ArrayList<>(year("Dallas", 1, 8));
    posting("06302025.csv", later.subList(0, 6), 1);
    later.set(2, later.get(2).replaceAll("MEXICO|CUBA", "PERU"));
    posting("07312025.csv", later, 2);
    assertThat(build().rowsKept()).isEqualTo(8);
  }

  @Test
  void aCorrectionThatTakesTheLastRecordsAwayReplacesWhatWasPostedBefore() throws Exception {
    posting("07052025.csv", year("Dallas", 1, 200), 1);
    posting("07202025.csv", year("Dallas", 1, 196), 2);
    assertThat(build().rowsKept()).isEqualTo(196);
  }

  @Test
  void filesOfTheYearToDateAreOrderedByTheirDaysWhereMonthsHaveNoYear() throws Exception {
    posting("YTD December.csv", year("Dallas", 1, 100), 1);
    posting("YTD January.csv", year("Dallas", 1, 130), 2);
    posting("YTD March.csv", year("Dallas", 1, 190), 3);
    assertThat(build().rowsKept()).isEqualTo(190);
  }

  @Test
  void aSheetThatIsThereTwiceInItsWorkbookCountsOnce() throws Exception {
    List<String> lines = new ArrayList<>(List.of("2026-ICLI-00005", HEADER));
    year("Dallas", 1, 200).forEach(row -> lines.add(row + "|||NO||||||||"));
    String[] rows = lines.toArray(String[]::new);
    Made.workbook(folder, "a.xlsx", Made.sheet("FY2025", rows), Made.sheet("FY2025 (2)", rows));
    LakeLedger ledger = build();
    assertThat(ledger.rowsKept()).isEqualTo(200);
    assertThat(ledger.sheets().getLast().reason()).contains("the sheet FY2025");
  }

  /// Where a file's records differ by little but their day, many of one file have some like them in another.
  @Test
  void theRecordsOfOneReleaseInTwoFilesAreNoPostings() throws Exception {
    for (int perDay : List.of(1, 2, 4, 8)) {
      List<String> rows = new ArrayList<>();
      SplittableRandom random = new SplittableRandom(perDay);
      for (int i = 0; i < 100 * perDay; i++) {
        int day = random.nextInt(100);
        rows.add(
            String.format(
                Locale.ROOT,
                "%d/%d/2025|Dallas Area of Responsibility|Located|MEXICO|||TEXAS||1 Convicted"
                    + " Criminal",
                1 + day / 28,
                1 + day % 28));
      }
      posting("a.csv", rows.subList(0, rows.size() / 2), 1);
      posting("b.csv", rows.subList(rows.size() / 2, rows.size()), 2);
      assertThat(build().rowsKept()).as("%d a day", perDay).isEqualTo(rows.size());
    }
  }

  @Test
  void otherOfficesOfTheSameDaysAreOtherRecords() throws Exception {
    posting("a.csv", year("Dallas", 1, 200), 1);
    posting("b.csv", year("Buffalo", 1, 240), 2);
    posting("c.csv", year("Dallas", 7, 240), 3);
    assertThat(build().rowsKept()).isEqualTo(680);
  }
}
