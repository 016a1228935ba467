package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.testing.MadeUpArrests;

/// What a folder publishes when it is built again: from the same files the same, from a later posting no
/// change of a number by a few people.
final class SecondBuildTest {

  private static final int THRESHOLD = 11;

  private static final String[] RARE = {
    "ALBANIA", "ALGERIA", "ANGOLA", "ARGENTINA", "ARMENIA", "AUSTRALIA", "AUSTRIA", "AZERBAIJAN",
        "BARBADOS", "BELARUS",
    "BELGIUM", "BELIZE", "BENIN", "BOLIVIA", "BRAZIL", "BULGARIA", "CAMEROON", "CANADA", "CHAD",
        "CHILE"
  };

  /// Value and id in a line of a table.
  private static final Pattern CELL = Pattern.compile(",(\\d*),(published|suppressed),([^,]+),");

  private static final String DAY = ",\\d{4}-\\d\\d-\\d\\d";

  @TempDir Path folder = Path.of("");

  /// Two large countries, and `rare` that are put together.
  private static List<String> records(int rare) {
    List<String> records = MadeUpArrests.top();
    for (int at = 0; at < 400; at++) {
      String date = 1 + at % 9 + "/" + (1 + at % 28) + "/2016";
      records.add(
          MadeUpArrests.row(
              at % 3 == 0 ? "Boston" : "Denver", date, at % 2 == 0 ? "MEXICO" : "CUBA"));
    }
    for (int country = 0; country < rare; country++) {
      for (int at = 0; at <= country % 7; at++) {
        String date = 1 + (country + at) % 9 + "/15/2016";
        records.add(MadeUpArrests.row(at % 2 == 0 ? "Boston" : "Denver", date, RARE[country]));
      }
    }
    return records;
  }

  /// Builds into the one folder and returns the build.
  private Path build(String posting, List<String> records) throws IOException {
    summary(posting, records);
    return folder.resolve("out/current").toRealPath();
  }

  /// Builds into the one folder and returns what is printed.
  private String summary(String posting, List<String> records) throws IOException {
    Path release = folder.resolve(posting);
    MadeUpArrests.write(release, "arrests.csv.gz", records);
    Path out = folder.resolve("out");
    Terminal.Outcome outcome =
        Terminal.run("build", release, "--out", out, "--keep", "9", "--quiet");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    Terminal.Outcome audit = Terminal.run("audit", out);
    assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
    return outcome.out();
  }

