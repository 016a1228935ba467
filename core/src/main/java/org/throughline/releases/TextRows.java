package org.throughline.releases;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The rows of a text. A line is a row, except where a quoted field goes on over the end of its line: lines are
/// joined when together, and only together, they have as many fields as rows of this file have, and when what the
/// quotes hold does not look like the rest of one row and the beginning of another. So a stray quote spoils its own
/// row and never the next.
final class TextRows {

  /// A field with more lines than this is no field.
  static final int MOST_LINES = 24;

  private final Lines lines;
  private final LineSplitter splitter;
  private final int fields;
  private final Deque<String> ahead = new ArrayDeque<>();
  private int number;

  TextRows(Lines lines, DelimitedFormat format) {
    this.lines = lines;
    this.splitter = new LineSplitter(format.delimiter());
    this.fields = format.fields();
  }

  /// The number of the row's first line, 1-based; of the last line before the first was asked for, 0.
  int number() {
    return number;
  }

  /// Reads the next row into `row`; false after the last.
  boolean next(CellRow row) throws IOException {
    String line = ahead.poll();
    if (line == null && !lines.advance()) {
      return false;
    }
    number++;
    row.begin(number);
    if (line == null) {
      if (lines.isPlain() && splitter.splitPlain(lines, row)) {
        return true;
      }
      line = lines.text();
      row.begin(number);
    }
    if (splitter.split(line, row) && (row.width() != fields || isOpenAtItsEnd(row))) {
      join(line, row);
    }
    return true;
  }

  /// Whether the last field begins with a quote that does not close: it may go on, or the quote is a stray one.
  private static boolean isOpenAtItsEnd(CellRow row) {
    return row.shown(row.width() - 1).startsWith("\"");
  }

  private @Nullable String line() throws IOException {
    return ahead.isEmpty() ? lines.next() : ahead.poll();
  }

  private void join(String line, CellRow row) throws IOException {
    Deque<String> read = new ArrayDeque<>();
    StringBuilder joined = new StringBuilder(line);
    while (read.size() < MOST_LINES) {
      String more = line();
      if (more == null) {
        break;
      }
      read.add(more);
      joined.append('\n').append(more);
      CellRow attempt = new CellRow();
      attempt.begin(number);
      boolean open = splitter.split(joined.toString(), attempt);
      if (!open && attempt.width() == fields) {
        if (splitter.delimitersInside(attempt) * 2 >= fields) {
          break;
        }
        row.begin(number);
        splitter.split(joined.toString(), row);
        number += read.size();
        return;
      }
      if (joined.length() > Lines.LONGEST_LINE) {
        break;
      }
    }
    while (!read.isEmpty()) {
      ahead.addFirst(read.removeLast());
    }
  }
}
