package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.testing.MadeUpArrests;

/// A release whose first or last days are empty is a whole year, or is not, in an answer and on the site alike. The first of October
/// 2016 was a Saturday, as was the last day of that fiscal year.
final class EdgesOfReleasesTest {

  private static final LocalDate BEGIN = LocalDate.of(2016, 10, 1);
  private static final LocalDate END = LocalDate.of(2017, 9, 30);
  private static final String YEAR = "ERO Administrative Arrests for FY2017";

  @TempDir Path folder = Path.of("");

  private record Said(String answer, List<String> site) {}

  private Said said(
      String title, LocalDate from, LocalDate through, ToIntFunction<LocalDate> arrests)
      throws Exception {
    List<String> lines = MadeUpArrests.top();
    lines.set(4, "\"" + title + "\"||||||||");
    from.datesUntil(through.plusDays(1))
        .forEach(
            day -> {
              String date = day.getMonthValue() + "/" + day.getDayOfMonth() + "/" + day.getYear();
              for (int i = 0; i < arrests.applyAsInt(day); i++) {
                lines.add(
                    MadeUpArrests.row(
                        (day.getDayOfYear() + i) % 2 == 0 ? "Boston" : "Denver", date, "MEXICO"));
              }
            });
    MadeUpArrests.write(folder.resolve("release"), "arrests.csv.gz", lines);
    Path out = folder.resolve("out");
    Terminal.Outcome built =
        Terminal.run("build", folder.resolve("release"), "--out", out, "--quiet");
    assertThat(built.exitCode()).as(built.err()).isZero();
    return new Said(
        Terminal.run("query", out, "arrests", "--every", "fiscal-year", "--format", "csv").out(),
        site(out));
  }

  /// What every published table of arrests says that it covers.
  private static List<String> site(Path out) throws Exception {
    try (Stream<Path> files = Files.walk(out.resolve("published").toRealPath())) {
      return files
          .filter(file -> file.toString().endsWith(".csv"))
          .flatMap(file -> lines(file).stream())
          .flatMap(EdgesOfReleasesTest::covers)
          .distinct()
          .sorted()
          .toList();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Stream<String> covers(String line) {
    return Stream.of("whole year", "part of the year", "part of the month")
        .filter(words -> line.contains("," + words + ","))
        .limit(1);
  }

  @Test
  void aYearWhoseEdgesFallOnQuietWeekendsIsWhole() throws Exception {
    Said said =
        said(YEAR, BEGIN, END, day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 ? 4 : 0);
    assertThat(said.answer()).contains(",complete,,");
    assertThat(said.site()).containsExactly("whole year");
  }

  @Test
  void whereWeekendsHaveRecordsTheirAbsenceIsAGap() throws Exception {
    Said said = said(YEAR, LocalDate.of(2016, 10, 3), END, day -> 4);
    assertThat(said.answer()).contains(",partial,the release covers 2016-10 (in part) to 2017-09,");
    assertThat(said.site()).containsExactly("part of the month", "part of the year");
  }

  @Test
  void aStatedWindowSaysThatItIsWhole() throws Exception {
    Said said =
        said(
            "ERO Administrative Arrests, October 1, 2016 through September 30, 2017",
            LocalDate.of(2016, 10, 3),
            END.minusDays(1),
            day -> 4);
    assertThat(said.answer()).contains(",complete,,");
    assertThat(said.site()).containsExactly("whole year");
  }

  @Test
  void aMonthWithoutItsRecordsIsNoZero() throws Exception {
    Said said = said(YEAR, BEGIN, END, day -> day.getMonthValue() == 3 ? 0 : 4);
    assertThat(said.answer())
        .contains(",partial,the release covers 2016-10 to 2017-02 and 2017-04 to 2017-09,");
    assertThat(said.site()).containsExactly("part of the year");
    assertThat(
            Terminal.run(
                    "query",
                    folder.resolve("out"),
                    "arrests",
                    "--from",
                    "2017-03",
                    "--to",
                    "2017-03",
                    "--format",
                    "csv")
                .out())
        .contains(",out of coverage,the release covers");
  }

  @Test
  void emptyDaysOfASparseReleaseAreNoGap() throws Exception {
    SplittableRandom random = new SplittableRandom(17);
    Said said =
        said(
            YEAR,
            BEGIN,
            END,
            day ->
                day.isBefore(BEGIN.plusDays(2)) || day.isAfter(END.minusDays(2))
                    ? 0
                    : day.equals(BEGIN.plusDays(2)) || day.equals(END.minusDays(2))
                        ? 1
                        : random.nextInt(10) < 4 ? 1 : 0);
    assertThat(said.answer()).contains(",complete,,");
    // Its months are withheld, so that the site does not say which of them have records.
    assertThat(said.site()).isEmpty();
  }
}
