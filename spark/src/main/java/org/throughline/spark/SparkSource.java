package org.throughline.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.throughline.engine.EngineException;
import org.throughline.engine.EngineSource;
import org.throughline.engine.SqlEngine;

/// Opens engines on Spark. What Java is told of Spark (`-Dspark.executor.memory=8g`) goes before what is set here, but for what
/// the method needs.
public final class SparkSource implements EngineSource {

  private static final Map<String, String> UNLESS_TOLD =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.log.level", "ERROR",
          "spark.ui.showConsoleProgress", "false");

  /// On this machine alone nobody else has to reach the program.
  private static final Map<String, String> ALONE =
      Map.of("spark.driver.bindAddress", "127.0.0.1", "spark.driver.host", "127.0.0.1");

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public SqlEngine openWithin(Path place, String master) {
    Map<String, Object> settings = new HashMap<>(UNLESS_TOLD);
    if (master.startsWith("local")) {
      settings.putAll(ALONE);
    }
    try {
      Path folder = Files.createTempDirectory(place, "work");
      settings.put("spark.local.dir", folder.resolve("scratch").toString());
      settings.keySet().removeIf(name -> System.getProperty(name) != null);
      return SparkEngine.open(master, folder, settings);
    } catch (IOException e) {
      throw new EngineException("Spark has no place for its tables in " + place, e);
    }
  }
}
