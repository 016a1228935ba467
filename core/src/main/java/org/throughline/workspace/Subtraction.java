package org.throughline.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.history.Fact;
import org.throughline.measures.DimensionSpec;
import org.throughline.table.Cell;
import org.throughline.table.CellId;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.ReleaseId;
import org.throughline.table.Series;
import org.throughline.table.Vintage;

/// Keeps comparisons and builds of the same release, and comparisons of it with different ones, from being subtracted
/// from each other.
///
/// A comparison counts people by an attribute, an office, a place or a kind of event over the months that its releases cover
/// together, a build over fiscal years. The difference of two of them is a count over the remaining months, for which neither
/// was protected, and no equation says which months those are. So whichever was published first stands, and the
/// other's table of the same release and attribute is withheld, or of one whose categories lie in that one's or the other way
/// around: areas of a comparison less the states of a build are a count too.
public final class Subtraction {

  private static final String WHY =
      "were published before, maybe over other months; the difference would be a count that is not"
          + " protected";

  /// A release broken down by a dimension.
  private record Breakdown(ReleaseId release, String dimension) {}

  private static final Map<String, DimensionSpec> DIMENSIONS = DimensionSpec.shipped();

  /// Columns that comparisons alone have, and the dimensions that say nearly the same.
  private static final Map<String, List<String>> ONLY_COMPARED =
      Map.of(
          "departure_country",
          List.of("citizenship", "citizenship_region", "destination", "destination_region"),
          "release_reason",
          List.of("cause", "stay_release_reason"),
          "stay_release_reason",
          List.of("cause", "release_reason"),
          "program_group",
          List.of("program", "agency"));

  /// What was published, by the releases that were compared; by none for builds.
  private final Map<Breakdown, Set<Set<ReleaseId>>> before = new HashMap<>();

  private Subtraction() {}

  /// @param facts everything published before
  static Subtraction from(List<Fact> facts) {
    Subtraction subtraction = new Subtraction();
    for (Fact fact : facts) {
      if (fact instanceof Fact.OfNumber one && !(one instanceof Fact.Printed)) {
        subtraction.published(one.cell());
      }
    }
    return subtraction;
  }

  private void published(String name) {
    CellId.find(Vintage.parse(name).number())
        .ifPresent(
            cell ->
                breakdowns(cell)
                    .forEach(
                        one ->
                            before
                                .computeIfAbsent(one, any -> new LinkedHashSet<>())
                                .add(compared(cell))));
  }

  private static Set<ReleaseId> compared(CellId cell) {
    return switch (cell.series()) {
      case Series.Comparison comparison -> comparison.releases();
      case Series.Count _ -> Set.of();
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
    Map<String, List<String>> sensitive = new HashMap<>();
    for (Dimension dimension : table.dimensions()) {
      // A month is the same month wherever it is counted, also where it has to be protected as one
      // of an office.
      if (dimension.id().equals("month")) {
        continue;
      }
      switch (dimension.kind()) {
        case TIME, SOURCE -> {}
        case PLACE, OFFICE, EVENT, PERSONAL ->
            sensitive.put(dimension.id(), beside(dimension.id()));
      }
    }
    for (Cell cell : table.cells()) {
      CellId id = CellId.parse(cell.id());
      for (Breakdown own : breakdowns(id)) {
        for (String dimension : sensitive.getOrDefault(own.dimension(), List.of())) {
          Breakdown one = new Breakdown(own.release(), dimension);
          for (Set<ReleaseId> others : before.getOrDefault(one, Set.of())) {
            if (!others.equals(compared(id))) {
              return List.of(
                  new TableDecision.Withheld(table.id(), reason(others, one), List.of()));
            }
          }
        }
      }
    }
    return List.of();
  }

  /// The dimension itself, and those of what its categories lie in or hold.
  private static List<String> beside(String own) {
    return Stream.of(Set.of(own), DIMENSIONS.keySet(), ONLY_COMPARED.keySet())
        .flatMap(Set::stream)
        .filter(
            other ->
                other.equals(own) || within(own).contains(other) || within(other).contains(own))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> within(String dimension) {
    DimensionSpec known = DIMENSIONS.get(dimension);
    return known == null ? ONLY_COMPARED.getOrDefault(dimension, List.of()) : known.within();
  }

  private static String reason(Set<ReleaseId> others, Breakdown one) {
    return "%s of release %s by %s %s"
        .formatted(
            others.isEmpty() ? "Numbers" : "Comparisons", one.release(), one.dimension(), WHY);
  }

  /// Whether a table that is withheld for this reason was set aside before anything was protected.
  public static boolean isReason(String reason) {
    return reason.contains(WHY);
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
