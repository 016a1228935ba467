package org.throughline.releases.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Walks the tags of UTF-8 XML in a window of bytes, without turning them into objects.
///
/// It knows only what sheets need: local names (prefixes are passed over), attributes of the current
/// tag, and the text of an element. Comments and processing instructions are passed over, CDATA is
/// text, a document type is refused. Not thread-safe.
final class XmlBytes {

  private static final int WINDOW = 1 << 18;

  /// One tag or one text larger than this is no spreadsheet's: a cell holds 32,767 characters.
  static final int LONGEST_PIECE = 1 << 24;

  /// Bytes after the last one that end every search, so that searches need no bound.
  private static final byte[] SENTINELS = {'<', '>', '"', '\'', '<'};

  /// Bytes behind the last one: the sentinels, and room to look at a few bytes more without asking.
  static final int PADDING = 32;

  private final InputStream in;
  byte[] bytes;

  /// Where reading goes on: behind the current tag.
  int at;

  private int limit;
  private boolean ended;

  /// Local name of the current tag.
  int nameStart;

  int nameEnd;

  /// Where the current tag's `>` is.
  int tagEnd;

  boolean closing;
  boolean selfClosing;

  /// The text last read.
  int textStart;

  int textEnd;
  private byte[] textBytes;
  private byte[] pieces = new byte[256];

  XmlBytes(InputStream in) {
    this(in, WINDOW);
  }

  /// @param window how many bytes are looked at together, at first; 1 or more
  XmlBytes(InputStream in, int window) {
    this.in = in;
    bytes = new byte[window + PADDING];
    textBytes = bytes;
    seal();
  }

  /// Moves behind the next tag. False at the end of the document.
  boolean next() throws IOException {
    while (true) {
      int p = at;
      while (bytes[p] != '<') {
        p++;
      }
      if (p >= limit) {
        if (!more()) {
          return false;
        }
        continue;
      }
      byte first = bytes[p + 1];
      if (first == '!' || first == '?') {
        at = p;
        passOver();
      } else if (tag(p)) {
        return true;
      } else {
        at = p;
        need();
      }
    }
  }

  /// Whether what ends before `behind` is in the window.
  boolean holds(int behind) {
    return behind <= limit;
  }

  /// Reads the tag at `p`; false when it is not complete in the window.
  private boolean tag(int p) {
    int q = p + 1;
    closing = bytes[q] == '/';
    if (closing) {
      q++;
    }
    nameStart = q;
    byte b = bytes[q];
    while (b > ' ' && b != '>' && b != '/') {
      q++;
      if (b == ':') {
        nameStart = q;
      }
      b = bytes[q];
    }
    nameEnd = q;
    while (b != '>') {
      if (b == '"' || b == '\'') {
        q = quoteEnd(q + 1, b);
      }
      b = bytes[++q];
    }
    if (q >= limit) {
      return false;
    }
    tagEnd = q;
    selfClosing = bytes[q - 1] == '/';
    at = q + 1;
    return true;
  }

  private int quoteEnd(int from, byte quote) {
    int q = from;
    while (bytes[q] != quote) {
      q++;
    }
    // At a sentinel the tag is incomplete; the search for its end must still find one.
    return Math.min(q, limit);
  }

  /// Passes over `<!--…-->`, `<![CDATA[…]]>` or `<?…?>` at [#at].
  private void passOver() throws IOException {
    if (starts("<!--")) {
      at = find("-->", at + 4);
    } else if (starts("<![CDATA[")) {
      at = find("]]>", at + 9);
    } else if (starts("<?")) {
      at = find("?>", at + 2);
    } else {
      throw new IOException("its XML declares a document type, which workbooks do not");
    }
  }

