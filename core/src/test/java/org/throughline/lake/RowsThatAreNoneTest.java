package org.throughline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.releases.Made;

/// Headers in the middle of a sheet, notes and totals: what says how rows are to be read, and is none.
final class RowsThatAreNoneTest extends MadeUpLake {

  private static final String REMOVALS =
      "Departed Date|Port of Departure|Departure Country|Case AOR|State|County|Case Status|Gender|Birth Country"
          + "|Citizenship Country|Birth Year|Anonymized Identifier";

  /// Files one below the other need not have their columns in one order.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void belowAnotherHeaderColumnsStandWhereItSays(boolean text) throws Exception {
    List<Integer> order = new ArrayList<>(IntStream.range(0, 25).boxed().toList());
    Collections.swap(order, 5, 7);
    Collections.swap(order, 17, 18);
    Collections.swap(order, 2, 15);
    List<String> header = List.of(HEADER.split("\\|"));
    List<List<String>> rows = rows();
    rows.forEach(row -> row.set(17, "11/2/2024"));
    List<List<String>> all = new ArrayList<>(rows.subList(0, 30));
    all.add(order.stream().map(header::get).toList());
    rows.subList(30, 50).forEach(row -> all.add(order.stream().map(row::get).toList()));
    all.add(header);
    all.addAll(rows.subList(50, ROWS));
    LakeLedger ledger = text ? text(all) : workbook(all);
    assertThat(ledger.rowsKept()).isEqualTo(ROWS);
    assertThat(
            number(
                "select count(*) from arrests where method = 'CAP Local Incarceration' and"
                    + " program = 'ERO Criminal Alien Program' and state = 'TEXAS' and"
                    + " departed_date = date '2024-11-02' and final_order_date is null"))
        .isEqualTo(ROWS);
  }

  @Test
  void whatStandsBelowAHeaderOfOtherColumnsIsNotRead() throws Exception {
    List<String> header = new ArrayList<>(List.of(HEADER.split("\\|")));
    List<List<String>> rows = rows();
    List<List<String>> all = new ArrayList<>(rows.subList(0, 40));
    header.remove(11);
    header.add(9, "Case Notes");
    header.add(9, "Case Officer");
    all.add(header);
    rows.subList(40, ROWS).forEach(row -> all.add(new ArrayList<>(row)));
    text(all);
    assertThat(number("select count(*) from arrests")).isEqualTo(40);
    assertThat(
            number("select count(*) from rejects where reason = 'below a header of other columns'"))
        .isEqualTo(20);
  }

  /// Tables of one workbook may stand one below the other, and have most of their columns in the same places.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Book In Date|Date of Birth|Gender|Country of Citizenship|Detention Facility",
        "Departed Date|Date of Birth|Gender|Country of Citizenship|Case Category"
      })
  void anotherTableBelowIsNoMoreRowsOfTheFirst(String header) throws Exception {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "Seattle Area of Responsibility, January 2012 - July 2019",
                "Arrest Date|Date of Birth|Gender|Country of Citizenship|Apprehension"
                    + " Landmark|Arrest Method"));
    for (int i = 0; i < 40; i++) {
      lines.add(
          "3/%d/2015|b(6)|Male|MEXICO|SYNTHETIC LANDMARK|CAP Local Incarceration"
              .replace("%d", Integer.toString(1 + i % 28)));
    }
    lines.add("");
    lines.add(header);
    for (int i = 0; i < 30; i++) {
      lines.add("4/%d/2015|b(6)|Male|MEXICO|".replace("%d", Integer.toString(1 + i % 28)));
    }
    Made.workbook(folder, "UW v. DHS.xlsx", Made.sheet("Data", lines.toArray(String[]::new)));
    build(false);
    assertThat(number("select count(*) from arrests")).isEqualTo(40);
    assertThat(number("select count(*) from rejects where reason = '" + RowJudge.BELOW_OTHER + "'"))
        .isEqualTo(30);
  }

  @Test
  void aDateAndATextAloneAreNoRecord() throws Exception {
    List<List<String>> rows = rows();
    List<String> note = new ArrayList<>(Collections.nCopies(25, ""));
    note.set(0, "11/30/2025");
    note.set(1, "End of report");
    rows.add(note);
    assertThat(text(rows).rowsKept()).isEqualTo(ROWS);
  }

  /// In a sheet that states its year a date that cannot be read is one loss; the identifier with it is another.
  @Test
  void aRowWithNeitherItsDateNorItsIdentifierIsNoRecord() throws Exception {
    List<List<String>> rows = rows();
    List<String> subtotal = new ArrayList<>(Collections.nCopies(25, ""));
    subtotal.set(0, "FY2025");
    subtotal.set(2, "TEXAS");
    subtotal.set(4, "Dallas Area of Responsibility");
    subtotal.set(15, "MEXICO");
    subtotal.set(24, "20");
    rows.add(subtotal);
    rows.get(3).set(0, "soon");
    Made.workbook(
        folder,
        "2026-ICLI-00005_ARS_FY2025.xlsx",
        Made.sheet(
            "FY2025",
            Stream.concat(
                    Stream.of("2026-ICLI-00005", HEADER),
                    rows.stream().map(row -> String.join("|", row)))
                .toArray(String[]::new)));
    assertThat(build(false).rowsKept()).isEqualTo(ROWS);
    assertThat(number("select count(*) from rejects")).isEqualTo(1);
  }

  @Test
  void aDayInEightDigitsIsADateAsANumberToo() throws Exception {
    List<List<String>> rows = rows();
    rows.get(4).set(0, "#20241104");
    rows.get(5).set(0, "11/4/2024 3:30:00 p. m.");
    workbook(rows);
    assertThat(
            number(
                "select count(*) from arrests where cast(arrest_time as date) = date '2024-11-04'"
                    + " and origin_row in (7, 8)"))
        .isEqualTo(2);
  }

  /// Sheets of a workbook may be in any order, those of two tables too.
  @Test
  void aSheetWithoutAHeaderGoesOnWithTheTableItsColumnsFit() throws Exception {
    List<String> rows = rows().stream().map(row -> String.join("|", row)).toList();
    Made.workbook(
        folder,
        "a.xlsx",
        Made.sheet("1", rows.subList(0, 20).toArray(String[]::new)),
        Made.sheet(
            "2",
            Stream.concat(Stream.of("2026-ICLI-00005", HEADER), rows.subList(20, 40).stream())
                .toArray(String[]::new)),
        Made.sheet(
            "Seattle",
            "2026-ICLI-00005",
            REMOVALS,
            "11/14/2024|EL PASO, TX, POE|MEXICO|||||Male|MEXICO|MEXICO|1980|" + hash()),
        Made.sheet("3", rows.subList(40, ROWS).toArray(String[]::new)));
    build(false);
    assertThat(number("select count(distinct person) from arrests")).isEqualTo(ROWS);
    assertThat(number("select count(*) from removals")).isEqualTo(1);
    assertThat(number("select count(*) from ledger where reason like 'has no header%'"))
        .isEqualTo(2);
  }
}
