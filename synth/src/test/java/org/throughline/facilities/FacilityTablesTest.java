package org.throughline.facilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.facilities.Listing.Origin;
import org.throughline.facilities.Listing.Place;
import org.throughline.lake.LakeBuilder;
import org.throughline.lake.ReadingProgress;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;
import org.throughline.synth.SynthProgress;
import org.throughline.synth.SynthRequest;
import org.throughline.synth.Synthesis;

/// The tables beside a lake, for a synthetic release, half of whose codes a list of 2017 knows, and a list of
/// 2025 that names all facilities without codes.
final class FacilityTablesTest {

  @TempDir static Path folder = Path.of("");

  private static final List<String> TABLES =
      List.of("facility_listings", "facilities", "facility_names", "facility_codes");

  private static SqlEngine engine = DuckDbEngine.open();
  private static List<Row> released = List.of();
  private static FacilityReport report = new FacilityReport(List.of(), List.of());

  @BeforeAll
  static void build() throws Exception {
    Synthesis.write(
        new SynthRequest("V3", 400, 7, folder.resolve("release")), SynthProgress.silent());
    Registry registry = Registry.load();
    Path lake = folder.resolve("lake");
    LakeBuilder.build(
        Surveyor.survey(folder.resolve("release"), registry),
        registry,
        lake,
        ReadingProgress.none());
    engine.read("detentions", lake.resolve("detentions"));
    released =
        engine.rows(
            "select facility_code, min(facility) from detentions"
                + " where facility_code is not null group by facility_code order by facility_code");
    report = FacilityTables.write(List.of(coded(), uncoded()), lake, lake);
    for (String table : TABLES) {
      engine.read(table, lake.resolve(table + ".parquet"));
    }
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static FacilityList coded() {
    List<Listing> listings = new ArrayList<>();
    for (int i = 0; i < released.size(); i += 2) {
      listings.add(listing(released.get(i).text(0), "OLD NAME " + i, "2017.xlsx", i));
    }
    return new FacilityList(
        "2017.xlsx", "Main", Optional.of(LocalDate.of(2017, 11, 6)), listings, 0);
  }

  private static FacilityList uncoded() {
    List<Listing> listings = new ArrayList<>();
    for (int i = 0; i < released.size(); i++) {
      listings.add(listing("", released.get(i).text(1), "2025.xlsx", i));
    }
    return new FacilityList(
        "2025.xlsx", "Facilities", Optional.of(LocalDate.of(2025, 9, 15)), listings, 0);
  }

  private static Listing listing(String code, String name, String file, int row) {
    boolean holdRoom = name.contains("HOLD") || code.endsWith("HOLD");
    return new Listing(
        code,
        name,
        new Place("TOWN", "TX", "", "SNA"),
        holdRoom ? "HOLD" : "IGSA",
        new Origin(file, "Main", row));
  }

  @Test
  void everyCodeOfTheReleaseHasOneRow() {
    assertThat(engine.rows("select facility_code from facility_codes order by 1"))
        .extracting(row -> row.text(0))
        .containsExactlyElementsOf(released.stream().map(row -> row.text(0)).toList());
    assertThat(report.codes()).hasSize(released.size());
  }

  @Test
  void rowsOfCodesAddUpToTheRelease() {
    assertThat(engine.rows("select sum(released_rows) from facility_codes").getFirst().number(0))
        .isEqualTo(engine.rows("select count(facility_code) from detentions").getFirst().number(0));
  }

  @Test
  void aFacilityIsWhatItsNewestListingSays() {
    long listed = engine.rows("select count(*) from facilities").getFirst().number(0);
    assertThat(listed)
        .isEqualTo(
            engine
                .rows("select count(distinct facility_code) from facility_listings")
                .getFirst()
                .number(0));
    assertThat(
            engine.rows(
                "select count(*) from facilities where listings = 2 and (as_of <> date '2025-09-15'"
                    + " or origin_file <> '2025.xlsx')"))
        .allMatch(row -> row.number(0) == 0);
    assertThat(engine.rows("select distinct listed_by from facilities order by 1"))
        .extracting(row -> row.text(0))
        .containsExactly("code", "name");
  }

  @Test
  void namesInReleasesGiveListsTheirCodes() {
    assertThat(report.lists().get(1).share()).isGreaterThan(0.9);
    assertThat(
            engine.rows(
                "select l.facility_code from facility_listings l where l.origin_file = '2025.xlsx'"
                    + " and l.facility_code is not null and not exists (select 1 from detentions d"
                    + " where d.facility_code = l.facility_code and d.facility = l.name)"))
        .isEmpty();
  }

  @Test
  void everySpellingIsKept() {
    assertThat(
            engine.rows(
                "select facility_code from facility_names group by facility_code"
                    + " having count(case when seen_in = 'release' then 1 end) = 0"))
        .isEmpty();
    assertThat(
            engine
                .rows("select count(*) from facility_names where name like 'OLD NAME%'")
                .getFirst()
                .number(0))
        .isEqualTo((released.size() + 1) / 2);
  }

  @Test
  void holdRoomsAreKnownByTheirCodes() {
    assertThat(
            engine.rows(
                "select facility_code from facility_codes where hold_room <> (facility_code like"
                    + " '%HOLD')"))
        .isEmpty();
    assertThat(
            engine.rows("select count(*) from facility_codes where hold_room").getFirst().number(0))
        .isPositive();
  }

  @Test
  void everyColumnIsInTheReference() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "reference", "facilities.md"));
    for (String table : TABLES) {
      String section = page.substring(page.indexOf("## " + table + "\n"));
      for (Row column : engine.rows("describe " + table)) {
        assertThat(section.split("\n## ", 2)[0]).contains("| `" + column.text(0) + "` |");
      }
    }
  }

  @Test
  void withoutListsTheCodesAreKnownAllTheSame() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other"));
    FacilityReport none = FacilityTables.write(List.of(), folder.resolve("lake"), other);
    assertThat(none.codes()).hasSameSizeAs(released);
    assertThat(none.unlisted()).hasSameSizeAs(released);
    assertThat(FacilityTables.MADE.keySet())
        .allMatch(table -> Files.isRegularFile(other.resolve(table + ".parquet")));
  }
}
