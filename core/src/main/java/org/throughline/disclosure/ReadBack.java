package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;

/// Published tables read back from their files, and the audit of what those show.
///
/// @param tables the tables as they were shown, by which the rest of a publication can be made again and
///     compared; none unless the audit passed
public record ReadBack(PublishedAudit audit, List<ProtectedTable> tables) {

  public ReadBack {
    tables = List.copyOf(tables);
  }

  /// Audits what files show.
  ///
  /// @param exact as for [PublishedAudit#of], and so are the others
  /// @throws IllegalArgumentException as [PublishedAudit#of] does
  public static ReadBack of(
      List<CountTable> exact,
      List<ShownTable> shown,
      List<KnowledgeSource> knowledge,
      Policy policy) {
    PublishedAudit audit = PublishedAudit.of(exact, shown, knowledge, policy);
    if (!audit.passed()) {
      return new ReadBack(audit, List.of());
    }
    Map<String, CountTable> byId =
        exact.stream().collect(Collectors.toMap(CountTable::id, Function.identity()));
    List<ProtectedTable> tables = new ArrayList<>();
    for (ShownTable table : shown) {
      CountTable source = byId.get(table.tableId());
      if (source != null) {
        tables.add(asShown(source, table, policy, audit.cells().size()));
      }
    }
    return new ReadBack(audit, tables);
  }

  private static ProtectedTable asShown(
      CountTable exact, ShownTable shown, Policy policy, int attacked) {
    List<ProtectedCell> cells = new ArrayList<>();
    for (Cell cell : exact.shown()) {
      Long number = shown.numbers().get(cell.id());
      cells.add(
          number == null
              ? new ProtectedCell.Suppressed(cell.id(), cell.position())
              : new ProtectedCell.Published(cell.id(), cell.position(), number));
    }
    Verdict verdict =
        policy.method().isExact()
            ? DisclosureControl.verdict(exact, attacked, policy)
            : new Verdict.PerturbationPassed(attacked);
    // One that waits lacks what was not there before.
    return new ProtectedTable(exact, cells, policy, verdict).only(cell -> shown.has(cell.id()));
  }
}
