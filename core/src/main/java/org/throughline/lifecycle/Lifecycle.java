package org.throughline.lifecycle;

import java.nio.file.Path;
import org.throughline.engine.SqlEngine;
import org.throughline.engine.SqlScript;
import org.throughline.lake.LakeFiles;

/// Makes the event tables from a lake.
public final class Lifecycle {

  private static final String SCRIPTS = "/sql/lifecycle";

  private Lifecycle() {}

  /// Makes every table of the lake and every event table readable in `engine`. Releases are combined by
  /// the rules that ship with the program.
  public static void make(SqlEngine engine, Path lake) {
    make(engine, lake, Combination.standard());
  }

  /// The same, with other rules for releases that cover the same months.
  public static void make(SqlEngine engine, Path lake, Combination combination) {
    read(engine, lake);
    combination.make(engine);
    for (SqlScript script : SqlScript.inOrder(SCRIPTS)) {
      engine.create(script.makes(), script.text());
    }
  }

  /// Makes every table of the lake readable in `engine`, and no event table.
  public static void read(SqlEngine engine, Path lake) {
    LakeFiles.tables(lake).forEach(engine::read);
  }
}
