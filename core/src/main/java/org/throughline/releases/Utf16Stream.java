package org.throughline.releases;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// UTF-16 and UTF-32 text as UTF-8, known by a byte order mark; UTF-16 also by the zero in each of its first characters.
final class Utf16Stream extends BlockStream {

  /// So many first bytes tell.
  static final int HEAD = 8;

  private final Reader reader;
  private final CharBuffer chars = CharBuffer.allocate(1 << 14);
  private int kept = -1;

  /// @param head what [#begins(byte[])] was asked about
  Utf16Stream(InputStream in, byte[] head) {
    reader = new InputStreamReader(in, charset(head));
  }

  private static Charset charset(byte[] head) {
    if (isUtf32(head)) {
      return Charset.forName("UTF-32");
    }
    return isBareLittleEndian(head) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16;
  }

  /// The mark of the little end is that of UTF-16 and a character that no text begins with.
  private static boolean isUtf32(byte[] head) {
    int mark = head.length < Integer.BYTES ? 0 : ByteBuffer.wrap(head).getInt();
    return mark == 0xFEFF || mark == 0xFFFE0000;
  }

  /// Whether bytes begin as UTF-16 or UTF-32 does.
  static boolean begins(byte[] head) {
    int mark = head.length < 2 ? 0 : ByteBuffer.wrap(head).getShort() & 0xFFFF;
    return isUtf32(head)
        || mark == 0xFEFF
        || mark == 0xFFFE
        || isBareLittleEndian(head)
        || isBare(head, 0);
  }

  private static boolean isBareLittleEndian(byte[] head) {
    return isBare(head, 1);
  }

  /// Whether of four characters each has a zero, and at this place, and nothing else has one.
  private static boolean isBare(byte[] head, int zeroAt) {
    for (int i = 0; i < HEAD; i++) {
      if (head.length < HEAD || (head[i] == 0) != (i % 2 == zeroAt)) {
        return false;
      }
    }
    return true;
  }

  @Override
  ByteBuffer next() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(0);
    while (!bytes.hasRemaining()) {
      chars.clear();
      if (kept >= 0) {
        chars.put((char) kept);
        kept = -1;
      }
      if (reader.read(chars) < 0 && chars.position() == 0) {
        return bytes;
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
    return bytes;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
