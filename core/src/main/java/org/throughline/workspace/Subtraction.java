package org.throughline.workspace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.history.Entry;
import org.throughline.disclosure.history.Fact;
import org.throughline.disclosure.history.Ledger;
import org.throughline.table.Cell;
import org.throughline.table.CellId;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.ReleaseId;
import org.throughline.table.Series;
import org.throughline.table.Vintage;

/// Keeps comparisons and builds of the same release from being subtracted from each other.
///
/// A comparison counts people by an attribute, an office, a place or a kind of event over the months that both releases cover, a build over
/// fiscal years. The difference of the two is a count over the remaining months, for which neither was
/// protected, and no equation says which months those are. So whichever was published first stands, and the
/// other's table of the same release and attribute is withheld.
public final class Subtraction {

  /// A release broken down by a dimension.
  private record Breakdown(ReleaseId release, String dimension) {}

  /// What builds published, and what comparisons did.
  private final Set<Breakdown> built = new HashSet<>();

  private final Set<Breakdown> compared = new HashSet<>();

  private Subtraction() {}

  static Subtraction from(Ledger ledger) {
    Subtraction subtraction = new Subtraction();
    for (Entry entry : ledger.entries()) {
      switch (entry.fact()) {
        case Fact.Shown(String cell, long value) -> subtraction.published(cell);
        case Fact.Hidden(String cell) -> subtraction.published(cell);
        case Fact.Behind(String cell) -> subtraction.published(cell);
        case Fact.Day _, Fact.Label _, Fact.Sum _, Fact.Figure _ -> {}
      }
    }
    return subtraction;
  }

  private void published(String name) {
    CellId.find(Vintage.parse(name).number())
        .ifPresent(cell -> (isComparison(cell) ? compared : built).addAll(breakdowns(cell)));
  }

  private static boolean isComparison(CellId cell) {
    return switch (cell.series()) {
      case Series.Comparison _ -> true;
      case Series.Count _ -> false;
    };
  }

  private static Set<Breakdown> breakdowns(CellId cell) {
    Set<Breakdown> found = new LinkedHashSet<>();
    for (ReleaseId release : cell.series().releases()) {
      cell.coordinates().keySet().forEach(one -> found.add(new Breakdown(release, one)));
    }
    return found;
  }

  /// Why nothing of the table may be published; empty when nothing stands in the way.
  List<TableDecision> withheld(CountTable table) {
    Set<String> sensitive = new HashSet<>();
    for (Dimension dimension : table.dimensions()) {
      switch (dimension.kind()) {
        case TIME, SOURCE -> {}
        case PLACE, OFFICE, EVENT, PERSONAL -> sensitive.add(dimension.id());
      }
    }
    for (Cell cell : table.cells()) {
      CellId id = CellId.parse(cell.id());
      for (Breakdown one : breakdowns(id)) {
        Set<Breakdown> before = isComparison(id) ? built : compared;
        if (sensitive.contains(one.dimension()) && before.contains(one)) {
          return List.of(
              new TableDecision.Withheld(table.id(), reason(isComparison(id), one), List.of()));
        }
      }
    }
    return List.of();
  }

  private static String reason(boolean comparison, Breakdown one) {
    return "%s of release %s by %s were published before over other months; the difference would be a"
            .formatted(comparison ? "Numbers" : "Comparisons", one.release(), one.dimension())
        + " count that is not protected";
  }

  /// The tables that may be protected and published.
  List<CountTable> allowed(List<CountTable> tables) {
    List<CountTable> allowed = new ArrayList<>();
    for (CountTable table : tables) {
      if (withheld(table).isEmpty()) {
        allowed.add(table);
      }
    }
    return allowed;
  }
}
