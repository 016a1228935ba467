package org.throughline.cli;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.TableDecision;
import org.throughline.lake.ColumnLedger;
import org.throughline.lake.LakeLedger;
import org.throughline.lake.SheetLedger;
import org.throughline.pipeline.Build;
import org.throughline.reconcile.Reconciliation;
import org.throughline.workspace.Publications;

/// What a build came to, in numbers.
///
/// @param files released files
/// @param unchanged files that were not read again
/// @param rowsRead rows in
/// @param rowsKept rows that are in the lake
/// @param rowsRejected the others, by reason
/// @param impossibleValues values that cannot be what their column says
/// @param tables what became of tables
/// @param cells what became of their cells
/// @param officialFigures how official figures compare
/// @param ledger what was recorded; empty if no ledger is kept
record BuildFigures(
    int files,
    int unchanged,
    long rowsRead,
    long rowsKept,
    Map<String, Long> rowsRejected,
    long impossibleValues,
    Tables tables,
    Cells cells,
    OfficialFigures officialFigures,
    Optional<Recorded> ledger) {

  /// @param counted all of them
  record Tables(long counted, long published, long withheld) {}

  /// A number whose update waits is no hole: readers have the one published before, with its day.
  ///
  /// @param published cells of published tables, withheld ones among them
  record Cells(long published, long suppressed, long updatesWaiting) {}

  /// @param scopesWithout scopes for which nobody has posted a figure
  record OfficialFigures(long compared, long equal, long scopesWithout) {}

  /// @param added facts that it did not hold before
  /// @param revised numbers that differ from what was published or withheld before
  record Recorded(String file, String publication, int added, int revised) {}

  static BuildFigures of(Build.Result result) {
    LakeLedger ledger = result.ledger();
    Map<String, Long> rejected = new TreeMap<>();
    for (SheetLedger sheet : ledger.sheets()) {
      sheet.rejected().forEach((reason, rows) -> rejected.merge(reason, rows, Long::sum));
    }
    return new BuildFigures(
        ledger.reuse().files(),
        ledger.reuse().unchanged(),
        ledger.rowsRead(),
        ledger.rowsKept(),
        rejected,
        ledger.columns().stream().mapToLong(ColumnLedger::anomalies).sum(),
        tables(result),
        cells(result),
        official(result),
        recorded(result.recorded()));
  }

  private static Tables tables(Build.Result result) {
    long counted = result.outcomes().size();
    long published =
        result.outcomes().stream().filter(TableDecision.Publishable.class::isInstance).count();
    return new Tables(counted, published, counted - published);
  }

  private static Cells cells(Build.Result result) {
    long cells = 0;
    long suppressed = 0;
    long waiting = 0;
    for (TableDecision outcome : result.outcomes()) {
      if (outcome instanceof TableDecision.Publishable(ProtectedTable table)) {
        cells += table.cells().size();
        for (ProtectedCell cell : table.cells()) {
          if (cell instanceof ProtectedCell.Suppressed) {
            boolean stands = result.earlier().find(cell.id()).isPresent();
            waiting += stands ? 1 : 0;
            suppressed += stands ? 0 : 1;
          }
        }
      }
    }
    return new Cells(cells, suppressed, waiting);
  }

  private static OfficialFigures official(Build.Result result) {
    long compared = 0;
    long equal = 0;
    for (Reconciliation one : result.reconciliation()) {
      if (one instanceof Reconciliation.Compared pair) {
        compared++;
        equal += pair.equal() ? 1 : 0;
      }
    }
    return new OfficialFigures(compared, equal, result.reconciliation().size() - compared);
  }

  private static Optional<Recorded> recorded(Publications.Recorded recorded) {
    return recorded
        .ledger()
        .map(
            file ->
                new Recorded(
                    file.toString(), recorded.publication(), recorded.facts(), recorded.revised()));
  }
}
