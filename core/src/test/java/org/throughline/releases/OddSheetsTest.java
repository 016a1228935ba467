package org.throughline.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sheets that stand beside the released ones: hidden, empty, foreign, of another year or release.
final class OddSheetsTest {

  private static final Registry REGISTRY = Registry.load();

  @TempDir Path folder;

  /// `file!sheet: what became of it`
  private List<String> survey() throws IOException, UnreadableReleaseException {
    return Surveyor.survey(folder, REGISTRY).sheets().stream()
        .map(s -> s.file().name() + "!" + s.sheet().name() + ": " + said(s.recognition()))
        .toList();
  }

  private static String said(Recognition recognition) {
    return switch (recognition) {
      case Recognition.Known known -> known.mapping().table().table();
      case Recognition.Empty _ -> "empty";
      case Recognition.Foreign _ -> "foreign";
      case Recognition.Totals _ -> "totals";
      case Recognition.PassedOver(Recognition.Status status, String reason) ->
          status.word() + ", " + reason;
      case Recognition.Refused(Problem problem) -> problem.what();
    };
  }

  private String onlyProblem() {
    UnreadableReleaseException refused =
        catchThrowableOfType(
            UnreadableReleaseException.class, () -> Surveyor.survey(folder, REGISTRY));
    assertThat(refused.problems()).hasSize(1);
    return refused.problems().getFirst().toString();
  }

  private void workbook(String name, Made.MadeSheet... sheets) {
    Made.workbook(folder, name, sheets);
  }

  private static Made.MadeSheet arrests(String name) {
    return Made.sheet(name, Made.HEADER, Made.ROW);
  }

  @Test
  void aHiddenSheetIsNotReadWhateverItHolds() throws Exception {
    workbook(
        "a.xlsx",
        arrests("FY2016"),
        Made.hidden("FY2020", Made.HEADER, Made.ROW),
        Made.hidden("Lists", "Colour", "red"),
        Made.hidden("Half", Made.HEADER.replace("Citizenship", "Nation"), Made.ROW),
        Made.hidden("Nothing"));
    assertThat(survey())
        .containsExactly(
            "a.xlsx!FY2016: arrests",
            "a.xlsx!FY2020: hidden, it has the headers of arrests (foia-2019)",
            "a.xlsx!Lists: hidden, it holds no known table",
            "a.xlsx!Half: hidden, it resembles a known table: missing required column"
                + " 'Citizenship' (read as foia-2019 arrests)",
            "a.xlsx!Nothing: empty");
  }

  @Test
  void aHiddenSheetOfAnOldWorkbookIsNotReadEither() throws Exception {
    try (HSSFWorkbook workbook = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(folder.resolve("a.xls"))) {
      for (String name : List.of("FY2016", "FY2020")) {
        HSSFRow header = workbook.createSheet(name).createRow(0);
        List<String> headers = List.of(Made.HEADER.split("\\|"));
        for (int i = 0; i < headers.size(); i++) {
          header.createCell(i).setCellValue(headers.get(i));
        }
      }
      workbook.setSheetHidden(1, true);
      workbook.write(out);
    }
    assertThat(survey())
        .containsExactly(
            "a.xls!FY2016: arrests",
            "a.xls!FY2020: hidden, it has the headers of arrests (foia-2019)");
  }

  @Test
  void aFileThatShowsNothingKnownSaysThatItsTableIsHidden() {
    workbook("a.xlsx", Made.sheet("Summary", "x"), Made.hidden("FY2020", Made.HEADER, Made.ROW));
    assertThat(onlyProblem())
        .startsWith("a.xlsx, sheet 'FY2020': no sheet that is shown has the headers")
        .contains("unhide it");
  }

  @Test
  void aShownSheetOfAYearFarFromItsFilesIsNotRead() throws Exception {
    workbook("ARS_FY2023.xlsx", arrests("FY2023"), arrests("FY2023 (2)"), arrests("FY2020"));
    assertThat(survey())
        .containsExactly(
            "ARS_FY2023.xlsx!FY2023: arrests",
            "ARS_FY2023.xlsx!FY2023 (2): arrests",
            "ARS_FY2023.xlsx!FY2020: other year, it states FY2020, its file FY2023, and no sheet"
                + " states the years between");
  }

  @Test
  void aYearThatAnotherFileOfTheReleaseHoldsIsReadThere() throws Exception {
    workbook("ARS_FY2022.xlsx", arrests("FY2022"));
    workbook("ARS_FY2023.xlsx", arrests("FY2023"), arrests("FY2022"));
    assertThat(survey())
        .containsExactly(
            "ARS_FY2022.xlsx!FY2022: arrests",
            "ARS_FY2023.xlsx!FY2023: arrests",
            "ARS_FY2023.xlsx!FY2022: other year, it states FY2022, its file FY2023, and FY2022 is"
                + " in ARS_FY2022.xlsx");
  }

  @Test
  void severalYearsInOneFileAndWhatCameBeforeAreRead() throws Exception {
    workbook("FY2026.xlsx", arrests("FY2024"), arrests("FY2025"), arrests("FY2026"));
    workbook("ARS_FY2023.xlsx", arrests("Prior FY2023"), arrests("FY2023"));
    workbook("b.xlsx", arrests("FY2017"), arrests("FY2020"));
    workbook("DET FY2017-2020.xlsx", arrests("FY17"), arrests("FY2020"));
    workbook("FY2019.xlsx", arrests("FY2015"));
    assertThat(survey()).hasSize(10).allSatisfy(said -> assertThat(said).endsWith(": arrests"));
  }

  @Test
  void aSheetThatStatesAnotherReleaseThanItsFileIsNotRead() throws Exception {
    workbook(
        "2019-ICFO-53623.xlsx",
        Made.sheet("a", "2017-ICFO-11111", Made.HEADER, Made.ROW),
        Made.sheet("b", "2019-ICFO-53623", Made.HEADER, Made.ROW),
        Made.sheet("c", Made.HEADER, Made.ROW));
    assertThat(survey())
        .containsExactly(
            "2019-ICFO-53623.xlsx!a: other release, it states release 2017-ICFO-11111, its file is"
                + " of 2019-ICFO-53623",
            "2019-ICFO-53623.xlsx!b: arrests",
            "2019-ICFO-53623.xlsx!c: arrests");
  }

  @Test
  void sheetsOfSeveralReleasesInAFileThatNamesNoneAreRefused() {
    workbook(
        "a.xlsx",
        Made.sheet("a", "2017-ICFO-11111", Made.HEADER, Made.ROW),
        Made.sheet("b", "2019-ICFO-53623", Made.HEADER, Made.ROW));
    assertThat(onlyProblem())
        .isEqualTo(
            "a.xlsx: its sheets state several releases: 2017-ICFO-11111, 2019-ICFO-53623. Valid:"
                + " sheets of one release, or that release's number in the file's name");
  }

  @Test
  void blankRowsInFrontOfATableAreNoReasonToMissIt() throws Exception {
    String[] rows = new String[200];
    java.util.Arrays.fill(rows, "");
    rows[150] = Made.HEADER;
    rows[151] = Made.ROW;
    workbook("a.xlsx", Made.sheet("deep", rows));
    assertThat(survey()).containsExactly("a.xlsx!deep: arrests");
  }
}
