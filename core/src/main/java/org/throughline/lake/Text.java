package org.throughline.lake;

import java.nio.charset.StandardCharsets;

/// A text value, which knows its place among the texts of the batch it was last put in. Belongs to the
/// thread of one sheet.
final class Text implements Typed {

  private final String value;
  private final byte[] utf8;

  /// The batch that [#code] counts in; 0 for none.
  long batch;

  int code;

  Text(String value) {
    this.value = value;
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
