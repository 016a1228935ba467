package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.testing.MadeUpArrests;

/// The first of October 2016 was a Saturday, as was the last day of that fiscal year.
final class QuietWeekendsTest {

  @TempDir Path folder = Path.of("");

  private String state(boolean onWeekends) throws Exception {
    List<String> lines = MadeUpArrests.top();
    lines.set(4, "\"ERO Administrative Arrests for FY2017\"||||||||");
    LocalDate.of(2016, 10, 3)
        .datesUntil(LocalDate.of(2017, 9, 30))
        .filter(day -> onWeekends || day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
        .forEach(
            day -> {
              String date = day.getMonthValue() + "/" + day.getDayOfMonth() + "/" + day.getYear();
              lines.add(MadeUpArrests.row("Boston", date, "MEXICO"));
              lines.add(MadeUpArrests.row("Denver", date, "MEXICO"));
            });
    MadeUpArrests.write(folder.resolve("release"), "arrests.csv.gz", lines);
    Path out = folder.resolve("out");
    Terminal.Outcome built =
        Terminal.run("build", folder.resolve("release"), "--out", out, "--quiet");
    assertThat(built.exitCode()).as(built.err()).isZero();
    return Terminal.run("query", out, "arrests", "--every", "fiscal-year", "--format", "csv").out();
  }

  @Test
  void aYearWhoseEdgesFallOnQuietWeekendsIsWhole() throws Exception {
    assertThat(state(false)).contains(",complete,,");
  }

  @Test
  void whereWeekendsHaveRecordsTheirAbsenceIsAGap() throws Exception {
    assertThat(state(true))
        .contains(",partial,the release covers 2016-10 (in part) to 2017-09 (in part),");
  }
}
