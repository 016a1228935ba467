package org.throughline.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.measures.Measures;
import org.throughline.reconcile.OfficialComparison;

/// Official numbers beside counted records.
final class OfficialComparisonTest {

  private static final LocalDate DAY = LocalDate.of(2024, 3, 16);

  @TempDir Path folder;

  /// One removal a day and area for 26 areas from the beginning of the fiscal year.
  private static void records(DuckDbEngine engine, int days, boolean synthetic) {
    engine.create(
        "ledger",
        "select 'r' as release, 'f' as origin_file, 's' as origin_sheet, %s as synthetic"
            .formatted(synthetic));
    engine.create(
        "measure_removals",
        String.format(
            Locale.ROOT,
            """
            select 'r' as release, 'f' as origin_file, 's' as origin_sheet,
              date '2023-10-01' + cast(d.n as integer) as event_date, 'AOR ' || a.n as aor,
              case when a.n < 10 then '1 Convicted Criminal' else '3 Other Immigration Violator' end as criminality,
              case when a.n = 25 then 'repeats another record' end as excluded_by
            from {{numbers|%d}} as d cross join {{numbers|26}} as a
            """,
            days));
    engine.create(
        "measure_book_ins", "select * from measure_removals where event_date >= date '2023-12-01'");
    engine.create("measure_stays", "select * from measure_book_ins");
  }

  private List<String> compared(int days, boolean synthetic, int official) throws IOException {
    PostedWorkbook workbook =
        PostedWorkbook.of(2024, DAY, 5).put("Detention FY24", "C20", official);
    Path file = workbook.write(folder, "FY24_detentionStats03202024.xlsx");
    Path out = Files.createTempDirectory(folder, "out");
    OfficialStatistics.write(List.of(file), List.of(), out);
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      records(engine, days, synthetic);
      new OfficialComparison(engine, Measures.load()).write(out);
      return engine
          .rows(
              "select verdict, ours, reason from reconciled where series = 'removals' and"
                  + " dimensions = ''")
          .stream()
          .map(row -> row.text(0) + " " + row.text(1))
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
              engine
                  .rows("select distinct reason from reconciled where dimensions = 'agency=ICE'")
                  .stream()
                  .map(row -> row.text(0)))
          .containsExactly("our measure is not broken down by agency=ICE");
      assertThat(
              engine
                  .rows(
                      "select official, ours, verdict from reconciled where series ="
                          + " 'initial-book-ins' and dimensions = '' and period_start = date"
                          + " '2024-01-01'")
                  .getFirst()
                  .values())
          .containsExactly(3003.0, 775L, "differs");
    }
  }
}
