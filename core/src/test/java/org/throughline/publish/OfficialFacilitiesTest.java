package org.throughline.publish;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;

/// What the agency's workbooks say of facilities, on their pages and in their list.
final class OfficialFacilitiesTest {

  private static final String ADP = "facility-average-daily-population";

  @TempDir Path folder;
  private Path official = Path.of("");
  private final List<String> series = new ArrayList<>();
  private final List<String> listed = new ArrayList<>();

  @BeforeEach
  void makeFolder() throws IOException {
    official = Files.createDirectory(folder.resolve("official"));
  }

  /// A printed number.
  private void print(
      String id,
      String name,
      String what,
      String of,
      String from,
      String to,
      double value,
      int posting) {
    series.add(
        "('ICE', '%s', '%s', '%s', 'Atlanta', 'GA', %s, 'year-to-date', date '%5$s', date '%6$s', %7$s, date '%6$s', 'FY%8$s.xlsx', 'Facilities', 'A1', %8$s)"
            .formatted(
                what, id, name, of, from, to, String.valueOf(value), String.valueOf(posting)));
  }

  /// A population in one of the four classes that share it out.
  private void population(
      String id, String name, String from, String to, double value, int posting) {
    print(id, name, ADP, "'A', '', '', ''", from, to, value / 4, posting);
    print(id, name, ADP, "'B', '', '', ''", from, to, value * 3 / 4, posting);
  }

  private void list(String id, String name, String rating, String asOf, int posting) {
    list(id, name, "31815", rating, asOf, posting);
  }

  private void list(String id, String name, String zip, String rating, String asOf, int posting) {
    listed.add(
        "('%1$s', '%2$s', 'LUMPKIN', 'GA', '%6$s', 'DIGSA', 'Female/Male', 'ODO', '2025-03-20', 'PBNDS 2011', '%3$s', date '%4$s', 'FY%5$s.xlsx', 'Facilities', %5$s, 1, '')"
            .formatted(id, name, rating, asOf, String.valueOf(posting), zip));
  }

