package org.throughline.lifecycle;

import java.nio.file.Path;
import org.throughline.engine.DuckDbEngine;
import org.throughline.lake.LakeBuilder;
import org.throughline.lake.ReadingProgress;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;

/// A lifecycle made of released files, for tests.
final class BuiltLifecycle {

  private BuiltLifecycle() {}

  /// Reads the files of `release` into a lake and makes the lifecycle by a rule set.
  static DuckDbEngine of(Path release, Path lake, String rules) throws Exception {
    Registry registry = Registry.load();
    LakeBuilder.build(Surveyor.survey(release, registry), registry, lake, ReadingProgress.none());
    return over(lake, rules);
  }

  /// The same over a lake that exists.
  static DuckDbEngine over(Path lake, String rules) {
    DuckDbEngine engine = DuckDbEngine.open();
    Lifecycle.make(engine, lake, Combination.standard(), RuleSet.named(rules));
    return engine;
  }
}
