package org.throughline.lake;

import java.util.ArrayList;
import java.util.List;
import org.throughline.releases.CellRow;

/// A row as it would stand had one field not been lost, or not been put in.
final class Shift {

  private Shift() {}

  /// The row with an empty cell put in at `column`; what stood there and behind moves right.
  static CellRow right(CellRow row, int column) {
    CellRow moved = new CellRow();
    moved.begin(row.number());
    for (int i = 0; i < row.width(); i++) {
      put(row, i, moved, i < column ? i : i + 1);
    }
    return moved;
  }

  /// The row without the cell at `column`; what stood behind moves left.
  static CellRow left(CellRow row, int column) {
    CellRow moved = new CellRow();
    moved.begin(row.number());
    for (int i = 0; i < row.width(); i++) {
      if (i != column) {
        put(row, i, moved, i < column ? i : i - 1);
      }
    }
    return moved;
  }

  /// The rows that a row with a field too many may have been before a delimiter inside a field cut it in two.
  static List<CellRow> joined(CellRow row) {
    List<CellRow> rows = new ArrayList<>();
    for (int at = 1; at < row.width(); at++) {
      if (!row.shown(at - 1).isBlank() && !row.shown(at).isBlank()) {
        CellRow joined = left(row, at);
        joined.text(at - 1, row.shown(at - 1) + " " + row.shown(at));
        rows.add(joined);
      }
    }
    return rows;
  }

  private static void put(CellRow from, int at, CellRow to, int column) {
    String text = from.textAt(at);
    if (text == null) {
      to.number(column, from.numberAt(at));
    } else if (from.isError(at)) {
      to.error(column, text);
    } else {
      to.text(column, text);
    }
  }
}
