package org.throughline.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.throughline.engine.SqlEngine;
import org.throughline.engine.SqlScript;
import org.throughline.lake.LakeFiles;

/// Makes the tables of the lifecycle from a lake.
public final class Lifecycle {

  private static final String DUPLICATES = "/sql/duplicates";
  private static final String EVENTS = "/sql/lifecycle";
  private static final String LINKS = "/sql/links";
  private static final String CHECKS = "/sql/checks";

  /// The folder inside a lake in which the lifecycle's tables are kept.
  private static final String FOLDER = "lifecycle";

  /// What is kept of a build, in this order of rows, so that the same input gives the same bytes; the other
  /// tables are steps on the way.
  static final Map<String, String> KEPT =
      Map.ofEntries(
          Map.entry("sheets", "sheet_number"),
          Map.entry("arrest_events", "origin"),
          Map.entry("detainer_events", "origin"),
          Map.entry("encounter_events", "origin"),
          Map.entry("removal_events", "origin"),
          Map.entry("stay_events", "origin"),
          Map.entry("repeats", "table_name, origin"),
          Map.entry("stints", "origin"),
          Map.entry("stays", "stay"),
          Map.entry("links", "link, link_method, left_id"),
          Map.entry("lifecycle_anomalies", "kind, origin"),
          Map.entry("data_ends", "release_number"),
          Map.entry("facility_days", "release_number, place, day_number"),
          Map.entry("nation_days", "release_number, day_number"),
          Map.entry("rule_counts", "release, table_name, rule_set"),
          Map.entry("link_shares", "link, link_method, side, release, month, reason"),
          Map.entry("anomaly_counts", "kind, release, origin_file, month"),
          Map.entry("release_months", "table_name, release, month"),
          Map.entry("superseded_months", "owned_table, owned_older, owned_month"));

  private Lifecycle() {}

  /// Makes every table of the lake and of the lifecycle readable in `engine`. Releases are combined by
  /// the rules that ship with the program; duplicates and links follow the recommended rule set.
  public static void make(SqlEngine engine, Path lake) {
    make(engine, lake, Combination.standard(), RuleSet.recommended());
  }

  /// The same, with other rules for releases that cover the same months, and another rule set.
  public static void make(SqlEngine engine, Path lake, Combination combination, RuleSet rules) {
    read(engine, lake);
    combination.make(engine);
    RuleTables.make(engine, rules);
    create(engine, SqlScript.inOrder(DUPLICATES, EVENTS));
    ContestedPairs.assign(engine);
    create(engine, SqlScript.inOrder(LINKS));
  }

  private static void create(SqlEngine engine, List<SqlScript> scripts) {
    for (SqlScript script : scripts) {
      engine.create(script.makes(), script.text());
    }
  }

  /// Keeps the lifecycle's tables in the lake's folder `lifecycle`. They have one row per person's event: they stay
  /// where the lake is.
  public static void keep(SqlEngine engine, Path lake) throws IOException {
    Path folder = Files.createDirectories(lake.resolve(FOLDER));
    KEPT.forEach((table, order) -> engine.write(table, order, folder.resolve(table + ".parquet")));
  }

  /// Makes the lake and the lifecycle that [#keep] kept readable in `engine`.
  ///
  /// @return whether the lake has them
  public static boolean readKept(SqlEngine engine, Path lake) {
    read(engine, lake);
    Path folder = lake.resolve(FOLDER);
    for (String table : KEPT.keySet()) {
      Path file = folder.resolve(table + ".parquet");
      if (!Files.exists(file)) {
        return false;
      }
      engine.read(table, file);
    }
    return true;
  }

  /// The invariants that the tables in `engine` break.
  public static List<BrokenInvariant> brokenInvariants(SqlEngine engine) {
    List<BrokenInvariant> broken = new ArrayList<>();
    for (SqlScript check : SqlScript.inOrder(CHECKS)) {
      long violations = engine.rows(check.text()).getFirst().number(0);
      if (violations != 0) {
        broken.add(new BrokenInvariant(check.about(), violations));
      }
    }
    return broken;
  }

  /// Something that must hold of every build and does not.
  ///
  /// @param about what must hold
  /// @param violations how often it does not
  public record BrokenInvariant(String about, long violations) {}

  /// The SQL files of the lifecycle, in the order in which they run.
  public static List<SqlScript> scripts() {
    List<SqlScript> scripts = new ArrayList<>(SqlScript.inOrder(DUPLICATES, EVENTS));
    scripts.addAll(SqlScript.inOrder(LINKS));
    return scripts;
  }

  /// Makes every table of the lake readable in `engine`, and no event table.
  public static void read(SqlEngine engine, Path lake) {
    LakeFiles.tables(lake).forEach(engine::read);
  }
}
