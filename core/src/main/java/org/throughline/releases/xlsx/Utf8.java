package org.throughline.releases.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// XML in whatever encoding, as UTF-8 without byte order mark.
final class Utf8 {

  private static final int HEAD = 200;
  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)[\"']");

  private Utf8() {}

  /// The same document in UTF-8; the same stream when it is already.
  static InputStream of(InputStream in) throws IOException {
    PushbackInputStream pushback = new PushbackInputStream(in, HEAD);
    byte[] head = pushback.readNBytes(HEAD);
    int mark = markLength(head);
    pushback.unread(head, mark, head.length - mark);
    Charset charset = charset(head);
    return charset.equals(StandardCharsets.UTF_8)
        ? pushback
        : new Transcoded(new InputStreamReader(pushback, charset));
  }

  private static boolean begins(byte[] head, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static int markLength(byte[] head) {
    if (begins(head, 0xEF, 0xBB, 0xBF)) {
      return 3;
    }
    return begins(head, 0xFE, 0xFF) || begins(head, 0xFF, 0xFE) ? 2 : 0;
  }

  private static Charset charset(byte[] head) throws IOException {
    if (begins(head, 0xFE, 0xFF) || begins(head, 0, '<')) {
      return StandardCharsets.UTF_16BE;
    }
    if (begins(head, 0xFF, 0xFE) || begins(head, '<', 0)) {
      return StandardCharsets.UTF_16LE;
    }
    Matcher stated = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
    if (markLength(head) > 0 || !stated.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(stated.group(1));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IOException("its XML has the unknown encoding '" + stated.group(1) + "'", e);
    }
  }

  /// Characters as UTF-8 bytes.
  private static final class Transcoded extends InputStream {

    private static final int CHARACTERS = 8192;
    private final Reader reader;
    private byte[] ready = {};
    private int next;

    Transcoded(Reader reader) {
      this.reader = reader;
    }

    @Override
    public int read() throws IOException {
      return next < ready.length || fill() ? ready[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (next == ready.length && !fill()) {
        return -1;
      }
      int count = Math.min(length, ready.length - next);
      System.arraycopy(ready, next, target, from, count);
      next += count;
      return count;
    }

    private boolean fill() throws IOException {
      char[] characters = new char[CHARACTERS + 1];
      int count = reader.read(characters, 0, CHARACTERS);
      if (count <= 0) {
        return false;
      }
      if (Character.isHighSurrogate(characters[count - 1])) {
        int low = reader.read();
        if (low >= 0) {
          characters[count++] = (char) low;
        }
      }
      ready = new String(characters, 0, count).getBytes(StandardCharsets.UTF_8);
      next = 0;
      return true;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
