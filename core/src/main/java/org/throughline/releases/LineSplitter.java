package org.throughline.releases;

/// Splits one line into fields. A field may be quoted with `"`, a doubled quote inside stands for one.
/// A quote that opens and never closes is taken as a plain character.
final class LineSplitter {

  private final char delimiter;

  LineSplitter(char delimiter) {
    this.delimiter = delimiter;
  }

  /// Puts every field of `line` into `row`, empty ones included, so that the row's width is the number
  /// of fields.
  void split(String line, CellRow row) {
    int column = 0;
    int start = 0;
    while (start <= line.length()) {
      int closing = start < line.length() && line.charAt(start) == '"' ? closing(line, start) : -1;
      int end = closing >= 0 ? closing + 1 : line.indexOf(delimiter, start);
      if (end < 0) {
        end = line.length();
      }
      row.text(
          column++, closing >= 0 ? unquoted(line, start, closing) : line.substring(start, end));
      start = end + 1;
    }
  }

  /// The quote that ends the field opened at `start`: followed by a delimiter or the line's end.
  private int closing(String line, int start) {
    for (int i = start + 1; i < line.length(); i++) {
      if (line.charAt(i) != '"') {
        continue;
      }
      if (i + 1 == line.length() || line.charAt(i + 1) == delimiter) {
        return i;
      }
      if (line.charAt(i + 1) == '"') {
        i++;
      }
    }
    return -1;
  }

  private static String unquoted(String line, int start, int closing) {
    String inner = line.substring(start + 1, closing);
    return inner.indexOf('"') < 0 ? inner : inner.replace("\"\"", "\"");
  }
}
