package org.throughline.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.history.Fact;
import org.throughline.disclosure.problem.Derived;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.CellRecord;
import org.throughline.reconcile.EqualNumbers;
import org.throughline.reconcile.OfficialFigures;

/// What readers of a build have from agencies: official numbers that ours are equal to.
public final class PrintedNumbers {

  private PrintedNumbers() {}

  /// @param build its folder, with official series or without
  /// @param cells its exact numbers
  public static List<Fact> of(
      SqlEngine engine, Path build, Collection<CellRecord> cells, Policy policy) {
    EqualNumbers equal =
        new EqualNumbers(List.copyOf(cells)).withFigures(OfficialFigures.all(engine));
    Path reconciliation = build.resolve(Build.OFFICIAL).resolve("reconciliation.parquet");
    if (Files.exists(reconciliation)) {
      equal.withSeries(engine, reconciliation);
    }
    List<Fact> facts = new ArrayList<>();
    for (EqualNumbers.Printed one : equal.printed()) {
      if (one.cells().size() == 1) {
        facts.add(new Fact.Printed(one.cells().getFirst(), one.value()));
      } else if (one.value() > policy.threshold()) {
        // Of a smaller sum the agency itself tells what its parts can be at most, and nothing here
        // can hide it.
        String id = "printed " + String.join(" + ", one.cells());
        facts.add(new Fact.Figure(new Derived.Balance(id, one.cells(), List.of(), one.value())));
      }
    }
    return facts;
  }
}
