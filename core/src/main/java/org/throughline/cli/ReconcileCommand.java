package org.throughline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.SqlEngine;
import org.throughline.lifecycle.Lifecycle;
import org.throughline.measures.Counts;
import org.throughline.measures.Measures;
import org.throughline.measures.OfficialFigures;
import org.throughline.measures.Reconciler;
import org.throughline.measures.Reconciliation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `throughline reconcile`
@Command(
    name = "reconcile",
    description = "Put the numbers of a build beside the official figures.")
final class ReconcileCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of a build.")
  private Path out = Path.of("out");

  @Override
  public Integer call() throws Exception {
    Path build = BuildFolder.requireCurrent(out);
    List<Reconciliation> results;
    try (SqlEngine engine = DuckDbEngine.open()) {
      Measures measures = Measures.load();
      Lifecycle.make(engine, build.resolve("lake"));
      measures.make(engine);
      results =
          new Reconciler(engine, measures, OfficialFigures.load())
              .reconcile(new Counts(engine, measures).scopes());
    }
    boolean differs = false;
    for (Reconciliation result : results) {
      System.out.println(text(result));
      differs |= result instanceof Reconciliation.Compared pair && !pair.equal();
    }
    return differs ? ExitCode.DIFFERS : ExitCode.OK;
  }

  private static String text(Reconciliation result) {
    return switch (result) {
      case Reconciliation.Compared pair ->
          "%s%n  ours      %,12d  (%s)%n  official  %,12d  (%s)%n  %s%n"
              .formatted(
                  pair.what(),
                  pair.ours(),
                  pair.scope().release(),
                  pair.official(),
                  pair.source(),
                  pair.equal() ? "equal" : "differs by %,+d".formatted(pair.difference()));
      case Reconciliation.NotComparable none ->
          "%s%n  cannot be compared: %s%n".formatted(none.what(), none.reason());
    };
  }
}
