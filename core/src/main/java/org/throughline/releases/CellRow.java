package org.throughline.releases;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One raw row. The reader reuses a single instance for all rows of a sheet, so a consumer takes what
/// it needs before it returns. Not thread-safe.
public final class CellRow {

  private int number;
  private int width;
  private @Nullable String[] texts = new String[64];
  private double[] numbers = new double[64];

  /// Starts row `number` (1-based, as a spreadsheet program shows it) with no cells.
  public void begin(int number) {
    Arrays.fill(texts, 0, width, null);
    Arrays.fill(numbers, 0, width, Double.NaN);
    this.number = number;
    this.width = 0;
  }

  /// Puts a text at `column` (0-based).
  public void text(int column, String value) {
    reserve(column);
    texts[column] = value;
    numbers[column] = Double.NaN;
  }

  /// Puts a number at `column` (0-based). Dates in workbooks are numbers.
  public void number(int column, double value) {
    reserve(column);
    texts[column] = null;
    numbers[column] = value;
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
    return column < width ? numbers[column] : Double.NaN;
  }

  /// The cell as text, whatever it holds; empty when it is empty. A whole number has no decimal point.
  public String shown(int column) {
    String text = textAt(column);
    if (text != null) {
      return text;
    }
    double number = numberAt(column);
    if (Double.isNaN(number)) {
      return "";
    }
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
    return whole ? Long.toString((long) number) : Double.toString(number);
  }

  /// Whether no cell holds anything but white space.
  public boolean isBlank() {
    return isBlankFrom(0);
  }

  /// Whether no cell at or after `column` holds anything but white space.
  public boolean isBlankFrom(int column) {
    for (int i = column; i < width; i++) {
      String text = texts[i];
      if (text != null ? !text.isBlank() : !Double.isNaN(numbers[i])) {
        return false;
      }
    }
    return true;
  }

  private void reserve(int column) {
    if (column >= texts.length) {
      int size = Math.max(column + 1, texts.length * 2);
      int before = numbers.length;
      texts = Arrays.copyOf(texts, size);
      numbers = Arrays.copyOf(numbers, size);
      Arrays.fill(numbers, before, size, Double.NaN);
    }
    for (int i = width; i < column; i++) {
      texts[i] = null;
      numbers[i] = Double.NaN;
    }
    width = Math.max(width, column + 1);
  }
}
