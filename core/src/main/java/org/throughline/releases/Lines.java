package org.throughline.releases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lines of a text, read in blocks. LF, CR LF and a bare CR end a line, mixed as they come; NUL bytes are
/// dropped, a byte order mark is skipped. What is not UTF-8 is read byte by byte as Windows-1252 or what the file has instead, so that one bad
/// byte changes one character.
final class Lines implements AutoCloseable {

  /// A row longer than this is not a row: the file is not what it seems, and memory is bounded.
  static final int LONGEST_LINE = 1 << 24;

  private static final int BLOCK = 1 << 16;

  private final InputStream in;
  private final CodePage others;
  private byte[] buffer = new byte[2 * BLOCK + EightBytes.MORE];
  private int start;
  private int end;
  private boolean ended;
  private boolean first = true;
  private boolean afterReturn;
  private int lineStart;
  private int lineStop;

  /// Not 0 when the line has a byte that is no character by itself.
  private long odd;

  Lines(InputStream in, CodePage others) {
    this.in = in;
    this.others = others;
  }

  /// The next line without its end; null after the last.
  @Nullable String next() throws IOException {
    return advance() ? text() : null;
  }

  /// Goes to the next line; false after the last.
  boolean advance() throws IOException {
    skipRestOfLineEnd();
    odd = 0;
    int stop = lineEnd(start);
    while (stop == end && !ended) {
      int searched = end - start;
      stop = fill() ? lineEnd(start + searched) : end;
    }
    lineStart = start;
    lineStop = stop;
    if (stop < end) {
      afterReturn = buffer[stop] == '\r';
      start = stop + 1;
      return true;
    }
    start = end;
    return lineStart < end;
  }

  /// The line; to be asked for before [#advance()] goes on.
  String text() {
    String text = decode(buffer, lineStart, lineStop);
    if (first) {
      first = false;
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
    return text;
  }

  /// Whether each byte of the line is a character.
  boolean isPlain() {
    return odd == 0;
  }

  /// The bytes among which the line stands from [#from()] to [#to()], exclusive, until [#advance()] goes on. At least
  /// [EightBytes#MORE] stand behind it.
  byte[] bytes() {
    return buffer;
  }

  int from() {
    return lineStart;
  }

  int to() {
    return lineStop;
  }

  /// After a CR an LF belongs to the same end; it may stand in the next block.
  private void skipRestOfLineEnd() throws IOException {
    if (afterReturn && (start < end || fill()) && buffer[start] == '\n') {
      start++;
    }
    afterReturn = false;
  }

  /// The first end of a line at or after `from`; `end` when there is none.
  private int lineEnd(int from) {
    byte[] bytes = buffer;
    int at = from;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long word = EightBytes.at(bytes, at);
      long ends = EightBytes.equal(word, '\n') | EightBytes.equal(word, '\r');
      long strange = EightBytes.outsideAscii(word) | EightBytes.equal(word, '\0');
      if (ends != 0) {
        odd |= strange & EightBytes.before(ends);
        return at + EightBytes.first(ends);
      }
      odd |= strange;
    }
    while (at < end && bytes[at] != '\n' && bytes[at] != '\r') {
      odd |= bytes[at] <= 0 ? 1 : 0;
      at++;
    }
    return at;
  }

  /// Reads more behind what is left, which moves to the front.
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    int left = end - start;
    if (left > LONGEST_LINE) {
      throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
    }
    if (left + BLOCK + EightBytes.MORE > buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * (left + BLOCK) + EightBytes.MORE);
    }
    System.arraycopy(buffer, start, buffer, 0, left);
    start = 0;
    end = left;
    int read = in.read(buffer, end, BLOCK);
    ended = read < 0;
    end += Math.max(0, read);
    return !ended;
  }

  private String decode(byte[] bytes, int from, int to) {
    int special = 0;
    boolean ascii = true;
    for (int i = from; i < to; i++) {
      special += bytes[i] == 0 ? 1 : 0;
      ascii &= bytes[i] >= 0;
    }
    if (special > 0) {
      return MixedText.decode(withoutNul(bytes, from, to, special), others);
    }
    return ascii
        ? new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)
        : MixedText.decode(Arrays.copyOfRange(bytes, from, to), others);
  }

  private static byte[] withoutNul(byte[] bytes, int from, int to, int count) {
    byte[] kept = new byte[to - from - count];
    int at = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        kept[at++] = bytes[i];
      }
    }
    return kept;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
