package org.throughline.compare;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.TableDecision;
import org.throughline.engine.Row;
import org.throughline.measures.DimensionSpec;
import org.throughline.pipeline.Crossing;
import org.throughline.pipeline.Remainders;
import org.throughline.table.Category;
import org.throughline.table.CountTable;

/// What tables of a comparison tell together of which one's categories lie in the other's: threat levels in criminality, on each
/// side and in the changes.
final class DriftRemainders {

  private static final Map<String, DimensionSpec> DIMENSIONS = DimensionSpec.shipped();

  private final Edition older;
  private final Edition newer;
  private final Map<String, ProtectedTable> shown = new HashMap<>();

  private DriftRemainders(Edition older, Edition newer, List<TableDecision> outcomes) {
    this.older = older;
    this.newer = newer;
    for (TableDecision outcome : outcomes) {
      if (outcome instanceof TableDecision.Publishable(ProtectedTable table)) {
        shown.put(table.id(), table);
      }
    }
  }

  /// The same without tables of parts that tell. Nothing is put together in a comparison, so a table that tells is left out.
  static List<TableDecision> without(
      List<DriftTables.Made> tables,
      Edition older,
      Edition newer,
      List<TableDecision> outcomes,
      Policy policy) {
    if (!policy.method().isExact()) {
      return outcomes;
    }
    DriftRemainders remainders = new DriftRemainders(older, newer, outcomes);
    Set<String> telling = new TreeSet<>();
    for (DriftTables.Made made : tables) {
      for (CountTable parts : made.values()) {
        for (CountTable wholes : made.values()) {
          if (within(parts).contains(column(wholes))) {
            telling.addAll(remainders.telling(made.drift(), parts, wholes, policy.threshold()));
          }
        }
      }
    }
    return Remainders.without(telling, outcomes);
  }

  private static String column(CountTable table) {
    return table.dimensions().getFirst().id();
  }

  private static List<String> within(CountTable table) {
    DimensionSpec known = DIMENSIONS.get(column(table));
    return known == null ? List.of() : known.within();
  }

  private Set<String> telling(
      TableDrift drift, CountTable parts, CountTable wholes, int threshold) {
    ProtectedTable part = shown.get(parts.id());
    ProtectedTable whole = shown.get(wholes.id());
    if (part == null || whole == null) {
      return Set.of();
    }
    List<Crossing.Figure> numbers = new ArrayList<>(numbers(part, false));
    numbers.addAll(numbers(whole, true));
    Map<Crossing.Place, Crossing.Both> counts = new HashMap<>();
    count(DriftGrid.OLDER, older, drift, column(parts), column(wholes), counts);
    count(DriftGrid.NEWER, newer, drift, column(parts), column(wholes), counts);
    return new Crossing(counts, numbers, threshold).tellingTables();
  }

  private static List<Crossing.Figure> numbers(ProtectedTable table, boolean ofWholes) {
    List<Crossing.Figure> numbers = new ArrayList<>();
    for (ProtectedCell cell : table.cells()) {
      String category = cell.position().getFirst();
      String side = cell.position().getLast();
      boolean isChange = side.equals(DriftGrid.MORE) || side.equals(DriftGrid.FEWER);
      boolean isNewer = side.equals(DriftGrid.NEWER) || side.equals(DriftGrid.MORE);
      numbers.add(
          new Crossing.Figure(
              table.id(),
              ofWholes,
              category.equals(Category.TOTAL) ? Set.of() : Set.of(category),
              Set.of(isNewer ? DriftGrid.NEWER : DriftGrid.OLDER),
              isChange ? Set.of(isNewer ? DriftGrid.OLDER : DriftGrid.NEWER) : Set.of(),
              cell instanceof ProtectedCell.Published published
                  ? OptionalLong.of(published.count())
                  : OptionalLong.empty(),
              Optional.empty()));
    }
    return numbers;
  }

  private static void count(
      String side,
      Edition edition,
      TableDrift drift,
      String part,
      String whole,
      Map<Crossing.Place, Crossing.Both> counts) {
    for (Row row : edition.both(drift.spec(), part, whole, drift.common().orElseThrow())) {
      counts.put(
          new Crossing.Place(id(part, row.text(0)), id(whole, row.text(1)), side),
          new Crossing.Both(row.number(2), row.number(3)));
    }
  }

  private static String id(String column, String label) {
    return requireNonNull(DIMENSIONS.get(column)).spelling().id(label);
  }
}
