package org.throughline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.SqlEngine;
import org.throughline.lifecycle.Lifecycle;
import org.throughline.lifecycle.Lifecycle.BrokenInvariant;
import org.throughline.measures.Measures;

/// The method applied to a lake: an engine that holds every event table and every measure's candidates.
record Method(SqlEngine engine, Measures measures) implements AutoCloseable {

  /// Applies it to the lake of a build that is being made, by the rules kept there, and keeps the lifecycle in
  /// the lake.
  ///
  /// @throws CommandException when an invariant does not hold
  static Method apply(Path build) throws IOException, CommandException {
    Path lake = build.resolve("lake");
    SqlEngine engine = DuckDbEngine.openWithin(build);
    try {
      Lifecycle.make(engine, lake, CombinationFile.of(build), RuleSetFile.of(build));
      requireNone(Lifecycle.brokenInvariants(engine));
      Lifecycle.keep(engine, lake);
      return counting(engine);
    } catch (IOException | CommandException | RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  /// Over a finished build: its lifecycle is read where it was kept, and made anew where it was not.
  static Method over(Path build) throws IOException {
    Path lake = build.resolve("lake");
    SqlEngine engine = DuckDbEngine.openWithin(build);
    if (!Lifecycle.readKept(engine, lake)) {
      Lifecycle.make(engine, lake, CombinationFile.of(build), RuleSetFile.of(build));
    }
    return counting(engine);
  }

  /// Every known rule set and both methods of links over a finished build.
  ///
  /// @throws CommandException when an invariant does not hold
  static SqlEngine compare(Path build) throws IOException, CommandException {
    SqlEngine engine = DuckDbEngine.openWithin(build);
    try {
      requireNone(
          Lifecycle.compare(
              engine,
              build.resolve("lake"),
              CombinationFile.of(build),
              RuleSetFile.of(build)));
      return engine;
    } catch (CommandException | RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  private static Method counting(SqlEngine engine) {
    Measures measures = Measures.load();
    measures.make(engine);
    return new Method(engine, measures);
  }

  private static void requireNone(List<BrokenInvariant> broken) throws CommandException {
    if (!broken.isEmpty()) {
      throw new CommandException(
          ExitCode.UNBALANCED,
          broken.stream()
              .map(one -> "Does not hold, %,d times: %s".formatted(one.violations(), one.about()))
              .collect(Collectors.joining("\n", "", "\nNothing was built.")));
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