  /// Whether the bytes at [#at] are these.
  private boolean starts(String what) throws IOException {
    while (limit - at < what.length()) {
      if (!more()) {
        return false;
      }
    }
    for (int i = 0; i < what.length(); i++) {
      if (bytes[at + i] != what.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// The place behind the next `what`; the window may move, [#at] with it.
  private int find(String what, int from) throws IOException {
    int offset = from - at;
    while (true) {
      int last = limit - what.length();
      for (int p = at + offset; p <= last; p++) {
        if (matches(what, p)) {
          return p + what.length();
        }
      }
      offset = Math.max(from - at, last + 1 - at);
      need();
      from = at + offset;
    }
  }

  private boolean matches(String what, int p) {
    for (int i = 0; i < what.length(); i++) {
      if (bytes[p + i] != what.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Reads the text behind the current opening tag up to the tag that follows, which becomes the
  /// current one. Texts, CDATA and what stands between comments are put together.
  void text() throws IOException {
    while (true) {
      int p = at;
      while (bytes[p] != '<') {
        p++;
      }
      if (p < limit - 1 && bytes[p + 1] == '/') {
        int start = at;
        if (tag(p)) {
          textBytes = bytes;
          textStart = start;
          textEnd = p;
          return;
        }
      } else if (p < limit - 1) {
        piecewise();
        return;
      }
      need();
    }
  }

  private void piecewise() throws IOException {
    int length = 0;
    while (true) {
      int p = at;
      while (bytes[p] != '<') {
        p++;
      }
      if (p >= limit - 1) {
        need();
        continue;
      }
      length = append(length, at, p);
      at = p;
      byte first = bytes[p + 1];
      if (first == '!' || first == '?') {
        boolean verbatim = starts("<![CDATA[");
        int behind = find(verbatim ? "]]>" : first == '?' ? "?>" : "-->", at + 2);
        if (verbatim) {
          length = verbatim(length, at + 9, behind - 3);
        } else if (first == '!' && !starts("<!--")) {
          throw new IOException("its XML declares a document type, which workbooks do not");
        }
        at = behind;
      } else if (next()) {
        textBytes = pieces;
        textStart = 0;
        textEnd = length;
        return;
      }
    }
  }

  /// CDATA means itself: an ampersand there is one.
  private int verbatim(int length, int from, int to) throws IOException {
    int end = length;
    int start = from;
    for (int p = from; p < to; p++) {
      if (bytes[p] == '&') {
        end = append(end, start, p + 1);
        for (char c : new char[] {'a', 'm', 'p', ';'}) {
          room(end + 1);
          pieces[end++] = (byte) c;
        }
        start = p + 1;
      }
    }
    return append(end, start, to);
  }

  private int append(int length, int from, int to) throws IOException {
    room(length + to - from);
    System.arraycopy(bytes, from, pieces, length, to - from);
    return length + to - from;
  }

  private void room(int size) throws IOException {
    if (size > LONGEST_PIECE) {
      throw new IOException("a text is longer than " + LONGEST_PIECE + " bytes");
    }
    if (size > pieces.length) {
      pieces = Arrays.copyOf(pieces, Math.max(size, pieces.length * 2));
    }
  }

  /// The bytes that [#textStart] and [#textEnd] are places in.
  byte[] textBytes() {
    return textBytes;
  }

  /// Moves behind the closing tag of the current element, whatever it holds.
  void skipElement() throws IOException {
    int depth = selfClosing ? 0 : 1;
    while (depth > 0) {
      if (!next()) {
        throw new IOException("its XML ends inside an element");
      }
      depth += closing ? -1 : selfClosing ? 0 : 1;
    }
  }

  /// Gets more bytes, or says that the document ends too early.
  private void need() throws IOException {
    if (!more()) {
      throw new IOException("its XML ends in the middle");
    }
  }

  /// Gets more bytes behind those from [#at] on, which move to the front.
  private boolean more() throws IOException {
    if (ended) {
      return false;
    }
    System.arraycopy(bytes, at, bytes, 0, limit - at);
    limit -= at;
    at = 0;
    int room = bytes.length - PADDING - limit;
    if (room == 0) {
      if (limit >= LONGEST_PIECE) {
        throw new IOException("one piece of its XML is longer than " + LONGEST_PIECE + " bytes");
      }
      bytes = Arrays.copyOf(bytes, limit * 2 + PADDING);
      room = bytes.length - PADDING - limit;
    }
    int read = in.readNBytes(bytes, limit, room);
    ended = read < room;
    limit += read;
    seal();
    return read > 0;
  }

  private void seal() {
    System.arraycopy(SENTINELS, 0, bytes, limit, SENTINELS.length);
    Arrays.fill(bytes, limit + SENTINELS.length, limit + PADDING, (byte) 0);
  }
}
