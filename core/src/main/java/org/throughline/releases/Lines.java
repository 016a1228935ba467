package org.throughline.releases;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Splits bytes into lines at LF, CR LF or a bare CR, mixed as they come. NUL bytes are dropped, a
/// byte order mark is skipped. A byte that is not UTF-8 makes its line read as Latin-1.
final class Lines implements AutoCloseable {

  private static final int NOTHING = -2;

  /// A row longer than this is not a row: the file is not what it seems, and memory is bounded.
  static final int LONGEST_LINE = 1 << 24;

  private final InputStream in;
  private final boolean utf8;
  private byte[] line = new byte[1024];
  private int pushedBack = NOTHING;
  private boolean first = true;

  Lines(InputStream in, boolean utf8) {
    this.in = in;
    this.utf8 = utf8;
  }

  @Nullable String next() throws IOException {
    int length = 0;
    int b = read();
    if (b < 0) {
      return null;
    }
    for (; b >= 0 && b != '\n' && b != '\r'; b = read()) {
      if (b != 0) {
        length = append(length, (byte) b);
      }
    }
    if (b == '\r') {
      int after = read();
      if (after != '\n') {
        pushedBack = after;
      }
    }
    return text(length);
  }

  private int append(int length, byte b) throws IOException {
    if (length == LONGEST_LINE) {
      throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, length * 2);
    }
    line[length] = b;
    return length + 1;
  }

  private String text(int length) {
    String text = DelimitedContainer.decode(line, length, utf8);
    if (utf8 && text.indexOf('\uFFFD') >= 0) {
      text = DelimitedContainer.decode(line, length, false);
    }
    boolean marked = first && !text.isEmpty() && text.charAt(0) == '\uFEFF';
    first = false;
    return marked ? text.substring(1) : text;
  }

  private int read() throws IOException {
    if (pushedBack != NOTHING) {
      int b = pushedBack;
      pushedBack = NOTHING;
      return b;
    }
    return in.read();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
