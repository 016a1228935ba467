package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.throughline.disclosure.history.Fact;
import org.throughline.disclosure.history.NarrowerReleases;
import org.throughline.disclosure.problem.Derived;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;

/// What a table tells its readers, for the ledger.
public final class PublishedFacts {

  private PublishedFacts() {}

  /// The numbers shown, withheld and put together, the equations between them, which readers can tell from the labels,
  /// the labels, and what all records have in common.
  public static List<Fact> of(CountTable exact, ProtectedTable published) {
    if (!exact.id().equals(published.id())) {
      throw new IllegalArgumentException(
          "Table '%s' is not the source of '%s'".formatted(exact.id(), published.id()));
    }
    List<Fact> facts = new ArrayList<>();
    for (ProtectedCell cell : published.cells()) {
      facts.add(
          switch (cell) {
            case ProtectedCell.Published shown -> shown(shown, published.policy().method());
            case ProtectedCell.Suppressed hidden -> new Fact.Hidden(hidden.id());
          });
    }
    for (Cell cell : exact.cells()) {
      if (exact.behind().contains(cell.id())) {
        facts.add(new Fact.Behind(cell.id()));
      }
    }
    for (Dimension dimension : published.dimensions()) {
      dimension
          .categories()
          .forEach(one -> facts.add(new Fact.Label(dimension.id(), one.id(), one.label())));
    }
    exact.equations().forEach(sum -> facts.add(new Fact.Sum(sum.total(), sum.parts())));
    facts.addAll(NarrowerReleases.common(exact));
    return facts;
  }

  /// A number with rounding or noise says between which counts the exact one is.
  private static Fact shown(ProtectedCell.Published cell, Method method) {
    if (method.isExact()) {
      return new Fact.Shown(cell.id(), cell.count());
    }
    long[] sources = method.sources(cell.count()).orElseThrow();
    String name = String.format(Locale.ROOT, "%s shown as %d", cell.id(), cell.count());
    return new Fact.Figure(new Derived.Range(name, cell.id(), sources[0], sources[1]));
  }
}
