package org.throughline.releases;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One raw row. The reader reuses a single instance for all rows of a sheet, so a consumer takes what
/// it needs before it returns. Not thread-safe.
public final class CellRow {

  /// What [#codeAt(int)] says of a cell that is no shared text and no error.
  public static final int PLAIN = -1;

  private static final int ERROR = -2;

  private int number;
  private int width;
  private @Nullable String[] texts = new String[64];
  private double[] numbers = new double[64];
  private int[] codes = new int[64];

  /// Starts row `number` (1-based, as a spreadsheet program shows it) with no cells.
  public void begin(int number) {
    this.number = number;
    this.width = 0;
  }

  /// Puts a text at `column` (0-based).
  public void text(int column, String value) {
    put(column, value, PLAIN);
  }

  /// Puts a text that the file holds once for many cells.
  ///
  /// @param index its place among the shared texts; the same text may stand at several places
  public void shared(int column, String value, int index) {
    put(column, value, index);
  }

  /// Puts what a spreadsheet program shows instead of a value, such as `#N/A`; empty when a formula was
  /// stored without its value.
  public void error(int column, String shown) {
    put(column, shown, ERROR);
  }

  private void put(int column, String value, int code) {
    reserve(column);
    texts[column] = value;
    codes[column] = code;
  }

  /// Puts a number at `column` (0-based). Dates in workbooks are numbers.
  public void number(int column, double value) {
    reserve(column);
    texts[column] = null;
    numbers[column] = value;
    codes[column] = PLAIN;
  }

  public int number() {
    return number;
  }

  /// One more than the last column that was put.
  public int width() {
    return width;
  }

  /// The text at `column`, or null when the cell is empty or a number.
  public @Nullable String textAt(int column) {
    return column < width ? texts[column] : null;
  }

  /// The number at `column`, or NaN when the cell is empty or a text.
  public double numberAt(int column) {
    return column < width && texts[column] == null ? numbers[column] : Double.NaN;
  }

  /// The place of the text at `column` among the shared texts of its workbook, or a negative number.
  public int codeAt(int column) {
    return column < width ? codes[column] : PLAIN;
  }

  /// Whether the cell holds an error instead of a value.
  public boolean isError(int column) {
    return codeAt(column) == ERROR;
  }

  /// The cell as text, whatever it holds; empty when it is empty. A whole number has no decimal point.
  public String shown(int column) {
    String text = textAt(column);
    if (text != null) {
      return text;
    }
    double value = numberAt(column);
    if (Double.isNaN(value)) {
      return "";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  /// Whether no cell holds anything but white space.
  public boolean isBlank() {
    return isBlankFrom(0);
  }

  /// Whether no cell at or after `column` holds anything but white space.
  public boolean isBlankFrom(int column) {
    for (int i = column; i < width; i++) {
      String text = texts[i];
      boolean empty = text == null ? Double.isNaN(numbers[i]) : text.isBlank() && !isError(i);
      if (!empty) {
        return false;
      }
    }
    return true;
  }

  private void reserve(int column) {
    if (column >= texts.length) {
      int size = Math.max(column + 1, texts.length * 2);
      texts = Arrays.copyOf(texts, size);
      numbers = Arrays.copyOf(numbers, size);
      codes = Arrays.copyOf(codes, size);
    }
    for (; width < column; width++) {
      texts[width] = null;
      numbers[width] = Double.NaN;
      codes[width] = PLAIN;
    }
    width = Math.max(width, column + 1);
  }
}
