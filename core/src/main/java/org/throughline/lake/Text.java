package org.throughline.lake;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A text value, which knows its place among the texts of the column and batch it was last put in. Belongs to
/// the thread of one sheet.
final class Text implements Typed {

  private final String value;
  private final byte[] utf8;

  /// Whether its column is known to hold it.
  final boolean known;

  /// Whether columns of another kind are known to hold it; its own may hold anything.
  final boolean elsewhere;

  /// The column that [#code] counts in. Several tables share a text (a sheet's name stands in its rows and in its
  /// anomalies), and each column has its own list.
  @Nullable BatchColumn column;

  /// The batch of that column.
  long batch;

  int code;

  /// Rows of its sheet that have it, as far as they were counted.
  int rows;

  Text(String value) {
    this(value, false, false);
  }

  Text(String value, boolean known, boolean elsewhere) {
    this.value = value;
    this.known = known;
    this.elsewhere = elsewhere;
    this.utf8 = value.getBytes(StandardCharsets.UTF_8);
  }

  byte[] utf8() {
    return utf8;
  }

  @Override
  public String toString() {
    return value;
  }
}
