package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;

/// A table that may leave the machine. Only this package can construct one, and only with a
/// [Verdict]; `publish` accepts nothing else.
public final class ProtectedTable {

  private final String id;
  private final String title;
  private final String unit;
  private final List<Dimension> dimensions;
  private final List<ProtectedCell> cells;
  private final Policy policy;
  private final Verdict verdict;

  /// @param table what is protected; of it only what it is called is kept
  ProtectedTable(CountTable table, List<ProtectedCell> cells, Policy policy, Verdict verdict) {
    this(table.id(), table.title(), table.unit(), table.dimensions(), cells, policy, verdict);
  }

  private ProtectedTable(
      String id,
      String title,
      String unit,
      List<Dimension> dimensions,
      List<ProtectedCell> cells,
      Policy policy,
      Verdict verdict) {
    this.id = id;
    this.title = title;
    this.unit = unit;
    this.dimensions = dimensions;
    this.cells = List.copyOf(cells);
    this.policy = policy;
    this.verdict = verdict;
  }

  /// Without categories of which there is no cell: their names would say that there is something.
  private static List<Dimension> withCells(List<Dimension> dimensions, List<ProtectedCell> cells) {
    List<Dimension> shown = new ArrayList<>();
    for (int at = 0; at < dimensions.size(); at++) {
      Dimension dimension = dimensions.get(at);
      int place = at;
      Set<String> named =
          cells.stream().map(cell -> cell.position().get(place)).collect(Collectors.toSet());
      shown.add(
          new Dimension(
              dimension.id(),
              dimension.label(),
              dimension.kind(),
              dimension.categories().stream().filter(one -> named.contains(one.id())).toList()));
    }
    return List.copyOf(shown);
  }

  /// The same table with some of its cells only.
  ProtectedTable only(Predicate<ProtectedCell> some) {
    List<ProtectedCell> left = cells.stream().filter(some).toList();
    return left.equals(cells)
        ? this
        : new ProtectedTable(id, title, unit, withCells(dimensions, left), left, policy, verdict);
  }

  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  /// What one unit of a count is, for example "arrest records".
  public String unit() {
    return unit;
  }

  public List<Dimension> dimensions() {
    return dimensions;
  }

  /// Inner cells and margins, in the order of the exact table.
  public List<ProtectedCell> cells() {
    return cells;
  }

  public Policy policy() {
    return policy;
  }

  public Verdict verdict() {
    return verdict;
  }
}
