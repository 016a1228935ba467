package org.throughline.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.official.reading.Observation;
import org.throughline.official.reading.Pile;
import org.throughline.official.reading.Reading;

/// Workbooks in which something is wrong that no total tells.
final class DamagedWorkbookTest extends ReadPosting {

  @Test
  void monthsOutOfTheirOrderAreRefused() throws IOException {
    Reading changed = read(workbook().put(SHEET, "K19", "Dec").put(SHEET, "L19", "Nov"));

    assertThat(changed.observations())
        .noneMatch(one -> one.table().equals("initial-book-ins-by-agency"));
    assertThat(problems(changed))
        .singleElement()
        .asString()
        .contains("L19", "'Nov' stands behind 'Dec'", "months in their order");
  }

  @Test
  void aCountThatIsNotWholeOrBelowZeroIsRefused() throws IOException {
    assertThat(problems(read(workbook().put(SHEET, "C20", 5000.5))))
        .singleElement()
        .asString()
        .contains("C20", "5000.5", "removals", "a whole number, 0 or more");
    assertThat(problems(read(workbook().put(SHEET, "C20", -5000))))
        .singleElement()
        .asString()
        .contains("C20", "-5000", "a whole number, 0 or more");
    assertThat(problems(read(workbook().put("Facilities FY24", "I8", -40.5))))
        .singleElement()
        .asString()
        .contains("I8", "-40.5", "0 or more");
  }

  @Test
  void aTableThatWasLeftFromAnotherYearStaysOut() throws IOException {
    String title = "ICE Initial Book-Ins by Arresting Agency and Month: FY2023";
    Observation one =
        only(read(workbook().put(SHEET, "I18", title)), "initial-book-ins-by-agency", "J20");

    assertThat(one.fault().orElseThrow())
        .hasToString(
            "Fault[rule=another-fiscal-year, evidence=the title in I18 says FY2023, the sheet is"
                + " about FY2024 and the table's date is 2024-03-16]");
    assertThat(only(read(workbook().put(SHEET, "I18", title)), "removals", "C20").fault())
        .isEmpty();
  }

  /// In October 2021 a sheet of FY21 had a table that said, rightly, that it was about FY2022.
  @Test
  void aTableOfTheYearOfItsDateStaysThoughItsSheetGoesByTheOldName() throws IOException {
    PostedWorkbook october = PostedWorkbook.of(2024, LocalDate.of(2024, 10, 10), 5);
    october.put(SHEET, "A18", "ICE Removals: FY2025");
    Reading reading = Pile.read(List.of(october.write(folder, "FY24_detentionStats10202024.xlsx")));

    Observation one = only(reading, "removals", "C20");
    assertThat(one.fault()).isEmpty();
    assertThat(one.period().start()).isEqualTo("2024-10-01");
  }

  @Test
  void aSheetThatIsThereTwiceCountsOnceAndNotAtAllWhereTheCopiesDiffer() throws IOException {
    Reading reading =
        read(
            workbook()
                .detention("Detention FY24 (2)", 2024, DAY, 5)
                .put("Detention FY24 (2)", "C20", 4999));

    assertThat(reading.observations())
        .filteredOn(one -> one.sheet().equals("Detention FY24 (2)"))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.fault()).isPresent());
    assertThat(only(reading, "initial-book-ins-by-agency", "J20").fault()).isEmpty();
    assertThat(only(reading, "removals", "C20").fault().orElseThrow().evidence())
        .isEqualTo("sheet 'Detention FY24 (2)' says 4999.0 of the same in C20");
  }

  @Test
  void aSheetByAnUnknownNameWithKnownTablesIsNamed() throws IOException {
    Reading reading = read(workbook().detention("Sheet1", 2024, DAY, 5).put("Nowhere", "A1", 17));

    assertThat(problems(reading))
        .singleElement()
        .asString()
        .contains("'Sheet1'", "A8", "ICE Currently Detained", "unknown name", "'detention'");
    assertThat(reading.notRead()).extracting(one -> one.sheet()).contains("Sheet1", "Nowhere");
  }

  @Test
  void aTableOfZerosStaysOut() throws IOException {
    PostedWorkbook emptied = workbook();
    for (int row = 20; row <= 22; row++) {
      for (char column = 'J'; column <= 'V'; column++) {
        emptied.put(SHEET, column + "" + row, 0);
      }
    }
    Reading reading = read(emptied);

    assertThat(reading.observations())
        .filteredOn(one -> one.table().equals("initial-book-ins-by-agency"))
        .hasSize(39)
        .allSatisfy(one -> assertThat(one.fault()).isPresent());
    assertThat(only(reading, "initial-book-ins-by-agency", "V20").fault().orElseThrow().evidence())
        .isEqualTo(
            "every number of the table is 0, though 5 of its months were over by 2024-03-16");
  }
}
