package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.testing.MadeUpArrests;

/// What covers less than a year is not put beside a year's figure, whatever months have a record in them.
final class StatedWindowTest {

  @TempDir Path folder = Path.of("");

  /// @param title of the sheet
  /// Of records that have no attribute in common: their months need no protection.
  ///
  /// @param lastMonth records in the last month of the fiscal year; 100 in each of the others
  private String reconciled(String title, int lastMonth) throws Exception {
    List<String> lines = MadeUpArrests.top();
    lines.set(4, "\"" + title + "\"||||||||");
    for (int month = 1; month <= 12; month++) {
      for (int i = 0; i < (month == 9 ? lastMonth : 100); i++) {
        String day =
            String.format(Locale.ROOT, "%d/%d/%d", month, 1 + i % 28, month >= 10 ? 2015 : 2016);
        lines.add(
            i % 2 == 0
                ? MadeUpArrests.row("Boston", day, "MEXICO")
                : MadeUpArrests.row("Denver", day, "CUBA")
                    .replace("Located", "CAP Local Incarceration")
                    .replace("Other", "Expedited Removal")
                    .replace("Male", "Female"));
      }
    }
    MadeUpArrests.write(folder.resolve("release"), "arrests.csv.gz", lines);
    Terminal.Outcome built =
        Terminal.run("build", folder.resolve("release"), "--out", folder.resolve("out"), "--quiet");
    assertThat(built.exitCode()).as(built.err()).isZero();
    return Terminal.run("reconcile", folder.resolve("out")).out();
  }

  @ParameterizedTest
  @CsvSource({
    "ERO Arrests for FY2016 (10/1/2015 - 8/31/2016), from 2015-10-01 through 2016-08-31",
    "ERO Arrests for FY2016 YTD through 04/27/2016, through 2016-04-27"
  })
  void aTitleThatSaysLessThanAYearIsBelieved(String title, String said) throws Exception {
    assertThat(reconciled(title, 100))
        .contains("it covers part of the year: its title says " + said);
  }

  @Test
  void aYearThatItsTitleStatesWholeIsAYear() throws Exception {
    assertThat(reconciled("ERO Arrests for FY2016 (10/1/2015 - 9/30/2016)", 100))
        .doesNotContain("part of the year");
  }

  @Test
  void aMonthOfStraysIsNoMonth() throws Exception {
    assertThat(reconciled("ERO Arrests for FY2016", 1)).contains("it covers part of the year");
  }

  /// The records lie in the first 28 days of each month.
  @Test
  void aYearThatLacksItsLastDaysIsNone() throws Exception {
    assertThat(reconciled("ERO Arrests for FY2016", 100)).contains("it covers part of the year");
  }
}
