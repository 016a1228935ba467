package org.throughline.lake;

/// One column with its place in the lake row and what its cells turned out to be.
final class ColumnTally {

  /// No place: the column is counted and not stored.
  static final int NOT_STORED = -1;

  final CellTyper typer;
  final int slot;
  long values;
  long missing;
  long withheld;
  long anomalies;

  ColumnTally(CellTyper typer, int slot) {
    this.typer = typer;
    this.slot = slot;
  }

  String name() {
    return typer.column().spec().name();
  }
}
