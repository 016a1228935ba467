package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.testing.MadeUpArrests;

/// A release of one office, or about one nationality, has months of that office or nationality, and not
/// months only.
final class NarrowReleaseTest {

  /// Status and id in a line of a table.
  private static final Pattern CELL = Pattern.compile(",(published|suppressed),([^,]+),");

  private static final int[] BOSTON = {6, 14, 20, 13, 4, 30};
  private static final int[] DENVER = {60, 70, 80, 90, 50, 40};

  @TempDir Path folder = Path.of("");

  /// Records by office, month and country.
  private Path release(String number, List<String> records) throws IOException {
    List<String> lines = MadeUpArrests.top();
    lines.replaceAll(line -> line.replace("2019-ICFO-99999", number));
    lines.addAll(records);
    Path release = folder.resolve(number);
    MadeUpArrests.write(release, "arrests.csv.gz", lines);
    return release;
  }

  private static List<String> months(String office, int[] counts, String... countries) {
    List<String> records = new ArrayList<>();
    for (int month = 1; month <= counts.length; month++) {
      for (int n = 0; n < counts[month - 1]; n++) {
        records.add(MadeUpArrests.row(office, month + "/15/2016", countries[n % countries.length]));
      }
    }
    return records;
  }

  private Path national() throws IOException {
    List<String> records = months("Boston", BOSTON, "MEXICO", "CUBA");
    records.addAll(months("Denver", DENVER, "MEXICO", "CUBA"));
    records.addAll(months("Miami", new int[] {55, 65, 75, 85, 45, 35}, "MEXICO", "CUBA"));
    return release("2019-ICFO-99998", records);
  }

  /// Of two of the three offices of the nation.
  private Path region() throws IOException {
    List<String> records = months("Boston", BOSTON, "MEXICO", "CUBA");
    records.addAll(months("Denver", DENVER, "MEXICO", "CUBA"));
    return release("2019-ICFO-99997", records);
  }

  private Path office() throws IOException {
    return release("2019-ICFO-99999", months("Boston", BOSTON, "MEXICO", "CUBA"));
  }

  private Path build(Path release) throws IOException {
    Path out = folder.resolve("out-" + release.getFileName());
    Terminal.Outcome outcome =
        Terminal.run(
            "build",
            release,
            "--out",
            out,
            "--ledger",
            folder.resolve("ledger"),
            "--quiet",
            "--policy",
            PlainPolicy.in(folder));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return out;
  }

  /// Statuses of the numbers in tables of a name, by id.
  private static Map<String, String> statuses(Path out, String table) throws IOException {
    Map<String, String> statuses = new TreeMap<>();
    if (!Files.isDirectory(out.resolve("published/tables"))) {
      return statuses;
    }
    try (Stream<Path> files = Files.list(out.resolve("published/tables"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(table + ".csv")).toList()) {
        for (String line : Files.readAllLines(file)) {
          Matcher cell = CELL.matcher(line);
          if (cell.find()) {
            statuses.put(cell.group(2), cell.group(1));
          }
        }
      }
      return statuses;
    }
  }

  private static List<String> withheldMonths(Map<String, String> statuses, String of) {
    return statuses.entrySet().stream()
        .filter(cell -> cell.getKey().contains(of) && cell.getKey().contains("month="))
        .filter(cell -> cell.getValue().equals("suppressed"))
        .map(cell -> cell.getKey().substring(cell.getKey().indexOf("month=")))
        .sorted()
        .collect(Collectors.toList());
  }

  @Test
  void whatTheNationalReleaseWithheldOfAnOfficeItsOwnReleaseWithholdsToo() throws IOException {
    List<String> withheld =
        withheldMonths(statuses(build(national()), "by-aor-and-month"), "aor=boston/");
    assertThat(withheld).contains("month=2016-01", "month=2016-05").hasSizeGreaterThan(1);
    Path office = build(office());
    Map<String, String> months = statuses(office, "by-month");
    assertThat(withheldMonths(months, "2019-icfo-99999")).containsAll(withheld);
    Terminal.Outcome audit = Terminal.run("audit", office);
    assertThat(audit.exitCode()).as(audit.out()).isZero();
  }

