package org.throughline.lake;

import java.util.List;

/// The account of everything that was read.
///
/// @param labels texts that the registry does not know, in columns that publications show
/// @param repeats records without identifiers that are equal to another
/// @param reuse what was taken from the last build
public record LakeLedger(
    List<SheetLedger> sheets,
    List<ColumnLedger> columns,
    List<OtherLabel> labels,
    List<ExactRepeats> repeats,
    Reuse reuse) {

  public LakeLedger {
    sheets = List.copyOf(sheets);
    columns = List.copyOf(columns);
    labels = List.copyOf(labels);
    repeats = List.copyOf(repeats);
  }

  /// What was taken from the last build.
  ///
  /// @param files with a known table
  /// @param unchanged those that were not read, because the last build read the same bytes
  /// @param damaged sheets of unchanged files that were read again, because what the last build kept of
  ///     them is damaged
  public record Reuse(int files, int unchanged, List<String> damaged) {
    public Reuse {
      damaged = List.copyOf(damaged);
    }
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
