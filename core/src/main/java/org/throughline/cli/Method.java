package org.throughline.cli;

import java.nio.file.Path;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.SqlEngine;
import org.throughline.lifecycle.Lifecycle;
import org.throughline.measures.Measures;

/// The method applied to a lake: an engine that holds every event table and every measure's candidates.
record Method(SqlEngine engine, Measures measures) implements AutoCloseable {

  static Method over(Path lake) {
    SqlEngine engine = DuckDbEngine.open();
    Measures measures = Measures.load();
    Lifecycle.make(engine, lake);
    measures.make(engine);
    return new Method(engine, measures);
  }

  @Override
  public void close() {
    engine.close();
  }
}
