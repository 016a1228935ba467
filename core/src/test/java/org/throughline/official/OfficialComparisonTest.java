package org.throughline.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.measures.CellRecord;
import org.throughline.measures.Measures;
import org.throughline.measures.Scope;
import org.throughline.reconcile.EqualNumbers;
import org.throughline.reconcile.OfficialComparison;
import org.throughline.reconcile.OfficialFigures;

/// Official numbers beside counted records.
final class OfficialComparisonTest {

  private static final LocalDate DAY = LocalDate.of(2024, 3, 16);

  @TempDir Path folder;

  /// One removal a day and area for 26 areas from the beginning of the fiscal year.
  private static void records(DuckDbEngine engine, int days, boolean synthetic) {
    engine.create(
        "ledger",
        """
        select 'r' as release, 'f' as origin_file, 's' as origin_sheet, %s as synthetic,
          cast(null as date) as stated_from, cast(null as date) as stated_through
        """
            .formatted(synthetic));
    engine.create("sheets", "select 'r' as release, 1 as release_number");
    for (String table :
        List.of("arrest_events", "stay_events", "encounter_events", "removal_events")) {
      engine.create(table, "select 'r' as release, cast(null as {{text}}) as superseded_by");
    }
    engine.create(
        "release_months", "select 'arrests' as table_name, 'r' as release, '2024-01' as month");
    engine.create(
        "superseded_months",
        "select 'none' as owned_table, 'a' as owned_older, 'b' as owned_by, '2024-01' as"
            + " owned_month");
    engine.create(
        "measure_removals",
        String.format(
            Locale.ROOT,
            """
            select 'r' as release, 'f' as origin_file, 's' as origin_sheet, a.n as person,
              date '2023-10-01' + cast(d.n as integer) as event_date, 'AOR ' || a.n as aor,
              case when a.n < 10 then '1 Convicted Criminal' else '3 Other Immigration Violator' end as criminality,
              case when a.n < 5 then 'CBP' else 'ICE' end as agency,
              case when a.n = 25 then 'repeats another record' end as excluded_by
            from {{numbers|%d}} as d cross join {{numbers|26}} as a
            """,
            days));
    engine.create(
        "measure_book_ins",
        """
        select *, case when criminality like '1%' then 'removed' else 'bond' end as cause
        from measure_removals where event_date >= date '2023-12-01'
        """);
    engine.create(
        "data_windows",
        """
        select 1 as release_number, {{day|min(event_date)}} as first_day,
          {{day|min(event_date)}} as complete_from_day, {{day|max(event_date)}} as end_day
        from measure_book_ins
        """);
    // Everybody stays ten days: the same days whoever counts them.
    engine.create(
        "measure_stays",
        """
        select measure_book_ins.*, event_date as in_date, date_add_ten as out_date, 10.0 as days
        from (select *, event_date + 10 as date_add_ten from measure_book_ins) measure_book_ins
        """);
    engine.create(
        "measure_stints",
        """
        select measure_stays.*, {{day|in_date}} as nation_from, {{day|in_date}} as place_from,
          {{day|out_date}} as nights_to, 'northfield-detention-center-ga' as facility
        from measure_stays
        """);
  }

  private List<String> compared(int days, boolean synthetic, int official) throws IOException {
    return compared(days, synthetic, official, "release = 'r'");
  }

