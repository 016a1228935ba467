package org.throughline.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.releases.Made;
import org.throughline.releases.UnreadableReleaseException;

/// Dates as people type them, and which of two numbers is the month.
final class DatesOfRowsTest extends MadeUpLake {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "11/4/2024 10:30:00 AM; 2024-11-04 10:30:00",
        "11/4/2024 12:05 am; 2024-11-04 00:05:00",
        "11/04/24; 2024-11-04 00:00:00",
        "11/04/75; 1975-11-04 00:00:00",
        "2024-11-06T10:30; 2024-11-06 10:30:00",
        "2024-11-06T22:30:15.250Z; 2024-11-06 22:30:15",
        "2024-11-06T10:30:00-05:00; 2024-11-06 10:30:00",
        "08-NOV-2024; 2024-11-08 00:00:00",
        "08NOV2024:10:30:00; 2024-11-08 10:30:00",
        "08NOV2024; 2024-11-08 00:00:00",
        "Tue Mar 4 2025; 2025-03-04 00:00:00",
        "Tuesday, March 4, 2025 3:05 PM; 2025-03-04 15:05:00",
        "Tue Mar 04 08:05:00 EST 2025; 2025-03-04 08:05:00",
        "4th March 2025; 2025-03-04 00:00:00",
        "4 March 2025 at 10:00; 2025-03-04 10:00:00",
        "2025-Mar-04; 2025-03-04 00:00:00",
        "04/Mar/2025:10:00:00 +0000; 2025-03-04 10:00:00",
        "20250304T100000Z; 2025-03-04 10:00:00",
        "3 / 4 / 2025; 2025-03-04 00:00:00",
        "3/4/2025.; 2025-03-04 00:00:00",
        "3/4/2025 22:30:00 PM; 2025-03-04 22:30:00",
        "3/4/2025 22:30:00 AM; ",
        "2025-03-04T10:00:00.000-05:00[America/New_York]; 2025-03-04 10:00:00",
        "3/4/2025 1000; 2025-03-04 10:00:00",
        "3/4/2025 1000 hrs; 2025-03-04 10:00:00",
        "3/4/2025 10:00 hrs.; 2025-03-04 10:00:00",
        "3/4/2025 10 AM; 2025-03-04 10:00:00",
        "3/4/2025\u202F10:00\u00A0AM; 2025-03-04 10:00:00",
        "\u200E3/4/2025; 2025-03-04 00:00:00",
        "2025-03-04-10.00.00.000000; 2025-03-04 10:00:00",
        "20250304100000; 2025-03-04 10:00:00",
        "2025-03-04T10:00:00Z[UTC]; 2025-03-04 10:00:00",
        "10 Mayors 2025; ",
        "November 9, 2024; 2024-11-09 00:00:00",
        "Sept. 9 2024 3:04 PM; 2024-09-09 15:04:00",
        "20241105; 2024-11-05 00:00:00",
        "45607.4375; 2024-11-11 10:30:00",
        "12/37/38; ",
        "13/11/2024; ",
        "soon; "
      })
  void datesAreReadAsPeopleTypeThem(String typed, String meant) throws Exception {
    List<List<String>> rows = rows();
    rows.get(9).set(0, typed);
    text(rows);
    List<String> read =
        query("select cast(arrest_time as varchar) from arrests where origin_row = 12").stream()
            .map(row -> row.text(0))
            .toList();
    assertThat(read).isEqualTo(meant == null ? List.of() : List.of(meant));
    assertThat(number("select count(*) from rejects where reason like '%cannot be read%'"))
        .isEqualTo(meant == null ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%d/11/2024",
        "%d.11.24",
        "%d/11/24",
        "%d-11-2024T10:00",
        "24-11-%02d",
        "24/11/%02d 10:00"
      })
  void theDayComesFirstWhereTheColumnShowsIt(String format) throws Exception {
    List<List<String>> rows = rows();
    for (int i = 0; i < ROWS; i++) {
      rows.get(i).set(0, String.format(Locale.ROOT, format, 1 + i % 28));
    }
    text(rows);
    assertThat(
            number(
                "select count(*) from arrests where month(arrest_time) = 11 and year(arrest_time) = 2024"))
        .isEqualTo(ROWS);
  }

  /// A spreadsheet program set to another country takes `10/5/2024` for the tenth of May, stores it, and leaves `10/13/2024` as a
  /// text.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void daysThatASpreadsheetProgramTookForMonthsAreRefused(boolean turned) throws Exception {
    List<String> lines = new ArrayList<>(List.of("SYNTHETIC, 2019-ICFO-99999", "", Made.HEADER));
    int texts = 0;
    for (int i = 0; i < 300; i++) {
      LocalDate day = LocalDate.of(2024, 10, 1).plusDays(i);
      boolean isText = day.getDayOfMonth() > 12;
      texts += isText ? 1 : 0;
      LocalDate stored =
          isText || !turned
              ? day
              : LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue());
      String date =
          isText && turned
              ? String.format(
                  Locale.ROOT, "%d/%d/%d", day.getMonthValue(), day.getDayOfMonth(), day.getYear())
              : "#" + (stored.toEpochDay() + 25_569);
      lines.add(Made.ROW.replace("10/05/2015", date));
    }
    Made.workbook(folder, "arrests.xlsx", Made.sheet("Data", lines.toArray(String[]::new)));
    if (turned) {
      assertThatThrownBy(() -> build(false))
          .isInstanceOf(UnreadableReleaseException.class)
          .hasMessageContaining("took the day for the month");
    }
    assertThat(build(true).rowsKept())
        .isGreaterThanOrEqualTo(turned ? texts : 300)
        .isLessThan(turned ? texts + 20 : 301);
  }

  @Test
  void datesThatCouldBeReadEitherWayAreRefused() throws Exception {
    List<List<String>> rows = rows();
    for (int i = 0; i < ROWS; i++) {
      rows.get(i)
          .set(
              0,
              i % 2 == 0
                  ? String.format(Locale.ROOT, "%d/11/2024", 1 + i % 28)
                  : String.format(Locale.ROOT, "11/%d/2024", 1 + i % 28));
    }
    assertThatThrownBy(() -> text(rows))
        .isInstanceOf(UnreadableReleaseException.class)
        .hasMessageContaining("Apprehension Date")
        .hasMessageContaining("--accept-unreadable");
    assertThat(build(true).rowsKept()).isBetween(20L, (long) ROWS - 1);
  }

  /// 5/10 is 5 October or 10 May: only one of them is in the days that the title states.
  @ParameterizedTest
  @CsvSource({
    "10/%d/2024, 2026-ICLI-00005 FY2025",
    "10/%d/2024, 2026-ICLI-00005 (10/1/2024 - 10/15/2024)",
    "%d/10/2024, 2026-ICLI-00005 FY2025",
    "%d/10/2024, 2026-ICLI-00005 October 2024 to December 2024",
    "10/%d/24 10:00, 2026-ICLI-00005 Arrests FY2025",
  })
  void theDaysThatATitleStatesTellMonthFromDay(String format, String title) throws Exception {
    eitherWay(format, rows(), title);
    assertThat(number("select count(*) from arrests where month(arrest_time) = 10"))
        .isEqualTo(ROWS);
  }

  @ParameterizedTest
  @CsvSource({"%d/1/1931, 1", "1/%d/1931, 10"})
  void otherDatesOfASheetTellMonthFromDay(String birth, int month) throws Exception {
    List<List<String>> rows = rows();
    for (int i = 0; i < ROWS; i++) {
      rows.get(i).set(13, String.format(Locale.ROOT, birth, 1 + i % 28));
    }
    eitherWay("10/%d/2024", rows, "2026-ICLI-00005");
    assertThat(
            number("select count(*) from arrests where month(arrest_time) = 10") == ROWS ? 10 : 1)
        .isEqualTo(month);
    nowhere("1931");
  }

  @Test
  void aColumnWithoutAnyEvidenceOfItsOrderIsRefused() throws Exception {
    List<List<String>> rows = rows();
    for (int i = 0; i < ROWS; i++) {
      rows.get(i).set(0, String.format(Locale.ROOT, "%d/%d/2024", 10 + i % 3, 1 + i % 9));
    }
    assertThatThrownBy(() -> text(rows))
        .isInstanceOf(UnreadableReleaseException.class)
        .hasMessageContaining("Apprehension Date")
        .hasMessageContaining("the day or the month may come first")
        .hasMessageContaining("FY2025");
    build(true);
    assertThat(number("select count(*) from arrests where arrest_time is not null")).isZero();
    Files.move(folder.resolve("a.txt"), folder.resolve("Arrests_FY2025.txt"));
    clear(lake());
    assertThat(build(false).rowsKept()).isEqualTo(ROWS);
  }

  /// Twelve days of October, or the tenth of each month of a year.
  @Test
  void theDaysOfOneMonthAreAsAmericansWriteThem() throws Exception {
    eitherWay("10/%d/2024", rows(), "2026-ICLI-00005");
    assertThat(number("select count(*) from arrests where month(arrest_time) = 10"))
        .isEqualTo(ROWS);
  }

  /// Of seven dates none may have a day above twelve by chance.
  @Test
  void fewDatesAreAsAmericansWriteThem() throws Exception {
    List<List<String>> rows = rows().subList(0, 7);
    for (int i = 0; i < 7; i++) {
      rows.get(i).set(0, String.format(Locale.ROOT, "%d/%d/2024", 10 + i % 3, 1 + i));
    }
    text(rows);
    assertThat(number("select count(*) from arrests where month(arrest_time) >= 10")).isEqualTo(7);
  }

  @Test
  void datesOfAnotherColumnThatNobodyCanTellAreNoneAndStopNothing() throws Exception {
    List<List<String>> rows = rows();
    rows.forEach(
        row -> row.set(0, row.getFirst().replaceFirst("^(\\d+)/(\\d+)/2024", "2024-11-0$1")));
    rows.forEach(row -> row.set(0, row.getFirst().replaceFirst("-0(\\d\\d) ", "-$1 ")));
    for (int i = 0; i < 9; i++) {
      rows.get(i).set(17, String.format(Locale.ROOT, "%d/%d/2024", 11 + i % 2, 1 + i));
    }
    text(rows);
    assertThat(query("select original, reason from anomalies where column_name = 'departed_date'"))
        .hasSize(9)
        .allSatisfy(row -> assertThat(row.text(0)).endsWith("/2024"))
        .allSatisfy(row -> assertThat(row.text(1)).contains("day or the month"));
  }

  private void eitherWay(String format, List<List<String>> rows, String title) throws Exception {
    List<String> lines = new ArrayList<>(List.of(title, HEADER));
    for (int i = 0; i < ROWS; i++) {
      rows.get(i).set(0, String.format(Locale.ROOT, format, 1 + i % 12));
      lines.add(String.join("|", rows.get(i)));
    }
    Made.lines(folder, "a.txt", lines.toArray(String[]::new));
    build(false);
  }
}
