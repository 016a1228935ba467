package org.throughline.releases.xlsx;

/// A cell as nearly all writers write it, read in one pass over its bytes:
/// `<c r="AB12" s="3" t="s"><v>45</v></c>`, a number without `t`, or `<c r="AB12" s="3"/>`.
///
/// Whatever looks otherwise in any byte is left to the careful way, so this knows nothing of errors.
final class PlainCell {

  /// The cell is not as plain as that, or does not end in the window.
  static final int NOT_PLAIN = -1;

  /// The cell has no reference, and follows the one before.
  static final int NEXT = -1;

  /// The cell is empty.
  static final int EMPTY = -1;

  /// The cell is a number.
  static final int NUMBER = -2;

  /// Columns up to `ZZ`, two letters; the few that are farther right are read carefully.
  private static final int LETTERS = 2;

  private static final int MOST_DIGITS = 8;
  private static final byte[] END = {'<', '/', 'v', '>', '<', '/', 'c', '>'};

  /// 0-based column, or [#NEXT].
  int column;

  /// Place among the shared texts, [#EMPTY] or [#NUMBER].
  int shared;

  /// Where the digits of the number are.
  int from;

  int to;

  /// Reads the cell at `start`. The array must have [XmlBytes#PADDING] bytes behind the last that counts,
  /// and a quote and a `<` among them.
  ///
  /// @return the place behind the cell, or [#NOT_PLAIN]
  int read(byte[] bytes, int start) {
    if (bytes[start] != '<' || bytes[start + 1] != 'c') {
      return NOT_PLAIN;
    }
    column = NEXT;
    boolean text = false;
    int p = start + 2;
    while (bytes[p] == ' ') {
      byte name = bytes[p + 1];
      if (bytes[p + 2] != '=' || bytes[p + 3] != '"') {
        return NOT_PLAIN;
      }
      p += 4;
      if (name == 'r' && bytes[p] >= 'A' && bytes[p] <= 'Z') {
        p = reference(bytes, p);
      } else if (name == 's') {
        while (bytes[p] != '"') {
          p++;
        }
      } else if (name == 't' && bytes[p] == 's') {
        text = true;
        p++;
      } else {
        return NOT_PLAIN;
      }
      if (bytes[p] != '"') {
        return NOT_PLAIN;
      }
      p++;
    }
    if (bytes[p] == '/' && bytes[p + 1] == '>') {
      shared = EMPTY;
      return p + 2;
    }
    if (bytes[p] != '>' || bytes[p + 1] != '<' || bytes[p + 2] != 'v' || bytes[p + 3] != '>') {
      return NOT_PLAIN;
    }
    return text ? text(bytes, p + 4) : number(bytes, p + 4);
  }

  /// The place behind the letters and digits.
  private int reference(byte[] bytes, int at) {
    int p = at;
    int letters = 0;
    while (bytes[p] >= 'A' && bytes[p] <= 'Z' && p - at < LETTERS) {
      letters = letters * 26 + bytes[p] - 'A' + 1;
      p++;
    }
    column = letters - 1;
    while (bytes[p] >= '0' && bytes[p] <= '9') {
      p++;
    }
    return p;
  }

  private int text(byte[] bytes, int at) {
    int p = at;
    int index = 0;
    while (bytes[p] >= '0' && bytes[p] <= '9') {
      index = index * 10 + bytes[p] - '0';
      p++;
    }
    shared = index;
    return p == at || p - at > MOST_DIGITS ? NOT_PLAIN : end(bytes, p);
  }

  private int number(byte[] bytes, int at) {
    int p = at;
    while (bytes[p] != '<') {
      p++;
    }
    shared = NUMBER;
    from = at;
    to = p;
    return p == at ? NOT_PLAIN : end(bytes, p);
  }

  private static int end(byte[] bytes, int at) {
    for (int i = 0; i < END.length; i++) {
      if (bytes[at + i] != END[i]) {
        return NOT_PLAIN;
      }
    }
    return at + END.length;
  }
}
