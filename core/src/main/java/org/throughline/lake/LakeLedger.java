package org.throughline.lake;

import java.util.List;

/// The account of everything that was read.
public record LakeLedger(List<SheetLedger> sheets, List<ColumnLedger> columns) {

  public LakeLedger {
    sheets = List.copyOf(sheets);
    columns = List.copyOf(columns);
  }

  /// Sheets whose rows are not all accounted for; a build with any of them fails.
  public List<SheetLedger> unbalanced() {
    return sheets.stream().filter(sheet -> !sheet.balances()).toList();
  }

  /// Headers that the registry does not know.
  public List<ColumnLedger> unknownColumns() {
    return columns.stream().filter(column -> column.column().isEmpty()).toList();
  }

  public long rowsRead() {
    return sheets.stream().mapToLong(SheetLedger::read).sum();
  }

  public long rowsKept() {
    return sheets.stream().mapToLong(SheetLedger::kept).sum();
  }
}
