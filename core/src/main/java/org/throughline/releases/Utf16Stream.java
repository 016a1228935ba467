package org.throughline.releases;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// UTF-16 text with its byte order mark, as UTF-8.
final class Utf16Stream extends InputStream {

  private final Reader reader;
  private final CharBuffer chars = CharBuffer.allocate(1 << 14);
  private ByteBuffer bytes = ByteBuffer.allocate(0);
  private int kept = -1;

  Utf16Stream(InputStream in) {
    reader = new InputStreamReader(in, StandardCharsets.UTF_16);
  }

  /// Whether bytes begin as UTF-16 does.
  static boolean begins(byte[] head) {
    int mark = head.length < 2 ? 0 : ByteBuffer.wrap(head).getShort() & 0xFFFF;
    return mark == 0xFEFF || mark == 0xFFFE;
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, to.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.remaining());
    bytes.get(to, offset, count);
    return count;
  }

  private boolean fill() throws IOException {
    while (!bytes.hasRemaining()) {
      chars.clear();
      if (kept >= 0) {
        chars.put((char) kept);
        kept = -1;
      }
      if (reader.read(chars) < 0 && chars.position() == 0) {
        return false;
      }
      chars.flip();
      int last = chars.limit() - 1;
      // Half a character waits for its other half.
      if (last > 0 && Character.isHighSurrogate(chars.get(last))) {
        kept = chars.get(last);
        chars.limit(last);
      }
      bytes = StandardCharsets.UTF_8.encode(chars);
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
