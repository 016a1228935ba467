package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.testing.MadeUpArrests;

/// A build of a nation's year and of one office's next year: no answer puts the two beside each other as if they were
/// of one thing.
final class ScopedAnswersTest {

  private static final String TITLE = "FY2017 Arrests by one program in the Boston AOR";

  @TempDir static Path place = Path.of("");

  @BeforeAll
  static void build() throws IOException {
    Path releases = place.resolve("releases");
    List<String> nation = MadeUpArrests.top();
    List<String> office = MadeUpArrests.top();
    office.replaceAll(
        line ->
            line.replace("2019-ICFO-99999", "2019-ICFO-88888")
                .replace("ERO Administrative Arrests for FY2016", TITLE));
    for (int month = 1; month <= 12; month++) {
      int days = YearMonth.of(month < 10 ? 2016 : 2015, month).lengthOfMonth();
      for (int day = 1; day <= days; day++) {
        for (String area : List.of("Boston", "Denver", "Miami")) {
          int year = month < 10 ? 2016 : 2015;
          nation.add(MadeUpArrests.row(area, date(month, day, year), "MEXICO"));
        }
        if (day < days || month != 2) {
          office.add(
              MadeUpArrests.row("Boston", date(month, day, month < 10 ? 2017 : 2016), "MEXICO"));
        }
      }
    }
    MadeUpArrests.write(releases.resolve("a"), "nation.csv.gz", nation);
    MadeUpArrests.write(releases.resolve("b"), "office.csv.gz", office);
    Terminal.Outcome built =
        Terminal.run("build", releases, "--out", place.resolve("out"), "--quiet");
    assertThat(built.exitCode()).as(built.err()).isZero();
  }

  private static String date(int month, int day, int year) {
    return month + "/" + day + "/" + year;
  }

  private static List<String> answer(String... words) {
    Object[] arguments = new Object[words.length + 5];
    System.arraycopy(
        new Object[] {"query", place.resolve("out"), "arrests", "--format", "csv"},
        0,
        arguments,
        0,
        5);
    System.arraycopy(words, 0, arguments, 5, words.length);
    return Terminal.run(arguments).out().lines().skip(1).toList();
  }

  @Test
  void aYearOfOneOfficeIsPartialBesideOneOfTheNation() {
    assertThat(answer("--every", "fiscal-year"))
        .satisfiesExactly(
            nation ->
                assertThat(nation)
                    .startsWith("FY2016,1098,")
                    .endsWith(
                        ",complete,,2019-ICFO-99999 “ERO Administrative Arrests for FY2016”,not"
                            + " protected"),
            office ->
                assertThat(office)
                    .startsWith("FY2017,365,")
                    .contains(",partial,")
                    .contains("one area of responsibility, Boston")
                    .contains(TITLE));
  }

  /// Every line says what it is counted from and that it is exact; where the series goes on with another release, the
  /// terminal says so.
  @Test
  void aSeriesThatGoesFromTheNationToAnOfficeSaysWhere() {
    Terminal.Outcome outcome =
        Terminal.run(
            "query", place.resolve("out"), "arrests", "--every", "fiscal-year", "--format", "csv");
    assertThat(outcome.out().lines().toList())
        .first()
        .asString()
        .endsWith(",status,reason,scope,protection");
    assertThat(outcome.out().lines().skip(1)).allMatch(line -> line.endsWith(",not protected"));
    assertThat(outcome.err())
        .contains("FY2016 of 2019-ICFO-99999; FY2017 of 2019-ICFO-88888")
        .contains("Not protected");
  }

  @Test
  void theSumOfBothIsPartialToo() {
    assertThat(answer()).singleElement().asString().startsWith("1463,").contains(",partial,");
  }

  @Test
  void anOfficeThatAReleaseIsNotOfIsOutOfItsCoverageAndNotZero() {
    assertThat(answer("--every", "fiscal-year", "--by", "aor"))
        .anySatisfy(
            line -> assertThat(line).startsWith("FY2016,Denver,366,").contains(",complete,"))
        .anySatisfy(
            line -> assertThat(line).startsWith("FY2017,Denver,,").contains(",out of coverage,"))
        .anySatisfy(
            line -> assertThat(line).startsWith("FY2017,Boston,365,").contains(",partial,"));
  }

