package org.throughline.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.throughline.official.reading.Observation;
import org.throughline.official.reading.Period;
import org.throughline.official.reading.Pile;
import org.throughline.official.reading.Reading;

/// What a workbook says becomes observations, and what nobody can be sure of becomes a problem.
final class OfficialReadingTest extends ReadPosting {

  private static List<String> tables(Reading reading) {
    return reading.observations().stream().map(Observation::table).distinct().sorted().toList();
  }

  @Test
  void everyNumberKnowsWhereItStandsAndWhatItIs() throws IOException {
    Reading reading = read(workbook());

    assertThat(problems(reading)).isEmpty();
    Observation one = only(reading, "initial-book-ins-by-agency", "K22");
    assertThat(one.series()).isEqualTo("initial-book-ins");
    assertThat(one.where()).isEqualTo(Map.of("agency", "ICE"));
    assertThat(one.value()).isEqualTo(2001);
    assertThat(one.period().kind()).isEqualTo(Period.Kind.MONTH);
    assertThat(one.period().start()).isEqualTo("2023-11-01");
    assertThat(one.period().end()).isEqualTo("2023-11-30");
    assertThat(one.asOf()).isEqualTo(DAY);
    Observation share = only(reading, "currently-detained-by-criminality", "C10");
    assertThat(share.statistic().unit()).isEqualTo("share");
    assertThat(share.where()).containsEntry("agency", "ICE");
    Observation level = only(reading, "facilities", "J8");
    assertThat(level.where())
        .containsEntry("facility", "NORTHFIELD DETENTION CENTER")
        .containsEntry("area", "Atlanta")
        .containsEntry("class", "A");
    assertThat(level.statistic().aliases()).containsEntry("area", "ATL");
  }

  @Test
  void aMonthThatTheDateCutsShortEndsOnIt() throws IOException {
    Observation march = only(read(workbook()), "initial-book-ins-by-agency", "O20");

    assertThat(march.period().end()).isEqualTo(DAY);
    assertThat(march.fault()).isEmpty();
  }

  @Test
  void placeholdersOfMonthsToComeStayOut() throws IOException {
    Observation april = only(read(workbook()), "initial-book-ins-by-agency", "P20");

    assertThat(april.fault().orElseThrow().rule()).isEqualTo("month-after-its-date");
    assertThat(april.fault().orElseThrow().evidence()).doesNotContain("not zero");
    Observation counted =
        only(
            read(
                workbook()
                    .put(SHEET, "P20", 7)
                    .put(SHEET, "P22", 7)
                    .put(SHEET, "V20", 18022)
                    .put(SHEET, "V22", 12022)),
            "initial-book-ins-by-agency",
            "P20");
    assertThat(counted.fault().orElseThrow().evidence()).endsWith("yet it is not zero");
  }

  @Test
  void tablesAreFoundWhereverTheyStand() throws IOException {
    PostedWorkbook moved =
        workbook()
            .row("Bonds", 1, "A", "nothing here")
            .put("Monthly Bond Statistics", "C5", "FY2024 Bonded Out Book Outs Count and ALOS")
            .put("Monthly Bond Statistics", "D7", 45292)
            .put("Monthly Bond Statistics", "E7", 45323)
            .row("Monthly Bond Statistics", 8, "C", "Average Bond Amount ($)", 5000.5, 6000)
            .put("Footnotes", "A12", "Monthly Bond Statistics")
            .put("Footnotes", "B12", "FY2024 ICE Final Book Out data (EID as of 03/16/2024).");
    Observation bond = only(read(moved), "bonds", "E8");

    assertThat(bond.series()).isEqualTo("average-bond-amount");
    assertThat(bond.statistic().unit()).isEqualTo("dollars");
    assertThat(bond.period().start()).isEqualTo("2024-02-01");
  }

  @Test
  void aRenamedAnchorIsNamedAndTheOtherTablesAreRead() throws IOException {
    Reading reading = read(workbook().put(SHEET, "A8", "People in ICE Custody by Criminality"));

    assertThat(problems(reading))
        .singleElement()
        .asString()
        .contains(SHEET, "A8", "People in ICE Custody", "currently detained");
    assertThat(tables(reading)).contains("initial-book-ins-by-agency", "removals", "facilities");
    assertThat(reading.notRead()).hasSize(1);
  }

