package org.throughline.disclosure;

import java.util.List;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;

/// Makes protected tables without protecting anything, so that tests of `publish` can choose which
/// cells are suppressed. Only tests can reach it.
public final class UncheckedTable {

  public static final Policy POLICY =
      new Policy("default", 11, "Small counts of persons can point at a person.");

  private UncheckedTable() {}

  public static ProtectedTable of(
      String id, List<Dimension> dimensions, List<ProtectedCell> cells) {
    return of(id, "Administrative arrests", dimensions, cells);
  }

  public static ProtectedTable of(
      String id, String title, List<Dimension> dimensions, List<ProtectedCell> cells) {
    long suppressed = cells.stream().filter(c -> c instanceof ProtectedCell.Suppressed).count();
    Verdict verdict = new Verdict.AuditPassed((int) suppressed);
    CountTable table =
        new CountTable(id, title, "arrest records", dimensions, List.of(), List.of());
    return new ProtectedTable(table, cells, POLICY, verdict);
  }
}
