package org.throughline.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  /// What is kept of a build; the other tables are steps on the way.
  static final List<String> KEPT =
      List.of(
          "sheets",
          "arrest_events",
          "detainer_events",
          "encounter_events",
          "removal_events",
          "stay_events",
          "repeats",
          "stints",
          "stays",
          "links",
          "lifecycle_anomalies",
          "data_ends",
          "facility_days",
          "nation_days",
          "rule_counts",
          "link_shares",
          "anomaly_counts",
          "release_months",
          "superseded_months");

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
    for (String table : KEPT) {
      engine.export(table, folder.resolve(table + ".parquet"));
    }
  }

  /// Makes the lake and the lifecycle that [#keep] kept readable in `engine`.
  ///
  /// @return whether the lake has them
  public static boolean readKept(SqlEngine engine, Path lake) {
    read(engine, lake);
    Path folder = lake.resolve(FOLDER);
    for (String table : KEPT) {
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
