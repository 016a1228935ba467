package org.throughline.releases;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Text that is UTF-8 but for some bytes, which are Windows-1252 or what a file has instead.
public final class MixedText {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int LAST_BYTE = 0xFF;

  private MixedText() {}

  /// A text that was written as UTF-8, read as Windows-1252 and written again, as it was at first: `CÃ”TE` is `CÔTE`.
  /// Other texts are returned as they are; the bytes of hardly any are UTF-8 by chance.
  public static String encodedOnce(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      char c = text.charAt(i);
      byte[] one = c <= LAST_BYTE ? new byte[] {(byte) c} : String.valueOf(c).getBytes(WINDOWS);
      if (CodePage.WINDOWS.meaning(one[0]) != c && c != (one[0] & LAST_BYTE)) {
        return text;
      }
      bytes[i] = one[0];
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return text;
    }
  }

  static String decode(byte[] bytes, CodePage others) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        return out.flip().toString();
      }
      for (int i = 0; i < result.length() && in.hasRemaining(); i++) {
        out.put(others.meaning(in.get()));
      }
      decoder.reset();
    }
  }
}