  @Test
  void ofTablesSideBySideTheOneWithARenamedAnchorIsNamed() throws IOException {
    Reading reading = read(workbook().put(SHEET, "I18", "First Intakes per Arresting Agency"));

    assertThat(problems(reading))
        .singleElement()
        .asString()
        .contains(SHEET, "I18", "First Intakes per Arresting Agency", "initial book-ins");
    assertThat(tables(reading)).contains("removals");
  }

  @Test
  void aHeadingOfTheTableBesideIsNoTitle() throws IOException {
    PostedWorkbook workbook = workbook();
    workbook.put(SHEET, "A27", "ICE Initial Book-Ins by Facility Type and Criminality: FY2024");
    workbook.row(SHEET, 28, "A", "Facility Type", "Convicted Criminal", "Pending Criminal Charges");
    workbook.row(SHEET, 28, "D", "Other Immigration Violator", "Total");
    workbook.row(SHEET, 29, "A", "Total", 9, 14, 714, 737);
    workbook.row(SHEET, 30, "A", "Adult", 9, 14, 714, 737);
    workbook.put(SHEET, "N27", "Number of People Sent Away: FY2024");
    workbook.put(SHEET, "N28", "People").put(SHEET, "P28", "Total");
    workbook.put(SHEET, "N29", "Total").put(SHEET, "P29", 3000);

    assertThat(problems(read(workbook)))
        .singleElement()
        .asString()
        .contains("N27", "Number of People Sent Away", "rows 29 to 29");
  }

  @Test
  void aShiftedColumnIsRefused() throws IOException {
    Reading reading = read(workbook().row(SHEET, 11, "B", "", 35, 0.75, 10, 0.25, 45));

    assertThat(tables(reading)).doesNotContain("currently-detained-by-criminality");
    assertThat(problems(reading)).singleElement().asString().contains("G11", "45", "no heading");
  }

  /// As in two postings of FY2022: the heading is one cell over three columns, the numbers stand in the last of them.
  private static PostedWorkbook withRemovalsOnTheRight() {
    return workbook().put(SHEET, "C20", "").put(SHEET, "E20", 5000);
  }

  @Test
  void aHeadingOverSeveralColumnsStandsForTheOneWithNumbers() throws IOException {
    Reading reading = read(withRemovalsOnTheRight().merge(SHEET, 18, 2, 4));

    assertThat(problems(reading)).isEmpty();
    assertThat(only(reading, "removals", "E20").value()).isEqualTo(5000);
  }

  @Test
  void numbersRightOfAHeadingOfOneColumnHaveSlipped() throws IOException {
    assertThat(problems(read(withRemovalsOnTheRight())))
        .singleElement()
        .asString()
        .contains("E20", "5000", "no heading");
  }

  @Test
  void ofAHeadingOverTwoColumnsOfNumbersNobodyKnowsWhichItMeans() throws IOException {
    Reading reading = read(workbook().put(SHEET, "E20", 4000).merge(SHEET, 18, 2, 4));

    assertThat(tables(reading)).doesNotContain("removals");
    assertThat(problems(reading)).singleElement().asString().contains("E20", "4000", "no heading");
  }

  @Test
  void aFacilityInTwoRowsThatAgreeCountsOnce() throws IOException {
    Reading reading = read(workbook().jailAgain(10));

    assertThat(problems(reading)).isEmpty();
    assertThat(only(reading, "facilities", "J9").fault()).isEmpty();
    assertThat(only(reading, "facilities", "J10").fault().orElseThrow())
        .hasToString(
            "Fault[rule=printed-twice, evidence=the same number of the same stands in J9]");
  }

  @Test
  void aFacilityInTwoRowsThatDifferIsRefused() throws IOException {
    assertThat(problems(read(workbook().jailAgain(11))))
        .singleElement()
        .asString()
        .contains("SOUTHFIELD COUNTY JAIL", "J9", "J10", "twice");
  }

  @Test
  void aHeadingWithoutNumbersIsRefused() throws IOException {
    PostedWorkbook slipped = workbook();
    for (int row = 10; row <= 13; row++) {
      slipped.put(SHEET, "B" + row, "");
    }
    Reading reading = read(slipped);

    assertThat(problems(reading)).singleElement().asString().contains("B9", "'ICE'");
  }

  @Test
  void aShareIsFromNoneToAll() throws IOException {
    Reading reading = read(workbook().put(SHEET, "C11", 35));

    assertThat(problems(reading)).singleElement().asString().contains("C11", "35", "from 0 to 1");
  }

