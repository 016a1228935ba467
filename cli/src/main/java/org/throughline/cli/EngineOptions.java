package org.throughline.cli;

import org.throughline.engine.EngineChoice;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import picocli.CommandLine.Option;

/// What runs the method.
final class EngineOptions {

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "duckdb",
      description =
          "What runs the method: duckdb, which is part of the program, or spark, a distribution of"
              + " yours that SPARK_HOME names (default: ${DEFAULT-VALUE}).")
  private String engine = EngineChoice.EMBEDDED.engine();

  @Option(
      names = "--master",
      paramLabel = "URL",
      defaultValue = "",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
      description =
          "Where Spark is reached, such as spark://HOST:7077 (default: this machine alone).")
  private String master = "";

  EngineChoice choice() throws RefusedException {
    try {
      EngineChoice choice = new EngineChoice(engine, master);
      choice.require();
      return choice;
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.USAGE, String.valueOf(e.getMessage()));
    }
  }
}
