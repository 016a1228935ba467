package org.throughline.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.throughline.engine.EngineChoice;
import org.throughline.engine.SqlEngine;
import org.throughline.lifecycle.Lifecycle;
import org.throughline.lifecycle.Lifecycle.BrokenInvariant;
import org.throughline.measures.Measures;
import org.throughline.workspace.CombinationFile;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import org.throughline.workspace.RuleSetFile;

/// The method applied to a lake: an engine that holds every event table and every measure's candidates.
public record Method(SqlEngine engine, Measures measures) implements AutoCloseable {

  /// Applies it to the lake of a build that is being made, by the rules kept there, and keeps the lifecycle in
  /// the lake.
  ///
  /// @throws RefusedException when an invariant does not hold
  public static Method apply(Path build, EngineChoice choice) throws IOException, RefusedException {
    Path lake = build.resolve("lake");
    SqlEngine engine = choice.openWithin(build);
    try {
      Lifecycle.make(engine, lake, CombinationFile.of(build), RuleSetFile.of(build));
      requireNone(Lifecycle.brokenInvariants(engine));
      String rules = RuleSetFile.of(build).ruleSet();
      Lifecycle.keep(engine, lake, rules);
      Measures measures = Measures.load();
      measures.make(engine, analysis(build), rules);
      if (choice.equals(EngineChoice.EMBEDDED)) {
        return new Method(engine, measures);
      }
    } catch (IOException | RefusedException | RuntimeException e) {
      engine.close();
      throw e;
    }
    // Hundreds of small questions follow. A cluster takes a tenth of a second and more for each;
    // the tables are files by now.
    engine.close();
    return over(build);
  }

  /// Over a finished build: its lifecycle is read where it was kept, and made anew where it was not.
  public static Method over(Path build) throws IOException {
    return over(build, EngineChoice.EMBEDDED);
  }

  /// The same on the engine of the user's choice, whichever made the build.
  public static Method over(Path build, EngineChoice choice) throws IOException {
    Path lake = build.resolve("lake");
    // What a question from the command line waits for: definitions are read while the engine is
    // loaded and opens files.
    CompletableFuture<Measures> reading = CompletableFuture.supplyAsync(Measures::load);
    SqlEngine engine = choice.openWithin(build);
    try {
      boolean isKept = Lifecycle.readKept(engine, lake);
      Measures measures = read(reading);
      if (!isKept || !measures.readKept(engine, analysis(build))) {
        // Also where an older program kept its steps: their columns may have had other names.
        Lifecycle.make(engine, lake, CombinationFile.of(build), RuleSetFile.of(build));
        measures.make(engine);
      }
      return new Method(engine, measures);
    } catch (IOException | RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  private static Measures read(CompletableFuture<Measures> reading) {
    try {
      return reading.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /// Beside the lake: what is made from it is none of its tables.
  private static Path analysis(Path build) {
    return build.resolve("analysis");
  }

  /// Every known rule set and both methods of links over a finished build.
  ///
  /// @throws RefusedException when an invariant does not hold
  public static SqlEngine compare(Path build) throws IOException, RefusedException {
    SqlEngine engine = EngineChoice.EMBEDDED.openWithin(build);
    try {
      requireNone(
          Lifecycle.compare(
              engine, build.resolve("lake"), CombinationFile.of(build), RuleSetFile.of(build)));
      return engine;
    } catch (RefusedException | RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  private static void requireNone(List<BrokenInvariant> broken) throws RefusedException {
    if (!broken.isEmpty()) {
      throw new RefusedException(
          Reason.UNBALANCED,
          broken.stream()
              .map(
                  one ->
                      String.format(
                          Locale.ROOT,
                          "Does not hold, %d times: %s",
                          one.violations(),
                          one.about()))
              .collect(Collectors.joining("\n", "", "\nNothing was built.")));
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