  /// @param there which records the release has
  private List<String> compared(int days, boolean synthetic, int official, String there)
      throws IOException {
    PostedWorkbook workbook =
        PostedWorkbook.of(2024, DAY, 5).put("Detention FY24", "C20", official);
    Path file = workbook.write(folder, "FY24_detentionStats03202024.xlsx");
    Path out = Files.createTempDirectory(folder, "out");
    OfficialStatistics.write(List.of(file), List.of(), out);
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      records(engine, days, synthetic);
      engine.create("measure_removals", "select * from measure_removals where " + there);
      new OfficialComparison(engine, Measures.load()).write(out);
      return engine
          .rows(
              "select verdict, ours, reason from reconciled where series = 'removals' and"
                  + " dimensions = ''")
          .stream()
          .map(row -> row.text(0) + " " + row.text(1).replace(".0", ""))
          .toList();
    }
  }

  @Test
  void allRecordsOfTheSameDaysAreCounted() throws IOException {
    // 168 days to March 16th, 25 areas; the 26th is excluded and later days are not counted.
    assertThat(compared(200, false, 4200)).containsExactly("equal 4200");
  }

  @Test
  void aSmallDifferenceIsWithinWhatRevisionsDo() throws IOException {
    assertThat(compared(200, false, 4190)).containsExactly("within revisions 4200");
  }

  @Test
  void aLargeDifferenceIsOne() throws IOException {
    assertThat(compared(200, false, 4000)).containsExactly("differs 4200");
  }

  @Test
  void recordsThatEndEarlierOrAreMadeUpAreNotCompared() throws IOException {
    assertThat(compared(100, false, 4200)).containsExactly("not comparable ");
    assertThat(compared(200, true, 4200)).containsExactly("not comparable ");
  }

  @Test
  void aYearWithoutTheRecordsOfAMonthIsNotCompared() throws IOException {
    String withoutJanuary = "event_date not between date '2024-01-01' and date '2024-01-31'";
    assertThat(compared(200, false, 3425, withoutJanuary)).containsExactly("not comparable ");
  }

  @Test
  void aMonthIsComparedAndABreakdownThatWeLackIsNot() throws IOException {
    compared(200, false, 4200);
    Path out = Files.createTempDirectory(folder, "months");
    OfficialStatistics.write(
        List.of(folder.resolve("FY24_detentionStats03202024.xlsx")), List.of(), out);
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      records(engine, 200, false);
      OfficialComparison.Verdicts verdicts =
          new OfficialComparison(engine, Measures.load()).write(out);

      assertThat(verdicts.of("differs")).isPositive();
      assertThat(
              ours(
                  engine,
                  "series = 'initial-book-ins' and dimensions = 'agency=ICE' and period_start ="
                      + " date '2024-01-01'"))
          .containsExactly("620.0 differs");
      assertThat(
              engine
                  .rows(
                      "select official, ours, verdict from reconciled where series ="
                          + " 'initial-book-ins' and dimensions = '' and period_start = date"
                          + " '2024-01-01'")
                  .getFirst()
                  .values())
          .containsExactly(3003.0, 775.0, "differs");
    }
  }

  private static List<String> ours(DuckDbEngine engine, String where) {
    return engine
        .rows("select ours, verdict from reconciled where " + where + " order by dimensions")
        .stream()
        .map(row -> row.text(0) + " " + row.text(1))
        .toList();
  }

  @Test
  void peopleHeldOnADayAreComparedByAgencyAndCriminality() throws IOException {
    compared(200, false, 4200);
    Path out = Files.createTempDirectory(folder, "held");
    OfficialStatistics.write(
        List.of(folder.resolve("FY24_detentionStats03202024.xlsx")), List.of(), out);
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      records(engine, 200, false);
      new OfficialComparison(engine, Measures.load()).write(out);

      // Stays of ten days: who came on the last ten days is there, 25 a day, of them 5 of CBP, 10
      // convicted, 15 others.
      assertThat(ours(engine, "series = 'currently-detained' and dimensions = ''"))
          .containsExactly("250.0 differs");
      assertThat(
              ours(
                  engine,
                  "series = 'currently-detained' and dimensions like 'agency=%; criminality=%'"))
          .containsExactly(
              "50.0 differs",
              "0.0 differs",
              "0.0 differs",
              "50.0 differs",
              "150.0 differs",
              "0.0 differs");
      assertThat(Files.readString(out.resolve("reconciliation.md")))
          .contains(
              "| currently-detained | population |",
              "no list gives the facility a code that our records have");
    }
  }

  private static CellRecord cell(int count, Map<String, String> where) {
    Scope scope = new Scope("2024-ICFO-1", "book-ins", 2024);
    return new CellRecord(where.toString(), scope, where, Map.of(), count, false, null, 11);
  }

  @Test
  void numbersOfOursThatTheAgencyPrintsAreKnownInTotalAndByCategory() throws IOException {
    Path kept = folder.resolve("reconciliation.parquet");
    List<CellRecord> cells =
        List.of(
            cell(40, Map.of()),
            cell(9, Map.of("month", "2024-01")),
            cell(5, Map.of("month", "2024-01", "agency", "CBP")),
            cell(5, Map.of("month", "2024-02", "agency", "CBP")),
            cell(7, Map.of("criminality", "2 Pending Criminal Charges")),
            cell(7, Map.of("criminality", "1 Convicted Criminal")));
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      engine.create(
          "kept",
          """
          select 'book-ins' as measure, 'flow' as statistic, dimensions, kind as period_kind,
            cast(first_day as date) as period_start, cast(last_day as date) as period_end,
            official, verdict
          from (values
            ('', 'fiscal-year', '2023-10-01', '2024-09-30', 40.0, 'equal'),
            ('', 'month', '2024-01-01', '2024-01-31', 9.0, 'within revisions'),
            ('agency=CBP', 'month', '2024-01-01', '2024-01-31', 5.0, 'equal'),
            ('agency=CBP', 'month', '2024-02-01', '2024-02-29', 6.0, 'equal'),
            ('criminality=Pending criminal charges', 'fiscal-year', '2023-10-01', '2024-09-30', 7.0, 'equal')
          ) as rows(dimensions, kind, first_day, last_day, official, verdict)
          """);
      engine.write("kept", "dimensions, period_start", kept);

      assertThat(new EqualNumbers(cells).withSeries(engine, kept).printed())
          .flatExtracting(EqualNumbers.Printed::cells)
          .containsExactlyInAnyOrder(cells.get(0).id(), cells.get(2).id(), cells.get(4).id());
    }
  }

  @Test
  void
      anOfficialNumberIsTheSumOfOurLabelsOfItsCategoryAndLabelsPutTogetherAreTheSumOfOfficialNumbers() {
    Scope scope = new Scope("2024-ICFO-1", "removals", 2024);
    CellRecord felony = cell(20, Map.of("criminality", "1 Convicted Criminal, felony"));
    CellRecord other = cell(4, Map.of("criminality", "1 Convicted Criminal, other"));
    CellRecord together =
        new CellRecord(
            "together",
            scope,
            Map.of("citizenship", "2 of the countries"),
            Map.of("citizenship", List.of("FIJI", "TONGA")),
            9,
            false,
            null,
            11);
    OfficialFigures official =
        new OfficialFigures(
            "made up",
            24,
            List.of(
                figure("book-ins", "criminality", "Convicted criminal", 24),
                figure("removals", "citizenship", "FIJI", 5),
                figure("removals", "citizenship", "TONGA", 4)),
            "");

    assertThat(
            new EqualNumbers(List.of(felony, other, together))
                .withFigures(List.of(official))
                .printed())
        .containsExactlyInAnyOrder(
            new EqualNumbers.Printed(List.of(felony.id(), other.id()), 24),
            new EqualNumbers.Printed(List.of("together"), 9));
  }

  private static OfficialFigures.Figure figure(
      String measure, String dimension, String category, long value) {
    return new OfficialFigures.Figure(
        category, category, measure, 2024, Map.of(dimension, category), value, "nobody", "");
  }
}