  @Test
  void whatAnOfficesOwnReleaseWithheldTheNationalOneWithholdsToo() throws IOException {
    List<String> withheld =
        withheldMonths(statuses(build(office()), "by-month"), "2019-icfo-99999");
    assertThat(withheld).contains("month=2016-01", "month=2016-05");
    Path national = build(national());
    Map<String, String> cells = statuses(national, "by-aor-and-month");
    if (!cells.isEmpty()) {
      assertThat(withheldMonths(cells, "aor=boston/")).containsAll(withheld);
    }
    assertThat(Terminal.run("audit", national).exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MEXICO", "CÔTE D'IVOIRE"})
  void aMonthOfOneNationalityIsProtected(String country) throws IOException {
    List<String> records = months("Boston", BOSTON, country);
    records.addAll(months("Miami", new int[] {1, 0, 0, 0, 1, 0}, country));
    Map<String, String> months = statuses(build(release("2019-ICFO-99999", records)), "by-month");
    assertThat(withheldMonths(months, "month=")).contains("month=2016-01", "month=2016-05");
  }

  @Test
  void monthsOfTheNationAreShown() throws IOException {
    Map<String, String> months = statuses(build(national()), "arrests.fy2016.by-month");
    assertThat(months).hasSizeGreaterThan(6);
    assertThat(withheldMonths(months, "month=")).isEmpty();
  }

  /// Whoever takes the months of an office from those of a region has those of the other office.
  private static void requireNoSmallRest(Path nation, Path region) throws IOException {
    Map<String, String> cells = statuses(nation, "by-aor-and-month");
    Map<String, String> months = statuses(region, ".arrests.fy2016.by-month");
    assertThat(months).hasSizeGreaterThan(BOSTON.length);
    for (int month = 1; month <= BOSTON.length; month++) {
      String at = "month=2016-0" + month;
      boolean both =
          isShown(months, "2019-icfo-99997/arrests/fy2016/" + at)
              && isShown(cells, "2019-icfo-99998/arrests/fy2016/aor=denver/" + at);
      assertThat(both && BOSTON[month - 1] < 11).as(at).isFalse();
    }
    assertThat(Terminal.run("audit", nation).exitCode()).isZero();
    assertThat(Terminal.run("audit", region).exitCode()).isZero();
  }

  private static boolean isShown(Map<String, String> statuses, String id) {
    return "published".equals(statuses.get(id));
  }

  @Test
  void monthsOfARegionLessThoseOfAnOfficeTellNothingOfTheOther() throws IOException {
    Path nation = build(national());
    requireNoSmallRest(nation, build(region()));
  }

  @Test
  void monthsOfTheNationTellNothingOfAnOfficeOfARegionPublishedBefore() throws IOException {
    Path region = build(region());
    requireNoSmallRest(build(national()), region);
  }

  @Test
  void aRegionAndTheNationInOneBuildTellNothingOfAnOfficeTogether() throws IOException {
    Path both = folder.resolve("both");
    for (Path one : List.of(national(), region())) {
      Files.createDirectories(both.resolve(one.getFileName()));
      Files.copy(
          one.resolve("arrests.csv.gz"), both.resolve(one.getFileName()).resolve("arrests.csv.gz"));
    }
    Path out = build(both);
    requireNoSmallRest(out, out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Denver", "Miami"})
  void aStrayRecordDoesNotMakeMonthsOfAnOfficeThoseOfTheNation(String stray) throws IOException {
    List<String> records = months("Boston", BOSTON, "MEXICO", "CUBA");
    records.add(MadeUpArrests.row(stray, "1/15/2016", "MEXICO"));
    Map<String, String> months = statuses(build(release("2019-ICFO-99999", records)), "by-month");
    assertThat(withheldMonths(months, "month=")).contains("month=2016-01", "month=2016-05");
  }

  /// The nation's count of a country, and the office's, as shown; whoever has both has that of all other offices.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsLeftOfTheNationBesideAnOfficeIsProtected(boolean officeFirst) throws IOException {
    List<String> records = months("Boston", new int[] {48}, "HONDURAS");
    records.addAll(months("Boston", new int[] {60, 60}, "MEXICO", "CUBA"));
    Path office = release("2019-ICFO-99996", records);
    records.addAll(months("Denver", new int[] {3}, "HONDURAS"));
    records.addAll(months("Denver", new int[] {90, 90}, "MEXICO", "CUBA"));
    records.addAll(months("Miami", new int[] {90, 90}, "MEXICO", "CUBA"));
    Path nation = release("2019-ICFO-99995", records);
    Path first = build(officeFirst ? office : nation);
    Path second = build(officeFirst ? nation : office);
    String honduras = "/arrests/fy2016/citizenship=honduras";
    boolean both =
        isShown(
                statuses(officeFirst ? first : second, "by-citizenship"),
                "2019-icfo-99996" + honduras)
            && isShown(
                statuses(officeFirst ? second : first, "by-citizenship"),
                "2019-icfo-99995" + honduras);
    assertThat(both).isFalse();
    assertThat(Terminal.run("audit", second).exitCode()).isZero();
  }

  /// One release has one record more than another of the same months: neither country nor office of it follows.
  @Test
  void oneRecordMoreInAnotherReleaseOfTheSameMonthsIsNotTold() throws IOException {
    List<String> records = months("Boston", DENVER, "MEXICO", "CUBA");
    records.addAll(months("Denver", DENVER, "MEXICO", "CUBA"));
    // Of one kind of arrest, or of men only, months would say more than when.
    for (int at = 0; at < records.size(); at += 3) {
      String other = records.get(at).replace("Located", "Probation and Parole");
      records.set(at, other.replace("\"Male\"", "\"Female\"").replace("\"Other\"", "\"Removal\""));
    }
    Path one = release("2019-ICFO-99994", records);
    records.add(MadeUpArrests.row("Denver", "3/15/2016", "MEXICO"));
    Path other = release("2019-ICFO-99993", records);
    Map<String, String> before = statuses(build(one), "by-citizenship");
    Path out = build(other);
    Map<String, String> after = statuses(out, "by-citizenship");
    String mexico = "/arrests/fy2016/citizenship=mexico";
    assertThat(isShown(before, "2019-icfo-99994" + mexico)).isTrue();
    assertThat(isShown(after, "2019-icfo-99993" + mexico)).isFalse();
    assertThat(withheldMonths(statuses(out, "fy2016.by-month"), "month=")).isEmpty();
    assertThat(Terminal.run("audit", out).exitCode()).isZero();
  }

  @Test
  void releasesOfTwoOfficesAreNotMistakenForEachOther() throws IOException {
    build(release("2019-ICFO-99992", months("Boston", DENVER, "MEXICO", "CUBA")));
    List<String> records = months("Denver", DENVER, "MEXICO", "CUBA");
    records.add(MadeUpArrests.row("Denver", "3/15/2016", "MEXICO"));
    Map<String, String> countries =
        statuses(build(release("2019-ICFO-99991", records)), "by-citizenship");
    assertThat(isShown(countries, "2019-icfo-99991/arrests/fy2016/citizenship=mexico")).isTrue();
  }
}