  private static Map<String, String> tables(Path build) throws IOException {
    Map<String, String> tables = new TreeMap<>();
    try (Stream<Path> files = Files.list(build.resolve("published/tables"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".csv")).toList()) {
        tables.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return tables;
  }

  private static String metadata(Path build, String table) throws IOException {
    return Files.readString(
        build.resolve(
            "published/tables/2019-icfo-99999.arrests.fy2016." + table + ".metadata.json"));
  }

  /// Published numbers by id.
  private static Map<String, Long> numbers(Path build) throws IOException {
    Map<String, Long> numbers = new TreeMap<>();
    for (String table : tables(build).values()) {
      Matcher cell = CELL.matcher(table);
      while (cell.find()) {
        if (cell.group(2).equals("published")) {
          numbers.put(cell.group(3), Long.valueOf(cell.group(1)));
        }
      }
    }
    return numbers;
  }

  @Test
  void theSameFilesAgainPublishTheSame() throws IOException {
    Path first = build("posting", records(20));
    assertThat(tables(first).get("2019-icfo-99999.arrests.fy2016.by-citizenship.csv"))
        .contains("Other (");
    assertThat(tables(build("posting", records(20)))).isEqualTo(tables(first));
    assertThat(tables(build("posting", records(20)))).isEqualTo(tables(first));
  }

  /// Whoever builds again with a lower threshold would show what was put together, and with it what was withheld.
  @Test
  void aLowerThresholdLaterShowsNothingThatWasPutTogether() throws IOException {
    Map<String, String> first = tables(build("posting", records(20)));
    Path out = folder.resolve("out");
    Terminal.Outcome lower =
        Terminal.run("build", folder.resolve("posting"), "--out", out, "--threshold", 3, "--quiet");
    assertThat(lower.exitCode()).as(lower.err()).isZero();
    assertThat(lower.out())
        .contains("Counts below 11 were withheld in publications before, and stay so.")
        .contains("the threshold is 11 and not 3");
    assertThat(tables(out.resolve("current").toRealPath())).isEqualTo(first);
    assertThat(metadata(out.resolve("current").toRealPath(), "by-citizenship"))
        .contains("\"threshold\" : 11")
        .contains("Counts below 11 were withheld in publications before");
    assertThat(Terminal.run("audit", out).exitCode()).isZero();

    Path alone = folder.resolve("alone");
    Terminal.run("build", folder.resolve("posting"), "--out", alone, "--threshold", 3, "--quiet");
    assertThat(tables(alone.resolve("current").toRealPath()).toString()).contains("CHILE");
    assertThat(first.toString()).doesNotContain("CHILE");
  }

  /// A record or two more each day: the difference of two days' numbers would be those records.
  @Test
  void noNumberIsShownWithAnotherValueThatDiffersByAFewPeople() throws IOException {
    List<String> records = records(12);
    List<Map<String, Long>> days = new ArrayList<>();
    days.add(numbers(build("monday", records)));
    records.add(MadeUpArrests.row("Boston", "9/15/2016", RARE[0]));
    records.add(MadeUpArrests.row("Boston", "9/16/2016", "CUBA"));
    Path tuesday = build("tuesday", records);
    days.add(numbers(tuesday));
    // Monday's total stands, with its day: readers have it.
    long total =
        Objects.requireNonNull(days.getFirst().get("2019-icfo-99999/arrests/fy2016"), "total");
    assertThat(metadata(tuesday, "by-citizenship"))
        .containsPattern(
            "An update waits: since they were published, so little changed in \\d+ numbers of this table, or beside them");
    assertThat(tables(tuesday).get("2019-icfo-99999.arrests.fy2016.by-citizenship.csv"))
        .containsPattern(
            "total,Total,,suppressed,2019-icfo-99999/arrests/fy2016,.*," + total + DAY + "\\r\\n");
    assertThat(Files.readString(tuesday.resolve("published/measures/arrests.by-citizenship.html")))
        .containsPattern(
            "<abbr title=\"\\d{4}-\\d\\d-\\d\\d: published before[^\"]*\">" + total + " \\[w\\]");
    assertThat(Files.readString(tuesday.resolve("published/data/arrests.by-citizenship.csv")))
        .containsPattern("," + total + DAY + "\\r\\n");

    records.add(MadeUpArrests.row("Denver", "9/17/2016", "GUATEMALA"));
    days.add(numbers(build("wednesday", records)));
    days.add(numbers(build("thursday", records)));
    for (Map<String, Long> before : days) {
      for (Map<String, Long> after : days) {
        after.forEach(
            (id, value) ->
                assertThat(Math.abs(value - before.getOrDefault(id, value)))
                    .as(id)
                    .satisfiesAnyOf(
                        change -> assertThat(change).isZero(),
                        change -> assertThat(change).isGreaterThanOrEqualTo(THRESHOLD)));
      }
    }
    assertThat(days.getFirst()).isNotEmpty();
    assertThat(days.getLast()).isEqualTo(days.get(2));
  }

  /// Whoever came, of whatever country, office and month, and of a country of which there was nobody: the tables are the same.
  @Test
  void whichNumbersWaitDoesNotTellWhatTheFewNewRecordsAre() throws IOException {
    List<String> records = records(12);
    Map<String, String> monday = tables(build("monday", records));
    List<Map<String, String>> days = new ArrayList<>();
    for (String[] one :
        new String[][] {
          {"Boston", "9/15/2016", "CUBA"},
          {"Denver", "2/3/2016", RARE[3]},
          {"Boston", "5/5/2016", "FIJI"}
        }) {
      List<String> more = new ArrayList<>(records);
      more.add(MadeUpArrests.row(one[0], one[1], one[2]));
      days.add(tables(build("tuesday of " + one[2], more)));
    }
    assertThat(days.get(1)).isEqualTo(days.getFirst());
    assertThat(days.get(2)).isEqualTo(days.getFirst());
    assertThat(days.getFirst()).containsOnlyKeys(monday.keySet());
  }

  /// Months of the nation are no secret: their numbers are new, and parts stand beside them.
  @Test
  void besideNewMonthsOfTheNationNothingTellsWhatTheFewNewRecordsAre() throws IOException {
    List<String> records = new ArrayList<>();
    for (String record : records(12)) {
      records.add(
          records.size() % 2 == 0
              ? record
              : record.replace("Male", "Female").replace("Located", "Custodial Arrest"));
    }
    build("monday", records);
    List<Map<String, String>> days = new ArrayList<>();
    for (String country : List.of("CUBA", RARE[3], "FIJI")) {
      List<String> more = new ArrayList<>(records);
      more.add(MadeUpArrests.row("Boston", "9/15/2016", country));
      days.add(tables(build("tuesday of " + country, more)));
    }
    String months = days.getFirst().get("2019-icfo-99999.arrests.fy2016.by-month.csv");
    assertThat(months).contains("total,Total,444,published");
    assertThat(days.get(1)).isEqualTo(days.getFirst());
    assertThat(days.get(2)).isEqualTo(days.getFirst());
  }

  /// Tables of one record would name its country and month, withheld or not.
  @Test
  void ofAFiscalYearOfWhichOneRecordCameNothingIsShown() throws IOException {
    List<String> records = records(12);
    build("monday", records);
    records.add(MadeUpArrests.row("Boston", "11/15/2016", "CUBA"));
    Map<String, String> tuesday = tables(build("tuesday", records));
    assertThat(tuesday.keySet()).noneMatch(table -> table.contains("fy2017"));
    assertThat(tuesday.keySet()).anyMatch(table -> table.contains("fy2016"));
  }

  /// Of a number whose update waits readers have the one before: it is no hole.
  @Test
  void theSummaryTellsNumbersThatStandFromThoseThatNobodyHas() throws IOException {
    List<String> records = records(12);
    assertThat(summary("monday", records)).doesNotContain("Updates waiting");
    records.add(MadeUpArrests.row("Boston", "9/15/2016", RARE[0]));
    records.add(MadeUpArrests.row("Boston", "9/16/2016", "CUBA"));
    String summary = summary("tuesday", records);
    List<String> lines =
        tables(folder.resolve("out/current").toRealPath()).values().stream()
            .flatMap(String::lines)
            .toList();
    assertThat(summary)
        .containsPattern("Cells suppressed +" + ending(lines, ",,") + " of")
        .containsPattern("Updates waiting +" + ending(lines, DAY) + " of");
  }

  private static long ending(List<String> lines, String last) {
    Pattern pattern = Pattern.compile(",,suppressed,.*" + last + "$");
    return lines.stream().filter(line -> pattern.matcher(line).find()).count();
  }

  private static final String[] OFFICES = {
    "Atlanta",
    "Baltimore",
    "Boston",
    "Buffalo",
    "Chicago",
    "Dallas",
    "Denver",
    "Detroit",
    "Miami",
    "Newark",
    "Philadelphia",
    "Phoenix",
    "Seattle",
    "St. Paul",
    "San Diego"
  };

  /// Where updates wait readers still have the numbers: classes that are put together would take these away, and give
  /// nothing for it.
  @Test
  void categoriesWhoseUpdatesWaitAreNotPutTogether() throws IOException {
    List<String> records = MadeUpArrests.top();
    for (String office : OFFICES) {
      for (int month = 1; month <= 9; month++) {
        int large = office.equals("Dallas") || office.equals("Boston") ? 12 : 60;
        int some = office.equals("Dallas") && month == 5 ? 3 : large;
        for (int at = 0; at < some; at++) {
          records.add(MadeUpArrests.row(office, month + "/" + (1 + at % 28) + "/2016", "MEXICO"));
        }
      }
    }
    String grid = "2019-icfo-99999.arrests.fy2016.by-aor-and-month.csv";
    String monday = Objects.requireNonNull(tables(build("monday", records)).get(grid));
    for (String office : OFFICES) {
      for (int month = 1; month <= 9; month++) {
        records.add(MadeUpArrests.row(office, month + "/15/2016", "CUBA"));
      }
    }
    String tuesday = Objects.requireNonNull(tables(build("tuesday", records)).get(grid));
    assertThat(monday).contains(",suppressed,");
    assertThat(tuesday.lines().filter(line -> line.contains(",60,2")).count())
        .as(tuesday)
        .isGreaterThan(100);
    assertThat(tuesday.lines().map(line -> line.split(",", 2)[0]).distinct())
        .containsExactlyElementsOf(
            monday.lines().map(line -> line.split(",", 2)[0]).distinct().toList());
  }

  /// A number that was never published would be news, whatever a file calls it.
  @Test
  void aNumberThatIsSaidToHaveBeenPublishedBeforeAndWasNotIsFound() throws IOException {
    List<String> records = records(12);
    build("monday", records);
    records.add(MadeUpArrests.row("Boston", "9/15/2016", RARE[0]));
    Path tuesday = build("tuesday", records);
    String name = "published/tables/2019-icfo-99999.arrests.fy2016.by-citizenship.csv";
    Path file = tuesday.resolve(name);
    String csv = Files.readString(file);
    Matcher earlier = Pattern.compile(",(\\d+)(" + DAY + "\\r\\n)").matcher(csv);
    assertThat(earlier.find()).isTrue();
    long other = Long.parseLong(earlier.group(1)) + 1;
    Files.writeString(file, earlier.replaceFirst("," + other + "$2"));

    Terminal.Outcome audit = Terminal.run("audit", folder.resolve("out"));
    assertThat(audit.exitCode()).isNotZero();
    assertThat(audit.out() + audit.err())
        .contains(other + " as published before, and no earlier publication of the ledger did");
  }
}
