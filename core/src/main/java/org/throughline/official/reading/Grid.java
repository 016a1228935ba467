package org.throughline.official.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.official.registry.Label;
import org.throughline.releases.CellRow;
import org.throughline.releases.RowConsumer;
import org.throughline.releases.Sheet;
import org.throughline.releases.SheetContainer;

/// The cells of one sheet, read once. Rows and columns count from 0; cells of white space are empty.
final class Grid {

  private final List<@Nullable Object[]> rows = new ArrayList<>();

  /// The last column of cells that are shown as one, by the name of the first.
  private final Map<String, Integer> merged = new HashMap<>();

  private final boolean text;
  private int width;

  private Grid(boolean text) {
    this.text = text;
  }

  /// @param container the opened file; in a text file a text of digits is a number
  /// @param rows how many of its rows are read
  static Grid of(SheetContainer container, Sheet sheet, int rows) throws IOException {
    Grid grid = new Grid(container.fieldsAreCounted());
    container.rows(
        sheet,
        new RowConsumer() {
          @Override
          public boolean accept(CellRow row) {
            grid.add(row);
            return row.number() < rows;
          }

          @Override
          public void merged(int row, int from, int to) {
            grid.merged.put(name(row - 1, from), to);
          }
        });
    return grid;
  }

  private void add(CellRow row) {
    int last = row.width();
    while (last > 0 && cell(row, last - 1) == null) {
      last--;
    }
    if (last == 0) {
      return;
    }
    @Nullable Object[] cells = new Object[last];
    for (int i = 0; i < last; i++) {
      cells[i] = cell(row, i);
    }
    while (rows.size() < row.number() - 1) {
      rows.add(new Object[0]);
    }
    rows.add(cells);
    width = Math.max(width, last);
  }

  private @Nullable Object cell(CellRow row, int column) {
    String shown = row.textAt(column);
    if (shown == null) {
      double value = row.numberAt(column);
      return Double.isNaN(value) ? null : value;
    }
    if (row.isError(column)) {
      return shown.isEmpty() ? "#EMPTY" : shown;
    }
    String plain = Label.plain(shown);
    if (plain.isEmpty()) {
      return null;
    }
    return text && isNumber(plain) ? (Object) Double.valueOf(plain) : plain;
  }

  private static boolean isNumber(String text) {
    if (text.length() > 15) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean sign = i == 0 && c == '-' && text.length() > 1;
      if (!sign && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  int rows() {
    return rows.size();
  }

  int width() {
    return width;
  }

  private @Nullable Object at(int row, int column) {
    if (row < 0 || row >= rows.size()) {
      return null;
    }
    @Nullable Object[] cells = rows.get(row);
    return column < 0 || column >= cells.length ? null : cells[column];
  }

  boolean isBlank(int row, int column) {
    return at(row, column) == null;
  }

  /// Whether nothing stands in a row from one column to before another.
  boolean isBlank(int row, int from, int to) {
    for (int c = from; c < to; c++) {
      if (!isBlank(row, c)) {
        return false;
      }
    }
    return true;
  }

  /// The text in a cell; nothing when it is empty or a number.
  Optional<String> text(int row, int column) {
    return at(row, column) instanceof String shown ? Optional.of(shown) : Optional.empty();
  }

  /// The number in a cell, or NaN when it is empty or a text.
  double number(int row, int column) {
    return at(row, column) instanceof Double value ? value : Double.NaN;
  }

  boolean isNumber(int row, int column) {
    return at(row, column) instanceof Double;
  }

  /// The cell as text, whatever it holds; empty when it is empty.
  String shown(int row, int column) {
    return switch (at(row, column)) {
      case Double value when value == Math.rint(value) && Math.abs(value) < 1e15 ->
          Long.toString(value.longValue());
      case null -> "";
      case Object value -> value.toString();
    };
  }

  /// The last column over which a cell is shown: its own, unless it is one with cells to its right.
  int shownTo(int row, int column) {
    return merged.getOrDefault(name(row, column), column);
  }

  /// All texts of the sheet.
  List<String> texts() {
    return rows.stream()
        .flatMap(Arrays::stream)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .toList();
  }

  /// A cell as a spreadsheet program calls it.
  static String name(int row, int column) {
    return letters(column) + (row + 1);
  }

  static String letters(int column) {
    StringBuilder name = new StringBuilder();
    for (int c = column + 1; c > 0; c = (c - 1) / 26) {
      name.insert(0, (char) ('A' + (c - 1) % 26));
    }
    return name.toString();
  }
}
