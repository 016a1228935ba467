package org.throughline.spark;

import java.nio.file.Path;
import java.util.Map;
import org.throughline.engine.SqlEngine;

/// Spark in this process, told that the data are small: plans that are made once and interpreted take less time than adapting and
/// compiling them.
final class LocalSpark {

  static final Map<String, String> SMALL =
      Map.of(
          "spark.sql.adaptive.enabled", "false",
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.shuffle.partitions", "2");

  private LocalSpark() {}

  /// @param folder for its tables; there, and removed with the engine
  static SqlEngine in(Path folder) {
    return SparkEngine.open(
        "local[2]",
        folder,
        Map.of(
            "spark.ui.enabled", "false",
            "spark.log.level", "WARN",
            "spark.driver.bindAddress", "127.0.0.1",
            "spark.driver.host", "127.0.0.1",
            "spark.sql.shuffle.partitions", "4"));
  }
}
