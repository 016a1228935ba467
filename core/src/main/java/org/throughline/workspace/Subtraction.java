package org.throughline.workspace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.throughline.disclosure.Outcome;
import org.throughline.disclosure.ledger.Entry;
import org.throughline.disclosure.ledger.Fact;
import org.throughline.disclosure.ledger.Ledger;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

/// Keeps comparisons and builds of the same release from being subtracted from each other.
///
/// A comparison counts people by a personal attribute over the months that both releases cover, a build over
/// fiscal years. The difference of the two is a count over the remaining months, for which neither was
/// protected, and no equation says which months those are. So whichever was published first stands, and the
/// other's table of the same release and attribute is withheld.
public final class Subtraction {

  private static final String COMPARISON = "diff";
  private static final int FIRST_COORDINATE = 3;
  private static final int VALUE = 4;

  /// `release/attribute` of what builds published, and of what comparisons did.
  private final Set<String> built = new HashSet<>();

  private final Set<String> compared = new HashSet<>();

  private Subtraction() {}

  static Subtraction from(Ledger ledger) {
    Subtraction subtraction = new Subtraction();
    for (Entry entry : ledger.entries()) {
      switch (entry.fact()) {
        case Fact.Shown(String cell, long value) -> subtraction.published(cell);
        case Fact.Hidden(String cell) -> subtraction.published(cell);
        case Fact.Sum sum -> {}
        case Fact.Figure figure -> {}
      }
    }
    return subtraction;
  }

  private void published(String cell) {
    List<String> parts = List.of(cell.split("/", -1));
    (parts.getFirst().equals(COMPARISON) ? compared : built).addAll(of(parts));
  }

  /// Releases and attributes of a number.
  private static Set<String> of(List<String> parts) {
    Set<String> found = new HashSet<>();
    if (parts.getFirst().equals(COMPARISON)) {
      if (parts.size() > VALUE && parts.get(VALUE).contains("=")) {
        found.add(parts.get(1) + "/" + attribute(parts.get(VALUE)));
        found.add(parts.get(2) + "/" + attribute(parts.get(VALUE)));
      }
    } else {
      for (int i = FIRST_COORDINATE; i < parts.size(); i++) {
        found.add(parts.getFirst() + "/" + attribute(parts.get(i)));
      }
    }
    return found;
  }

  private static String attribute(String coordinate) {
    return coordinate.substring(0, Math.max(0, coordinate.indexOf('=')));
  }

  /// Why nothing of the table may be published; empty when nothing stands in the way.
  List<Outcome> withheld(CountTable table) {
    Set<String> personal = new HashSet<>();
    for (Dimension dimension : table.dimensions()) {
      if (dimension.kind() == DimensionKind.PERSONAL) {
        personal.add(dimension.id());
      }
    }
    for (Cell cell : table.cells()) {
      List<String> parts = List.of(cell.id().split("/", -1));
      boolean comparison = parts.getFirst().equals(COMPARISON);
      for (String place : of(parts)) {
        String attribute = place.substring(place.lastIndexOf('/') + 1);
        if (personal.contains(attribute) && (comparison ? built : compared).contains(place)) {
          return List.of(new Outcome.Withheld(table.id(), reason(comparison, place), List.of()));
        }
      }
    }
    return List.of();
  }

  private static String reason(boolean comparison, String place) {
    String release = place.substring(0, place.lastIndexOf('/'));
    String attribute = place.substring(place.lastIndexOf('/') + 1);
    return "%s of release %s by %s were published before over other months; the difference would be a"
            .formatted(comparison ? "Numbers" : "Comparisons", release, attribute)
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
