package org.throughline.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.releases.Made;
import org.throughline.releases.PersonalTexts;
import org.throughline.releases.Registry;
import org.throughline.releases.UnreadableReleaseException;

/// What is taken from a row, and which rows are. The files are made up and have the faults that people met.
final class AdmissionTest extends MadeUpLake {

  @Test
  void aCellOfAnotherKindInAWorkbookIsNoLabelEither() throws Exception {
    List<List<String>> rows = rows();
    rows.get(4).set(15, "11/04/2024");
    rows.get(5).set(23, hash());
    rows.get(6).set(20, "A012-345-678");
    rows.get(7).set(20, "GARCIA LOPEZ, JUAN");
    LakeLedger ledger = workbook(rows);
    assertThat(ledger.rowsKept()).isEqualTo(ROWS - 2);
    assertThat(number("select count(*) from arrests where operation is not null")).isZero();
    nowhere("GARCIA");
    nowhere("A012");
  }

  /// Whatever column a text about one person gets into, alone or with other words, it is written nowhere.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARCIA LOPEZ, JUAN",
        "garcia lopez, juan",
        "JUAN CARLOS GARCIA",
        "Garcia Hernandez",
        "José Nadie",
        "Nobody, N.",
        "aka Nobody",
        "DE LA CRUZ GARCIA, JOSE LUIS JR",
        "Subject: NOBODY, WHOEVER",
        "NOBODY, WHOEVER (A012345678)",
        "A# 012 345 678",
        "A012-345-678",
        "(555) 123-4567",
        "+1 555 123 4567",
        "SSN 123-45-6789",
        "nobody@example.com",
        "FINS 1234567890",
        "DOB: 01/02/1980",
        "born 1/2/80",
        "Jan 2 1980",
        "123 MAIN ST",
        "found at 123 N. Elm Street Apt 3",
        "123 Calle Ocho",
        "PO BOX 1234",
        "32.7767, -96.7970",
        "was 1733c73ccc7e215402373fb0f84d77865ebf92eb"
      })
  void whatTellsOfAPersonIsNoLabelOfAnyColumn(String text) throws Exception {
    List<List<String>> rows = rows();
    int place = 0;
    for (int column : List.of(1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 20, 22, 23)) {
      rows.get(place++).set(column, text);
    }
    LakeLedger ledger = workbook(rows);
    assertThat(ledger.rowsKept()).isGreaterThan(ROWS - 16);
    assertThat(ledger.labels()).isEmpty();
    nowhere(text);
    assertThat(Inspector.inspect(folder, Registry.load(), _ -> Optional.empty()).toString())
        .doesNotContain(text);
  }

  @Test
  void aNameOnManyRowsOfOnePersonIsNoWordOfTheAgency() throws Exception {
    List<List<String>> rows = rows();
    String hash = hash();
    for (int i = 0; i < 12; i++) {
      rows.get(i).set(20, "NOBODY, WHOEVER");
      rows.get(i).set(24, hash);
      rows.get(20 + i).set(20, "OPERATION, ENDURING");
    }
    workbook(rows);
    nowhere("NOBODY");
    assertThat(number("select count(*) from arrests where operation = 'OPERATION, ENDURING'"))
        .isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DOB 03-14-1985",
        "4733c73ccc7e215402373fb0f84d77865",
        "Norma Garcia",
        "JOSE GARCIA",
        "Garcia_Jose",
        "jose.garcia",
        "1423 W OAK AVE",
        "(206) 555-0142",
        "098-765-432"
      })
  void whatNamesAFileOrASheetIsShownWithoutPersons(String text) throws Exception {
    List<String> lines =
        new ArrayList<>(List.of("2026-ICLI-00005", "Requested by " + text, HEADER + "|" + text));
    List<List<String>> rows = rows();
    rows.get(5).set(20, text);
    rows.get(6).set(6, text);
    rows.forEach(row -> lines.add(String.join("|", row) + "|x"));
    Path in = folder.resolve(text);
    Files.createDirectory(in);
    String sheet = text.substring(0, Math.min(31, text.length()));
    Made.workbook(in, text + ".xlsx", Made.sheet(sheet, lines.toArray(String[]::new)));
    assertThat(build(false).rowsKept()).isEqualTo(ROWS);
    nowhere(sheet);
    assertThat(Inspector.inspect(in, Registry.load(), _ -> Optional.empty()).toString())
        .doesNotContain(sheet);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERO Arrests St. Paul Area FY2018",
        "2018-ICFO-36170_San Antonio Removals",
        "FY21_detentionStats07222020",
        "20230405123456 ARS_FY2025",
        "Fort Worth and El Paso Encounters"
      })
  void whatNamesAPlaceIsShown(String text) {
    assertThat(PersonalTexts.withoutPersons(text)).isEqualTo(text);
  }

  @Test
  void filesAndSheetsWhoseNamesAreNotShownStayApart() throws Exception {
    List<List<String>> rows = rows();
    for (int part = 0; part < 3; part++) {
      List<String> lines = new ArrayList<>(List.of("2026-ICLI-00005", HEADER));
      rows.subList(20 * part, 20 * part + 20).forEach(row -> lines.add(String.join("|", row)));
      Made.lines(folder, "A09876543" + part + ".txt", lines.toArray(String[]::new));
      Made.workbook(
          folder,
          "a" + part + ".xlsx",
          Made.sheet("A012345678", "nothing"),
          Made.sheet("A012345679", "nothing"),
          Made.sheet(
              "Data",
              lines.stream()
                  .map(line -> line.replace("MEXICO", "CUBA").replace("/2024", "/2021"))
                  .toArray(String[]::new)));
    }
    assertThat(build(false).rowsKept()).isEqualTo(2L * ROWS);
    assertThat(number("select count(distinct origin_file || '/' || origin_sheet) from ledger"))
        .isEqualTo(12);
  }

  /// However many people it stands with: who entered their records has a name too.
  @Test
  void aNameIsNoProgramHoweverManyRowsHaveIt() throws Exception {
    List<List<String>> rows = rows();
    rows.subList(0, 12).forEach(row -> row.set(5, "Garcia Lopez Juan"));
    text(rows);
    nowhere("Garcia");
  }

  @Test
  void whatNamesAFileASheetATitleOrAHeaderTellsOfNobody() throws Exception {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "2026-ICLI-00005",
                "Requested by GARCIA LOPEZ, JUAN, A012-345-678",
                HEADER + "|DOE, JANE|A098765432|jane@example.com"));
    rows().forEach(row -> lines.add(String.join("|", row) + "|x|y|z"));
    Made.workbook(
        folder,
        "Garcia Lopez, Juan.xlsx",
        Made.sheet("A012345678, Dallas", lines.toArray(String[]::new)));
    assertThat(build(false).rowsKept()).isEqualTo(ROWS);
    String inspected = Inspector.inspect(folder, Registry.load(), _ -> Optional.empty()).toString();
    for (String text :
        List.of("GARCIA", "Garcia", "A012", "A098765432", "DOE", "jane@example.com")) {
      nowhere(text);
      assertThat(query("select * from ledger").toString()).doesNotContain(text);
      assertThat(query("select * from columns").toString()).doesNotContain(text);
      assertThat(inspected).doesNotContain(text);
    }
  }

  @Test
  void numbersTooLargeForTheirColumnAreNotKeptAsText() throws Exception {
    List<List<String>> rows = rows();
    rows.get(3).set(14, "29222");
    rows.get(4).set(14, "123456789");
    rows.get(5).set(17, "98765432");
    workbook(rows);
    nowhere("29222");
    nowhere("123456789");
    nowhere("98765432");
  }

  /// What looks like nothing is a label that nobody knows, and no reason to lose a record.
  @ParameterizedTest
  @ValueSource(strings = {"+1-555", "-2+3", "=1+1", "@SUM(1)", "??", "new land", "1,2,3;4"})
  void aTextThatBelongsNowhereElseIsALabelNobodyKnows(String text) throws Exception {
    List<List<String>> rows = rows();
    for (int i = 0; i < 9; i++) {
      rows.get(i).set(15, text);
    }
    LakeLedger ledger = workbook(rows);
    assertThat(ledger.rowsKept()).isEqualTo(ROWS);
    assertThat(ledger.labels())
        .containsExactly(new OtherLabel("2026-ICLI-00005", "citizenship", text, 9, false));
    assertThat(number("select records from other_labels where not is_shown")).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NULL",
        "null",
        "N/A",
        "none",
        "0",
        "0000",
        "?",
        "--",
        "UNKNOWN",
        "b6",
        "PENDING",
        "999999999",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "eef19c54306daa69eda49c0272623bdb5e2b341f",
        "cfcd208495d565ef66e7dff9f98764da",
        "Duplicate",
        "1900-01-00",
        "x1-not-a-word-2"
      })
  void whatStandsForNobodyMergesNobody(String placeholder) throws Exception {
    List<List<String>> rows = rows();
    for (int i = 0; i < 24; i++) {
      rows.get(i).set(0, String.format(Locale.ROOT, "11/4/2024 %02d:10", i));
      rows.get(i).set(24, placeholder);
    }
    LakeLedger ledger = text(rows);
    assertThat(ledger.rowsKept()).isEqualTo(ROWS);
    assertThat(number("select count(*) from arrests where person is null")).isEqualTo(24);
    assertThat(number("select count(distinct person) from arrests")).isEqualTo(ROWS - 24);
  }

  /// It does not matter on which days: among identifiers that are long, a short one is none.
  @ParameterizedTest
  @ValueSource(strings = {"id001", "A00000000", "12345", "1"})
  void aShortTextAmongLongIdentifiersIsNobody(String text) throws Exception {
    List<List<String>> rows = rows();
    for (int i = 0; i < 24; i++) {
      rows.get(i).set(0, String.format(Locale.ROOT, "%d/%d/2024 10:10", 1 + i % 12, 1 + i));
      rows.get(i).set(24, text);
    }
    text(rows);
    assertThat(number("select count(*) from arrests where person is null")).isEqualTo(24);
  }

  @Test
  void recordsThatAreEqualInAllAreCountedWhereNobodyCanTellThemApart() throws Exception {
    List<List<String>> rows = rows();
    rows.forEach(row -> row.set(24, ""));
    for (int i = 0; i < 7; i++) {
      rows.add(new ArrayList<>(rows.get(i)));
    }
    LakeLedger ledger = workbook(rows);
    long different = rows.stream().distinct().count();
    assertThat(ledger.repeats())
        .containsExactly(
            new ExactRepeats("2026-ICLI-00005", "arrests", ROWS + 7L, ROWS + 7L - different));
    assertThat(number("select sum(repeats) from exact_repeats")).isGreaterThanOrEqualTo(7);
    rows.get(0).set(24, hash());
    clear(lake());
    assertThat(workbook(rows).repeats()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ERO Arrests FY2019 (10/1/2018 - 8/31/2019); 2018-10-01; 2019-08-31",
        "FY2018 YTD through 04/27/2018; ; 2018-04-27",
        "Removals, 10/1/18 to 9/30/19; 2018-10-01; 2019-09-30",
        "ERO Arrests, October 1, 2018 through August 31, 2019; 2018-10-01; 2019-08-31",
        "1 October 2018 to 31 August 2019; 2018-10-01; 2019-08-31",
        "Arrests between 2018-10-01 and 2019-08-31; 2018-10-01; 2019-08-31",
        "Arrests, January 2012 to February 2016; 2012-01-01; 2016-02-29",
        "Arrests, 01/2012 - 02/2016; 2012-01-01; 2016-02-29",
        "Arrests, 01-OCT-2018 to 31-AUG-2019; 2018-10-01; 2019-08-31",
        "Oct. 1, 2018 - Aug. 31, 2019; 2018-10-01; 2019-08-31",
        "10.1.2018 - 8.31.2019; 2018-10-01; 2019-08-31",
        "FY2019 Year to Date through August 31, 2019; ; 2019-08-31",
        "FY2019 YTD (as of 08/31/2019); ; 2019-08-31",
        "FY2019 to date (as of 08/31/2019); ; 2019-08-31",
        "Arrests, October - December 2024; 2024-10-01; 2024-12-31",
        "Arrests, October 1 to December 15, 2024; 2024-10-01; 2024-12-15",
        "Arrests, November through January 2025; 2024-11-01; 2025-01-31",
        "Arrests FY2025 Q1; 2024-10-01; 2024-12-31",
        "FY2025, Q1 and Q2; ; ",
        "Arrests since 10/1/2018; 2018-10-01; ",
        "Arrests, data as of 08/31/2019; ; ",
        "Form 2012 to Form 2019; ; ",
        "FY2019, rows 10/1 of 2; ; "
      })
  void whatATitleSaysOfItsDaysIsKept(String title, String from, String through) throws Exception {
    List<String> lines = new ArrayList<>(List.of("2026-ICLI-00005", title, HEADER));
    rows().forEach(row -> lines.add(String.join("|", row)));
    Made.workbook(folder, "a.xlsx", Made.sheet("Sheet1", lines.toArray(String[]::new)));
    build(false);
    assertThat(query("select stated_from, stated_through from ledger").getFirst().values())
        .extracting(value -> value == null ? null : value.toString())
        .containsExactly(from, through);
  }

  @Test
  void aSheetThatGoesOnWithoutAHeaderIsReadAndSaidToBe() throws Exception {
    List<String> lines = new ArrayList<>(List.of("2026-ICLI-00005", HEADER));
    List<List<String>> rows = rows();
    rows.subList(0, 40).forEach(row -> lines.add(String.join("|", row)));
    String[] rest =
        rows.subList(40, ROWS).stream().map(row -> String.join("|", row)).toArray(String[]::new);
    Made.workbook(
        folder,
        "a.xlsx",
        Made.sheet("Sheet1", lines.toArray(String[]::new)),
        Made.sheet("Glossary", "Word|Meaning", "POE|port of entry"),
        Made.sheet("Sheet2", rest),
        Made.sheet("Notes", "Source|ICE", "Totals by year|60", "11/4/2024|1"),
        Made.sheet("Totals", "2024|40|MEXICO", "2025|20|CUBA"));
    LakeLedger ledger = build(false);
    assertThat(ledger.rowsKept()).isEqualTo(ROWS);
    assertThat(query("select origin_sheet, status, reason from ledger order by sheet_position"))
        .extracting(row -> row.text(0) + ": " + row.text(1))
        .containsExactly(
            "Sheet1: read",
            "Glossary: foreign",
            "Sheet2: read",
            "Notes: foreign",
            "Totals: foreign");
    assertThat(number("select count(*) from ledger where reason like 'has no header%'"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void headersTitlesTotalsAndNotesAreNoRecords(boolean text) throws Exception {
    List<List<String>> rows = rows();
    rows.add(31, new ArrayList<>(List.of(HEADER.split("\\|", -1))));
    rows.add(31, note(0, "2026-ICLI-00005"));
    rows.add(31, note(0, "ERO-LESA Statistical Tracking Unit"));
    List<String> total = note(0, "Grand Total");
    total.set(2, "60");
    rows.add(total);
    rows.add(note(0, "* Data as of 03/10/2026; counts may differ."));
    rows.add(note(3, "Source: ICE Integrated Decision Support"));
    List<String> month = note(0, "11/30/2024");
    month.set(1, "Total");
    month.set(2, "60");
    rows.add(month);
    List<String> run = note(0, "3/10/2026");
    run.set(1, "Run Date:");
    run.set(4, "Prepared by ERO");
    rows.add(run);
    List<String> office = note(4, "Dallas Area of Responsibility");
    office.set(7, "30");
    rows.add(office);
    List<String> subtotal = note(4, "Dallas Area of Responsibility Total");
    subtotal.set(24, "60");
    rows.add(subtotal);
    LakeLedger ledger = text ? text(rows) : workbook(rows);
    assertThat(ledger.rowsKept()).isEqualTo(ROWS);
    assertThat(ledger.rowsRead()).isEqualTo(ROWS + 10L);
    assertThat(ledger.sheets().getFirst().rejected())
        .containsEntry("the header again", 1L)
        .containsEntry("no record: a title, a total or a note", 9L);
  }

  private static List<String> note(int column, String text) {
    List<String> row = new ArrayList<>(java.util.Collections.nCopies(25, ""));
    row.set(column, text);
    return row;
  }

  /// A file all of whose rows are rejected is not understood; its numbers would be of nothing.
  @Test
  void aSheetMostOfWhoseRowsDoNotFitItsColumnsIsRefused() throws Exception {
    List<List<String>> rows = rows();
    for (int i = 0; i < ROWS; i++) {
      rows.get(i).set(0, Integer.toString(1_730_000_000 + i * 86_400));
    }
    assertThatThrownBy(() -> text(rows))
        .isInstanceOf(UnreadableReleaseException.class)
        .hasMessageContaining("60 of 60 rows do not fit its columns");
    clear(lake());
    assertThat(build(true).rowsKept()).isZero();
  }

  @Test
  void fieldsMissingAtTheEndAreEmpty() throws Exception {
    List<List<String>> rows = rows();
    for (int i = 20; i < 36; i++) {
      rows.get(i).removeLast();
      rows.get(i).removeLast();
    }
    LakeLedger ledger = text(rows);
    assertThat(ledger.rowsKept()).isEqualTo(ROWS);
    assertThat(number("select rows_repaired from ledger")).isEqualTo(16);
  }

  /// Six a day are no crowd; a hundred of all ages and countries are.
  @Test
  void anIdentifierOfManyPeopleOnManyDaysIsRefused() throws Exception {
    List<List<String>> rows = rows();
    String many = hash();
    String one = hash();
    for (int i = 0; i < 40; i++) {
      rows.get(i).set(24, many);
    }
    for (int i = 40; i < 55; i++) {
      rows.get(i).set(24, one);
      rows.get(i).set(14, "1980");
    }
    text(rows);
    assertThat(number("select count(*) from arrests")).isEqualTo(ROWS);
    assertThat(number("select count(*) from arrests where person is null")).isEqualTo(40);
    assertThat(number("select count(*) from anomalies where reason like '%which is many people%'"))
        .isEqualTo(40);
    assertThat(
            number(
                "select max(n) from (select count(*) n from arrests where person is not null group by person)"))
        .isEqualTo(15);
  }

  @Test
  void valuesOfAnotherVocabularyAreTakenWhenTheWholeColumnUsesThem() throws Exception {
    List<List<String>> rows = rows();
    rows.forEach(row -> row.set(8, "Convicted"));
    rows.get(3).set(16, "X");
    text(rows);
    assertThat(number("select count(*) from arrests where criminality = 'Convicted'"))
        .isEqualTo(ROWS);
    assertThat(number("select count(*) from arrests where gender = 'X'")).isZero();
    assertThat(
            number("select count(*) from anomalies where column_name = 'gender' and original = ''"))
        .isEqualTo(1);
  }

  @Test
  void lettersOfTwoEncodingsInOneFileAreRight() throws Exception {
    List<List<String>> rows = rows();
    for (int i = 0; i < 20; i++) {
      rows.get(i)
          .set(
              15,
              List.of("CÔTE D'IVOIRE", "CO\u0302TE\u00A0D'IVOIRE", "CÃ”TE D'IVOIRE").get(i % 3));
    }
    rows.get(2).set(20, "OPERATION JOS?");
    text(rows);
    byte[] bytes = java.nio.file.Files.readAllBytes(folder.resolve("a.txt"));
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '?' ? (byte) 0xC9 : bytes[i];
    }
    Made.bytes(folder, "a.txt", bytes);
    clear(lake());
    build(false);
    assertThat(number("select count(*) from arrests where citizenship = 'CÔTE D''IVOIRE'"))
        .isEqualTo(20);
    assertThat(number("select count(*) from arrests where operation = 'OPERATION JOSÉ'"))
        .isEqualTo(1);
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("JOSÉ");
  }
}
