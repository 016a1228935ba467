package org.throughline.disclosure;

import java.util.List;
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
    id = table.id();
    title = table.title();
    unit = table.unit();
    dimensions = table.dimensions();
    this.cells = List.copyOf(cells);
    this.policy = policy;
    this.verdict = verdict;
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