  private List<OfficialFacility> read() throws IOException {
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      engine.create(
          "series",
          "select *, '' as dimensions, value as low, value as high, 'people' as unit, value as"
              + " first_posted_value, 1 as postings, 'abc' as sha256 from (values "
              + String.join(", ", series)
              + ") t(producer, series, facility_id, facility, area, state, class, sex, criminality,"
              + " threat_level, period_kind, period_start, period_end, value, as_of, file, sheet,"
              + " cell, posting)");
      engine.create(
          "facilities",
          "select * from (values "
              + String.join(", ", listed)
              + ") t(facility_id, facility, city, state, zip, type, sexes, last_inspection_type,"
              + " last_inspection_date, last_inspection_standard, last_inspection_rating, as_of,"
              + " file, sheet, posting, row_number, excluded_by)");
      engine.write("series", "series", official.resolve("series.parquet"));
      engine.write("facilities", "facility_id", official.resolve("facilities.parquet"));
    }
    return OfficialFacilities.read(official);
  }

  private void stewart() {
    list("STWRTGA", "STEWART DETENTION CENTER", "Fail", "2024-12-23", 1);
    list("STWRTGA", "Stewart Detention Center", "Pass", "2025-09-15", 2);
    // 84 days of 100 people, then 140 days of 250: what is posted to date is 193.75.
    population("STWRTGA", "STEWART DETENTION CENTER", "2024-10-01", "2024-12-23", 100, 1);
    population("STWRTGA", "Stewart Detention Center", "2024-10-01", "2025-05-12", 193.75, 2);
    print(
        "STWRTGA",
        "Stewart Detention Center",
        "facility-average-length-of-stay",
        "'', '', '', ''",
        "2024-10-01",
        "2025-05-12",
        52.34,
        2);
    print(
        "STWRTGA",
        "Stewart Detention Center",
        "facility-guaranteed-minimum",
        "'', '', '', ''",
        "2025-05-12",
        "2025-05-12",
        1600,
        2);
  }

  @Test
  void whatWasPostedLastDescribesAFacilityUnderOneIdWhateverItsSpelling() throws IOException {
    stewart();
    OfficialFacility only = read().getFirst();

    assertThat(only.name()).isEqualTo("Stewart Detention Center");
    assertThat(only.area()).isEqualTo("Atlanta");
    assertThat(only.inspection().rating()).isEqualTo("Pass");
    assertThat(only.source().file()).isEqualTo("FY2.xlsx");
    OfficialFacility.Year year = only.years().getFirst();
    assertThat(only.years()).hasSize(1);
    assertThat(year.fiscalYear()).isEqualTo(2025);
    assertThat(year.whole()).isFalse();
    assertThat(year.population().getAsDouble()).isEqualTo(193.75);
    assertThat(year.stay().getAsDouble()).isEqualTo(52.34);
    assertThat(year.beds().getAsDouble()).isEqualTo(1600);
    assertThat(year.mandatory()).isEmpty();
  }

  /// 193.75 × 224 days less 100 × 84 days are 35,000 person-days in 140 days: 250 a day.
  @Test
  void aMonthHasTheAverageBetweenThePostingsAroundItsMiddle() throws IOException {
    stewart();
    List<OfficialFacility.Month> months = read().getFirst().months();

    assertThat(months.stream().map(OfficialFacility.Month::month))
        .startsWith(YearMonth.of(2024, 10))
        .endsWith(YearMonth.of(2025, 4))
        .hasSize(7);
    months.forEach(
        month ->
            assertThat(month.population())
                .as(month.month().toString())
                .isCloseTo(month.month().getYear() == 2024 ? 100 : 250, within(1e-9)));
  }

  @Test
  void wherePersonDaysFellThereIsNoNumberForTheMonth() throws IOException {
    list("A", "A JAIL", "", "2025-05-12", 2);
    population("A", "A JAIL", "2024-10-01", "2024-12-23", 100, 1);
    population("A", "A JAIL", "2024-10-01", "2025-01-31", 10, 2);
    population("A", "A JAIL", "2024-10-01", "2025-02-28", 40, 3);

    assertThat(read().getFirst().months().stream().map(month -> month.month().toString()))
        .containsExactly("2024-10", "2024-11", "2024-12", "2025-02");
  }

  /// Stewart County's shape in us-atlas reaches from 706.7 to 715.0 and from 440.1 to 447.6.
  @Test
  void aFacilityStandsOnTheMapAtItsZipCodeAsLargeAsItsNumberOrIsListedBesideIt()
      throws IOException {
    list("STEWART", "STEWART", "31815-0001", "", "2025-09-15", 1);
    list("NEWARK", "NEWARK", "7114", "", "2025-09-15", 1);
    list("PAST", "PAST", "78061", "", "2024-09-15", 1);
    list("NOBODY", "NOBODY", "10001", "", "2025-09-15", 1);
    list("NOWHERE", "NOWHERE", "", "", "2025-09-15", 1);
    list("ISLAND", "ISLAND", "00802", "", "2025-09-15", 1);
    population("STEWART", "STEWART", "2024-10-01", "2025-09-15", 1600, 1);
    population("NEWARK", "NEWARK", "2024-10-01", "2025-09-15", 400, 1);
    population("PAST", "PAST", "2023-10-01", "2024-09-15", 100, 1);
    read();
    Path published = published();

    String page = Files.readString(published.resolve("facilities.html"));
    java.util.Map<String, List<String>> marks = new java.util.HashMap<>();
    java.util.regex.Matcher found =
        java.util.regex.Pattern.compile(
                "<(circle|rect) class=\"([^\"]+)\" data-key=\"places/facility.(\\w+).html\""
                    + " (?:cx|x)=\"([\\d.]+)\" (?:cy|y)=\"([\\d.]+)\" (?:r|width)=\"([\\d.]+)\"")
            .matcher(page);
    while (found.find()) {
      marks.put(
          found.group(3),
          List.of(
              found.group(1) + " " + found.group(2),
              found.group(4),
              found.group(5),
              found.group(6)));
    }
    assertThat(marks.keySet()).containsExactlyInAnyOrder("stewart", "newark", "past", "nobody");
    assertThat(marks.get("stewart")).startsWith("circle p");
    assertThat(Double.parseDouble(requireNonNull(marks.get("stewart")).get(1)))
        .isBetween(706.7, 715.0);
    assertThat(Double.parseDouble(requireNonNull(marks.get("stewart")).get(2)))
        .isBetween(440.1, 447.6);
    assertThat(Double.parseDouble(requireNonNull(marks.get("stewart")).get(3)))
        .isCloseTo(
            2 * Double.parseDouble(requireNonNull(marks.get("newark")).get(3)), within(0.11));
    assertThat(marks.get("past")).startsWith("circle p before");
    assertThat(marks.get("nobody")).startsWith("rect c");
    assertThat(page)
        .contains("<title>STEWART: 1,600 people (September 15, 2025)</title>")
        .containsPattern(
            "2 not on the map[^<]*</summary>(?s:.)*ISLAND(?s:.)*NOWHERE(?s:.)*</details>");
  }

  @Test
  void aFacilityHasAPageThatSaysWhoseNumbersItShowsAndNoneOfThemPassesForOurs() throws IOException {
    stewart();
    read();
    Path published = published();

    String page = Files.readString(published.resolve("places/facility.stwrtga.html"));
    assertThat(page)
        .contains(
            "Stewart Detention Center",
            "not counted here",
            "FY2.xlsx",
            "<td>194</td>",
            "DIGSA (dedicated intergovernmental service agreement)")
        .doesNotContain("data-cell");
    assertThat(Files.readString(published.resolve("es/places/facility.stwrtga.html")))
        .contains("Población diaria media", "Ninguna tabla publicada");
    assertThat(Files.readString(published.resolve("facilities.html")))
        .contains("places/facility.stwrtga.html", "data-value=\"193.75\"");
    assertThat(Files.readString(published.resolve("assets/search.en.js"))).contains("\"@stwrtga\"");
    try (Stream<Path> files = Files.list(published.resolve("places"))) {
      assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
          .containsExactly("facility.stwrtga.html");
    }
  }

  private Path published() throws IOException {
    Path published = folder.resolve("published");
    Publisher.write(
        Tables.publication(Tables.list("t", Tables.months(), 20, 30, 50)),
        published,
        new Publisher.Beside(Optional.of(official), Optional.empty(), Optional.empty()),
        LocalDate.of(2026, 1, 1));
    return published;
  }
}
