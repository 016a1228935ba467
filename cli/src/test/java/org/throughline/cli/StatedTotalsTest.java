package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A workbook as produced in UW v. DHS, about nobody: tables of several years, and the agency's own totals of them.
final class StatedTotalsTest {

  @TempDir Path folder = Path.of("");

  private static void fill(Workbook workbook, String name, List<String> rows) {
    Worksheet sheet = workbook.newWorksheet(name);
    for (int r = 0; r < rows.size(); r++) {
      String[] cells = rows.get(r).split("\\|", -1);
      for (int c = 0; c < cells.length; c++) {
        if (cells[c].matches("\\d+")) {
          sheet.value(r, c, Integer.parseInt(cells[c]));
        } else if (!cells[c].isEmpty()) {
          sheet.value(r, c, cells[c]);
        }
      }
    }
  }

  /// Two hundred arrests of FY2013 and a hundred of the ten months of FY2019; a hundred removals of FY2013.
  private Path workbook(List<String> summary) throws IOException {
    List<String> arrests =
        new ArrayList<>(
            List.of(
                "Arrest Date|Date of Birth|Gender|Country of Citizenship|Apprehension"
                    + " Landmark|Arrest Method"));
    List<String> removals =
        new ArrayList<>(
            List.of("Departed Date|Date of Birth|Gender|Country of Citizenship|Case Category"));
    for (int i = 0; i < 300; i++) {
      int year = i < 200 ? 2013 : 2019;
      String day = String.format(Locale.ROOT, "%d/%d/%d", 1 + i % 7, 1 + i % 28, year);
      arrests.add(day + "|(b)(6)|Male|MEXICO|LANDMARK|Located");
      if (i < 100) {
        removals.add(day + "|(b)(6)|Male|MEXICO|[16] Reinstated Final Order");
      }
    }
    Path release = Files.createDirectories(folder.resolve("release"));
    try (OutputStream out = Files.newOutputStream(release.resolve("Seattle.xlsx"));
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      fill(workbook, "Summary", summary);
      fill(workbook, "Arrests", arrests);
      fill(workbook, "Removals", removals);
    }
    return release;
  }

  private String reconciled(List<String> summary) throws IOException {
    Path out = folder.resolve("out");
    Terminal.Outcome built =
        Terminal.run("build", workbook(summary), "--out", out.toString(), "--quiet");
    assertThat(built.exitCode()).as(built.err()).isZero();
    return Terminal.run("reconcile", out.toString()).out();
  }

  @Test
  void theTotalsOfASummarySheetStandBesideTheRecords() throws IOException {
    String text =
        reconciled(
            List.of(
                "Seattle Area of Responsibility, January 2012 to July 2019",
                "Fiscal Year|Arrests|Removals",
                "2013|200|101",
                "2019 (through July)|100|",
                "Total|300|101"));
    assertThat(text)
        .contains("arrests, FY2013, as its release states")
        .contains("arrests, FY2019, as its release states")
        .contains("removals, FY2013, as its release states")
        .contains("the sheet Summary of Seattle.xlsx")
        .doesNotContain("no official figure");
    assertThat(text.lines().filter(line -> line.contains("101"))).isNotEmpty();
  }

  @Test
  void whoeverHasTheReleaseKnowsTheTotalsThatItStates() throws IOException {
    reconciled(
        List.of("Fiscal Year|Arrests|Removals", "2013|200|101", "2019|100|", "Total|300|101"));
    Terminal.Outcome audit = Terminal.run("audit", folder.resolve("out"));
    assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
    // Removals of FY2013 are not what the release states, and say nothing exact.
    assertThat(audit.out()).containsPattern("nown.* +2\n");
    // So did protection: what the next publication is protected against has them too.
    assertThat(Files.readAllLines(folder.resolve("out").resolve("ledger")))
        .filteredOn(line -> line.contains("\"printed\""))
        .hasSize(2)
        .allMatch(line -> line.contains("/arrests/fy20"));
  }
}
