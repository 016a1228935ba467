package org.throughline.engine;

import java.nio.file.Path;
import java.util.ServiceLoader;

/// Which engine runs the method, as a user chose it.
///
/// @param engine its name
/// @param master where it is reached; empty for the embedded one
public record EngineChoice(String engine, String master) {

  /// The one that is part of the program.
  public static final EngineChoice EMBEDDED = new EngineChoice("duckdb", "");

  private static final String CLUSTER = "spark";
  private static final String THIS_MACHINE = "local[*]";

  public EngineChoice {
    if (!engine.equals("duckdb") && !engine.equals(CLUSTER)) {
      throw new IllegalArgumentException(
          "There is no engine '%s'. Valid: duckdb, spark".formatted(engine));
    }
    if (engine.equals("duckdb") && !master.isEmpty()) {
      throw new IllegalArgumentException(
          "A master is where Spark is reached. Valid: --engine spark --master " + master);
    }
    if (engine.equals(CLUSTER) && master.isEmpty()) {
      master = THIS_MACHINE;
    }
  }

  /// A fresh engine, whose tables are in a folder inside `place`: rows about people do not leave it, but for the machines of
  /// a cluster that was named.
  ///
  /// @throws NoEngineException when it is not there or does not start
  public SqlEngine openWithin(Path place) {
    return equals(EMBEDDED) ? DuckDbEngine.openWithin(place) : source().openWithin(place, master);
  }

  /// What holds before anything is read.
  ///
  /// @throws NoEngineException when what brings the engine is not there
  public void require() {
    if (!equals(EMBEDDED)) {
      source();
    }
  }

  private EngineSource source() {
    for (EngineSource source : ServiceLoader.load(EngineSource.class)) {
      if (source.name().equals(engine)) {
        return source;
      }
    }
    throw new NoEngineException(
        "Spark is not part of the program. Valid: SPARK_HOME set to the folder of a Spark"
            + " distribution, and the program started by its own script");
  }
}