  private static PostedWorkbook withLengthsOfStay() {
    return workbook()
        .put(SHEET, "A30", "ICE Average Length of Stay by Facility Type and Month: FY2024")
        .row(SHEET, 31, "A", "Facility Type", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
        .put(SHEET, "H31", "FY Overall")
        .row(SHEET, 32, "A", "Total", 40.5, 41.5, 42.5, 43.5, 44.5, 45.5, 43.0)
        .row(SHEET, 33, "A", "Adult", 30.5, 31.5, 32.5, 33.5, 34.5, 35.5, 33.0)
        .put("Footnotes", "A12", "Average Length of Stay")
        .put("Footnotes", "B12", "FY2024 ICE data (EID as of 03/16/2024).");
  }

  @Test
  void aRowOfAveragesThatSlippedToTheLeftIsRefused() throws IOException {
    String table = "average-length-of-stay-by-facility-type";
    assertThat(tables(read(withLengthsOfStay()))).contains(table);

    PostedWorkbook slipped = withLengthsOfStay();
    Reading reading =
        read(
            slipped
                .row(SHEET, 33, "A", "Adult", 31.5, 32.5, 33.5, 34.5, 35.5, 33.0)
                .put(SHEET, "H33", ""));

    assertThat(tables(reading)).doesNotContain(table);
    assertThat(problems(reading)).singleElement().asString().contains("H33", "FY Overall", "to G");
  }

  @Test
  void aMonthThatWasNeverFilledStaysOut() throws IOException {
    Reading reading =
        read(withLengthsOfStay().put(SHEET, "D32", 0).put(SHEET, "D33", 0).put(SHEET, "G33", 0));

    assertThat(problems(reading)).isEmpty();
    String table = "average-length-of-stay-by-facility-type";
    assertThat(only(reading, table, "D33").fault().orElseThrow())
        .hasToString(
            "Fault[rule=only-zeros, evidence=under 'Dec', over by 2024-03-16, every number is 0]");
    assertThat(only(reading, table, "G33").fault()).isEmpty();
  }

  private static PostedWorkbook withTimesInCustody(Object... values) {
    String sheet = "ICLOS and Detainees";
    return workbook()
        .put(sheet, "A1", "Average In Custody Length of Stay (ICLOS)")
        .row(sheet, 3, "A", "Population", 2024)
        .row(sheet, 4, "A", "", "January", "", "February", "", "March", "")
        .row(sheet, 5, "A", "", "mid", "end", "mid", "end", "mid", "end")
        .put(sheet, "A6", "Total")
        .row(sheet, 6, "B", values)
        .row("Footnotes", 14, "A", "ICLOS", "ICLOS data (EID as of 03/20/2024).");
  }

  @Test
  void halvesOfMonthsReachTheDateOfTheirTableOrHaveSlipped() throws IOException {
    String table = "in-custody-length-of-stay";
    assertThat(problems(read(withTimesInCustody(40.5, 41.5, 42.5, 43.5, 44.5, 0)))).isEmpty();
    assertThat(tables(read(withTimesInCustody(40.5, 41.5, 42.5, 43.5, 44.5, 0)))).contains(table);
    assertThat(tables(read(withTimesInCustody(40.5, 41.5, 42.5, 43.5, 44.5)))).contains(table);

    assertThat(problems(read(withTimesInCustody(41.5, 42.5, 43.5, 44.5))))
        .singleElement()
        .asString()
        .contains("2024 March mid");
    assertThat(problems(read(withTimesInCustody(41.5, 42.5, 43.5, 44.5, 0))))
        .singleElement()
        .asString()
        .contains("2024 March mid", "but 0");
    assertThat(problems(read(withTimesInCustody("", 40.5, 41.5, 42.5, 43.5, 44.5))))
        .singleElement()
        .asString()
        .contains("2024 January mid");
  }

  private static PostedWorkbook withSplits() {
    String sheet = "Facilities FY24";
    return workbook()
        .row(
            sheet,
            7,
            "M",
            "Male Crim",
            "Male Non-Crim",
            "ICE Threat Level 1",
            "No ICE Threat Level")
        .row(sheet, 8, "M", 100.0, 55.0, 5.0, 150.0)
        .row(sheet, 9, "M", 10.0, 5.0, 15.0, 0.0)
        .row(
            sheet,
            10,
            "A",
            "EASTFIELD JAIL",
            "3 ROAD",
            "EASTFIELD",
            "TX",
            78001,
            "SNA",
            "IGSA",
            "Male")
        .row(sheet, 10, "I", 20.25, 7.0, 5.0, 10, 6.0, 6.0, 12.0, 0.0);
  }

  @Test
  void aFacilityWhosePeopleAreSplitIntoDifferentNumbersStaysOut() throws IOException {
    assertThat(only(read(withSplits()), "facilities", "J9").fault()).isEmpty();

    Reading reading = read(withSplits().row("Facilities FY24", 9, "I", 10, 5, 10, 5, 15, 0, 0, 0));

    assertThat(problems(reading)).isEmpty();
    assertThat(only(reading, "facilities", "I9").fault().orElseThrow().toString())
        .contains(
            "splits-differ", "15.00 by class", "15.00 by criminality and sex", "0.00 by threat");
    assertThat(only(reading, "facilities", "J8").fault()).isEmpty();
  }

  @Test
  void facilitiesWhoseColumnsSlippedAreRefused() throws IOException {
    Reading reading =
        read(
            withSplits()
                .row("Facilities FY24", 8, "I", 105.0, 50, 200, 100, 55, 5, 150, 0)
                .row("Facilities FY24", 9, "I", 10, 5, 10, 10, 5, 15, 0, 0));

    assertThat(tables(reading)).doesNotContain("facilities");
    assertThat(problems(reading)).singleElement().asString().contains("2 of 3 rows", "A7");
  }

  @Test
  void aMonthThatStandsTwiceIsRefused() throws IOException {
    Reading reading = read(workbook().put(SHEET, "L19", "Nov"));

    assertThat(tables(reading)).doesNotContain("initial-book-ins-by-agency");
    assertThat(problems(reading)).singleElement().asString().contains("L19", "'Nov'", "K19");
  }

  @Test
  void aTextWhereANumberStandsIsRefused() throws IOException {
    Reading reading = read(workbook().put(SHEET, "L21", "1,000"));

    assertThat(tables(reading)).doesNotContain("initial-book-ins-by-agency");
    assertThat(problems(reading)).singleElement().asString().contains("L21", "'1,000'", "a number");
  }

  @Test
  void anUnknownLabelIsRefusedWithTheKnownOnes() throws IOException {
    Reading reading = read(workbook().put(SHEET, "I21", "Coast Guard"));

    assertThat(problems(reading)).singleElement().asString().contains("I21", "Coast Guard", "CBP");
  }

  @Test
  void anotherFiscalYearsSheetStaysOut() throws IOException {
    Reading reading =
        read(
            workbook()
                .put("ATD FY24 YTD", "A4", "ICE ALTERNATIVES TO DETENTION DATA, FY24")
                .detention("Detention EOFY2020", 2020, DAY, 7));

    assertThat(reading.observations())
        .filteredOn(one -> one.sheet().equals("Detention EOFY2020"))
        .isNotEmpty()
        .allSatisfy(
            one -> assertThat(one.fault().orElseThrow().rule()).isEqualTo("another-fiscal-year"));
  }

  @Test
  void aSheetOfAnotherYearUnderThisYearsNameStaysOut() throws IOException {
    Reading reading =
        read(workbook().put("Facilities FY24", "A3", "ICE FACILITIES DATA, FY20 YTD"));

    assertThat(only(reading, "facilities", "J8").fault().orElseThrow())
        .hasToString(
            "Fault[rule=another-fiscal-year, evidence=the sheet 'Facilities FY24' is about FY2020,"
                + " the file about FY2024]");
  }

  @Test
  void aHiddenSheetStaysOut() throws IOException {
    Reading reading = read(workbook().hide(SHEET));

    assertThat(reading.observations())
        .filteredOn(one -> one.sheet().equals(SHEET))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.fault().orElseThrow().rule()).isEqualTo("hidden-sheet"));
  }

  @Test
  void aDateBeforeTheFiscalYearOrAfterThePostingKeepsTheTableOut() throws IOException {
    Reading before = read(workbook().put("Facilities FY24", "A6", "IIDS), 02/24/2020"));
    Reading after = read(workbook().put("Facilities FY24", "A6", "IIDS), 04/01/2024"));

    assertThat(only(before, "facilities", "J8").fault().orElseThrow().rule())
        .isEqualTo("dated-before-its-fiscal-year");
    assertThat(only(after, "facilities", "J8").fault().orElseThrow().rule())
        .isEqualTo("dated-after-its-posting");
  }

  @Test
  void aTableWithoutADateOfItsOwnIsRefused() throws IOException {
    Reading reading = read(workbook().put("Facilities FY24", "A6", "Source: ICE"));

    assertThat(tables(reading)).doesNotContain("facilities");
    assertThat(problems(reading)).singleElement().asString().contains("no date of its own", "IIDS");
  }

  @Test
  void aTotalThatIsNotItsPartsStaysOutWithThem() throws IOException {
    Reading reading = read(workbook().put(SHEET, "K21", 1500));

    assertThat(only(reading, "initial-book-ins-by-agency", "K20").fault().orElseThrow().evidence())
        .contains("3001", "3501", "K20");
    assertThat(only(reading, "initial-book-ins-by-agency", "J20").fault()).isEmpty();
  }

  @Test
  void filesThatCannotBeReadAreNamedTogetherAndTheRestIsRead() throws Exception {
    Path good = workbook().write(folder, "FY24_detentionStats03202024.xlsx");
    byte[] bytes = Files.readAllBytes(good);
    Path cut = folder.resolve("cut.xlsx");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    Path empty = Files.createFile(folder.resolve("empty.xlsx"));
    Path other = new PostedWorkbook().put("Budget", "A1", "Money").write(folder, "other.xlsx");
    Path locked = folder.resolve("locked.xlsx");
    encrypt(bytes, locked);
    Path text = folder.resolve("text.txt");
    Files.writeString(text, "a,b\n1,2\n", StandardCharsets.UTF_8);

    Path zip = folder.resolve("all.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("FY24_detentionStats03202024.xlsx"));
      out.write(bytes);
    }

    Reading reading = Pile.read(List.of(cut, empty, other, locked, text, zip, good));

    assertThat(reading.postings()).hasSize(1);
    assertThat(reading.observations()).isNotEmpty();
    assertThat(problems(reading)).hasSize(6);
    assertThat(String.join("\n", problems(reading)))
        .contains("all.zip: cannot be read: a zip of files and no workbook; unpack it")
        .contains("cut.xlsx", "empty.xlsx", "other.xlsx", "'Budget'", "password", "text.txt");
  }

  private static void encrypt(byte[] workbook, Path file) throws Exception {
    try (POIFSFileSystem system = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
      encryptor.confirmPassword("secret");
      try (OutputStream out = encryptor.getDataStream(system)) {
        out.write(workbook);
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        system.writeFilesystem(out);
      }
    }
  }

  @Test
  void numbersRoundedToTenAreIntervals() throws IOException {
    Path file =
        new PostedWorkbook()
            .row("Monthly Region", 1, "A", "Fiscal\nYear", "Month", "Region", "Quantity")
            .row("Monthly Region", 2, "A", 2024, "01 October", "Coastal Border", 740)
            .write(folder, "KHSM_Encounters_USBP_fy25m11.xlsx");
    Observation one = Pile.read(List.of(file)).observations().getFirst();

    assertThat(one.low()).isEqualTo(735);
    assertThat(one.high()).isEqualTo(745);
    assertThat(one.period().start()).isEqualTo("2023-10-01");
    assertThat(one.asOf()).isEqualTo("2025-08-31");
  }

  @Test
  void aFileOfRowsIsReadLikeAWorkbook() throws IOException {
    Path file = folder.resolve("nationwide-encounters.csv");
    Files.writeString(
        file,
        """
        Fiscal Year,Month Grouping,Month (abbv),Land Border Region,State,Demographic,Citizenship,Title of Authority,Encounter Count
        2023,FYTD,OCT,Other,ID,Single Adults,CANADA,Title 8,12
        2023,FYTD,NOV,Other,ID,Single Adults,CANADA,Title 8,7
        """);
    Reading reading = Pile.read(List.of(file));

    assertThat(problems(reading)).isEmpty();
    assertThat(reading.observations()).hasSize(2);
    assertThat(reading.observations().getFirst().where())
        .containsEntry("citizenship", "CANADA")
        .containsEntry("title", "Title 8");
    assertThat(reading.observations().getFirst().asOf()).isEqualTo("2022-11-30");
  }
}
