package org.throughline.cli;

import java.nio.file.Path;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.SqlEngine;
import org.throughline.lifecycle.Combination;
import org.throughline.lifecycle.Lifecycle;
import org.throughline.lifecycle.RuleSet;
import org.throughline.measures.Measures;

/// The method applied to a lake: an engine that holds every event table and every measure's candidates.
record Method(SqlEngine engine, Measures measures) implements AutoCloseable {

  /// Over the lake of a finished build, with the rules it was built with.
  static Method over(Path build) {
    return over(build.resolve("lake"), CombinationFile.of(build), RuleSet.recommended());
  }

  static Method over(Path lake, Combination combination, RuleSet rules) {
    SqlEngine engine = DuckDbEngine.open();
    Measures measures = Measures.load();
    Lifecycle.make(engine, lake, combination, rules);
    measures.make(engine);
    return new Method(engine, measures);
  }

  @Override
  public void close() {
    engine.close();
  }
}
