package org.throughline.lake;

import java.util.ArrayList;
import java.util.List;
import org.throughline.releases.CellRow;

/// A row as it would stand had one field not been lost, or not been put in.
///
/// @param joined the column, 0-based, that two fields were put together in; -1 where none were
/// @param goesOn whether the second of them begins with a space, as a text does that goes on after its delimiter
record Shift(CellRow row, int joined, boolean goesOn) {

  private Shift(CellRow row) {
    this(row, -1, false);
  }

  /// The row with an empty cell put in at `column`; what stood there and behind moves right.
  static Shift right(CellRow row, int column) {
    CellRow moved = new CellRow();
    moved.begin(row.number());
    for (int i = 0; i < row.width(); i++) {
      put(row, i, moved, i < column ? i : i + 1);
    }
    return new Shift(moved);
  }

  /// The row without the cell at `column`; what stood behind moves left.
  static Shift left(CellRow row, int column) {
    CellRow moved = new CellRow();
    moved.begin(row.number());
    for (int i = 0; i < row.width(); i++) {
      if (i != column) {
        put(row, i, moved, i < column ? i : i - 1);
      }
    }
    return new Shift(moved);
  }

  /// The rows that a row with a field too many may have been before a delimiter inside a field cut it in two.
  static List<Shift> joined(CellRow row, String delimiter) {
    List<Shift> rows = new ArrayList<>();
    for (int at = 1; at < row.width(); at++) {
      String first = row.shown(at - 1);
      String second = row.shown(at);
      if (!first.isBlank() && !second.isBlank()) {
        CellRow joined = left(row, at).row();
        joined.text(at - 1, first + delimiter + second);
        rows.add(new Shift(joined, at - 1, second.startsWith(" ")));
      }
    }
    return rows;
  }

  /// Puts a cell of one row into another.
  static void put(CellRow from, int at, CellRow to, int column) {
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
