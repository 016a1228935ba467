package org.throughline.lifecycle;

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
