package org.throughline.lake;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.throughline.releases.CellRow;

/// One column with its place in the lake row and what its cells turned out to be.
final class ColumnTally {

  /// No place: the column is counted and not stored.
  static final int NOT_STORED = -1;

  private static final int MOST_OTHERS = 4096;

  final CellTyper typer;
  final int slot;
  long values;
  long missing;
  long withheld;
  long anomalies;

  /// Cells with anything in them, also of rows that were rejected.
  long judged;

  /// Row of the first anomaly; 0 when there is none.
  int firstAnomaly;

  /// Texts that the column is not known to hold, or that look like a name, with their rows.
  final Map<String, Long> others = new HashMap<>();

  ColumnTally(CellTyper typer, int slot) {
    this.typer = typer;
    this.slot = slot;
  }

  /// Counts the text of this column in `row` among the others.
  void other(CellRow row) {
    String text = row.shown(typer.column().position()).strip();
    if (others.size() < MOST_OTHERS || others.containsKey(text)) {
      others.merge(text, 1L, Long::sum);
    }
  }

  /// The others in at least `rows` rows.
  Map<String, Long> frequent(long rows) {
    Map<String, Long> frequent = new TreeMap<>(others);
    frequent.values().removeIf(count -> count < rows);
    return frequent;
  }

  String name() {
    return typer.column().spec().name();
  }
}