  @Test
  void aReleaseIsOutOfCoverageWhereOnlyTheOtherCovers() {
    assertThat(answer("--every", "fiscal-year", "--by", "release"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("FY2016,2019-ICFO-88888,,")
                    .contains("out of coverage")
                    .contains("2016-10 to 2017-09"))
        .anySatisfy(
            line ->
                assertThat(line).startsWith("FY2016,2019-ICFO-99999,1098,").contains(",complete,"));
  }

  /// Of 24 lines that one reason keeps empty, a table says that once; so it says where the series changes what it is of.
  @Test
  void aTableSaysOnceWhatHoldsOfManyLinesAndWhereItsScopeChanges() {
    String said =
        Terminal.run("query", place.resolve("out"), "arrests", "--by", "aor", "--every", "month")
            .out();
    assertThat(said)
        .containsOnlyOnce("ut of coverage")
        .contains("24 lines: period 2016-10 to 2017-09, 2 values of aor")
        .contains("2015-10 to 2016-09 of 2019-ICFO-99999; 2016-10 to 2017-09 of 2019-ICFO-88888");
  }

  @Test
  void whoTakesCsvIsToldThatItIsNotProtected() {
    Terminal.Outcome asked =
        Terminal.run("query", place.resolve("out"), "arrests", "--format", "csv");
    assertThat(asked.err()).startsWith("Not protected");
    assertThat(asked.out().lines())
        .allMatch(line -> line.matches(".*(,protection|,not protected)"));
  }

  /// A period that one release covers has that release's published number, whether or not the question names it.
  @Test
  void publishedNumbersNeedNoLimitToARelease() {
    assertThat(answer("--every", "fiscal-year", "--protected").getFirst())
        .startsWith("FY2016,1098,,,complete,")
        .endsWith(",protected");
    assertThat(answer("--every", "week", "--protected"))
        .allMatch(line -> line.contains(",not published,numbers are published by month"));
  }

  /// Whoever reads the published months can add them up; a number of other days is none of their sums.
  @Test
  void aPeriodOfWholeMonthsIsTheSumOfWhatIsPublishedOfIt() {
    assertThat(answer("--from", "2016-01", "--to", "2016-03", "--protected"))
        .singleElement()
        .asString()
        .startsWith("273,,,complete,the sum of 3 published numbers,");
    assertThat(answer("--every", "quarter", "--protected").getFirst())
        .startsWith("2015-Q4,276,,,complete,the sum of 3 published numbers,");
    assertThat(answer("--protected", "--from", "2015-10", "--to", "2016-09"))
        .singleElement()
        .asString()
        .startsWith("1098,,,complete,as published,");
    assertThat(answer("--from", "2016-01-02", "--to", "2016-03", "--protected"))
        .singleElement()
        .asString()
        .startsWith(",,,not published,numbers are published by month");
    assertThat(answer("--every", "quarter", "--by", "citizenship", "--protected").getFirst())
        .contains(
            "not published",
            "this build published no number of it; by fiscal year there are tables by month, aor and month, citizenship");
  }

  /// The nation's year and an office's next one are numbers of different things.
  @Test
  void publishedNumbersOfTwoScopesAreShownApartAndNeverAdded() {
    for (List<String> period :
        List.of(List.<String>of(), List.of("--from", "2016-07", "--to", "2016-12"))) {
      List<String> words = new java.util.ArrayList<>(List.of("--protected"));
      words.addAll(period);
      assertThat(answer(words.toArray(String[]::new)))
          .singleElement()
          .asString()
          .startsWith(",,,not published,")
          .contains("2019-ICFO-88888 and of 2019-ICFO-99999", "scopes are not added");
    }
    assertThat(answer("--protected", "--every", "year"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("2015,276,,,partial,"),
            second ->
                assertThat(second).startsWith("2016,,,,not published,\"its parts are numbers"),
            third -> assertThat(third).startsWith("2017,273,,,partial,"));
    assertThat(answer("--protected", "--by", "release"))
        .satisfiesExactlyInAnyOrder(
            nation -> assertThat(nation).startsWith("2019-ICFO-99999,1098,,,complete,"),
            office -> assertThat(office).startsWith("2019-ICFO-88888,365,,,partial,"));
  }

  @Test
  void whatNoReleaseRecordsIsNeverZero() {
    String said = Terminal.run("query", place.resolve("out"), "length-of-stay").out();
    assertThat(said).contains("out of coverage  no release of this build").doesNotContain("zero");
  }

  /// Each day of the made-up year has a record, so the first and the last day are single events' days.
  @Test
  void noAnswerTellsTheDayOfTheFirstOrTheLastEvent() {
    assertThat(answer("--every", "fiscal-year", "--by", "release", "--protected"))
        .isNotEmpty()
        .noneSatisfy(line -> assertThat(line).containsPattern("\\d{4}-\\d{2}-\\d{2}"));
  }

  @Test
  void aNumberIsNamedByItsTitleAndCanBeCited() {
    String said =
        Terminal.run("explain", place.resolve("out"), "2019-icfo-88888/arrests/fy2017").out();
    assertThat(said.lines().findFirst().orElseThrow()).contains("FY2017").contains("synthetic");
    assertThat(said)
        .contains("titled “" + TITLE + "”")
        .containsPattern(
            "To cite\n"
                + "  .*Administrative arrests by .*, from 2019-ICFO-88888\\..*"
                + " Number 2019-icfo-88888/arrests/fy2017: 365\\.");
  }

  /// The files have no identifiers: how many people the records are of, nobody knows.
  @Test
  void peopleAreNotCountedWhereNoRecordSaysWhoseItIs() {
    assertThat(answer("--by", "release"))
        .allSatisfy(line -> assertThat(line.split(",", -1)[2]).as(line).isEmpty());
    assertThat(answer("--every", "month").getFirst()).startsWith("2015-10,93,,");
  }

  @Test
  void theNameOfAFileSaysItsFormat() throws IOException {
    for (String ending : List.of("csv", "json", "parquet", "txt")) {
      Path file = place.resolve("answer." + ending);
      Terminal.Outcome asked =
          Terminal.run("query", place.resolve("out"), "arrests", "--file", file);
      assertThat(asked.exitCode()).as(asked.err()).isZero();
      String begins = new String(Files.readAllBytes(file), 0, 4, StandardCharsets.ISO_8859_1);
      assertThat(begins)
          .isEqualTo(
              switch (ending) {
                case "csv" -> "even";
                case "json" -> "{\n  ";
                case "parquet" -> "PAR1";
                default -> "Admi";
              });
    }
  }
}
