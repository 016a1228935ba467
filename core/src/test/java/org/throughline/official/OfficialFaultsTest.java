package org.throughline.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.Column;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.engine.SqlScript;
import org.throughline.official.registry.DateSource;
import org.throughline.official.registry.OfficialRegistry;
import org.throughline.releases.Problem;

/// Postings held against each other.
final class OfficialFaultsTest {

  private static final LocalDate MARCH = LocalDate.of(2024, 3, 16);
  private static final LocalDate APRIL = LocalDate.of(2024, 4, 13);
  private static final LocalDate MAY = LocalDate.of(2024, 5, 11);

  @TempDir Path folder;
  private Path files = Path.of("files");
  private Path out = Path.of("out");

  @BeforeEach
  void folders() throws IOException {
    files = Files.createDirectory(folder.resolve("files"));
    out = Files.createDirectory(folder.resolve("out"));
  }

  private void post(PostedWorkbook workbook, String captured) throws IOException {
    workbook.write(files, captured + "000000_FY24_detentionStats.xlsx");
  }

  private OfficialSummary run(Decision... decisions) throws IOException {
    return OfficialStatistics.write(List.of(files), List.of(decisions), out);
  }

  private List<String> rows(String sql) {
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      for (String table : List.of("observations", "series", "exclusions", "revisions", "derived")) {
        engine.read(table, out.resolve(table + ".parquet"));
      }
      return engine.rows(sql).stream().map(OfficialFaultsTest::text).toList();
    }
  }

  private static String text(Row row) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < row.values().size(); i++) {
      text.append(i == 0 ? "" : " ").append(row.text(i));
    }
    return text.toString();
  }

  private List<String> excluded(String rule) {
    return rows(
        "select distinct file, table_name from exclusions where rule = '%s' order by 1, 2"
            .formatted(rule));
  }

  @Test
  void aFileThatWasPostedBeforeCountsOnce() throws IOException {
    post(PostedWorkbook.of(2024, MARCH, 5), "20240320");
    Files.copy(
        files.resolve("20240320000000_FY24_detentionStats.xlsx"),
        files.resolve("20240401000000_FY24_detentionStats.xlsx"));
    run();

    assertThat(excluded("posted-again")).hasSize(4).allMatch(row -> row.startsWith("20240401"));
    assertThat(rows("select distinct postings from series")).containsExactly("1");
  }

  @Test
  void aTableWhoseDateMovedButNotItsNumbersIsStale() throws IOException {
    post(PostedWorkbook.of(2024, MARCH, 5), "20240320");
    PostedWorkbook stale = PostedWorkbook.of(2024, APRIL, 6);
    stale.put("Detention FY24", "C20", 5000);
    post(stale, "20240420");
    run();

    assertThat(excluded("same-numbers-under-a-later-date"))
        .containsExactly("20240420000000_FY24_detentionStats.xlsx removals");
  }

  @Test
  void aTableWhoseNumbersMovedButNotItsDateStaysOut() throws IOException {
    post(PostedWorkbook.of(2024, MARCH, 5), "20240320");
    PostedWorkbook unmoved = PostedWorkbook.of(2024, APRIL, 6);
    unmoved.put("Facilities FY24", "A6", "IIDS), 03/16/2024");
    post(unmoved, "20240420");
    run();

    assertThat(excluded("date-did-not-move"))
        .containsExactly("20240420000000_FY24_detentionStats.xlsx facilities");
  }

  @Test
  void aTableThatRepeatsARowIsTheSameTable() throws IOException {
    post(PostedWorkbook.of(2024, MARCH, 5), "20240320");
    post(PostedWorkbook.of(2024, MARCH, 5).jailAgain(10), "20240420");
    run();

    assertThat(excluded("date-did-not-move")).isEmpty();
    assertThat(excluded("printed-twice"))
        .containsExactly("20240420000000_FY24_detentionStats.xlsx facilities");
  }

  @Test
  void aTableThatWasDatedWronglyStaysOutWhenItIsPostedAgain() throws IOException {
    post(PostedWorkbook.of(2024, MARCH, 5), "20240320");
    post(PostedWorkbook.of(2024, APRIL, 6), "20240420");
    for (String captured : List.of("20240514", "20240520")) {
      PostedWorkbook wentBack = PostedWorkbook.of(2024, MAY, 7);
      wentBack.put("Facilities FY24", "A6", "IIDS), 03/16/2024");
      wentBack.put("Facilities FY24", "A20", captured);
      post(wentBack, captured);
    }
    run();

    assertThat(excluded("date-did-not-move"))
        .containsExactly(
            "20240514000000_FY24_detentionStats.xlsx facilities",
            "20240520000000_FY24_detentionStats.xlsx facilities");
  }

  @Test
  void aDateBeforeOneThatWasAlreadyPostedDidNotMove() throws IOException {
    post(PostedWorkbook.of(2024, MARCH, 5), "20240320");
    post(PostedWorkbook.of(2024, APRIL, 6), "20240420");
    for (int day = 16; day < 18; day++) {
      PostedWorkbook wentBack = PostedWorkbook.of(2024, MAY.plusDays(day), day);
      wentBack.put("Facilities FY24", "A6", "IIDS), 03/" + day + "/2024");
      post(wentBack, "202406" + day);
    }
    run();

    assertThat(excluded("date-did-not-move")).hasSize(2);
  }

  @Test
  void countsToDateThatStandInEachOthersRowsStayOut() throws IOException {
    post(releases(MARCH, 8253, 796), "20240320");
    post(releases(MARCH.plusDays(14), 2955, 18540), "20240405");
    post(releases(APRIL, 26687, 6973), "20240420");
    post(releases(MAY, 32000, 13100), "20240520");
    run();

    assertThat(excluded("count-to-date-falls"))
        .containsExactly("20240405000000_FY24_detentionStats.xlsx final-releases-by-facility-type");
    assertThat(
            rows(
                "select cell, excluded_because from observations"
                    + " where excluded_by = 'count-to-date-falls' order by cell"))
        .containsExactly(
            "N30 a count to date does not fall; the posting beside it says 8253.0",
            "N31 a count to date does not fall; the posting beside it says 6973.0");
  }

  private static PostedWorkbook releases(LocalDate asOf, int adult, int family) {
    PostedWorkbook workbook = PostedWorkbook.of(2024, asOf, asOf.getDayOfYear());
    workbook.put("Detention FY24", "M27", "ICE Final Releases by Facility Type: FY2024");
    workbook.row("Detention FY24", 28, "M", "Facility Type", "Total");
    workbook.row("Detention FY24", 29, "M", "Total", adult + family);
    workbook.row("Detention FY24", 30, "M", "Adult", adult);
    workbook.row("Detention FY24", 31, "M", "FRC", family);
    workbook.put("Footnotes", "A10", "FY2024 ICE Final Releases");
    workbook.put(
        "Footnotes",
        "B10",
        String.format(Locale.ROOT, "ICE Final Releases data (EID as of %tm/%<td/%<tY).", asOf));
    return workbook;
  }

  @Test
  void aMonthOfZeroAfterOneWithBondsIsNoRevision() throws IOException {
    post(bonds(MARCH, 1161, 0.0569, 6569.9), "20240320");
    post(bonds(APRIL, 0, 0, 0), "20240420");
    post(bonds(MAY, 1160, 0.0568, 6570.9), "20240520");
    run();

    assertThat(
            rows(
                "select distinct cell from observations where excluded_by = 'month-jumps' order by 1"))
        .containsExactly("B5", "B6", "B7");
  }

  private static PostedWorkbook bonds(LocalDate asOf, int posted, double share, double amount) {
    PostedWorkbook workbook = PostedWorkbook.of(2024, asOf, asOf.getDayOfYear());
    String sheet = "Monthly Bond Statistics";
    workbook.put(sheet, "A1", "FY2024 Bonded Out Book Outs Count and ALOS - Prior 12 months");
    workbook.row(sheet, 3, "A", "", 45200, 45231);
    workbook.row(sheet, 4, "A", "Total ICE Final Book Outs", 20388, 19638);
    workbook.row(sheet, 5, "A", "ICE Final Book Outs", posted, 1145);
    workbook.row(sheet, 6, "A", "Bond Posted Book Outs/Releases (%)", share, 0.0583);
    workbook.row(sheet, 7, "A", "Average Bond Amount ($)", amount, 6332.7);
    workbook.row(sheet, 8, "A", "ALOS (Days)", 56.5, 61.8);
    workbook.put("Footnotes", "A10", "Monthly Bond Statistics");
    workbook.put(
        "Footnotes",
        "B10",
        String.format(
            Locale.ROOT, "FY2024 YTD ICE Final Book Out data (EID as of %tm/%<td/%<tY).", asOf));
    return workbook;
  }

  @Test
  void aMonthThatJumpsStaysOutAndOneThatWasRevisedDoesNot() throws IOException {
    post(PostedWorkbook.of(2024, MARCH, 5), "20240320");
    PostedWorkbook jumping = PostedWorkbook.of(2024, APRIL, 6);
    // November of ICE a third higher, and the totals with it: sums hold.
    jumping.put("Detention FY24", "K22", 2901).put("Detention FY24", "K20", 3901);
    jumping.put("Detention FY24", "V22", 14921).put("Detention FY24", "V20", 21921);
    // October revised by one in a hundred.
    jumping.put("Detention FY24", "J22", 2020).put("Detention FY24", "J20", 3020);
    jumping.put("Detention FY24", "V22", 14941).put("Detention FY24", "V20", 21941);
    post(jumping, "20240420");
    post(PostedWorkbook.of(2024, MAY, 7), "20240520");
    run();

    assertThat(
            rows("select cell from observations where excluded_by = 'month-jumps' order by cell"))
        .containsExactly("K20", "K22");
    assertThat(rows("select value from revisions where cell = 'J22' and period_kind = 'month'"))
        .contains("2020.0");
  }

  @Test
  void anOverrideTakesATableBackAndPutsAnotherOut() throws IOException {
    post(PostedWorkbook.of(2024, MARCH, 5), "20240320");
    PostedWorkbook unmoved = PostedWorkbook.of(2024, APRIL, 6);
    unmoved.put("Facilities FY24", "A6", "IIDS), 03/16/2024");
    post(unmoved, "20240420");
    Path overrides = folder.resolve("overrides.yaml");
    Files.writeString(
        overrides,
        """
        overrides:
          - decision: keep
            table: facilities
            rule: date-did-not-move
            because: The agency corrected the list under the same date.
          - decision: exclude
            file: 20240320000000_FY24_detentionStats.xlsx
            table: removals
            because: The agency withdrew it.
        """);
    run(Decision.read(overrides).toArray(Decision[]::new));

    assertThat(
            rows(
                "select distinct rule, kept_by_hand from exclusions where table_name ="
                    + " 'facilities'"))
        .containsExactly("date-did-not-move true");
    assertThat(excluded("by-hand"))
        .containsExactly("20240320000000_FY24_detentionStats.xlsx removals");
    assertThat(
            rows(
                "select value from series where cell = 'J8' and series like 'facility%population'"))
        .containsExactly("106.0");
  }

  @Test
  void anOverrideThatChangesNothingIsNamed() throws IOException {
    post(PostedWorkbook.of(2024, MARCH, 5), "20240320");
    Path overrides = folder.resolve("overrides.yaml");
    Files.writeString(
        overrides,
        """
        overrides:
          - decision: exclude
            file: FY24_detentionStats.xlsx
            table: removals
            because: The name lacks its day of capture.
          - decision: keep
            table: facilities
            because: Nothing of it is left out.
          - decision: exclude
            table: removals
            because: It is withdrawn.
        """);

    assertThat(run(Decision.read(overrides).toArray(Decision[]::new)).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "FY24_detentionStats.xlsx: the override to exclude file 'FY24_detentionStats.xlsx', table 'removals' changes"
                + " nothing. Valid: file, sheet, table and cell of numbers that are in the series",
            "overrides: the override to keep table 'facilities' changes nothing. Valid: file, sheet, table and rule of a row"
                + " of exclusions");
  }

  @Test
  void flowsAreDifferencesOfCountsToDateAndStopAtAFault() throws IOException {
    post(PostedWorkbook.of(2024, MARCH, 5), "20240320");
    post(PostedWorkbook.of(2024, APRIL, 8), "20240420");
    PostedWorkbook unmoved = PostedWorkbook.of(2024, APRIL.plusDays(1), 9);
    unmoved.put("Footnotes", "B6", "ICE Removals data (EID as of 04/13/2024).");
    post(unmoved, "20240422");
    post(PostedWorkbook.of(2024, MAY, 11), "20240520");
    run();

    assertThat(
            rows(
                "select value, refused from derived where series = 'flow of removals' order by"
                    + " period_end"))
        .containsExactly("3000.0 ", " a posting between the two was left out for a fault");
  }

  @Test
  void intervalPopulationsAreAddedPersonDaysOverDaysBetween() throws IOException {
    post(PostedWorkbook.of(2024, MARCH, 5), "20240320");
    post(PostedWorkbook.of(2024, APRIL, 33), "20240420");
    run();

    // 155 people on 168 days, then 183 on 196: 9,828 person-days on 28 days.
    assertThat(
            rows(
                "select value from derived where series like '%between postings' and dimensions"
                    + " like '%NORTHFIELD%'"))
        .containsExactly("351.0");
    // The guaranteed minimum of 200 is short of 155 and 183; the jail's 15 people fill its 10 beds.
    assertThat(
            rows(
                "select value from derived where series = 'unused guaranteed beds' order by"
                    + " period_end"))
        .containsExactly("45.0", "17.0");
  }

  @Test
  void twoRunsAreComparedNumberByNumber() throws IOException {
    post(PostedWorkbook.of(2024, MARCH, 5), "20240320");
    run();
    Path later = Files.createDirectory(folder.resolve("later"));
    post(PostedWorkbook.of(2024, APRIL, 6), "20240420");
    OfficialStatistics.write(List.of(files), List.of(), later);

    assertThat(OfficialDiff.of(out, later))
        .filteredOn(one -> one.series().equals("removals"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.change()).isEqualTo("new");
              assertThat(one.later()).isEqualTo("6000.0");
            });
  }

  @Test
  void whatMessagesSayOfTitlesAndDatesIsNoPattern() {
    List<String> said =
        OfficialRegistry.load().families().stream()
            .flatMap(family -> family.sheets().stream())
            .flatMap(sheet -> sheet.tables().stream())
            .flatMap(
                table ->
                    Stream.concat(
                        Stream.of(table.exampleOfTitle()),
                        table.dates().stream().map(DateSource::expected)))
            .toList();
    assertThat(said)
        .contains(
            "ICE initial book-ins by arresting agency and month",
            "ICE final releases by release reason",
            "fiscal year FY 2024 quarter 1 data",
            "'as of M/D/YYYY' in the table's title")
        .noneMatch(text -> text.matches(".*[\\\\|?*^$\\[\\]{}].*"));
  }

  @Test
  void sumsOfAveragesDoNotDependOnTheOrderOfRows() {
    List<String> classes = List.of("A", "B", "C", "D");
    List<Double> averages = List.of(0.1, 1e9 / 7, 0.3, 2.0 / 3);
    Set<String> sums = new HashSet<>();
    for (int first = 0; first < 4; first++) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int one = (first + i * 3) % 4;
        rows.add(new Row(List.of(classes.get(one), averages.get(one).toString())));
      }
      sums.add(personDays(rows));
    }
    assertThat(sums).hasSize(1);
  }

  private static String personDays(List<Row> rows) {
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      engine.fill("averages", List.of(Column.text("class"), Column.text("value_text")), rows);
      engine.create(
          "official_series",
          """
          select 'facility-average-daily-population' as series, class, cast(value_text as double) as value,
            'A JAIL' as facility, 'GA' as state, 'AJAIL' as facility_id, date '2023-10-01' as period_start,
            date '2024-03-16' as period_end, 'file' as file
          from averages
          """);
      SqlScript days =
          SqlScript.inOrder("/sql/official").stream()
              .filter(script -> script.makes().equals("official_facility_days"))
              .findFirst()
              .orElseThrow();
      engine.create(days.makes(), days.text());
      return engine
          .rows("select cast(person_days as varchar) from official_facility_days")
          .getFirst()
          .text(0);
    }
  }

  @Test
  void occupancyIsThePopulationOverTheBedsOfAGivenListAndNothingWhereNoListHasAny()
      throws IOException {
    post(PostedWorkbook.of(2024, MARCH, 5), "20240320");
    run();
    assertThat(rows("select * from derived where series like 'occupancy%'")).isEmpty();

    Files.writeString(
        files.resolve("beds.csv"),
        """
        Name,State,Capacity
        Northfield Detention Ctr,GA,310
        Southfield County Jail,TX,as needed
        Eastfield,TX,40
        """);
    run();

    assertThat(
            rows(
                """
                select dimensions, round(value, 9), refused, formula from derived
                where series = 'occupancy of a facility' order by dimensions
                """))
        .satisfiesExactly(
            row ->
                assertThat(row)
                    .startsWith("facility=NORTHFIELD DETENTION CENTER; state=GA 0.5 ")
                    .endsWith("average daily population / 310 beds of row 2 of beds.csv"),
            row ->
                assertThat(row)
                    .contains("SOUTHFIELD COUNTY JAIL", "printed as 'as needed'")
                    .contains("no whole number"));
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      engine.read("capacities", out.resolve("capacities.parquet"));
      assertThat(
              engine
                  .rows("select refused from capacities where facility = 'Eastfield'")
                  .getFirst()
                  .text(0))
          .contains("no facility of the postings");
    }
  }
}
