package org.throughline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.engine.Row;
import org.throughline.releases.Made;
import org.throughline.testing.MadeUpTable;

/// Rows that lost fields, or got some too many: what is kept of them is what the agency wrote, or nothing.
final class ShiftedRowsTest extends MadeUpLake {

  @Test
  void aLostFieldLeavesNoIdentifierAmongTheLabels() throws Exception {
    List<List<String>> rows = rows();
    List<String> shifted = rows.get(7);
    String hash = shifted.getLast();
    shifted.remove(20);
    shifted.add("");
    LakeLedger ledger = text(rows);
    assertThat(ledger.rowsKept()).isEqualTo(ROWS - 1);
    assertThat(number("select count(*) from rejects where reason like 'shifted%'")).isEqualTo(1);
    nowhere(hash);
  }

  @Test
  void aShiftThatCanBeUndoneInOneWayIsUndoneAndSaidSo() throws Exception {
    List<List<String>> rows = rows();
    for (int i = 10; i < 14; i++) {
      rows.get(i).add(13, "");
      rows.get(i).removeLast();
    }
    LakeLedger ledger = text(rows);
    assertThat(ledger.rowsKept()).isEqualTo(ROWS);
    assertThat(ledger.sheets().getFirst().repaired()).isEqualTo(4);
    assertThat(
            number(
                "select count(*) from arrests where citizenship = 'MEXICO' and birth_year > 1900"))
        .isEqualTo(ROWS);
    assertThat(number("select count(*) from anomalies where column_name = '(row)'")).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 12})
  void noShiftOfAnyWidthAnywherePublishesWhatIsNotALabel(int by) throws Exception {
    for (int at = 2; at < 24 - by; at += 3) {
      List<List<String>> rows = rows();
      List<String> row = rows.get(3);
      String hash = row.getLast();
      for (int i = 0; i < by; i++) {
        row.add(row.remove(at));
      }
      text(rows);
      nowhere(hash);
      assertThat(number("select count(*) from arrests where citizenship not in ('MEXICO')"))
          .as("moved by %d at %d", by, at)
          .isZero();
      clear(lake());
    }
  }

  /// Every way to lose fields, or to get some too many, at every place: what is kept of such a row is what the
  /// agency wrote there, or nothing.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsKeptOfAShiftedRowIsRightOrNothing(boolean text) throws Exception {
    List<List<String>> rows = rows();
    List<List<String>> shifted = new ArrayList<>();
    for (int by = 1; by <= 2; by++) {
      for (int at = 0; at < 24; at++) {
        List<String> left = row(rows.size());
        List<String> right = row(rows.size() + 1);
        rows.addAll(List.of(new ArrayList<>(left), new ArrayList<>(right)));
        for (int i = 0; i < by; i++) {
          left.remove(Math.min(at, left.size() - 1));
          right.add(at, "");
        }
        while (left.size() < 25) {
          left.add("");
        }
        shifted.addAll(List.of(left, text ? right : right.subList(0, 25)));
      }
    }
    if (text) {
      text(rows);
    } else {
      workbook(rows);
    }
    List<Row> right = query("select * exclude (origin_file) from arrests order by origin_row");
    clear(lake());
    List<List<String>> all = new ArrayList<>(rows.subList(0, ROWS));
    all.addAll(shifted);
    assertThat(all).hasSameSizeAs(rows);
    if (text) {
      text(all);
    } else {
      workbook(all);
    }
    List<Row> kept = query("select * exclude (origin_file) from arrests order by origin_row");
    assertThat(kept).hasSizeBetween(ROWS, rows.size() - 48);
    for (Row row : kept) {
      Row truth =
          right.stream()
              .filter(one -> one.values().get(2).equals(row.values().get(2)))
              .findFirst()
              .orElseThrow();
      for (int i = 0; i < row.values().size(); i++) {
        assertThat(row.values().get(i))
            .as("row %s, column %d", row.values().get(2), i)
            .isIn(truth.values().get(i), null);
      }
    }
  }

  @Test
  void aDelimiterInsideAFieldMakesNoLabelOfItsRest() throws Exception {
    List<List<String>> rows = rows();
    rows.get(5).set(19, "'SOME PLACE|AND MORE'");
    LakeLedger ledger = text(rows);
    assertThat(ledger.rowsKept()).isEqualTo(ROWS - 1);
    nowhere("AND MORE");
  }

  /// A column that may hold anything is judged by the words of the other columns of its sheet.
  @ParameterizedTest
  @ValueSource(
      strings = {"NOWHERE", "[16] Reinstated Final Order", "CAP Local Incarceration", "NO"})
  void aWordThatFewRowsHaveAndAnotherColumnInMostIsNoLabel(String word) throws Exception {
    List<List<String>> rows = rows();
    for (int i = 20; i < 24; i++) {
      rows.get(i).set(6, word);
      rows.get(i + 10).set(6, "CBP");
    }
    text(rows);
    assertThat(number("select count(*) from arrests where arresting_agency = '" + word + "'"))
        .isZero();
    assertThat(number("select count(*) from arrests where arresting_agency = 'CBP'")).isEqualTo(4);
    assertThat(number("select count(*) from arrests")).isEqualTo(ROWS);
  }

  @Test
  void aRareWordIsALabelWhereBothColumnsAreOfOneKind() throws Exception {
    List<List<String>> rows = rows();
    for (int i = 0; i < ROWS; i++) {
      rows.get(i).set(4, i % 3 == 0 ? "Denver Area of Responsibility" : rows.get(i).get(4));
      rows.get(i).set(6, i < 3 ? "ERO DENVER" : "ERO DALLAS");
      rows.get(i).set(20, i < 30 ? "ERO DENVER" : "ERO DALLAS");
    }
    text(rows);
    assertThat(number("select count(*) from arrests where arresting_agency = 'ERO DENVER'"))
        .isEqualTo(3);
  }

  @Test
  void aRowWhoseIdentifierStandsInAColumnThatIsNotStoredIsPutRight() throws Exception {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      Map<String, String> row = new HashMap<>();
      row.put("detainer_time", "11/" + (1 + i % 28) + "/2024");
      row.put("facility_state", "TEXAS");
      row.put("citizenship", "MEXICO");
      row.put("gender", "Male");
      row.put("detainer_type", "I-247A");
      row.put(i % 20 == 7 ? "dta_number" : "person", hash());
      rows.add(row);
    }
    new MadeUpTable("2024-ICFO-39357", "v2-2023-2025", "detainers", rows).write(folder, "a.csv");
    LakeLedger ledger = build(false);
    assertThat(ledger.sheets().getFirst().repaired()).isEqualTo(3);
    assertThat(number("select count(distinct person) from detainers")).isEqualTo(ROWS);
    assertThat(number("select count(*) from detainers where gender is null")).isZero();
  }

  /// A cell put in twice, which pushed those behind it on, is as likely as an empty one put in before them.
  @Test
  void aCellThatStandsTwiceMayBeTheOneTooMany() throws Exception {
    List<List<String>> rows = rows();
    for (int i = 0; i < 3; i++) {
      rows.get(i).add(21, "NOWHERE");
      rows.get(i).removeLast();
      rows.get(10 + i).add(8, "CAP Local Incarceration");
    }
    LakeLedger ledger = text(rows);
    assertThat(number("select count(*) from arrests where operation is not null")).isZero();
    assertThat(number("select count(*) from arrests where method <> 'CAP Local Incarceration'"))
        .isZero();
    assertThat(number("select count(*) from arrests where criminality <> '1 Convicted Criminal'"))
        .isZero();
    assertThat(ledger.rowsKept()).isLessThan(ROWS);
  }

  /// Fields that were put together are a label only where that is certain.
  @Test
  void noLabelIsMadeOfTwo() throws Exception {
    List<List<String>> rows = rows();
    rows.get(5).add(10, "ACTIVE");
    rows.get(6).add(9, "Sex");
    rows.get(7).set(9, "ACT|IVE");
    text(rows);
    assertThat(query("select distinct case_status from arrests"))
        .extracting(row -> row.values().getFirst())
        .containsExactly("ACTIVE");
  }

  @Test
  void aCountryWhoseCommaWasNotQuotedIsThatCountry() throws Exception {
    List<List<String>> rows = rows();
    rows.get(5).set(15, "KOREA, SOUTH");
    rows.get(6).set(15, "BAHAMAS, THE");
    rows.forEach(row -> row.set(13, "b(6)"));
    List<String> lines = new ArrayList<>(List.of("2026-ICLI-00005", HEADER.replace('|', ',')));
    rows.forEach(row -> lines.add(String.join(",", row)));
    Made.lines(folder, "a.csv", lines.toArray(String[]::new));
    LakeLedger ledger = build(false);
    assertThat(ledger.rowsKept()).isEqualTo(ROWS);
    assertThat(
            number(
                "select count(*) from arrests where citizenship in ('KOREA, SOUTH', 'BAHAMAS, THE')"))
        .isEqualTo(2);
  }

  @Test
  void anIdentifierInAnyColumnThatIsNotStoredSaysThatItsRowIsShifted() throws Exception {
    List<List<String>> rows = rows();
    for (int i = 30; i < 33; i++) {
      List<String> row = rows.get(i);
      row.set(23, "1");
      row.subList(16, 19).clear();
      row.addAll(List.of("", "", ""));
    }
    text(rows);
    assertThat(number("select count(*) from arrests")).isEqualTo(ROWS - 3);
  }

  /// Of a stay's two book-ins nobody can tell which one was lost.
  @Test
  void noOtherDateBecomesTheOneThatWasLost() throws Exception {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      Map<String, String> row = new HashMap<>();
      row.put("stay_book_in", "11/" + (1 + i % 28) + "/2024 10:30");
      row.put("book_in", "11/" + (1 + i % 28) + "/2024 11:30");
      row.put("book_out", "12/1/2024 1:00");
      row.put("facility", "MADE UP JAIL");
      row.put("facility_code", "MADEUP");
      row.put("gender", "Male");
      row.put("person", hash());
      rows.add(row);
    }
    new MadeUpTable("2026-ICLI-00005", "v3-2026-03", "detentions", rows).write(folder, "a.csv");
    Path file = folder.resolve("a.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(9, lines.get(9).replaceFirst("\\|[^|]*", "") + "|");
    Files.write(file, lines);
    build(false);
    assertThat(number("select count(*) from detentions")).isEqualTo(ROWS - 1);
  }

  /// Columns of anything have words in common with others: a program is an event too, and honest rows were rejected for it.
  @Test
  void aWordOfAnotherColumnInAColumnOfAnythingIsNoDoubt() throws Exception {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      Map<String, String> row = new HashMap<>();
      row.put("arrest_time", "11/" + (1 + i % 28) + "/2015");
      row.put("aor", "Dallas Area of Responsibility");
      row.put("method", "CAP Local Incarceration");
      row.put("disposition", i % 3 == 0 ? "A new disposition" : "Other");
      row.put("citizenship", "MEXICO");
      row.put("gender", "Male");
      row.put("operation", "CAP Local Incarceration");
      rows.add(row);
    }
    new MadeUpTable("2019-ICFO-53623", "foia-2019", "arrests", rows).write(folder, "a.csv");
    build(false);
    assertThat(number("select count(*) from arrests")).isEqualTo(ROWS);
  }
}
