package org.throughline.releases;

/// Splits lines into fields. A field may be quoted with `"`, a doubled quote inside stands for one. A quote that
/// opens and never closes is taken as a plain character.
final class LineSplitter {

  private final char delimiter;
  private final RepeatedTexts texts = new RepeatedTexts();

  LineSplitter(char delimiter) {
    this.delimiter = delimiter;
  }

  /// Puts every field of a line of ASCII into `row`.
  ///
  /// @return false when a field begins with a quote: the row is to be begun again, and its text to be split
  boolean splitPlain(Lines line, CellRow row) {
    byte[] bytes = line.bytes();
    int to = line.to();
    int start = line.from();
    int column = 0;
    int at = start;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long found = EightBytes.equal(EightBytes.at(bytes, at), delimiter);
      for (; found != 0; found &= found - 1) {
        int end = at + EightBytes.first(found);
        if (bytes[start] == '"') {
          return false;
        }
        texts.put(row, column++, bytes, start, end);
        start = end + 1;
      }
    }
    for (; at < to; at++) {
      if (bytes[at] == delimiter) {
        if (bytes[start] == '"') {
          return false;
        }
        texts.put(row, column++, bytes, start, at);
        start = at + 1;
      }
    }
    if (start < to && bytes[start] == '"') {
      return false;
    }
    texts.put(row, column, bytes, start, to);
    return true;
  }

  /// Puts every field of `line` into `row`, empty ones included, so that the row's width is the number
  /// of fields.
  ///
  /// @return whether a quote opened that did not close
  boolean split(String line, CellRow row) {
    boolean open = false;
    int length = line.length();
    int column = 0;
    int start = 0;
    while (start <= length) {
      boolean quoted = start < length && line.charAt(start) == '"';
      int closing = quoted ? closing(line, start) : -1;
      open |= quoted && closing < 0;
      int end = closing >= 0 ? closing + 1 : line.indexOf(delimiter, start);
      if (end < 0) {
        end = length;
      }
      row.text(
          column++,
          closing >= 0
              ? unquoted(line, start, closing)
              : start == end ? "" : line.substring(start, end));
      start = end + 1;
    }
    return open;
  }

  /// The quote that ends the field opened at `start`: followed by a delimiter or the line's end.
  private int closing(String line, int start) {
    int length = line.length();
    for (int i = line.indexOf('"', start + 1); i >= 0; i = line.indexOf('"', i + 1)) {
      if (i + 1 == length || line.charAt(i + 1) == delimiter) {
        return i;
      }
      if (line.charAt(i + 1) == '"') {
        i++;
      }
    }
    return -1;
  }

  /// Delimiters inside the longest field of a row.
  int delimitersInside(CellRow row) {
    int most = 0;
    for (int i = 0; i < row.width(); i++) {
      String text = row.shown(i);
      most = Math.max(most, (int) text.chars().filter(c -> c == delimiter).count());
    }
    return most;
  }

  private static String unquoted(String line, int start, int closing) {
    String inner = line.substring(start + 1, closing);
    return inner.indexOf('"') < 0 ? inner : inner.replace("\"\"", "\"");
  }
}
