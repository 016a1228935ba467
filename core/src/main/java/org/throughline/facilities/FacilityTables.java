package org.throughline.facilities;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.SqlEngine;
import org.throughline.engine.SqlScript;
import org.throughline.facilities.FacilityReport.ReleasedCode;
import org.throughline.facilities.Listing.Origin;
import org.throughline.facilities.Listing.Place;
import org.throughline.lake.LakeFiles;

/// The tables about facilities beside those of a lake: each a Parquet file in the lake's folder.
public final class FacilityTables {

  /// The table that holds every row of every list; the others are made from it and the releases by SQL.
  public static final String LISTINGS = "facility_listings";

  /// The tables that SQL makes and that are written, with the columns by which their rows are ordered.
  public static final Map<String, String> MADE =
      Map.of(
          "facilities", "facility_code",
          "facility_names", "facility_code, name, seen_in, release",
          "facility_codes", "release, facility_code");

  private static final String SCRIPTS = "/sql/facilities";
  private static final String IN_RELEASES = "release_facility_codes";

  private FacilityTables() {}

  /// Matches the lists with each other and with the lake's releases, and writes the tables. With no lists
  /// the tables say which codes the releases use, and nothing else.
  ///
  /// @param lake a built lake
  /// @param folder where the tables go: the lake's own folder, in a build
  public static FacilityReport write(List<FacilityList> lists, Path lake, Path folder) {
    try (SqlEngine engine = DuckDbEngine.openWithin(folder)) {
      read(engine, lake);
      List<MatchedList> matched = MatchedList.of(lists, inReleases(engine));
      ListingsFile.write(matched, folder);
      engine.read(LISTINGS, file(folder, LISTINGS));
      make(engine);
      MADE.forEach((table, order) -> engine.write(table, order, file(folder, table)));
      return new FacilityReport(matched, codes(engine));
    }
  }

  private static List<ReleasedCode> codes(SqlEngine engine) {
    return engine
        .rows(
            "select release, facility_code, name, case when listed then 1 else 0 end"
                + " from facility_codes order by release, facility_code")
        .stream()
        .map(row -> new ReleasedCode(row.text(0), row.text(1), row.text(2), row.number(3) == 1))
        .toList();
  }

  /// Makes the releases of a lake readable, as far as they name facilities.
  public static void read(SqlEngine engine, Path lake) {
    Map<String, Path> tables = LakeFiles.tables(lake);
    for (String table : List.of("detentions", "detainers", LISTINGS)) {
      if (tables.containsKey(table)) {
        engine.read(table, tables.get(table));
      }
    }
  }

  /// Makes the tables that SQL makes, where releases and listings are readable.
  public static void make(SqlEngine engine) {
    for (SqlScript script : SqlScript.inOrder(SCRIPTS)) {
      engine.create(script.makes(), script.text());
    }
  }

  private static Path file(Path lake, String table) {
    return lake.resolve(table + ".parquet");
  }

  /// What releases call the facilities whose codes they give.
  static List<Listing> inReleases(SqlEngine engine) {
    SqlScript script =
        SqlScript.inOrder(SCRIPTS).stream()
            .filter(one -> one.makes().equals(IN_RELEASES))
            .findFirst()
            .orElseThrow();
    engine.create(IN_RELEASES, script.text());
    List<Listing> names = new ArrayList<>();
    engine
        .rows(
            "select distinct facility_code, name, coalesce(state, '') from "
                + IN_RELEASES
                + " where trim(name) <> '' order by 1, 2, 3")
        .forEach(
            row ->
                names.add(
                    new Listing(
                        row.text(0),
                        row.text(1),
                        new Place("", row.text(2), "", ""),
                        "",
                        new Origin("", "", 0))));
    return List.copyOf(names);
  }
}
